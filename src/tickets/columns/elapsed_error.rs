//! Errors of elapsed times.

use thiserror::Error;

use crate::times::TimeUnit;

/// The reason that a text is not an elapsed time.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum ElapsedError {
    #[error("'{0}' is not a duration; write 45 min, 1 h 30 min, 02:15:00 or PT45M")]
    Shape(String),
    /// A bare number, and no unit is known.
    #[error("'{0}' has no unit")]
    NoUnit(String),
    #[error("'{0}' is negative; an answer comes after the opening")]
    Negative(String),
    #[error(
        "'{0}' is not a whole number of {unit}; only hours and days have fractions",
        unit = .1.name()
    )]
    Fraction(String, TimeUnit),
    /// `2:15`.
    #[error("'{0}' may be hours and minutes, or minutes and seconds; write all three: 02:15:00")]
    TwoParts(String),
    #[error("'{text}' is in {}, but its column is in {}", has.name(), column.name())]
    OtherUnit { text: String, has: TimeUnit, column: TimeUnit },
    /// Business hours, which are those of another calendar.
    #[error(
        "'{0}' is business time; the vendor's business hours are not those of the help desk, so \
         write the time that passed on the clock"
    )]
    Business(String),
    #[error("'{0}' is longer than a hundred years")]
    TooLong(String),
}
