//! Reasons for which a calendar cannot be, or cannot answer.

use std::fmt;

use crate::time::Date;

/// The reason that a calendar is not valid or cannot answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// No day has hours.
    NeverOpen,
    /// It does not open within fifty years after the instant asked for.
    NoOpening,
    /// It was not open within fifty years before the instant asked for.
    NotOpenBefore,
    /// The answer is before 0001-01-02 or after 9999-12-30.
    OutOfRange,
    /// Business days are counted in one place's days, and it has several.
    SeveralPlaces,
    /// A business day has no one length: its weekdays differ.
    UnevenDays,
    /// A length of business time is negative: going back is subtracting.
    NegativeLength,
    /// A cut-off is not one of the seconds from 00:00 to 48:00 after a midnight.
    NoSuchCutOff,
    /// A schedule has two special days on one date.
    SpecialDayTwice(Date),
    /// A span of a special day begins after 23:59:59 of its day, ends after 48:00, or is not longer
    /// than nothing.
    NoSuchSpan(Date),
    /// A schedule states a business day of no length, or of a negative one.
    NoBusinessDayLength,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NeverOpen => {
                "the calendar is never open: no weekday and no special day has hours"
            }
            Self::NoOpening => "the calendar does not open again within fifty years",
            Self::NotOpenBefore => "the calendar was not open within the fifty years before",
            Self::OutOfRange => {
                "the answer lies before 0001-01-02 or after 9999-12-30, the ends of the calendar"
            }
            Self::SeveralPlaces => {
                "business days need one place's hours, and these hours are of several places"
            }
            Self::UnevenDays => {
                "business days have no single length here: the weekdays have different hours"
            }
            Self::NegativeLength => {
                "the length of business time is negative; to go back, subtract a length"
            }
            Self::NoSuchCutOff => {
                "the cut-off is not a time from 00:00 to 48:00, in seconds after midnight"
            }
            Self::NoBusinessDayLength => {
                "the stated length of a business day must be longer than zero"
            }
            Self::SpecialDayTwice(on) => return write!(f, "there are two special days on {on}"),
            Self::NoSuchSpan(on) => {
                return write!(
                    f,
                    "the special day {on} has invalid hours: they must begin between 00:00 and \
                     23:59 and end later, by 48:00"
                );
            }
        })
    }
}

impl std::error::Error for CalendarError {}
