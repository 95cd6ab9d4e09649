//! What the exports of well-known help desks call things.
//!
//! The names were compared with exports and with programs that read such; where they were not seen written, an entry says so.
//!
//! A preset only names columns and forms of time; `--map` beats it. Times without an offset are local times of whoever exported
//! them, so they need the zone.

use super::{Field, Mapping};

/// The columns of an export.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// As it is asked for.
    pub name: &'static str,
    /// Whose export it is.
    pub of: &'static str,
    /// Field, and the columns that may hold it; the first that is there does.
    pub columns: &'static [(Field, &'static [&'static str])],
    /// Another form in which times are written, as `strftime` describes it.
    pub time_format: Option<&'static str>,
}

/// Every preset.
pub const PRESETS: [Preset; 5] = [
    // The names in JSON are those of the API's other objects; a whole export in JSON was not seen.
    Preset {
        name: "zendesk",
        of: "Zendesk Support: tickets as CSV, or as JSON by the API's names",
        columns: &[
            (Field::Opened, &["Created at", "created_at"]),
            (Field::Closed, &["Solved at", "solved_at"]),
            (Field::Priority, &["Priority", "priority"]),
        ],
        time_format: None,
    },
    // Of the names of the data pipeline only what they mean was seen documented, not each name.
    Preset {
        name: "jira",
        of: "Jira Service Management: issues as CSV, in the default form of its dates",
        columns: &[
            (Field::Opened, &["Created", "created_date"]),
            (Field::Closed, &["Resolved", "resolution_date"]),
            (Field::Priority, &["Priority", "priority_name"]),
        ],
        time_format: Some("%d/%b/%y %I:%M %p"),
    },
    Preset {
        name: "freshdesk",
        of: "Freshdesk: tickets as CSV",
        columns: &[
            (Field::Opened, &["Created time"]),
            (Field::Responded, &["Initial response time"]),
            (Field::Closed, &["Closed time", "Resolved time"]),
            (Field::Priority, &["Priority"]),
        ],
        time_format: None,
    },
    // The fields' names are the API's; those of the list were not seen in an export.
    Preset {
        name: "servicenow",
        of: "ServiceNow: incidents as CSV, by the names of the fields or of the list",
        columns: &[
            (Field::Opened, &["opened_at", "Opened"]),
            (Field::Closed, &["closed_at", "Closed"]),
            (Field::Priority, &["priority", "Priority"]),
        ],
        time_format: None,
    },
    Preset {
        name: "github",
        of: "GitHub: gh issue list --json number,title,createdAt,closedAt",
        columns: &[(Field::Opened, &["createdAt"]), (Field::Closed, &["closedAt"])],
        time_format: None,
    },
];

impl Preset {
    /// The preset of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name.eq_ignore_ascii_case(name))
    }

    /// Takes its columns, where nothing else was said.
    pub fn apply(&self, mapping: &mut Mapping) {
        for (field, columns) in self.columns {
            mapping.suggest(*field, columns);
        }
    }
}
