//! The meanings of "within N business days", and the questions to a [`Calendar`] about them.
//!
//! A business day is a date, in the schedule's zone, on which at least one coverage window begins.
//! A window over midnight belongs to the date on which it begins.

use super::{
    Calendar, CalendarError, ClosingEdge, Schedule, Window, business_dates::BusinessDates,
};
use crate::time::{Date, Instant, SignedDuration};

/// One meaning of "N business days".
///
/// Rules of dates count the business days after the date to whose hours the start belongs, and only
/// those that open after the start: no deadline lies before its start. Zero business days are
/// no time by every rule: the start, or the next opening if it is closed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BusinessDayRule {
    /// N times a regular day's length of business time: with 08:30–17:30, nine hours each. Tuesday
    /// 10:00 + 1 is Wednesday 10:00; Saturday + 1 is Monday's close. Days of different length have
    /// no regular one: an error.
    DayLength,
    /// The same time on the clock, N business days after the date of the start. A time before or
    /// after that day's hours is moved to their opening or closing. With
    /// [`ClosingEdge::NextOpening`] a time at which it is closed is moved to the next opening.
    SameTime,
    /// The close of the Nth business day after the date of the start, with either [`ClosingEdge`].
    CloseOfDay,
    /// N times 24 hours of business time.
    CoveredHours24,
}

impl BusinessDayRule {
    /// All rules.
    pub const ALL: &'static [Self] =
        &[Self::DayLength, Self::SameTime, Self::CloseOfDay, Self::CoveredHours24];
}

impl Calendar {
    /// Returns the end of `days` business days that are counted from `start` by a rule.
    ///
    /// It is never before `start`. With no days it is [`Self::clock_start`].
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, days of different length, no opening, out of range.
    pub fn add_business_days(
        &self,
        start: Instant,
        days: u32,
        rule: BusinessDayRule,
        edge: ClosingEdge,
    ) -> Result<Instant, CalendarError> {
        if let Some(length) = self.business_days_as_time(days, rule)? {
            return self.add(start, length, edge);
        }
        let schedule = self.one_place()?;
        if days == 0 {
            return self.clock_start(start);
        }
        match (rule, edge) {
            (BusinessDayRule::SameTime, ClosingEdge::Closing) => schedule.same_time(start, days),
            (BusinessDayRule::SameTime, ClosingEdge::NextOpening) => {
                self.clock_start(schedule.same_time(start, days)?)
            }
            _ => schedule.close_of_day(start, days),
        }
    }

    /// Returns the instant that lies `days` business days before `end` by a rule.
    ///
    /// It is never after `end`. Rules of dates count the business days before the date to whose
    /// hours the end belongs, and only those that close before it: [`BusinessDayRule::SameTime`]
    /// gives the same time on the Nth of them, moved into its hours, and
    /// [`BusinessDayRule::CloseOfDay`] its close. The other rules are [`Self::subtract`]. With no
    /// days it is [`Self::roll_back`].
    ///
    /// It is the inverse of [`Self::add_business_days`] with [`ClosingEdge::Closing`] where that
    /// moved nothing: from a time inside hours to the same time inside hours, or from a close to a
    /// close.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, days of different length, not open before, out of
    /// range.
    pub fn subtract_business_days(
        &self,
        end: Instant,
        days: u32,
        rule: BusinessDayRule,
    ) -> Result<Instant, CalendarError> {
        if let Some(length) = self.business_days_as_time(days, rule)? {
            return self.subtract(end, length);
        }
        let schedule = self.one_place()?;
        match rule {
            _ if days == 0 => self.roll_back(end),
            BusinessDayRule::SameTime => schedule.same_time_before(end, days),
            _ => schedule.close_of_day_before(end, days),
        }
    }

    /// Returns the length of `days` business days as business time; `None` if the rule counts dates
    /// instead.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, days of different length, out of range.
    pub fn business_days_as_time(
        &self,
        days: u32,
        rule: BusinessDayRule,
    ) -> Result<Option<SignedDuration>, CalendarError> {
        let schedule = self.one_place()?;
        let length = match rule {
            BusinessDayRule::DayLength => {
                schedule.business_day_length().ok_or(CalendarError::UnevenDays)?
            }
            BusinessDayRule::CoveredHours24 => SignedDuration::from_days(1),
            BusinessDayRule::SameTime | BusinessDayRule::CloseOfDay => return Ok(None),
        };
        length.checked_mul(i64::from(days)).map(Some).ok_or(CalendarError::OutOfRange)
    }

    /// Returns the hours of each of the `days` business days that rules of dates count from an
    /// instant on.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no opening, out of range.
    pub fn business_days_after(
        &self,
        start: Instant,
        days: u32,
    ) -> Result<Vec<Window>, CalendarError> {
        self.one_place()?.business_days_after(start, days)
    }

    /// Returns the first business day on a date or after it.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no opening, out of range.
    pub fn business_day_from(&self, date: Date) -> Result<Date, CalendarError> {
        self.one_place()?.business_day_from(date)
    }

    /// Returns the last business day on a date or before it.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, not open before, out of range.
    pub fn business_day_until(&self, date: Date) -> Result<Date, CalendarError> {
        self.one_place()?.business_day_until(date)
    }

    /// Returns the instant at which an arrival counts as received: its own, or the opening of the
    /// next business day if it comes later in its day than `cut_off` seconds after midnight, or on
    /// a day that is no business day.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no such cut-off, no opening, out of range.
    pub fn received(&self, at: Instant, cut_off: i64) -> Result<Instant, CalendarError> {
        self.one_place()?.received(at, cut_off)
    }

    /// Returns the close of the business day in which an instant lies, or of the next one if that
    /// day's hours are over.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no opening, out of range.
    pub fn close_of_business(&self, at: Instant) -> Result<Instant, CalendarError> {
        self.one_place()?.close_of_business(at)
    }

    /// Returns the instants of a span at which the result of a rule of dates, or of a cut-off, may
    /// jump: its beginning, midnights, clock changes, openings and closings. Between two of them a
    /// later start never has an earlier deadline.
    ///
    /// # Errors
    /// [`CalendarError::SeveralPlaces`].
    pub fn turning_points(
        &self,
        from: Instant,
        to: Instant,
        cut_off: Option<i64>,
    ) -> Result<Vec<Instant>, CalendarError> {
        Ok(self.one_place()?.turning_points(from, to, cut_off))
    }

    pub(super) fn one_place(&self) -> Result<&Schedule, CalendarError> {
        if let [schedule] = self.schedules() {
            Ok(schedule)
        } else {
            Err(CalendarError::SeveralPlaces)
        }
    }
}
