//! Presets: the columns of the exports of well-known help desks, from `presets.toml`.
//!
//! A preset names columns and forms of time; `--map` beats it.

use super::Field;

/// The columns of an export.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name, as `--preset` takes it.
    pub name: &'static str,
    /// The name of the help desk.
    pub title: &'static str,
    /// The help desk and the export.
    pub of: &'static str,
    /// Where the names of its columns were seen.
    pub seen: &'static str,
    /// Field, and the columns that may hold it; of those that are there the first that is not empty
    /// counts. Without any, no column holds the field.
    pub columns: &'static [(Field, &'static [&'static str])],
    /// Further columns by which the export is told from others.
    pub marks: &'static [&'static str],
    /// Columns that count business hours without a word of it in their names.
    pub business: &'static [&'static str],
    /// The form in which times are written, as `strftime` describes it.
    pub time_format: Option<&'static str>,
}

/// A ready-made set of meanings of priorities.
#[derive(Clone, Copy, Debug)]
pub struct PriorityScheme {
    /// Its name, as `--map-value priority:@NAME` takes it.
    pub name: &'static str,
    /// Value and meaning; an empty meaning is as an empty cell.
    pub values: &'static [(&'static str, &'static str)],
}

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

/// The name that stands for no preset: a table is read as it stands.
pub(crate) const NO_PRESET: &str = "none";

/// The fewest columns by which an export is recognised, that of the opening among them.
const FEWEST: usize = 3;

/// The fewest typical columns of an export whose column of the opening has slacalc's own name.
const FEWEST_MARKS: usize = 2;

impl Preset {
    /// Returns the preset of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name.eq_ignore_ascii_case(name))
    }

    /// Returns the preset that a table has more columns of than of any other: that of the opening,
    /// and at least two more.
    #[must_use]
    pub(crate) fn recognised(columns: &[String]) -> Option<&'static Self> {
        let counts = PRESETS.iter().map(|preset| (preset.count_in(columns), preset));
        let mut found: Vec<(usize, &Self)> = counts.filter(|(count, _)| *count >= FEWEST).collect();
        found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        match found[..] {
            [(most, preset), ref rest @ ..]
                if rest.first().is_none_or(|(next, _)| *next < most) =>
            {
                Some(preset)
            }
            _ => None,
        }
    }

    /// Returns true if a table has at least two of its typical columns, which tell it from any
    /// table that names the opening as slacalc does.
    #[must_use]
    pub(crate) fn is_marked(&self, columns: &[String]) -> bool {
        let is_mark =
            |column: &&String| self.marks.iter().any(|mark| mark.eq_ignore_ascii_case(column));
        columns.iter().filter(is_mark).count() >= FEWEST_MARKS
    }

    /// Returns the number of its columns that a table has; 0 without one for the opening.
    fn count_in(&self, columns: &[String]) -> usize {
        let is_among = |column: &str, names: &[&str]| {
            names.iter().any(|name| name.eq_ignore_ascii_case(column))
        };
        let holds = |column: &str, (_, names): &(Field, &[&str])| is_among(column, names);
        let opening = self.columns.iter().find(|(field, _)| *field == Field::Opened);
        if !opening.is_some_and(|opening| columns.iter().any(|column| holds(column, opening))) {
            return 0;
        }
        let is_known = |column: &&String| {
            is_among(column, self.marks) || self.columns.iter().any(|known| holds(column, known))
        };
        columns.iter().filter(is_known).count()
    }
}

impl PriorityScheme {
    /// Returns the set of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<&'static Self> {
        SCHEMES.iter().find(|scheme| scheme.name.eq_ignore_ascii_case(name))
    }

    /// Returns the meaning of a value.
    #[must_use]
    pub(crate) fn meaning(&self, value: &str) -> Option<&'static str> {
        let is_it = |(known, _): &&(&str, &str)| known.eq_ignore_ascii_case(value.trim());
        self.values.iter().find(is_it).map(|(_, meant)| *meant)
    }

    /// Lists what it maps: `Highest=1, High=2`.
    #[must_use]
    pub(crate) fn listed(&self) -> String {
        let pair = |(value, meant): &(&str, &str)| match *meant {
            "" => format!("{value} as an empty cell"),
            meant => format!("{value}={meant}"),
        };
        let pairs: Vec<String> = self.values.iter().map(pair).collect();
        pairs.join(", ")
    }

    /// Lists every set with what it maps, for a message.
    #[must_use]
    pub(crate) fn all_listed() -> String {
        let sets: Vec<String> =
            SCHEMES.iter().map(|set| format!("@{} ({})", set.name, set.listed())).collect();
        sets.join("; ")
    }
}

/// Returns the name of every preset, and that of none.
pub(crate) fn preset_names() -> Vec<&'static str> {
    PRESETS.iter().map(|preset| preset.name).chain([NO_PRESET]).collect()
}

#[cfg(test)]
mod tests {
    use super::{PRESETS, Preset};
    use crate::times::TimeForm;

    fn recognised(header: &str) -> Option<&'static str> {
        let columns: Vec<String> = header.split(',').map(str::to_owned).collect();
        Preset::recognised(&columns).map(|preset| preset.name)
    }

    #[test]
    fn forms_of_time_are_such_and_every_entry_says_where_it_was_seen() {
        for preset in PRESETS {
            assert!(preset.time_format.is_none_or(|form| TimeForm::new(form).is_ok()));
            assert!(!preset.seen.is_empty(), "{}", preset.name);
        }
    }

    #[test]
    fn an_export_is_recognised_by_its_opening_and_two_more_columns() {
        assert_eq!(recognised("ID,Created at,Solved at,Priority"), Some("zendesk"));
        assert_eq!(recognised("key,priority,created,resolutiondate"), Some("jira"));
        assert_eq!(recognised("number,created_at,closed_at"), Some("github"));
        assert_eq!(recognised("iid,created_at,closed_at"), Some("gitlab"));
    }

    #[test]
    fn a_tie_or_too_few_columns_is_no_export() {
        for header in [
            "created_at,closed_at,labels",
            "created_at,closed_at,priority",
            "Solved at,Priority,Replies,Reopens",
            "Created,Priority",
        ] {
            assert_eq!(recognised(header), None, "{header}");
        }
    }
}
