//! Lengths of time in whole seconds, and their notation: `1h 30m`.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// A length of time in whole seconds, negative if it points back.
///
/// The function that takes or returns it says if its seconds pass always or only in business hours.
/// All arithmetic is checked.
///
/// ```
/// use business_time::SignedDuration;
///
/// let length = SignedDuration::from_minutes(90);
/// assert_eq!(length.seconds(), 5_400);
/// let left = length.checked_sub(SignedDuration::from_hours(2));
/// assert_eq!(left, Some(SignedDuration::from_minutes(-30)));
///
/// // Its text has hours, minutes and seconds, and reads back.
/// assert_eq!(length.to_string(), "1h 30m");
/// assert_eq!("1h 30m".parse(), Ok(length));
/// assert_eq!("-45 min".parse(), Ok(SignedDuration::from_minutes(-45)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignedDuration(i64);

/// The reason that a text is not a length of time.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("'{text}' {fault}")]
pub struct DurationError {
    pub(super) text: String,
    pub(super) fault: DurationFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(super) enum DurationFault {
    #[error("is not a length of time; write 30m, 1h30m or 2d")]
    Shape,
    #[error("is longer than 292 billion years")]
    Overflow,
    #[error(
        "is not a length of time; write 30m, 1h30m, 2d, '4 business hours', '4 calendar hours' (or '4 \
         h around the clock') or '3 business days'"
    )]
    TargetShape,
    #[error("is negative; a length of time is more than nothing")]
    Negative,
    #[error("is no time at all; a length of time is more than nothing")]
    Zero,
    #[error("is longer than a hundred years; write 30m, 1h30m, 2d or '3 business days'")]
    TooLong,
}

/// A length that another type cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the length of time is out of range")]
pub struct DurationOutOfRange;

impl SignedDuration {
    /// No time.
    pub const ZERO: Self = Self(0);
    /// The most time back.
    pub const MIN: Self = Self(i64::MIN);
    /// The most time ahead.
    pub const MAX: Self = Self(i64::MAX);

    /// Returns a length of seconds.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns a length of minutes. No number of them overflows.
    #[must_use]
    pub const fn from_minutes(minutes: i32) -> Self {
        Self(minutes as i64 * 60)
    }

    /// Returns a length of hours. No number of them overflows.
    #[must_use]
    pub const fn from_hours(hours: i32) -> Self {
        Self(hours as i64 * 3_600)
    }

    /// Returns a length of days of 24 hours. No number of them overflows.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        Self(days as i64 * 86_400)
    }

    /// Returns its seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Returns true if it points back.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// Returns true if it is no time.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Returns the sum, or `None` if it overflows.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        checked(self.0.checked_add(other.0))
    }

    /// Returns the difference, or `None` if it overflows.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        checked(self.0.checked_sub(other.0))
    }

    /// Returns `times` as much, or `None` if it overflows.
    #[must_use]
    pub const fn checked_mul(self, times: i64) -> Option<Self> {
        checked(self.0.checked_mul(times))
    }

    /// Returns as much in the other direction, or `None` for [`Self::MIN`].
    #[must_use]
    pub const fn checked_neg(self) -> Option<Self> {
        checked(self.0.checked_neg())
    }

    /// Returns it as a person says it: `45 min`, `1 h 15 min`, `3 d 4 h`. A day is 24 hours. The
    /// sign is left out: "late" or "left" beside it says it.
    ///
    /// ```
    /// use business_time::SignedDuration;
    ///
    /// assert_eq!(SignedDuration::from_minutes(-75).in_words(), "1 h 15 min");
    /// ```
    #[must_use]
    pub fn in_words(self) -> String {
        let mut rest = self.0.unsigned_abs();
        let mut parts = Vec::new();
        for (size, unit) in [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")] {
            if rest >= size {
                parts.push(format!("{} {unit}", rest / size));
                rest %= size;
            }
        }
        if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
    }
}

const fn checked(seconds: Option<i64>) -> Option<SignedDuration> {
    match seconds {
        Some(seconds) => Some(SignedDuration(seconds)),
        None => None,
    }
}

impl fmt::Display for SignedDuration {
    /// Writes `1h 30m`, `45s`, `-36h`, `0s`. It has no days: a day of business time is not 24
    /// hours.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.unsigned_abs();
        let mut before = if self.is_negative() { "-" } else { "" };
        for (size, unit) in [(3_600, 'h'), (60, 'm'), (1, 's')] {
            if rest >= size || (size == 1 && self.is_zero()) {
                write!(f, "{before}{}{unit}", rest / size)?;
                (before, rest) = (" ", rest % size);
            }
        }
        Ok(())
    }
}

impl FromStr for SignedDuration {
    type Err = DurationError;

    /// Reads whole numbers of days of 24 hours, hours, minutes and seconds, each unit at most once
    /// and a smaller one after a larger, with a `-` before them if it is negative: `1h 30m`, `2d`,
    /// `-90 minutes`, `0s`. Units are lower case: an `M` could be a month.
    fn from_str(text: &str) -> Result<Self, DurationError> {
        let joined: String = text.split_whitespace().collect();
        let seconds = match joined.strip_prefix('-') {
            Some(size) => read_units(size).map(|size| 0_i64.checked_sub_unsigned(size)),
            None => read_units(&joined).map(|size| i64::try_from(size).ok()),
        };
        seconds
            .and_then(|seconds| seconds.map(Self).ok_or(DurationFault::Overflow))
            .map_err(|fault| DurationError { text: text.to_owned(), fault })
    }
}

