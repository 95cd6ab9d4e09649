//! The SLA timer of a target: the clock that it runs on, the time that it allows, and where that
//! ends.
//!
//! It is made once from [`SlaTerms`] and run for one ticket or for millions. All that is said of a
//! deadline follows from a [`TimerResult`]: the state, shares of the time, other readings, the
//! steps of an explanation, and the causes of a claim that differs.

use super::{
    calendar_cache::{CalendarCache, CalendarId, HORIZON},
    pausable_clock::PausableClock,
    sla_terms::SlaTerms,
};
use crate::{
    calendar::{BusinessDayRule, CalendarError, ClosingEdge, Exhausted, Position, Window},
    time::{Instant, TargetDuration},
};

/// The timer of a target under some choice of readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlaTimer {
    /// The hours that the clock runs in; `None` if it always runs.
    calendar: Option<CalendarId>,
    allowance: Allowance,
    edge: ClosingEdge,
    /// Tickets later in their day than so many seconds after midnight count as received on the next
    /// business day.
    cut_off: Option<i64>,
}

/// The time that a target allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Allowance {
    /// Seconds on the clock, which pauses stop.
    Seconds(i64),
    /// Dates, counted by [`BusinessDayRule::SameTime`] or [`BusinessDayRule::CloseOfDay`]. The time
    /// that pauses take until then is made up for after it.
    Dates(BusinessDayRule, u32),
}

/// The run of a timer for one ticket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimerResult {
    /// The instant as which the request counts as received: as it came, or later by a cut-off.
    pub(super) received: Instant,
    pub(super) clock_start: Instant,
    pub(super) deadline: Instant,
    /// The end of a time in dates, before pauses are made up for.
    pub(super) ended: Option<Instant>,
    /// Intermediate results of the fast path: a target in seconds of hours, no pauses, no cut-off.
    pub(super) fast: Option<FastPath>,
}

/// Intermediate results of a run in seconds of hours, without pauses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FastPath {
    calendar: CalendarId,
    /// The covered seconds before the start.
    covered: i64,
    /// True if the time is used up exactly at closing.
    pub(super) closes: bool,
}

impl SlaTimer {
    /// Makes the timer of some terms.
    ///
    /// # Errors
    /// Days are counted in hours of several places, or have no single length.
    pub(super) fn compile(
        terms: &SlaTerms,
        cache: &mut CalendarCache,
    ) -> Result<Self, CalendarError> {
        let (edge, cut_off) = (terms.edge, terms.cut_off);
        let Some(calendar) = &terms.calendar else {
            let TargetDuration::Time { seconds, .. } = terms.length else {
                return Err(CalendarError::UnevenDays);
            };
            let allowance = Allowance::Seconds(seconds);
            return Ok(Self { calendar: None, allowance, edge, cut_off: None });
        };
        let allowance = match terms.length {
            TargetDuration::Time { seconds, .. } => Allowance::Seconds(seconds),
            TargetDuration::BusinessDays(days) => {
                match calendar.business_days_as_time(days, terms.days)? {
                    Some(seconds) => Allowance::Seconds(seconds),
                    None => Allowance::Dates(terms.days, days),
                }
            }
        };
        let by_date = matches!(allowance, Allowance::Dates(..)) || cut_off.is_some();
        if by_date && calendar.schedules().len() != 1 {
            return Err(CalendarError::SeveralPlaces);
        }
        let always = calendar.is_always() && !by_date;
        let calendar = if always { None } else { Some(cache.insert(calendar)) };
        Ok(Self { calendar, allowance, edge, cut_off })
    }

    /// Makes the timer of some terms; `None` if they cannot be counted.
    pub(crate) fn new(terms: &SlaTerms, cache: &mut CalendarCache) -> Option<Self> {
        Self::compile(terms, cache).ok()
    }

    /// Returns a timer of so many seconds in the same hours.
    pub(crate) fn of_seconds(&self, seconds: i64) -> Self {
        Self { allowance: Allowance::Seconds(seconds), cut_off: None, ..self.clone() }
    }

    pub(super) fn allowance(&self) -> Allowance {
        self.allowance
    }

