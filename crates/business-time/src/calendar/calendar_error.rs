//! Errors of calendars.

use thiserror::Error;

use crate::time::Date;

/// The reason that a calendar is not valid or cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// No day has hours.
    #[error("the calendar is never open: no weekday and no special day has hours")]
    NeverOpen,
    /// It does not open within fifty years after the instant asked for.
    #[error("the calendar does not open again within fifty years")]
    NoOpening,
    /// It was not open within fifty years before the instant asked for.
    #[error("the calendar was not open within the fifty years before")]
    NotOpenBefore,
    /// The answer is before 0001-01-02 or after 9999-12-30.
    #[error("the answer lies before 0001-01-02 or after 9999-12-30, the ends of the calendar")]
    OutOfRange,
    /// Business days are counted in one place's days, and it has several.
    #[error("business days need one place's hours, and these hours are of several places")]
    SeveralPlaces,
    /// A business day has no one length: its weekdays differ.
    #[error("business days have no single length here: the weekdays have different hours")]
    UnevenDays,
    /// A length of business time is negative: going back is subtracting.
    #[error("the length of business time is negative; to go back, subtract a length")]
    NegativeLength,
    /// A cut-off is before 00:00 or after 48:00.
    #[error("the cut-off is not a time from 00:00 to 48:00, in seconds after midnight")]
    NoSuchCutOff,
    /// A schedule has two special days on one date.
    #[error("there are two special days on {0}")]
    SpecialDayTwice(Date),
    /// A span of a special day begins after 23:59:59 of its day, ends after 48:00, or is empty.
    #[error(
        "the special day {0} has invalid hours: they must begin between 00:00 and 23:59 and end \
         later, by 48:00"
    )]
    NoSuchSpan(Date),
    /// A schedule states a business day of zero or negative length.
    #[error("the stated length of a business day must be longer than zero")]
    NoBusinessDayLength,
}
