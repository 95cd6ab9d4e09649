//! Lengths of time in contracts: `30m`, `1h30m`, `2d`, `4 business hours`,
//! `3 business days`.

use std::{fmt, str::FromStr};

use thiserror::Error;

/// The longest length, in days: a hundred years. Anything longer is a slip of the pen.
const LONGEST_DAYS: i64 = 36_525;

/// A promised length of time, always longer than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetDuration {
    /// Seconds on some clock.
    Time {
        /// Their number.
        seconds: i64,
        /// The clock.
        clock: ClockKind,
    },
    /// Whole business days.
    BusinessDays(u32),
}

/// The clock that counts the hours of a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClockKind {
    /// Not said: `4h`.
    Unsaid,
    /// A clock that always runs: `4 calendar hours`.
    Calendar,
    /// A clock that runs only inside coverage windows: `4 business hours`.
    Business,
}

/// The reason that a text is not a length of time.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("'{text}' {fault}")]
pub struct DurationError {
    text: String,
    fault: DurationFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
enum DurationFault {
    #[error(
        "is not a length of time; write 30m, 1h30m, 2d, '4 business hours' or '3 business days'"
    )]
    Shape,
    #[error("is negative; a length of time is more than nothing")]
    Negative,
    #[error("is no time at all; a length of time is more than nothing")]
    Zero,
    #[error("is longer than a hundred years; write 30m, 1h30m, 2d or '3 business days'")]
    TooLong,
}

impl FromStr for TargetDuration {
    type Err = DurationError;

    /// Reads it as [`parse_length`].
    fn from_str(text: &str) -> Result<Self, DurationError> {
        parse_length(text)
    }
}

impl TargetDuration {
    /// Returns it as [`parse_length`] reads it: `1 h 30 min`, `4 business hours`.
    ///
    /// ```
    /// use business_time::time::TargetDuration;
    ///
    /// let length: TargetDuration = "90 business minutes".parse()?;
    /// assert_eq!(length.notation(), "90 business minutes");
    /// assert_eq!(length.notation().parse(), Ok(length));
    /// # Ok::<(), business_time::time::DurationError>(())
    /// ```
    #[must_use]
    pub fn notation(&self) -> String {
        let (seconds, clock) = match *self {
            Self::BusinessDays(_) | Self::Time { clock: ClockKind::Unsaid, .. } => {
                return self.to_string();
            }
            Self::Time { seconds, clock: ClockKind::Calendar } => (seconds, "calendar"),
            Self::Time { seconds, clock: ClockKind::Business } => (seconds, "business"),
        };
        // With a clock there is one number and one unit.
        match (seconds % 3_600, seconds % 60) {
            (0, _) => format!("{} {clock} hours", seconds / 3_600),
            (_, 0) => format!("{} {clock} minutes", seconds / 60),
            _ => format!("{seconds} {clock} seconds"),
        }
    }
}

/// Reads a length of time.
///
/// Numbers are whole; `d` is 24 hours. `business` or `calendar` before the unit names the clock,
/// and `business days` are a unit of their own. Units are lower case: an `M` could be a month.
///
/// # Errors
/// Another shape, a negative or zero length, or one of more than a hundred years.
pub fn parse_length(text: &str) -> Result<TargetDuration, DurationError> {
    let error = |fault| DurationError { text: text.to_owned(), fault };
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [number, "business", "day" | "days"] = words[..] {
        let days = whole_number(number).map_err(error)?;
        return match u32::try_from(days) {
            Ok(0) => Err(error(DurationFault::Zero)),
            Ok(days) if i64::from(days) <= LONGEST_DAYS => Ok(TargetDuration::BusinessDays(days)),
            _ => Err(error(DurationFault::TooLong)),
        };
    }
    let (joined, clock) = match words[..] {
        [number, "business", unit] if !unit.starts_with('d') => {
            (format!("{number}{unit}"), ClockKind::Business)
        }
        [number, "calendar", unit] => (format!("{number}{unit}"), ClockKind::Calendar),
        _ => (words.concat(), ClockKind::Unsaid),
    };
    match joined_seconds(&joined).map_err(error)? {
        0 => Err(error(DurationFault::Zero)),
        seconds => Ok(TargetDuration::Time { seconds, clock }),
    }
}

/// Reads `1h30m`, `2d`, `45s`, `90 minutes` as seconds; zero is allowed.
///
/// # Errors
/// As [`parse_length`], but for zero.
pub fn parse_seconds(text: &str) -> Result<i64, DurationError> {
    let joined: String = text.split_whitespace().collect();
    joined_seconds(&joined).map_err(|fault| DurationError { text: text.to_owned(), fault })
}

