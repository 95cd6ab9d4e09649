//! A ticket with a claim, as the causes see it.

use crate::{answer::TicketTimes, calendar::Window, time::Instant};

/// A ticket with a claim, and its deadline by the contract.
#[derive(Clone, Copy, Debug)]
pub struct ClaimedTicket<'t> {
    /// When it was opened, answered, closed and paused.
    pub times: &'t TicketTimes,
    /// Its deadline by the contract.
    pub deadline: Instant,
    /// True if a deadline is claimed, and not a verdict. Nearly any two causes together would fit a
    /// verdict, so they are not tried.
    pub of_deadline: bool,
    /// "Now".
    pub now: Instant,
}

impl ClaimedTicket<'_> {
    /// Returns the instant up to which the ticket is judged: the response, or else its end or now.
    #[must_use]
    pub fn until(&self) -> Instant {
        let closed = self.times.closed.map_or(self.now, |closed| closed.min(self.now));
        self.times.responded.unwrap_or(closed)
    }

    pub(super) fn opened(&self) -> Instant {
        self.times.opened.at
    }

    /// Returns its pauses, sorted and apart; one that goes on ends where the ticket is judged.
    pub(super) fn pauses(&self) -> Vec<Window> {
        let until = self.until();
        let spans = self
            .times
            .pauses
            .iter()
            .map(|(start, end)| Window { start: *start, end: end.unwrap_or(until) });
        let mut pauses: Vec<Window> = spans.filter(|span| span.start < span.end).collect();
        pauses.sort_unstable_by_key(|pause| pause.start);
        pauses.dedup_by(|later, kept| {
            let touches = later.start <= kept.end;
            if touches {
                kept.end = kept.end.max(later.end);
            }
            touches
        });
        pauses
    }
}
