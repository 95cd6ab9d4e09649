//! The clock that counts a target: it runs always, or while a calendar is open, and stands still in
//! pauses.

use super::QuestionError;
use crate::{
    calendar::{Calendar, CalendarError, ClosingEdge, Timeline, Window},
    time::{Instant, SECONDS_PER_DAY},
};

/// A clock.
#[derive(Clone, Debug)]
pub(super) struct PromiseClock {
    /// While this is open; always if there is none.
    pub(super) calendar: Option<Calendar>,
    /// Only the part of a pause in which the clock would run counts. They may overlap.
    pub(super) pauses: Vec<Window>,
}

impl PromiseClock {
    /// Seconds on this clock from one instant to a later one.
    pub(super) fn measure(&self, from: Instant, to: Instant) -> i64 {
        match &self.calendar {
            None if self.pauses.is_empty() => to.seconds_since(from),
            Some(calendar) if self.pauses.is_empty() => calendar.measure(from, to),
            _ => self.timeline(from, to).measure(from, to),
        }
    }

    /// The instant at which the clock has counted so many seconds more.
    pub(super) fn add(
        &self,
        start: Instant,
        seconds: i64,
        edge: ClosingEdge,
    ) -> Result<Instant, QuestionError> {
        match &self.calendar {
            None if self.pauses.is_empty() => {
                return start
                    .checked_add(seconds)
                    .ok_or(QuestionError::Calendar(CalendarError::OutOfRange));
            }
            Some(calendar) if self.pauses.is_empty() => {
                return Ok(calendar.add(start, seconds, edge)?);
            }
            _ => {}
        }
        let at = self.add_with_pauses(start, seconds, ClosingEdge::Closing)?;
        // Only where the hours end is there an edge to be read one way or the other, not where a
        // pause begins.
        if edge == ClosingEdge::NextOpening && self.closes_at(at) {
            self.add_with_pauses(start, seconds, edge)
        } else {
            Ok(at)
        }
    }

    /// Whether the hours of the clock end at an instant.
    pub(super) fn closes_at(&self, at: Instant) -> bool {
        let Some(calendar) = &self.calendar else { return false };
        let [before, after] = [-1, 1].map(|seconds| Instant::clamped(at.unix() + seconds));
        let around = calendar.timeline(before, after);
        around.window_at(before).is_some() && around.window_at(at).is_none()
    }

    /// The last instant up to `to` until which the clock ran, if it did after `from`.
    pub(super) fn last_running_before(&self, from: Instant, to: Instant) -> Option<Instant> {
        self.timeline(from, to).windows().last().map(|window| window.end)
    }

    fn add_with_pauses(
        &self,
        start: Instant,
        seconds: i64,
        edge: ClosingEdge,
    ) -> Result<Instant, QuestionError> {
        let mut ahead = 30 * SECONDS_PER_DAY + seconds * 8;
        loop {
            let end = Instant::clamped(start.unix().saturating_add(ahead));
            match self.timeline(start, end).add(start, seconds, edge) {
                Some(at) => return Ok(at),
                None if end == Instant::MAX => {
                    return Err(QuestionError::Calendar(CalendarError::OutOfRange));
                }
                None => ahead = ahead.saturating_mul(2),
            }
        }
    }

    /// What the pauses take off this clock between two instants.
    pub(super) fn paused(&self, from: Instant, to: Instant) -> i64 {
        let running = Self { calendar: self.calendar.clone(), pauses: Vec::new() };
        running.measure(from, to) - self.measure(from, to)
    }

    /// The spans in which the clock runs between two instants.
    pub(super) fn timeline(&self, from: Instant, to: Instant) -> Timeline {
        let running = match &self.calendar {
            Some(calendar) => calendar.timeline(from, to),
            None => Timeline::new(from, to, vec![Window { start: from, end: to }]),
        };
        running.without(&self.pauses)
    }
}
