//! Lengths of time in contracts: `30m`, `1h30m`, `2d`, `4 business hours`,
//! `3 business days`.

use std::{fmt, str::FromStr};

use super::signed_duration::{
    DurationError, DurationFault, SignedDuration, read_units, whole_number,
};

/// The longest length, in days: a hundred years. Anything longer is a slip of the pen.
const LONGEST_DAYS: i32 = 36_525;
const LONGEST: SignedDuration = SignedDuration::from_days(LONGEST_DAYS);

/// A promised length of time, always longer than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetDuration {
    /// Time on some clock.
    Time {
        /// Its length.
        length: SignedDuration,
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
        let (length, clock) = match *self {
            Self::BusinessDays(_) | Self::Time { clock: ClockKind::Unsaid, .. } => {
                return self.to_string();
            }
            Self::Time { length, clock: ClockKind::Calendar } => (length, "calendar"),
            Self::Time { length, clock: ClockKind::Business } => (length, "business"),
        };
        let seconds = length.seconds();
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
/// Numbers are whole; `d` is 24 hours. `business` or `calendar` before the unit names the clock, or
/// `in business hours` or `around the clock` behind the length does; `business days` are a unit of
/// their own. Units are lower case: an `M` could be a month.
///
/// # Errors
/// Another shape, a negative or zero length, or one of more than a hundred years.
pub fn parse_length(text: &str) -> Result<TargetDuration, DurationError> {
    read_length(text).map_err(|fault| {
        let fault = match fault {
            DurationFault::Shape => DurationFault::TargetShape,
            DurationFault::Overflow => DurationFault::TooLong,
            other => other,
        };
        DurationError { text: text.to_owned(), fault }
    })
}

fn read_length(text: &str) -> Result<TargetDuration, DurationFault> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.first().is_some_and(|first| first.starts_with('-')) {
        return Err(DurationFault::Negative);
    }
    if let [number, "business", "day" | "days"] = words[..] {
        return match u32::try_from(whole_number(number)?) {
            Ok(0) => Err(DurationFault::Zero),
            Ok(days) if days <= LONGEST_DAYS.unsigned_abs() => {
                Ok(TargetDuration::BusinessDays(days))
            }
            _ => Err(DurationFault::TooLong),
        };
    }
    let (joined, clock) = match words[..] {
        [ref length @ .., "around", "the", "clock"] => (length.concat(), ClockKind::Calendar),
        [ref length @ .., "in", "business", "hours"] if !length.concat().contains('d') => {
            (length.concat(), ClockKind::Business)
        }
        [number, "business", unit] if !unit.starts_with('d') => {
            (format!("{number}{unit}"), ClockKind::Business)
        }
        [number, "calendar", unit] => (format!("{number}{unit}"), ClockKind::Calendar),
        _ => (words.concat(), ClockKind::Unsaid),
    };
    let seconds = i64::try_from(read_units(&joined)?).map_err(|_| DurationFault::TooLong)?;
    match SignedDuration::from_seconds(seconds) {
        SignedDuration::ZERO => Err(DurationFault::Zero),
        length if length > LONGEST => Err(DurationFault::TooLong),
        length => Ok(TargetDuration::Time { length, clock }),
    }
}

impl fmt::Display for TargetDuration {
    /// Writes `1 h 30 min`, `48 h`, `2 business days`; the clock is left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BusinessDays(1) => f.write_str("1 business day"),
            Self::BusinessDays(days) => write!(f, "{days} business days"),
            Self::Time { length, .. } if length.seconds() % 3_600 == 0 => {
                write!(f, "{} h", length.seconds() / 3_600)
            }
            Self::Time { length, .. } => f.write_str(&length.in_words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClockKind, SignedDuration, TargetDuration, parse_length};

    #[test]
    fn lengths_are_read_as_written() {
        let time = |seconds, clock| {
            Ok(TargetDuration::Time { length: SignedDuration::from_seconds(seconds), clock })
        };
        let cases = [
            ("30m", time(1_800, ClockKind::Unsaid)),
            ("1h30m", time(5_400, ClockKind::Unsaid)),
            ("1 h 30 min", time(5_400, ClockKind::Unsaid)),
            ("2d", time(172_800, ClockKind::Unsaid)),
            ("4 business hours", time(14_400, ClockKind::Business)),
            ("12 calendar hours", time(43_200, ClockKind::Calendar)),
            ("2 h around the clock", time(7_200, ClockKind::Calendar)),
            ("2 hours around the clock", time(7_200, ClockKind::Calendar)),
            ("2d around the clock", time(172_800, ClockKind::Calendar)),
            ("1 h 30 min in business hours", time(5_400, ClockKind::Business)),
            ("2 hours in business hours", time(7_200, ClockKind::Business)),
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
            ("36526d", "hundred years"),
            ("36526 business days", "hundred years"),
            ("99999999999 business days", "hundred years"),
            ("99999999999999999999h", "hundred years"),
            ("9223372036854775807h", "hundred years"),
            ("4 business fortnights", "not a length"),
            ("around the clock", "not a length"),
            ("2 business days around the clock", "not a length"),
            ("2d in business hours", "not a length"),
            ("2 business d", "not a length"),
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
    fn a_length_is_written_in_the_largest_unit_that_is_whole() {
        for (text, notation, shown) in [
            ("90 business minutes", "90 business minutes", "1 h 30 min"),
            ("240 business minutes", "4 business hours", "4 h"),
            ("3601 business seconds", "3601 business seconds", "1 h 1 s"),
            ("120 calendar seconds", "2 calendar minutes", "2 min"),
            ("2d", "48 h", "48 h"),
            ("1 business day", "1 business day", "1 business day"),
            ("2 business days", "2 business days", "2 business days"),
            ("36525d", "876600 h", "876600 h"),
            ("36525 business days", "36525 business days", "36525 business days"),
        ] {
            let length = parse_length(text).unwrap();
            assert_eq!(
                (length.notation().as_str(), length.to_string().as_str()),
                (notation, shown)
            );
        }
    }
}
