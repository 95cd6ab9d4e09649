//! Civil dates of the Gregorian calendar. They know no zone and no clock.

use std::{fmt, ops::Range, str::FromStr};

use thiserror::Error;

use super::day_numbers::{DAYS_BEFORE_1970, civil, days_from_civil, days_of};

pub use chrono::Weekday;

/// The short names of the weekdays, from Monday on.
pub const WEEKDAY_NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Days from 1970-01-01 to 0001-01-01.
const FIRST: i32 = -719_162;
/// To 9999-12-31.
const LAST: i32 = 2_932_896;

/// A date in the Gregorian calendar, from 0001-01-01 to 9999-12-31, as days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// The reason that a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DateError {
    /// Another shape than `2026-03-06`.
    #[error("'{0}' is not a date; write it as year-month-day, for example 2026-03-06")]
    Shape(String),
    /// A day that the calendar does not have.
    #[error("there is no day {0}")]
    NoSuchDay(String),
}

impl Date {
    /// Returns the date of a year, month (1–12) and day (1–31), or `None` if there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let year = u32::try_from(year).ok()?;
        if !(1..=12).contains(&month) || !(1..=days_of(year, month)).contains(&day) {
            return None;
        }
        Self::from_days_since_epoch(days_from_civil(year, month, day))
    }

    /// Reads `2026-03-06`; nothing may stand around it.
    ///
    /// # Errors
    /// The text has another shape, or there is no such day.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if !Self::is_shaped(text) {
            return Err(DateError::Shape(text.to_owned()));
        }
        let part = |range: Range<usize>| text[range].parse::<u32>().unwrap_or(0);
        i32::try_from(part(0..4))
            .ok()
            .and_then(|year| Self::new(year, part(5..7), part(8..10)))
            .ok_or_else(|| DateError::NoSuchDay(text.to_owned()))
    }

    /// Returns true for four digits, two and two with hyphens between.
    fn is_shaped(text: &str) -> bool {
        text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| {
                if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
            })
    }

    /// Returns the `n`th (1–5) given weekday of a month, counted from its end when `n` is negative
    /// (−1 is the last), if there is one.
    #[must_use]
    pub fn nth_weekday(year: i32, month: u32, weekday: Weekday, n: i8) -> Option<Self> {
        let first = Self::new(year, month, 1)?;
        let date = match n {
            1.. => {
                let ahead = weekday.days_since(first.weekday());
                first.plus_days(i64::from(ahead) + 7 * (i64::from(n) - 1))?
            }
            0 => return None,
            ..0 => {
                let last = first.plus_months(1)?.plus_days(-1)?;
                let back = last.weekday().days_since(weekday);
                last.plus_days(-i64::from(back) + 7 * (i64::from(n) + 1))?
            }
        };
        (date.month() == month).then_some(date)
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::try_from(self.parts().0).unwrap_or(i32::MAX)
    }

    /// Returns the month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.parts().1
    }

    /// Returns the day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.parts().2
    }

    /// Returns the day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        match (self.0 - FIRST) % 7 {
            0 => Mon,
            1 => Tue,
            2 => Wed,
            3 => Thu,
            4 => Fri,
            5 => Sat,
            _ => Sun,
        }
    }

    /// Returns the date `days` later (earlier when negative), or `None` outside the years 1 to
    /// 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_days_since_epoch(self.days_since_epoch().checked_add(days)?)
    }

    /// Returns the same day of the month `months` later; the month's last day where it has no such
    /// day (31 January + 1 is 28 February).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        let (year, month, day) = self.parts();
        let months = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let [year, month] = [months / 12, months % 12 + 1].map(u32::try_from);
        let (year, month) = (year.ok().filter(|year| *year <= 9999)?, month.ok()?);
        let day = day.min(days_of(year, month));
        Self::from_days_since_epoch(days_from_civil(year, month, day))
    }

    /// Returns the days since 1970-01-01; negative before.
    #[must_use]
    pub fn days_since_epoch(self) -> i64 {
        i64::from(self.0)
    }

    /// Returns the date so many days after 1970-01-01, or `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        let days = i32::try_from(days).ok()?;
        (FIRST..=LAST).contains(&days).then_some(Self(days))
    }

    /// Returns the date so many days after 1970-01-01, or the end of the calendar that is nearer.
    pub(super) fn clamped(days: i64) -> Self {
        let days = days.clamp(FIRST.into(), LAST.into());
        Self(i32::try_from(days).unwrap_or(LAST))
    }

    /// Returns its year, month and day.
    fn parts(self) -> (u32, u32, u32) {
        civil(u32::try_from(self.days_since_epoch() + DAYS_BEFORE_1970).unwrap_or(0))
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads it as [`Date::parse`].
    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike as _, Months, NaiveDate};

    use super::{Date, FIRST, LAST};

    fn same(date: Option<Date>, expected: Option<NaiveDate>) -> bool {
        let parts = |date: NaiveDate| (date.year(), date.month(), date.day(), date.weekday());
        let found = date.map(|date| (date.year(), date.month(), date.day(), date.weekday()));
        found == expected.filter(|date| (1..=9999).contains(&date.year())).map(parts)
    }

    #[test]
    fn every_date_is_the_one_of_chrono() {
        for days in FIRST - 3..=LAST + 3 {
            let date = Date::from_days_since_epoch(i64::from(days));
            let expected = NaiveDate::from_epoch_days(days).unwrap();
            assert!(same(date, Some(expected)), "{expected}");
            let again = Date::new(expected.year(), expected.month(), expected.day());
            assert_eq!(date, again, "{expected}");
            let months = expected.day() % 14;
            let later = date.map(|date| date.plus_months(months));
            let expected = expected.checked_add_months(Months::new(months));
            assert!(later.is_none_or(|later| same(later, expected)), "{date:?} + {months}");
        }
    }

    #[test]
    fn days_that_no_month_has_are_no_dates() {
        for year in [0, 1, 1900, 2000, 2024, 2026, 9999, 10_000] {
            for month in 0..=13 {
                for day in 0..=32 {
                    let expected = NaiveDate::from_ymd_opt(year, month, day);
                    assert!(same(Date::new(year, month, day), expected), "{year} {month} {day}");
                }
            }
        }
    }
}
