//! What "within N business days" can mean, and the arithmetic of each meaning.
//!
//! A business day is a date, in the schedule's zone, on which at least one coverage window begins. A window over midnight
//! belongs to the date on which it begins.

use std::borrow::Cow;

use super::{Calendar, CalendarError, ClosingEdge, Schedule, Window, compile::Days};
use crate::time::{Date, Instant, SECONDS_PER_DAY, Wall};

/// One meaning of "N business days".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BusinessDayRule {
    /// N times a regular day's length of business time: with 08:30–17:30, nine hours each. Tuesday 10:00 + 1 is Wednesday
    /// 10:00; Saturday + 1 is Monday's close. Days of different length have no regular one: an error.
    DayLength,
    /// The same time on the clock, N business days after the date of the start. A time before or after that day's hours is
    /// moved to their opening or closing.
    SameTime,
    /// The close of the Nth business day after the date of the start.
    CloseOfDay,
    /// N times 24 hours of business time.
    CoveredHours24,
}

/// How many dates in a row are looked at for a business day.
const LONGEST_SEARCH: u32 = 50 * 366;

/// The most dates for which the holiday lists are asked at once.
const LONGEST_SPAN: u32 = 2 * 366;

impl Calendar {
    /// When `days` business days, counted from `start` by a rule, are over.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, days of different length, no opening, out of range.
    pub fn add_business_days(&self, start: Instant, days: u32, rule: BusinessDayRule, edge: ClosingEdge) -> Result<Instant, CalendarError> {
        if let Some(seconds) = self.business_days_as_time(days, rule)? {
            return self.add(start, seconds, edge);
        }
        let schedule = self.one_place()?;
        match rule {
            BusinessDayRule::SameTime => schedule.same_time(start, days),
            _ => schedule.close_of_day(start, days),
        }
    }

    /// The seconds of business time that `days` business days are by a rule; `None` if the rule counts dates instead.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, days of different length.
    pub fn business_days_as_time(&self, days: u32, rule: BusinessDayRule) -> Result<Option<i64>, CalendarError> {
        let schedule = self.one_place()?;
        let length = match rule {
            BusinessDayRule::DayLength => schedule.business_day().ok_or(CalendarError::UnevenDays)?,
            BusinessDayRule::CoveredHours24 => SECONDS_PER_DAY,
            BusinessDayRule::SameTime | BusinessDayRule::CloseOfDay => return Ok(None),
        };
        Ok(Some(length * i64::from(days)))
    }

    /// The hours of each of the `days` business days after the one to which an instant belongs.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no opening, out of range.
    pub fn business_days_after(&self, start: Instant, days: u32) -> Result<Vec<Window>, CalendarError> {
        self.one_place()?.business_days_after(start, days)
    }

    /// When something counts as received that arrives at an instant: then, or at the opening of the next business day if it is
    /// later in its day than `cut_off` seconds after midnight, or if that day is no business day.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no opening, out of range.
    pub fn received(&self, at: Instant, cut_off: i64) -> Result<Instant, CalendarError> {
        self.one_place()?.received(at, cut_off)
    }

    /// The close of the business day in which an instant lies, or of the next one if that day's hours are over.
    ///
    /// # Errors
    /// See [`CalendarError`]: several places, no opening, out of range.
    pub fn close_of_business(&self, at: Instant) -> Result<Instant, CalendarError> {
        self.one_place()?.close_of_business(at)
    }

    fn one_place(&self) -> Result<&Schedule, CalendarError> {
        if let [schedule] = self.schedules() { Ok(schedule) } else { Err(CalendarError::SeveralPlaces) }
    }
}

/// The dates of one place with their windows. What "business day" means follows from them.
pub(super) trait Dates {
    /// What clocks show there.
    fn wall_at(&self, at: Instant) -> Wall;
    /// As [`crate::time::Zone::opening_at`].
    fn opening_at(&self, wall: Wall) -> Instant;
    /// As [`crate::time::Zone::closing_at`].
    fn closing_at(&self, wall: Wall) -> Instant;
    /// The windows that begin on a date, none of them empty.
    fn windows_on(&self, date: Date) -> Cow<'_, [Window]>;
    /// The Nth business day after a date, with its hours.
    fn nth_business_day(&self, after: Date, days: u32) -> Result<(Date, Window), CalendarError>;

    fn same_time(&self, start: Instant, days: u32) -> Result<Instant, CalendarError> {
        let wall = self.wall_at(start);
        let begun_on = self.business_date(start);
        let (date, hours) = self.nth_business_day(begun_on, days)?;
        // The span of a window that began the day before reaches past midnight: keep the distance from that day's midnight.
        let seconds = wall.seconds_of_day() + (wall.date().days_since_epoch() - begun_on.days_since_epoch()) * 86_400;
        let same_time = self.opening_at(Wall::new(date, seconds));
        Ok(same_time.clamp(hours.start, hours.end))
    }