    /// Returns true if it is the other but for the end of a time that is used up at closing.
    pub(super) fn is_but_for_edge(&self, other: &Self) -> bool {
        let essence = |timer: &Self| (timer.calendar, timer.allowance, timer.cut_off);
        essence(self) == essence(other)
    }

    /// Returns how much work a run is, more or less.
    pub(super) fn effort(&self) -> u8 {
        match (self.allowance, self.calendar) {
            (_, None) => 1,
            (Allowance::Seconds(_), Some(_)) => 2,
            (Allowance::Dates(..), Some(_)) => 3,
        }
    }

    /// Runs the timer from an instant on. `pauses` are sorted and apart.
    pub(super) fn run(
        &self,
        start: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Result<TimerResult, CalendarError> {
        match self.run_fast(start, start, pauses, cache) {
            Some((result, _)) => Ok(result),
            None => self.run_in_steps(start, pauses, cache),
        }
    }

    /// Runs the timer where more than hours stands in its way, or where hours are not compiled.
    #[cold]
    fn run_in_steps(
        &self,
        start: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Result<TimerResult, CalendarError> {
        let (received, ended, deadline) = self.find_deadline(start, pauses, cache)?;
        let clock_start = cache.add(self.calendar, received, 0, ClosingEdge::Closing)?;
        Ok(TimerResult { received, clock_start, deadline, ended, fast: None })
    }

    /// Returns `received`, `ended` and `deadline` of a [`TimerResult`].
    fn find_deadline(
        &self,
        start: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Result<(Instant, Option<Instant>, Instant), CalendarError> {
        let received = match (self.cut_off, self.calendar) {
            (Some(cut_off), Some(calendar)) => cache.received(calendar, start, cut_off)?,
            _ => start,
        };
        let clock = self.clock(pauses);
        match (self.allowance, self.calendar) {
            (Allowance::Dates(rule, days), Some(calendar)) => {
                let ended =
                    cache.business_days_later(calendar, received, (days, rule), self.edge)?;
                // The time that pauses took until then is made up for after it.
                let deadline = match clock.paused(received, ended, cache) {
                    0 => ended,
                    paused => clock.add(ended, paused, self.edge, cache)?,
                };
                Ok((received, Some(ended), deadline))
            }
            (Allowance::Seconds(seconds), _) => {
                Ok((received, None, clock.add(received, seconds, self.edge, cache)?))
            }
            // Dates are those of a calendar, as `compile` sees to it.
            (Allowance::Dates(..), None) => Err(CalendarError::SeveralPlaces),
        }
    }

    /// Runs the timer and measures the time on its clock from its start to an instant.
    #[inline]
    pub(super) fn run_until(
        &self,
        start: Instant,
        until: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Result<(TimerResult, i64), CalendarError> {
        if let Some(found) = self.run_fast(start, until, pauses, cache) {
            return Ok(found);
        }
        let result = self.run_in_steps(start, pauses, cache)?;
        let until = until.max(result.clock_start);
        Ok((result, self.elapsed(result.clock_start, until, pauses, cache)))
    }

    /// Runs the timer as [`Self::run_until`] does, if it allows seconds and nothing but hours
    /// stands in their way. Each instant is looked up once.
    #[inline]
    fn run_fast(
        &self,
        start: Instant,
        until: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Option<(TimerResult, i64)> {
        let seconds = self.plain_seconds(pauses)?;
        let Some(calendar) = self.calendar else {
            let deadline = start.checked_add(seconds)?;
            let (received, clock_start) = (start, start);
            let result = TimerResult { received, clock_start, deadline, ended: None, fast: None };
            return Some((result, until.seconds_since(start).max(0)));
        };
        let timeline = &cache.compiled(calendar, start, until.max(start))?.timeline;
        let Position { covered, next } = timeline.reach(start);
        let exhausted = timeline.run_out(covered + seconds)?;
        let deadline = self.end(exhausted)?;
        let clock_start = next?;
        if clock_start.seconds_since(start) >= HORIZON {
            return None;
        }
        let fast = Some(FastPath { calendar, covered, closes: exhausted.closes });
        let elapsed = if until <= start { 0 } else { timeline.covered_until(until) - covered };
        let result = TimerResult { received: start, clock_start, deadline, ended: None, fast };
        Some((result, elapsed))
    }

    /// Returns the deadline from an instant on for which another timer has found `other`; `None` if
    /// the calendar cannot answer.
    pub(super) fn deadline_beside(
        &self,
        start: Instant,
        pauses: &[Window],
        other: &TimerResult,
        cache: &mut CalendarCache,
    ) -> Option<Instant> {
        let fast = match (self.plain_seconds(pauses), self.calendar, other.fast) {
            (Some(seconds), None, _) => start.checked_add(seconds),
            (Some(seconds), Some(calendar), Some(fast)) if fast.calendar == calendar => {
                let compiled = cache.compiled(calendar, start, start);
                let exhausted = compiled.and_then(|it| it.timeline.run_out(fast.covered + seconds));
                exhausted.and_then(|exhausted| self.end(exhausted))
            }
            _ => None,
        };
        fast.or_else(|| self.ends(start, pauses, cache))
    }

    fn end(&self, exhausted: Exhausted) -> Option<Instant> {
        match self.edge {
            ClosingEdge::NextOpening if exhausted.closes => exhausted.next,
            _ => Some(exhausted.at),
        }
    }

    /// Returns the seconds that it allows, if nothing but them and hours counts.
    fn plain_seconds(&self, pauses: &[Window]) -> Option<i64> {
        let is_plain = self.cut_off.is_none() && pauses.is_empty();
        match self.allowance {
            Allowance::Seconds(seconds) if seconds > 0 && is_plain => Some(seconds),
            _ => None,
        }
    }

    /// Returns the deadline from an instant on; `None` if the calendar cannot answer.
    pub(crate) fn ends(
        &self,
        start: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Option<Instant> {
        if let Some((result, _)) = self.run_fast(start, start, pauses, cache) {
            return Some(result.deadline);
        }
        self.find_deadline(start, pauses, cache).ok().map(|(_, _, deadline)| deadline)
    }

    /// Returns the seconds on the clock from its start to the deadline.
    pub(super) fn allowed(
        &self,
        result: &TimerResult,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> i64 {
        match self.allowance {
            Allowance::Seconds(seconds) => seconds,
            Allowance::Dates(..) => {
                self.elapsed(result.clock_start, result.deadline, pauses, cache)
            }
        }
    }

    /// Returns the instant at which a share of the time, in percent, is used up. All of it is used
    /// up at the deadline, by whichever rule that was found.
    pub(super) fn share_ends(
        &self,
        percent: u8,
        result: &TimerResult,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Result<Instant, CalendarError> {
        if percent == 100 {
            return Ok(result.deadline);
        }
        let seconds = self.allowed(result, pauses, cache) * i64::from(percent) / 100;
        let at = self.clock(pauses).add(result.clock_start, seconds, self.edge, cache)?;
        Ok(at.min(result.deadline))
    }

    /// Returns the seconds on the clock from one instant to a later one, pauses left out.
    pub(crate) fn elapsed(
        &self,
        from: Instant,
        to: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> i64 {
        self.clock(pauses).measure(from, to, cache)
    }

    /// Returns the seconds that pauses take off the clock between two instants.
    pub(crate) fn paused(
        &self,
        from: Instant,
        to: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> i64 {
        self.clock(pauses).paused(from, to, cache)
    }

    /// Returns the opening of the business day that follows the one of an instant; `None` if it is
    /// not known.
    pub(crate) fn next_day(&self, after: Instant, cache: &mut CalendarCache) -> Option<Instant> {
        cache.days(self.calendar?, after, after)?.next_day(after).ok()
    }

    /// Returns true if the hours of the clock end at an instant.
    pub(super) fn closes_at(&self, at: Instant, cache: &mut CalendarCache) -> bool {
        cache.closes_at(self.calendar, at)
    }

    fn clock<'p>(&self, pauses: &'p [Window]) -> PausableClock<'p> {
        PausableClock { calendar: self.calendar, pauses }
    }
}
