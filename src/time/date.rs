//! Civil dates of the Gregorian calendar. They know no zone and no clock.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use chrono::Weekday;

/// A date in the Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    text: String,
}

impl Date {
    /// The date of a year, month (1–12) and day (1–31), or `None` if there is no such day.
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
        let error = || DateError { text: text.to_owned() };
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() }
            });
        if !shaped {
            return Err(error());
        }
        let part = |range: std::ops::Range<usize>| text[range].parse::<u32>().map_err(|_| error());
        let year = i32::try_from(part(0..4)?).map_err(|_| error())?;
        Self::new(year, part(5..7)?, part(8..10)?).ok_or_else(error)
    }

    /// The `n`th (1–5) given weekday of a month, counted from its end when `n` is negative (−1 is
    /// the last), if there is one.
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

    /// The date `days` later (earlier when negative), or `None` outside the years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let count = Days::new(days.unsigned_abs());
        let moved =
            if days < 0 { self.0.checked_sub_days(count) } else { self.0.checked_add_days(count) };
        moved.filter(|date| (1..=9999).contains(&date.year())).map(Self)
    }

    /// The same day of the month `months` later; the month's last day where it has no such day (31
    /// January + 1 is 28 February).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Option<Self> {
        self.0.checked_add_months(Months::new(months)).filter(|date| date.year() <= 9999).map(Self)
    }

    /// Days since 1970-01-01; negative before.
    #[must_use]
    pub fn days_since_epoch(self) -> i64 {
        i64::from(self.0.to_epoch_days())
    }

    /// The inverse of [`Self::days_since_epoch`].
    #[must_use]
    pub fn from_days_since_epoch(days: i64) -> Option<Self> {
        let date = NaiveDate::from_epoch_days(i32::try_from(days).ok()?)?;
        (1..=9999).contains(&date.year()).then_some(Self(date))
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

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shape = self
            .text
            .char_indices()
            .all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
        if shape && self.text.len() == 10 {
            return write!(f, "there is no day {}", self.text);
        }
        write!(
            f,
            "'{}' is not a date; write it as year-month-day, for example 2026-03-06",
            self.text
        )
    }
}

impl std::error::Error for DateError {}