    fn close_of_day(&self, start: Instant, days: u32) -> Result<Instant, CalendarError> {
        Ok(self.nth_business_day(self.business_date(start), days)?.1.end)
    }

    fn received(&self, at: Instant, cut_off: i64) -> Result<Instant, CalendarError> {
        let date = self.business_date(at);
        let late = self.hours_on(date).is_none() || at > self.closing_at(Wall::new(date, cut_off));
        if late { Ok(self.nth_business_day(date, 1)?.1.start) } else { Ok(at) }
    }

    fn close_of_business(&self, at: Instant) -> Result<Instant, CalendarError> {
        let date = self.business_date(at);
        match self.hours_on(date) {
            Some(hours) if at < hours.end => Ok(hours.end),
            _ => self.close_of_day(at, 1),
        }
    }

    fn business_days_after(&self, start: Instant, days: u32) -> Result<Vec<Window>, CalendarError> {
        let mut date = self.business_date(start);
        let mut next = || {
            let (found, hours) = self.nth_business_day(date, 1)?;
            date = found;
            Ok(hours)
        };
        (0..days).map(|_| next()).collect()
    }

    /// The date to whose hours an instant belongs: the one on which a window that covers it began, or else its own.
    ///
    /// A window may have begun up to two days before, or on the day after: where the clock goes back over midnight. If windows of
    /// several dates cover it, the date on the wall comes first.
    fn business_date(&self, at: Instant) -> Date {
        let today = self.wall_at(at).date();
        let covers = |date: &Date| self.windows_on(*date).iter().any(|window| window.start <= at && at < window.end);
        [0, 1, -1, -2].into_iter().filter_map(|days| today.plus_days(days)).find(covers).unwrap_or(today)
    }

    /// From the first opening to the last closing of a date's windows, if it is a business day.
    fn hours_on(&self, date: Date) -> Option<Window> {
        let windows = self.windows_on(date);
        let edges = |edge: fn(&Window) -> Instant| windows.iter().map(edge);
        Some(Window { start: edges(|window| window.start).min()?, end: edges(|window| window.end).max()? })
    }
}

impl Dates for Schedule {
    fn wall_at(&self, at: Instant) -> Wall {
        self.zone.wall_at(at)
    }

    fn opening_at(&self, wall: Wall) -> Instant {
        self.zone.opening_at(wall)
    }

    fn closing_at(&self, wall: Wall) -> Instant {
        self.zone.closing_at(wall)
    }

    fn windows_on(&self, date: Date) -> Cow<'_, [Window]> {
        Cow::Owned(self.days(date, date).windows_on(date).collect())
    }

    /// The same, with the holiday lists asked once.
    fn business_date(&self, at: Instant) -> Date {
        let today = self.zone.wall_at(at).date();
        let around = [0, 1, -1, -2].map(|days| today.plus_days(days));
        let mut days = self.days(around[3].unwrap_or(today), around[1].unwrap_or(today));
        let covers = |date: &Date| days.windows_on(*date).any(|window| window.start <= at && at < window.end);
        around.into_iter().flatten().find(covers).unwrap_or(today)
    }

    fn nth_business_day(&self, after: Date, days: u32) -> Result<(Date, Window), CalendarError> {
        let (mut asked_to, mut left, mut idle) = (after, days, 0);
        loop {
            let first = asked_to.plus_days(1).ok_or(CalendarError::OutOfRange)?;
            // As many dates as that many days of a five-day week take, and some for holidays.
            let span = (left.min(LONGEST_SPAN) / 5 * 7 + 7).max(idle).min(LONGEST_SPAN);
            let dates: Vec<Date> = std::iter::successors(Some(first), |date| date.plus_days(1)).take(span as usize).collect();
            asked_to = dates.last().copied().unwrap_or(first);
            let mut asked = self.days(first, asked_to);
            for date in dates {
                match asked.hours_on(date) {
                    Some(hours) if left <= 1 => return Ok((date, hours)),
                    Some(_) => (left, idle) = (left - 1, 0),
                    None if idle > LONGEST_SEARCH => return Err(CalendarError::NoOpening),
                    None => idle += 1,
                }
            }
        }
    }
}

impl Days<'_> {
    /// From the first opening to the last closing of a date's windows, if it is a business day.
    fn hours_on(&mut self, date: Date) -> Option<Window> {
        self.windows_on(date).reduce(|one, other| Window { start: one.start.min(other.start), end: one.end.max(other.end) })
    }
}
