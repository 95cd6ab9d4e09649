//! A ticket with a claim, as the causes see it.

use crate::{
    calendar::Window,
    sla::{TicketTimes, united},
    time::Instant,
};

/// A ticket with a claim, and its deadline by the contract.
#[derive(Clone, Copy, Debug)]
pub struct ClaimedTicket<'t> {
    /// When it was opened, answered, closed and paused.
    pub times: &'t TicketTimes,
    /// Its deadline by the contract.
    pub deadline: Instant,
    /// Its deadlines if the clock goes on at a reopening, and if it starts again, of a ticket that
    /// was opened again. In the order of `REOPENINGS`.
    pub reopened: [Option<Instant>; 2],
    /// True if a deadline is claimed, and not a verdict. Nearly any two causes together would fit a
    /// verdict, so they are not tried.
    pub of_deadline: bool,
    /// "Now".
    pub now: Instant,
}

impl ClaimedTicket<'_> {
    /// Returns the instant up to which the ticket is evaluated: the response, or else its end or
    /// now.
    #[must_use]
    pub fn until(&self) -> Instant {
        let closed = self.times.closed.map_or(self.now, |closed| closed.min(self.now));
        self.times.responded.unwrap_or(closed)
    }

    pub(super) fn opened(&self) -> Instant {
        self.times.opened.at
    }

    /// Returns its pauses, sorted and apart; one that has not ended is cut where
    /// the ticket is evaluated.
    pub(super) fn pauses(&self) -> Vec<Window> {
        united(&self.times.pauses, self.until())
    }
}
