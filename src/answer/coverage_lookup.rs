//! Whether somebody is there when a ticket comes: the hours that a case is covered in, ready to be
//! asked many times.

use super::{
    QuestionError, Subject,
    calendar_cache::{CalendarCache, CalendarId},
    every_priority::agreed,
};
use crate::time::Instant;

/// When the tickets of a case are covered.
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
    /// The coverage of a subject; of its channel, if that has hours of its own.
    pub(super) fn of(subject: &Subject<'_>, clocks: &mut CalendarCache) -> Self {
        let hours = match subject.coverage_hours() {
            Err(QuestionError::Unlisted(_)) => return Self::of_each(subject, clocks),
            hours => hours.ok().flatten(),
        };
        match hours.and_then(|hours| hours.calendar) {
            None => Self::NotStated,
            Some(calendar) if calendar.is_always() => Self::Always,
            Some(calendar) => Self::Hours(clocks.insert(&calendar)),
        }
    }

    /// The coverage of each priority that may be meant by one that nobody names.
    fn of_each(subject: &Subject<'_>, clocks: &mut CalendarCache) -> Self {
        Self::Each(subject.each_priority().values().map(|one| Self::of(one, clocks)).collect())
    }

    /// Whether an instant is covered; `None` if no document says.
    pub(super) fn at(&self, at: Instant, clocks: &mut CalendarCache) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Hours(hours) => Some(clocks.is_open(*hours, at)),
            Self::Each(covers) => agreed(covers.iter().map(|cover| cover.at(at, clocks))).flatten(),
            Self::NotStated => None,
        }
    }
}
