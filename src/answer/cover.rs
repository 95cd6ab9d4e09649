//! Whether somebody is there when a ticket comes: the hours that a case is covered in, ready to be asked many times.

use super::{
    AskError, Subject,
    clocks::{Clocks, HoursId},
    every_priority::agreed,
};
use crate::time::Instant;

/// When the tickets of a case are covered.
#[derive(Clone, Debug)]
pub(super) enum Cover {
    /// At any time.
    Always,
    /// In these hours.
    Hours(HoursId),
    /// The coverage on which all of these agree: those of the priorities that may be meant.
    Each(Vec<Cover>),
    /// No document says.
    NotStated,
}

impl Cover {
    /// The coverage of a subject; of its channel, if that has hours of its own.
    pub(super) fn of(subject: &Subject<'_>, clocks: &mut Clocks) -> Self {
        let hours = match subject.coverage_hours() {
            Err(AskError::Unlisted(_)) => return Self::of_each(subject, clocks),
            hours => hours.ok().flatten(),
        };
        match hours.and_then(|hours| hours.calendar) {
            None => Self::NotStated,
            Some(calendar) if calendar.is_always() => Self::Always,
            Some(calendar) => Self::Hours(clocks.hours(&calendar)),
        }
    }

    /// The coverage of each priority that may be meant by one that nobody names.
    fn of_each(subject: &Subject<'_>, clocks: &mut Clocks) -> Self {
        let subjects = subject.by_priority(|one| Ok(one.clone())).unwrap_or_default();
        Self::Each(subjects.iter().map(|(_, one)| Self::of(one, clocks)).collect())
    }

    /// Whether an instant is covered; `None` if no document says.
    pub(super) fn at(&self, at: Instant, clocks: &mut Clocks) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Hours(hours) => Some(clocks.is_open(*hours, at)),
            Self::Each(covers) => {
                let all: Vec<Option<bool>> = covers.iter().map(|cover| cover.at(at, clocks)).collect();
                agreed(all.iter()).flatten()
            }
            Self::NotStated => None,
        }
    }
}
