//! The clock that counts a target: it runs always, or while a calendar is open, and stands still in pauses.

use super::AskError;
use crate::{
    calendar::{Calendar, CalendarError, ClosingEdge, Timeline, Window},
    time::{Instant, SECONDS_PER_DAY},
};

/// A clock.
#[derive(Clone, Debug)]
pub(super) struct Counting {
    /// While this is open; always if there is none.
    pub(super) calendar: Option<Calendar>,
    /// Only the part of a pause in which the clock would run counts. They may overlap.
    pub(super) pauses: Vec<Window>,
}

impl Counting {
    /// Seconds on this clock from one instant to a later one.
    pub(super) fn measure(&self, from: Instant, to: Instant) -> i64 {
        match &self.calendar {
            None if self.pauses.is_empty() => to.seconds_since(from),
            Some(calendar) if self.pauses.is_empty() => calendar.measure(from, to),
            _ => self.timeline(from, to).measure(from, to),
        }
    }

    /// The instant at which the clock has counted so many seconds more.
    pub(super) fn add(&self, start: Instant, seconds: i64, edge: ClosingEdge) -> Result<Instant, AskError> {
        match &self.calendar {
            None if self.pauses.is_empty() => return start.checked_add(seconds).ok_or(AskError::Calendar(CalendarError::OutOfRange)),
            Some(calendar) if self.pauses.is_empty() => return Ok(calendar.add(start, seconds, edge)?),
            _ => {}
        }
        let mut ahead = 30 * SECONDS_PER_DAY + seconds * 8;
        loop {
            let end = Instant::clamped(start.unix().saturating_add(ahead));
            match self.timeline(start, end).add(start, seconds, edge) {
                Some(at) => return Ok(at),
                None if end == Instant::MAX => return Err(AskError::Calendar(CalendarError::OutOfRange)),
                None => ahead = ahead.saturating_mul(2),
            }
        }
    }

    /// What the pauses take off this clock between two instants.
    pub(super) fn paused(&self, from: Instant, to: Instant) -> i64 {
        let running = Self { calendar: self.calendar.clone(), pauses: Vec::new() };
        running.measure(from, to) - self.measure(from, to)
    }

    fn timeline(&self, from: Instant, to: Instant) -> Timeline {
        let running = match &self.calendar {
            Some(calendar) => calendar.timeline(from, to),
            None => Timeline::new(from, to, vec![Window { start: from, end: to }]),
        };
        running.without(&self.pauses)
    }
}
