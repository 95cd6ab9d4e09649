//! Presets: the names of columns in the exports of well-known help desks.
//!
//! Each entry cites the source of its names, as of November 2026: an export or a part of one, a
//! program that writes or reads such, or the vendor's documentation. Names that were not seen are
//! not there. Exports in other languages have others.
//!
//! A preset only names columns and forms of time; `--map` beats it. Times without an offset are
//! local times of whoever exported them, so they need the zone. Columns that say how long an answer
//! took are left to `--map responded_after`: some count the help desk's business hours, and it was
//! not seen what stands in them without an answer.

use super::Field;

/// The columns of an export.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name, as `--preset` takes it.
    pub name: &'static str,
    /// The help desk and the export.
    pub of: &'static str,
    /// Field, and the columns that may hold it; of those that are there the first that is not empty
    /// counts.
    pub columns: &'static [(Field, &'static [&'static str])],
    /// Columns that count business hours without a word of it in their names.
    pub business: &'static [&'static str],
    /// The form in which times are written, as `strftime` describes it.
    pub time_format: Option<&'static str>,
}

/// Every preset.
pub(crate) const PRESETS: [Preset; 5] = [
    // CSV: the header of an export of 2023 with its first rows, cut, and two programs that write
    // and read such. JSON: programs that read the API's tickets; what is called solved_at stands in
    // their metric_set.
    Preset {
        name: "zendesk",
        of: "Zendesk Support: tickets as CSV, or as JSON by the API's names",
        columns: &[
            (Field::Opened, &["Created at", "created_at"]),
            (Field::Closed, &["Solved at", "solved_at"]),
            (Field::Priority, &["Priority", "priority"]),
        ],
        business: &[],
        time_format: None,
    },
    // Programs that read the CSV or write the same, some with this form of its dates. The first
    // response is a field of Jira's charting plug-in. 'Custom field (Time to first response)' is
    // what Jira's own clock has left, no time.
    Preset {
        name: "jira",
        of: "Jira Service Management: issues as CSV, in the default form of its dates",
        columns: &[
            (Field::Opened, &["Created"]),
            (Field::Responded, &["Custom field ([CHART] Date of First Response)"]),
            (Field::Closed, &["Resolved"]),
            (Field::Priority, &["Priority"]),
        ],
        business: &[],
        time_format: Some("%d/%b/%y %I:%M %p"),
    },
    // A test of Freshdesk's own, which maps its fields to these names, and programs that read the
    // CSV; some read Freshservice's, with other capitals, which do not matter. 'First response time
    // (in hrs)' is counted in business hours by that test.
    Preset {
        name: "freshdesk",
        of: "Freshdesk and Freshservice: tickets as CSV",
        columns: &[
            (Field::Opened, &["Created time"]),
            (Field::Responded, &["Initial response time"]),
            (Field::Closed, &["Resolved time", "Closed time"]),
            (Field::Priority, &["Priority"]),
        ],
        business: &["First response time (in hrs)"],
        time_format: None,
    },
    // ServiceNow's documentation: CSV has the fields' names and the values as they are shown, or
    // labels if the instance is set to them. The names: the header of a published log of incidents,
    // and programs that read exports. Of the labels of times only 'Opened' was seen, in a program
    // that reads a list exported to a spreadsheet.
    Preset {
        name: "servicenow",
        of: "ServiceNow: incidents as CSV",
        columns: &[
            (Field::Opened, &["opened_at", "Opened"]),
            (Field::Closed, &["resolved_at", "closed_at"]),
            (Field::Priority, &["priority"]),
        ],
        business: &[],
        time_format: None,
    },
    // The manual of gh.
    Preset {
        name: "github",
        of: "GitHub: gh issue list --json number,title,createdAt,closedAt",
        columns: &[(Field::Opened, &["createdAt"]), (Field::Closed, &["closedAt"])],
        business: &[],
        time_format: None,
    },
];

impl Preset {
    /// Returns the preset of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name.eq_ignore_ascii_case(name))
    }
}

/// Returns the name of every preset.
pub(crate) fn preset_names() -> Vec<&'static str> {
    PRESETS.iter().map(|preset| preset.name).collect()
}

#[cfg(test)]
mod tests {
    use super::PRESETS;
    use crate::times::TimeForm;

    #[test]
    fn forms_of_time_are_such() {
        for form in PRESETS.iter().filter_map(|preset| preset.time_format) {
            assert!(TimeForm::new(form).is_ok(), "{form}");
        }
    }
}
