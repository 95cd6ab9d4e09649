//! Civil times: a date and a time of day on the wall, without a zone.

use std::{fmt, str::FromStr};

use thiserror::Error;

use super::{Date, Instant, Offset};

/// Seconds in a civil day without a clock change.
pub const SECONDS_PER_DAY: i64 = 86_400;

/// The range of wall times beyond the ends of instants, in seconds: dates go a day further, and
/// hours reach two days past their midnight.
const MARGIN: i64 = 3 * SECONDS_PER_DAY;

/// A date and a time of day, to the second, without a zone.
///
/// Stored as the seconds that a clock which never changes would have counted since 1970-01-01
/// 00:00. Only [`super::Zone::resolve`] turns it into an [`Instant`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDateTime(i64);

/// A text that is no date with a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a local time is written as 2026-03-06 16:45 or 2026-03-06T16:45:30")]
pub struct CivilDateTimeError;

impl CivilDateTime {
    /// Returns the wall time `seconds` after the midnight that begins `date`. More than 86 400
    /// reaches into the days after, less than 0 into those before. The result is at most three days
    /// outside the range of [`Instant`].
    #[must_use]
    pub fn new(date: Date, seconds: i64) -> Self {
        let sum = (date.days_since_epoch() * SECONDS_PER_DAY).saturating_add(seconds);
        Self(sum.clamp(Instant::MIN.unix() - MARGIN, Instant::MAX.unix() + MARGIN))
    }

    /// Returns the wall time so many seconds after 1970-01-01 00:00.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns the wall time at an instant on a clock with an offset from UTC.
    #[must_use]
    pub fn at_offset(instant: Instant, offset: Offset) -> Self {
        Self(instant.unix() + i64::from(offset.0))
    }

    /// Returns the seconds from 1970-01-01 00:00 on the same clock: Unix time if it is in UTC.
    #[must_use]
    pub fn as_if_utc(self) -> i64 {
        self.0
    }

    /// Returns its date. Dates beyond the calendar's ends are moved to the nearer end.
    #[must_use]
    pub fn date(self) -> Date {
        Date::clamped(self.0.div_euclid(SECONDS_PER_DAY))
    }

    /// Returns the seconds since its midnight, 0 to 86 399.
    #[must_use]
    pub fn seconds_of_day(self) -> i64 {
        self.0.rem_euclid(SECONDS_PER_DAY)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let date = text.get(..10)?.parse().ok()?;
        let clock = text.get(10..)?.strip_prefix(['T', 't', ' '])?;
        let fraction = clock.split_once('.');
        if fraction.is_some_and(|(_, digits)| {
            digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit())
        }) {
            return None;
        }
        let clock = fraction.map_or(clock, |(whole, _)| whole);
        if fraction.is_some() && clock.len() != "16:45:30".len() {
            return None;
        }
        let mut parts = clock.split(':');
        let mut two_digits = |limit: i64| -> Option<Option<i64>> {
            let Some(part) = parts.next() else { return Some(None) };
            let value = (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())??;
            (value < limit).then_some(Some(value))
        };
        let (hours, minutes, seconds) =
            (two_digits(24)??, two_digits(60)??, two_digits(60)?.unwrap_or(0));
        parts.next().is_none().then(|| Self::new(date, hours * 3600 + minutes * 60 + seconds))
    }
}

impl FromStr for CivilDateTime {
    type Err = CivilDateTimeError;

    /// Reads `2026-03-06 16:45`, `2026-03-06T16:45` or either with `:30` seconds and a fraction,
    /// which is cut off.
    fn from_str(text: &str) -> Result<Self, CivilDateTimeError> {
        Self::parse(text).ok_or(CivilDateTimeError)
    }
}

impl fmt::Display for CivilDateTime {
    /// Writes `2026-03-06T16:45:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.seconds_of_day();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}",
            self.date(),
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    }
}
