//! The SLA timer of a target: the clock that it runs on, the time that it allows, and where that
//! ends.
//!
//! It is made once from [`SlaTerms`] and run for one ticket or for millions. All that is said of a
//! deadline follows from a [`TimerResult`]: the state, shares of the time, other readings, the
//! steps of an explanation, and the causes of a claim that differs.

use super::{
    calendar_cache::{CalendarCache, CalendarId},
    pausable_clock::PausableClock,
    sla_terms::SlaTerms,
};
use crate::{
    calendar::{BusinessDayRule, CalendarError, ClosingEdge, HORIZON, Position, Window},
    time::{Instant, SignedDuration, TargetDuration},
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
    /// Time on the clock, which pauses stop.
    Time(SignedDuration),
    /// A number of dates of a calendar, by [`BusinessDayRule::SameTime`] or
    /// [`BusinessDayRule::CloseOfDay`]. The time that pauses take until then is made up for after
    /// it.
    Dates(CalendarId, BusinessDayRule, u32),
}

/// The run of a timer for one ticket.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimerResult {
    /// The instant as which the request counts as received: as it came, or later by a cut-off.
    pub(crate) received: Instant,
    pub(crate) clock_start: Instant,
    pub(crate) deadline: Instant,
    /// The end of a time in dates, before pauses are made up for.
    pub(crate) before_pauses: Option<Instant>,
    /// The start on the compiled clock; only of the fast path in business hours.
    pub(super) covered_start: Option<CoveredStart>,
}

/// The start of a run in seconds of business hours, by which timers of other lengths in the same
/// hours find their deadline without looking it up again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CoveredStart {
    calendar: CalendarId,
    /// The covered time before the start.
    covered: SignedDuration,
    /// True if the time is used up exactly at closing.
    pub(super) closes: bool,
}

impl SlaTimer {
    /// Makes the timer of some terms.
    ///
    /// # Errors
    /// Days are counted in hours of several places, or have no single length, as on a clock that
    /// always runs; or their time is out of range.
    pub(super) fn compile(
        terms: &SlaTerms,
        cache: &mut CalendarCache,
    ) -> Result<Self, CalendarError> {
        let (edge, cut_off) = (terms.edge, terms.cut_off);
        let Some(coverage) = &terms.coverage else {
            let TargetDuration::Time { length, .. } = terms.length else {
                return Err(CalendarError::UnevenDays);
            };
            let allowance = Allowance::Time(length);
            return Ok(Self { calendar: None, allowance, edge, cut_off: None });
        };
        let (length, days) = match terms.length {
            TargetDuration::Time { length, .. } => (Some(length), 0),
            TargetDuration::BusinessDays(days) => {
                (coverage.business_days_as_time(days, terms.days)?, days)
            }
        };
        let by_date = length.is_none() || cut_off.is_some();
        if by_date && coverage.schedules().len() != 1 {
            return Err(CalendarError::SeveralPlaces);
        }
        if let Some(length) = length.filter(|_| coverage.is_always() && !by_date) {
            let allowance = Allowance::Time(length);
            return Ok(Self { calendar: None, allowance, edge, cut_off });
        }
        let calendar = cache.insert(coverage);
        let dates = Allowance::Dates(calendar, terms.days, days);
        let allowance = length.map_or(dates, Allowance::Time);
        Ok(Self { calendar: Some(calendar), allowance, edge, cut_off })
    }

    /// Makes the timer of some terms; `None` if they cannot be counted.
    pub(crate) fn new(terms: &SlaTerms, cache: &mut CalendarCache) -> Option<Self> {
        Self::compile(terms, cache).ok()
    }

    /// Returns a timer of so many seconds in the same hours.
    pub(crate) fn of_seconds(&self, seconds: i64) -> Self {
        let allowance = Allowance::Time(SignedDuration::from_seconds(seconds));
        Self { allowance, cut_off: None, ..self.clone() }
    }

    pub(crate) fn allowance(&self) -> Allowance {
        self.allowance
    }

    /// Returns true if it differs from another timer in the closing edge at most.
    pub(super) fn differs_only_in_edge(&self, other: &Self) -> bool {
        *self == Self { edge: self.edge, ..other.clone() }
    }

    /// Returns a rank by the work of a run: cheaper timers come first.
    pub(super) fn effort(&self) -> u8 {
        match (self.allowance, self.calendar) {
            (Allowance::Time(_), None) => 1,
            (Allowance::Time(_), Some(_)) => 2,
            (Allowance::Dates(..), _) => 3,
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
            None => self.run_general(start, pauses, cache),
        }
    }

