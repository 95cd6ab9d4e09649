//! The coverage of a group of tickets: its hours, ready to be asked many times.

use super::{
    QuestionError, Subject,
    calendar_cache::{CalendarCache, CalendarId},
    every_priority::agreed,
};
use crate::time::Instant;

/// The coverage of a group of tickets.
#[derive(Clone, Debug)]
pub(super) enum CoverageLookup {
    /// At any time.
    Always,
    /// In these hours.
    Hours(CalendarId),
    /// The coverage on which all of these agree: those of the priorities that may be meant.
    Each(Vec<CoverageLookup>),
    /// No document says.
    NotStated,
}

impl CoverageLookup {
    /// Returns the coverage of a subject; of its channel, if that has hours of its own.
    pub(super) fn of(subject: &Subject<'_>, cache: &mut CalendarCache) -> Self {
        let hours = match subject.coverage_hours() {
            Err(QuestionError::Unlisted(_)) => return Self::of_each(subject, cache),
            hours => hours.ok().flatten(),
        };
        match hours.and_then(|hours| hours.calendar) {
            None => Self::NotStated,
            Some(calendar) if calendar.is_always() => Self::Always,
            Some(calendar) => Self::Hours(cache.insert(&calendar)),
        }
    }

    /// Returns the coverage of each priority that may be meant by one that nobody names.
    fn of_each(subject: &Subject<'_>, cache: &mut CalendarCache) -> Self {
        Self::Each(subject.each_priority().values().map(|one| Self::of(one, cache)).collect())
    }

    /// Returns true if an instant is covered; `None` if no document says.
    pub(super) fn at(&self, at: Instant, cache: &mut CalendarCache) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Hours(hours) => Some(cache.is_open(*hours, at)),
            Self::Each(covers) => agreed(covers.iter().map(|cover| cover.at(at, cache))).flatten(),
            Self::NotStated => None,
        }
    }
}
