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
        let opened = row.status.opened.at;
        // With another metric, the clock may start with an answer or an update.
        let start = Some(row.times.opened.at).filter(|at| *at != opened);
        let ends = [start, row.times.responded, row.times.closed];
        self.opened += u64::from(opened > now);
        self.ended += u64::from(ends.into_iter().flatten().any(|at| at > now));
    }

    /// Adds the counts of other tickets.
    pub fn add(&mut self, other: Self) {
        self.opened += other.opened;
        self.ended += other.ended;
    }
}