/// Reads a number and its unit, one or more times, each unit smaller than the one before.
fn joined_seconds(text: &str) -> Result<i64, DurationFault> {
    if text.starts_with('-') {
        return Err(DurationFault::Negative);
    }
    let (mut rest, mut total, mut last_unit) = (text, 0_i64, i64::MAX);
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
        let part = number.checked_mul(unit).ok_or(DurationFault::TooLong)?;
        total = total.checked_add(part).ok_or(DurationFault::TooLong)?;
    }
    match total {
        _ if last_unit == i64::MAX => Err(DurationFault::Shape),
        _ if total > LONGEST_DAYS * 86_400 => Err(DurationFault::TooLong),
        _ => Ok(total),
    }
}

fn whole_number(text: &str) -> Result<i64, DurationFault> {
    if text.starts_with('-') {
        return Err(DurationFault::Negative);
    }
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DurationFault::Shape);
    }
    text.parse().map_err(|_| DurationFault::TooLong)
}

/// Writes seconds as a person says them: `45 min`, `1 h 15 min`, `3 d 4 h`. A sign is left out:
/// "late" or "left" beside it says it.
#[must_use]
pub fn in_words(seconds: i64) -> String {
    let mut rest = seconds.unsigned_abs();
    let mut parts = Vec::new();
    for (size, unit) in [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")] {
        if rest >= size {
            parts.push(format!("{} {unit}", rest / size));
            rest %= size;
        }
    }
    if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
}

impl fmt::Display for TargetDuration {
    /// Writes `1 h 30 min`, `48 h`, `2 business days`; the clock is left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BusinessDays(1) => f.write_str("1 business day"),
            Self::BusinessDays(days) => write!(f, "{days} business days"),
            Self::Time { seconds, .. } if *seconds % 3_600 == 0 => {
                write!(f, "{} h", seconds / 3_600)
            }
            Self::Time { seconds, .. } => f.write_str(&in_words(*seconds)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClockKind, TargetDuration, in_words, parse_length};

    #[test]
    fn lengths_are_read_as_written() {
        let time = |seconds, clock| Ok(TargetDuration::Time { seconds, clock });
        let cases = [
            ("30m", time(1_800, ClockKind::Unsaid)),
            ("1h30m", time(5_400, ClockKind::Unsaid)),
            ("1 h 30 min", time(5_400, ClockKind::Unsaid)),
            ("2d", time(172_800, ClockKind::Unsaid)),
            ("4 business hours", time(14_400, ClockKind::Business)),
            ("12 calendar hours", time(43_200, ClockKind::Calendar)),
            ("1 business day", Ok(TargetDuration::BusinessDays(1))),
            ("3 business days", Ok(TargetDuration::BusinessDays(3))),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_length(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_length_says_why() {
        let cases = [
            ("", "not a length"),
            ("4", "not a length"),
            ("30M", "not a length"),
            ("1m1h", "not a length"),
            ("1.5h", "not a length"),
            ("h", "not a length"),
            ("-4h", "negative"),
            ("-2 business days", "negative"),
            ("0h", "no time at all"),
            ("0 business days", "no time at all"),
            ("40000d", "hundred years"),
            ("99999999999999999999h", "hundred years"),
            ("9223372036854775807h", "hundred years"),
            ("4 business fortnights", "not a length"),
        ];
        for (text, part) in cases {
            let message = parse_length(text).map_err(|error| error.to_string());
            assert!(
                message.as_ref().is_err_and(|message| message.contains(part)),
                "{text}: {message:?}"
            );
        }
    }

    #[test]
    fn the_notation_reads_back() {
        for text in [
            "30m",
            "1h30m",
            "2d",
            "1d1s",
            "4 business hours",
            "90 business minutes",
            "3601 business seconds",
            "12 calendar hours",
            "1 calendar minute",
            "1 business day",
            "3 business days",
        ] {
            let length = parse_length(text).unwrap();
            assert_eq!(parse_length(&length.notation()), Ok(length), "{text}");
        }
    }

    #[test]
    fn words_leave_out_what_is_zero() {
        assert_eq!(in_words(0), "0 s");
        assert_eq!(in_words(-4_500), "1 h 15 min");
        assert_eq!(in_words(86_400 + 60), "1 d 1 min");
    }
}
