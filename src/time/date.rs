//! Civil dates of the Gregorian calendar. They know no zone and no clock.

use std::{fmt, ops::Range, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate};
use thiserror::Error;

pub use chrono::Weekday;

/// A date in the Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

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
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
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
        let date = if n > 0 {
            let ahead =
                (7 + weekday.num_days_from_monday() - first.weekday().num_days_from_monday()) % 7;
            first.plus_days(i64::from(ahead) + 7 * (i64::from(n) - 1))?
        } else {
            let last = first.plus_months(1)?.plus_days(-1)?;
            let back =
                (7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
            last.plus_days(-i64::from(back) + 7 * (i64::from(n) + 1))?
        };
        (n != 0 && date.month() == month).then_some(date)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Returns the date `days` later (earlier when negative), or `None` outside the years 1 to
    /// 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let count = Days::new(days.unsigned_abs());
        let moved =
            if days < 0 { self.0.checked_sub_days(count) } else { self.0.checked_add_days(count) };
        moved.filter(|date| (1..=9999).contains(&date.year())).map(Self)
    }

    /// Returns the same day of the month `months` later; the month's last day where it has no such
    /// day (31 January + 1 is 28 February).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        self.0.checked_add_months(Months::new(months)).filter(|date| date.year() <= 9999).map(Self)
    }

    /// Returns the days since 1970-01-01; negative before.
    #[must_use]
    pub fn days_since_epoch(self) -> i64 {
        i64::from(self.0.to_epoch_days())
    }

    /// Returns the date so many days after 1970-01-01, or `None` outside the years 1 to 9999.
    #[must_use]
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        let date = NaiveDate::from_epoch_days(i32::try_from(days).ok()?)?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// As [`Date::parse`].
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
