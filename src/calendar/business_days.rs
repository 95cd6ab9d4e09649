//! What "within N business days" can mean, and the arithmetic of each meaning.
//!
//! A business day is a date, in the schedule's zone, on which at least one coverage window begins. A window over midnight
//! belongs to the date on which it begins.

use std::borrow::Cow;

use super::{CalendarError, Schedule, Window};
use crate::time::{Date, Instant, Wall};

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

/// The dates of one place with their windows. What "business day" means follows from them.
pub(super) trait Days {
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
        let late = self.hours_on(date).is_some() && at > self.closing_at(Wall::new(date, cut_off));
        if late { Ok(self.nth_business_day(date, 1)?.1.start) } else { Ok(at) }
    }

    fn close_of_business(&self, at: Instant) -> Result<Instant, CalendarError> {
        let date = self.business_date(at);
        match self.hours_on(date) {
            Some(hours) if at < hours.end => Ok(hours.end),
            _ => self.close_of_day(at, 1),
        }
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

impl Days for Schedule {
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
        Cow::Owned(self.windows_by_date(date, date).next().unwrap_or_default())
    }

    fn nth_business_day(&self, after: Date, days: u32) -> Result<(Date, Window), CalendarError> {
        let (mut date, mut left, mut idle) = (after, days, 0);
        loop {
            date = date.plus_days(1).ok_or(CalendarError::OutOfRange)?;
            match self.hours_on(date) {
                Some(hours) if left <= 1 => return Ok((date, hours)),
                Some(_) => (left, idle) = (left - 1, 0),
                None if idle > LONGEST_SEARCH => return Err(CalendarError::NoOpening),
                None => idle += 1,
            }
        }
    }
}
