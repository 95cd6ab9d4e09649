//! Counts tickets with times that have not come yet.

use super::EvaluatedRow;
use crate::time::Instant;

/// Tickets with a time after now: most often a day and month exchanged, or a wrong zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct LaterTimes {
    /// Tickets that are opened after now.
    pub opened: u64,
    /// Tickets that are answered or closed after now.
    pub ended: u64,
}

impl LaterTimes {
    pub(crate) fn count(&mut self, row: &EvaluatedRow<'_, '_>, now: Instant) {
        let (times, opened) = (row.times, row.status.opened.at);
        let is_later = |at: Option<Instant>| at.is_some_and(|at| at > now);
        // With another metric, the clock may start with an answer or an update.
        let starts_later = times.opened.at > now && times.opened.at != opened;
        self.opened += u64::from(opened > now);
        self.ended +=
            u64::from(is_later(times.responded) || is_later(times.closed) || starts_later);
    }

    /// Adds the counts of other tickets.
    pub fn add(&mut self, other: Self) {
        self.opened += other.opened;
        self.ended += other.ended;
    }
}
