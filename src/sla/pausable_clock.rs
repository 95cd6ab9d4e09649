//! The clock of a timer: it runs always, or while a calendar is open, and pauses stop it.

use super::calendar_cache::{CalendarCache, CalendarId};
use crate::{
    calendar::{CalendarError, ClosingEdge, Window},
    time::Instant,
};

/// A clock and the pauses of a ticket, sorted and apart. A pause counts only while the clock would
/// run.
#[derive(Clone, Copy, Debug)]
pub(super) struct PausableClock<'p> {
    /// The hours that it runs in; `None` if it always runs.
    pub(super) calendar: Option<CalendarId>,
    pub(super) pauses: &'p [Window],
}

impl PausableClock<'_> {
    /// Returns the seconds on the clock from one instant to a later one.
    pub(super) fn measure(self, from: Instant, to: Instant, cache: &mut CalendarCache) -> i64 {
        cache.measure(self.calendar, from, to) - self.paused(from, to, cache)
    }

    /// Returns the seconds that pauses take off the clock between two instants.
    pub(super) fn paused(self, from: Instant, to: Instant, cache: &mut CalendarCache) -> i64 {
        let mut paused = 0;
        for pause in self.pauses {
            let (start, end) = (pause.start.max(from), pause.end.min(to));
            if start < end {
                paused += cache.measure(self.calendar, start, end);
            }
        }
        paused
    }

    /// Adds seconds on the clock: those left when a pause begins count on from its end.
    ///
    /// Only where the hours end is there an edge to be read one way or the other, not where a pause
    /// begins.
    pub(super) fn add(
        self,
        start: Instant,
        seconds: i64,
        edge: ClosingEdge,
        cache: &mut CalendarCache,
    ) -> Result<Instant, CalendarError> {
        if self.pauses.is_empty() {
            return cache.add(self.calendar, start, seconds, edge);
        }
        let (mut at, mut left) = (start, seconds);
        for pause in self.pauses.iter().filter(|pause| pause.end > start) {
            let until_pause = cache.measure(self.calendar, at, pause.start.max(at));
            if until_pause >= left {
                break;
            }
            (at, left) = (pause.end.max(at), left - until_pause);
        }
        let at = cache.add(self.calendar, at, left, ClosingEdge::Closing)?;
        if edge == ClosingEdge::NextOpening && cache.closes_at(self.calendar, at) {
            self.next_running(at, cache)
        } else {
            Ok(at)
        }
    }

    /// Returns the first instant from a closing on at which hours run that no pause stops.
    fn next_running(
        self,
        closing: Instant,
        cache: &mut CalendarCache,
    ) -> Result<Instant, CalendarError> {
        let mut at = cache.add(self.calendar, closing, 0, ClosingEdge::Closing)?;
        for pause in self.pauses.iter().filter(|pause| pause.end > closing) {
            if pause.start <= at && at < pause.end {
                at = cache.add(self.calendar, pause.end, 0, ClosingEdge::Closing)?;
            }
        }
        Ok(at)
    }
}
