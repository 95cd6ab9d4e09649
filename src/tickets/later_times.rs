//! Counts tickets with times that have not come yet.

use crate::{answer::TicketTimes, time::Instant};

/// Tickets with a time after now: most often a day and month exchanged, or a wrong zone.
#[derive(Clone, Copy, Debug, Default)]
pub struct LaterTimes {
    /// Tickets that are opened after now.
    pub opened: u64,
    /// Tickets that are answered or closed after now.
    pub ended: u64,
}

impl LaterTimes {
    pub(crate) fn count(&mut self, times: &TicketTimes, now: Instant) {
        let ends = [times.responded, times.closed];
        self.opened += u64::from(times.opened.at > now);
        self.ended += u64::from(ends.into_iter().flatten().any(|at| at > now));
    }

    /// Adds the counts of other tickets.
    pub fn add(&mut self, other: Self) {
        self.opened += other.opened;
        self.ended += other.ended;
    }
}
