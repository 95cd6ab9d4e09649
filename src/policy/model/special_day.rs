//! Days with hours of their own, as a policy or a contract has them.

use std::collections::BTreeSet;

use super::document::Clause;
use crate::{
    calendar::{DaySpan, SpecialDay, WeeklyHours},
    time::Date,
};

/// A date with hours of its own, in some of the policy's calendars.
#[derive(Clone, Debug)]
pub(crate) struct AgreedDay {
    /// The place of its table among those of the file.
    pub(crate) place: usize,
    /// The date, where the hours of each calendar are.
    pub(crate) on: Date,
    /// Its name, for people.
    pub(crate) name: String,
    /// Its hours.
    pub(crate) hours: AgreedHours,
    /// The ids of the calendars; none of them is a union.
    pub(crate) calendars: Vec<String>,
    /// The rule that gave the date, in words; `None` if the file names the date.
    pub(crate) rule: Option<String>,
    /// The clauses that say so; a contract may name none.
    pub(crate) clauses: Vec<Clause>,
}

/// The hours of a special day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AgreedHours {
    /// These, whatever else the day is; none if it is closed.
    Own(Vec<DaySpan>),
    /// The usual hours of its weekday until this second after midnight.
    Until(i64),
}

impl AgreedDay {
    /// Returns the rule in words, or else the date.
    #[must_use]
    pub(crate) fn when(&self) -> String {
        self.rule.clone().unwrap_or_else(|| self.on.to_string())
    }

    /// Returns `09:00-12:00`, `closed` or `until 12:00`.
    #[must_use]
    pub(crate) fn hours_in_words(&self) -> String {
        match &self.hours {
            AgreedHours::Own(spans) => self.day(spans.clone()).hours(),
            AgreedHours::Until(end) => {
                format!("until {:02}:{:02}", end / 3600, end / 60 % 60)
            }
        }
    }

    /// Returns the day with its hours in a week; `None` if it leaves a free weekday as it is.
    #[must_use]
    pub(crate) fn in_week(&self, weekly: &WeeklyHours) -> Option<SpecialDay> {
        match &self.hours {
            AgreedHours::Own(spans) => Some(self.day(spans.clone())),
            AgreedHours::Until(end) => {
                let usual = weekly.on(self.on.weekday());
                let cut =
                    usual.iter().filter_map(|span| DaySpan::new(span.from, span.to.min(*end)));
                (!usual.is_empty()).then(|| self.day(cut.collect()))
            }
        }
    }

    /// Returns true if a holiday goes before it.
    #[must_use]
    pub(crate) fn yields_to_holidays(&self) -> bool {
        matches!(self.hours, AgreedHours::Until(_))
    }

    fn day(&self, spans: Vec<DaySpan>) -> SpecialDay {
        SpecialDay { on: self.on, name: self.name.clone(), spans }
    }
}

/// Returns one day for each date that a file names, and one for each of its rules, in its order.
#[must_use]
pub(crate) fn as_written(days: &[AgreedDay]) -> Vec<&AgreedDay> {
    let mut seen = BTreeSet::new();
    let mut written: Vec<_> = days.iter().filter(|day| seen.insert(day.place)).collect();
    written.sort_by_key(|day| day.place);
    written
}
