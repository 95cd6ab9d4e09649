//! Errors of lengths of time, in words.

use std::fmt;

use super::TimeUnit;

/// The reason that a text is not a length of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ElapsedError {
    /// No known shape.
    Shape(String),
    /// A bare number, and no unit is known.
    NoUnit(String),
    /// Less than nothing.
    Negative(String),
    /// A fraction of a unit that is counted whole.
    Fraction(String, TimeUnit),
    /// `2:15` may be hours and minutes, or minutes and seconds.
    TwoParts(String),
    /// A unit other than that of its column.
    OtherUnit {
        /// As typed.
        text: String,
        /// The unit in it.
        has: TimeUnit,
        /// The unit of the column.
        column: TimeUnit,
    },
    /// Business hours, which are those of another calendar.
    Business(String),
    /// More than a hundred years.
    TooLong(String),
}

impl fmt::Display for ElapsedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(text) => {
                write!(f, "'{text}' is not a duration; write 45 min, 1 h 30 min, 02:15:00 or PT45M")
            }
            Self::NoUnit(text) => write!(f, "'{text}' has no unit"),
            Self::Negative(text) => {
                write!(f, "'{text}' is negative; an answer comes after the opening")
            }
            Self::Fraction(text, unit) => {
                write!(
                    f,
                    "'{text}' is not a whole number of {}; only hours and days have fractions",
                    unit.name()
                )
            }
            Self::TwoParts(text) => {
                write!(
                    f,
                    "'{text}' may be hours and minutes, or minutes and seconds; write all three: \
                     02:15:00"
                )
            }
            Self::OtherUnit { text, has, column } => {
                write!(f, "'{text}' is in {}, but its column is in {}", has.name(), column.name())
            }
            Self::Business(text) => write!(
                f,
                "'{text}' is business time; the vendor's business hours are not those of the help \
                 desk, so write the time that passed on the clock"
            ),
            Self::TooLong(text) => write!(f, "'{text}' is longer than a hundred years"),
        }
    }
}

impl std::error::Error for ElapsedError {}
