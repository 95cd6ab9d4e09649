//! A ticket on which causes are tried, with the caches to compile them.

use super::{
    ClaimedTicket,
    candidates::{CandidateCauses, RareTimers},
    counterexamples::CandidateRef,
};
use crate::{
    calendar::Window,
    sla::{CalendarCache, GroupId, SlaTimer},
    time::Instant,
};

/// Takes a cause and the deadline that it gives.
pub(super) type CauseSink<'f> = &'f mut dyn FnMut(CandidateRef, Instant);

/// A ticket, and the calendars to try causes with.
pub(super) struct CauseTrial<'t> {
    pub(super) ticket: &'t ClaimedTicket<'t>,
    pub(super) opened: Instant,
    pub(super) pauses: Vec<Window>,
    /// The ticket's group, and the year of its opening.
    pub(super) group: (GroupId, i32),
    pub(super) calendars: &'t mut CalendarCache,
    pub(super) rare_timers: &'t mut RareTimers,
}

impl CauseTrial<'_> {
    /// Returns true if the contract's deadline is that of the group.
    pub(super) fn is_plain(&mut self, candidates: &CandidateCauses) -> bool {
        self.deadline(&candidates.timer) == Some(self.ticket.deadline)
    }

    /// Returns the deadline by a timer.
    pub(super) fn deadline(&mut self, timer: &SlaTimer) -> Option<Instant> {
        self.deadline_from(self.opened, timer)
    }

    /// Returns the deadline by a timer that starts at another instant than the opening.
    pub(super) fn deadline_from(&mut self, start: Instant, timer: &SlaTimer) -> Option<Instant> {
        timer.deadline(start, &self.pauses, self.calendars)
    }
}