/// Reads a number and its unit, one or more times, each unit smaller than the one before; returns
/// the seconds.
pub(super) fn read_units(text: &str) -> Result<u64, DurationFault> {
    let (mut rest, mut total, mut last_unit) = (text, 0_u64, u64::MAX);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or(DurationFault::Shape)?;
        let number = whole_number(&rest[..digits])?;
        rest = &rest[digits..];
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let unit = match &rest[..letters] {
            "d" | "day" | "days" => 86_400,
            "h" | "hour" | "hours" => 3_600,
            "m" | "min" | "minute" | "minutes" => 60,
            "s" | "sec" | "second" | "seconds" => 1,
            _ => return Err(DurationFault::Shape),
        };
        if unit >= last_unit {
            return Err(DurationFault::Shape);
        }
        (rest, last_unit) = (&rest[letters..], unit);
        let part = number.checked_mul(unit).ok_or(DurationFault::Overflow)?;
        total = total.checked_add(part).ok_or(DurationFault::Overflow)?;
    }
    if last_unit == u64::MAX { Err(DurationFault::Shape) } else { Ok(total) }
}

/// Reads a number of digits alone.
pub(super) fn whole_number(text: &str) -> Result<u64, DurationFault> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DurationFault::Shape);
    }
    text.parse().map_err(|_| DurationFault::Overflow)
}

#[cfg(test)]
mod tests {
    use super::SignedDuration;

    #[test]
    fn the_text_reads_back_to_the_ends_of_the_range() {
        for (seconds, text) in [
            (0, "0s"),
            (1, "1s"),
            (-1, "-1s"),
            (60, "1m"),
            (3_600, "1h"),
            (5_400, "1h 30m"),
            (-5_401, "-1h 30m 1s"),
            (90_000, "25h"),
            (3_601, "1h 1s"),
            (i64::MAX, "2562047788015215h 30m 7s"),
            (i64::MIN, "-2562047788015215h 30m 8s"),
        ] {
            let length = SignedDuration::from_seconds(seconds);
            assert_eq!(length.to_string(), text);
            assert_eq!(text.parse(), Ok(length));
        }
    }

    #[test]
    fn other_notations_are_read_or_say_why_not() {
        let read = |text: &str| text.parse::<SignedDuration>().map(SignedDuration::seconds);
        for (text, seconds) in
            [("2d", 172_800), ("1d1s", 86_401), ("- 90 minutes", -5_400), ("0h", 0), ("-0s", 0)]
        {
            assert_eq!(read(text), Ok(seconds), "{text}");
        }
        for text in ["", "-", "4", "--4h", "+4h", "4h-1m", "1m1h", "1h1h", "1.5h", "30M", "h"] {
            let message = read(text).unwrap_err().to_string();
            let expected = "is not a length of time; write 30m, 1h30m or 2d";
            assert_eq!(message, format!("'{text}' {expected}"));
        }
        for text in ["9223372036854775808s", "-9223372036854775809s", "99999999999999999999d"] {
            let message = read(text).unwrap_err().to_string();
            assert!(message.ends_with("is longer than 292 billion years"), "{message}");
        }
    }

    #[test]
    fn arithmetic_ends_at_the_ends_of_the_range() {
        let (one, max, min) =
            (SignedDuration::from_seconds(1), SignedDuration::MAX, SignedDuration::MIN);
        assert_eq!(max.checked_add(one), None);
        assert_eq!(min.checked_sub(one), None);
        assert_eq!(max.checked_mul(2), None);
        assert_eq!(min.checked_neg(), None);
        assert_eq!(one.checked_add(one), Some(SignedDuration::from_seconds(2)));
        assert_eq!(one.checked_sub(one), Some(SignedDuration::ZERO));
        assert_eq!(one.checked_mul(-90), Some(SignedDuration::from_seconds(-90)));
        assert_eq!(one.checked_neg(), Some(SignedDuration::from_seconds(-1)));
        assert!(min.is_negative() && !one.is_negative() && !SignedDuration::ZERO.is_negative());
        assert!(SignedDuration::ZERO.is_zero() && !one.is_zero());
        let longest = [
            (SignedDuration::from_minutes(i32::MAX), 60),
            (SignedDuration::from_hours(i32::MAX), 3_600),
            (SignedDuration::from_days(i32::MAX), 86_400),
        ];
        for (length, unit) in longest {
            assert_eq!(length.seconds(), i64::from(i32::MAX) * unit);
        }
    }

    #[test]
    fn words_leave_out_what_is_zero() {
        let words = |seconds| SignedDuration::from_seconds(seconds).in_words();
        assert_eq!(words(0), "0 s");
        assert_eq!(words(-4_500), "1 h 15 min");
        assert_eq!(words(86_400 + 60), "1 d 1 min");
        assert_eq!(words(86_399), "23 h 59 min 59 s");
    }
}
