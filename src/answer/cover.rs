//! Whether somebody is there when a ticket comes: the hours that a case is covered in, ready to be asked many times.

use super::{
    Subject,
    clocks::{Clocks, HoursId},
};
use crate::time::Instant;

/// When the tickets of a case are covered.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cover {
    /// At any time.
    Always,
    /// In these hours.
    Hours(HoursId),
    /// No document says.
    NotStated,
}

impl Cover {
    /// The coverage of a subject; of its channel, if that has hours of its own.
    pub(super) fn of(subject: &Subject<'_>, clocks: &mut Clocks) -> Self {
        match subject.coverage_hours().ok().flatten().and_then(|hours| hours.calendar) {
            None => Self::NotStated,
            Some(calendar) if calendar.is_always() => Self::Always,
            Some(calendar) => Self::Hours(clocks.hours(&calendar)),
        }
    }

    /// Whether an instant is covered; `None` if no document says.
    pub(super) fn at(self, at: Instant, clocks: &mut Clocks) -> Option<bool> {
        match self {
            Self::Always => Some(true),
            Self::Hours(hours) => Some(clocks.is_open(hours, at)),
            Self::NotStated => None,
        }
    }
}
