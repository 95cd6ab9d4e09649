//! Errors of times.

use thiserror::Error;

use super::human_time::fault::TimeFault;
use crate::{
    text::excerpt,
    time::{Date, DateError, DurationError, Offset},
};

/// The reason that a text is not a time.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimeError {
    /// No known shape.
    #[error(
        "'{}' is not a time; write 2026-03-06T16:45:00-05:00, '2026-03-06 16:45' with --timezone, \
         @1772815500, now or now-90m",
        excerpt(.0)
    )]
    Shape(String),
    /// A time in a table that is counted from now.
    #[error(
        "'{}' would be another time in each run; a table has the time itself: \
         2026-03-06T16:45:00-05:00",
        excerpt(.0)
    )]
    Moving(String),
    /// A number that other programs take for a time.
    #[error("'{}' is not a time: {says}", excerpt(text))]
    Number {
        /// As typed.
        text: String,
        /// The kind of number, and how to write it.
        says: String,
    },
    /// A date that the calendar does not have.
    #[error(transparent)]
    Date(DateError),
    /// A local time, and no zone to read it in.
    #[error(
        "'{0}' is a local time, but no time zone is known; add --timezone, or the offset: {time}Z, \
         {time}-05:00",
        time = with_t(.0)
    )]
    NoZone(String),
    /// The zone's clock jumped over it. Both ways to mean it are given as RFC 3339.
    #[error(
        "'{text}' does not exist in {zone}: the clocks jump over it; write {} or {}",
        readings[0],
        readings[1]
    )]
    Skipped {
        /// As typed.
        text: String,
        /// The zone.
        zone: String,
        /// With the offset before the jump, and with the one after it.
        readings: [String; 2],
    },
    /// The zone's clock showed it twice.
    #[error(
        "'{text}' happens twice in {zone}: the clocks go back over it; write {} (first) or {} \
         (second)",
        readings[0],
        readings[1]
    )]
    Repeated {
        /// As typed.
        text: String,
        /// The zone.
        zone: String,
        /// Its first and its second occurrence.
        readings: [String; 2],
    },
    /// Before 0001-01-02 or after 9999-12-30.
    #[error("'{0}' is outside the calendar, which goes from 0001-01-02 to 9999-12-30 UTC")]
    OutOfRange(String),
    /// A year of fewer than four digits, in a form that has four.
    #[error("the year in '{0}' must have four digits; for two-digit years use %y in --time-format")]
    ShortYear(String),
    /// Second 60 where no leap second can be.
    #[error(
        "'{0}' has a second 60; leap seconds come only at 23:59:60 UTC on 30 June or 31 December"
    )]
    NoLeapSecond(String),
    /// Not in the form of the table, nor RFC 3339 with its offset.
    #[error("'{}' does not have the form '{form}'; {}", excerpt(text), other_forms(fits))]
    Form {
        /// As typed.
        text: String,
        /// The form.
        form: String,
        /// Usual forms that it has.
        fits: Vec<&'static str>,
    },
    /// A name of a zone that the zone at hand does not have then.
    #[error("'{text}' names the zone '{name}', but {}", unlike(zone.as_ref()))]
    Named {
        /// As typed.
        text: String,
        /// The name in it.
        name: String,
        /// The zone at hand, with its short name and its offset then.
        zone: Option<(String, String, Offset)>,
    },
    /// Two zones that do not agree.
    #[error("'{0}' has two time zones that contradict each other; keep one")]
    TwoZones(String),
    /// A time of an option, which takes more forms.
    #[error(transparent)]
    Typed(TimeFault),
    /// `now+…` with a distance that is no length of time.
    #[error(transparent)]
    Distance(DurationError),
    /// `now+…` with a distance that is a slip of the pen.
    #[error(
        "'{0}' is more than a hundred years from now; write now-90m, now+2h or the time itself"
    )]
    TooFar(String),
}

/// Returns an ISO time with `T` for the space after its date: one word in a shell.
fn with_t(text: &str) -> String {
    match text.split_at_checked(10) {
        Some((date, time)) if Date::parse(date).is_ok() => {
            format!("{date}{}", time.replacen(' ', "T", 1))
        }
        _ => text.to_owned(),
    }
}

fn other_forms(fits: &[&str]) -> String {
    if fits.is_empty() {
        "nor is it RFC 3339 with an offset, 2026-03-06T16:45:00-05:00".to_owned()
    } else {
        format!("it fits --time-format '{}'", fits.join("' or '"))
    }
}

fn unlike(zone: Option<&(String, String, Offset)>) -> String {
    match zone {
        None => "the ticket has no zone to compare it with; add --timezone, or write the offset: \
                 2026-03-06T16:45:00-05:00"
            .to_owned(),
        Some((zone, called, offset)) => format!(
            "{zone} is called {called} at that time; write {called} or {offset} if that is meant, \
             or else the right offset"
        ),
    }
}