    /// Runs the timer by the general path: with a cut-off, pauses or dates, or over a span that is
    /// not compiled. Cold, as most tickets of a table have none of these.
    #[cold]
    fn run_general(
        &self,
        start: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Result<TimerResult, CalendarError> {
        let (received, before_pauses, deadline) = self.find_deadline(start, pauses, cache)?;
        let clock_start = cache.add(self.calendar, received, 0, ClosingEdge::Closing)?;
        let covered_start = None;
        Ok(TimerResult { received, clock_start, deadline, before_pauses, covered_start })
    }

    /// Returns `received`, `before_pauses` and `deadline` of a [`TimerResult`].
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
        match self.allowance {
            Allowance::Dates(calendar, rule, days) => {
                let ended = cache.business_days_later(calendar, received, days, rule, self.edge)?;
                // The time that pauses took until then is made up for after it.
                let deadline = match clock.paused(received, ended, cache) {
                    0 => ended,
                    paused => clock.add(ended, paused, self.edge, cache)?,
                };
                Ok((received, Some(ended), deadline))
            }
            Allowance::Time(length) => {
                Ok((received, None, clock.add(received, length.seconds(), self.edge, cache)?))
            }
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
        let result = self.run_general(start, pauses, cache)?;
        let until = until.max(result.clock_start);
        Ok((result, self.elapsed(result.clock_start, until, pauses, cache)))
    }

    /// Runs the timer as [`Self::run_until`] does, by the fast path: with seconds, no pauses and no
    /// cut-off, each instant looked up once; `None` if the general path must be taken.
    #[inline]
    fn run_fast(
        &self,
        start: Instant,
        until: Instant,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> Option<(TimerResult, i64)> {
        let length = self.fast_length(pauses)?;
        let (received, before_pauses, covered_start) = (start, None, None);
        let Some(calendar) = self.calendar else {
            let (clock_start, deadline) = (start, start.checked_add(length)?);
            let result =
                TimerResult { received, clock_start, deadline, before_pauses, covered_start };
            return Some((result, until.since(start).seconds().max(0)));
        };
        let timeline = &cache.compiled(calendar, start, until.max(start))?.timeline;
        let Position { covered, next, .. } = timeline.position_of(start);
        let exhausted = timeline.instant_at_covered(covered.checked_add(length)?)?;
        let deadline = exhausted.by(self.edge)?;
        let clock_start = next?;
        if clock_start.since(start) >= HORIZON {
            return None;
        }
        let covered_start = Some(CoveredStart { calendar, covered, closes: exhausted.closes });
        let passed = if until <= start { covered } else { timeline.covered_until(until) };
        let result = TimerResult { received, clock_start, deadline, before_pauses, covered_start };
        Some((result, passed.seconds() - covered.seconds()))
    }

    /// Returns the deadline from the start of another timer's run, whose covered seconds it reuses;
    /// `None` if the calendar cannot answer.
    pub(super) fn deadline_reusing(
        &self,
        start: Instant,
        pauses: &[Window],
        other: &TimerResult,
        cache: &mut CalendarCache,
    ) -> Option<Instant> {
        let fast = match (self.fast_length(pauses), self.calendar, other.covered_start) {
            (Some(length), None, _) => start.checked_add(length),
            (Some(length), Some(calendar), Some(at)) if at.calendar == calendar => {
                let covered = at.covered.checked_add(length)?;
                let compiled = cache.compiled(calendar, start, start);
                let exhausted = compiled.and_then(|it| it.timeline.instant_at_covered(covered));
                exhausted.and_then(|exhausted| exhausted.by(self.edge))
            }
            _ => None,
        };
        fast.or_else(|| self.deadline(start, pauses, cache))
    }

    /// Returns the time that it allows, if the fast path can be taken. It cannot with no time at
    /// all: that ends at the clock's start, and its covered time is reached at a closing before.
    fn fast_length(&self, pauses: &[Window]) -> Option<SignedDuration> {
        let is_plain = self.cut_off.is_none() && pauses.is_empty();
        match self.allowance {
            Allowance::Time(length) if length > SignedDuration::ZERO && is_plain => Some(length),
            _ => None,
        }
    }

    /// Returns the deadline from an instant on; `None` if the calendar cannot answer.
    pub(crate) fn deadline(
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
    pub(crate) fn allowed(
        &self,
        result: &TimerResult,
        pauses: &[Window],
        cache: &mut CalendarCache,
    ) -> i64 {
        match self.allowance {
            Allowance::Time(length) => length.seconds(),
            Allowance::Dates(..) => {
                self.elapsed(result.clock_start, result.deadline, pauses, cache)
            }
        }
    }

    /// Returns the instant at which a share of the time, in percent, is used up. All of it is used
    /// up at the deadline, by whichever rule that was found.
    pub(crate) fn share_at(
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
    /// not known, as with a cache for one question, which keeps no dates.
    pub(crate) fn next_day(&self, after: Instant, cache: &mut CalendarCache) -> Option<Instant> {
        cache.days(self.calendar?, after, after)?.next_day(after)
    }

    /// Returns true if the hours of the clock end at an instant.
    pub(crate) fn closes_at(&self, at: Instant, cache: &mut CalendarCache) -> bool {
        cache.closes_at(self.calendar, at)
    }

    fn clock<'p>(&self, pauses: &'p [Window]) -> PausableClock<'p> {
        PausableClock { calendar: self.calendar, pauses }
    }
}
