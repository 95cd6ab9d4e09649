//! Errors of times, in words.

use std::fmt;

use super::{DateError, DurationError, Offset, excerpt};

/// The reason that a text is not a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// No known shape.
    Shape(String),
    /// A date that the calendar does not have.
    Date(DateError),
    /// A local time, and no zone to read it in.
    NoZone(String),
    /// The zone's clock jumped over it. Both ways to mean it are given as RFC 3339.
    Skipped {
        /// As typed.
        text: String,
        /// The zone.
        zone: String,
        /// With the offset before the jump, and with the one after it.
        readings: [String; 2],
    },
    /// The zone's clock showed it twice.
    Repeated {
        /// As typed.
        text: String,
        /// The zone.
        zone: String,
        /// Its first and its second occurrence.
        readings: [String; 2],
    },
    /// Before 0001-01-02 or after 9999-12-30.
    OutOfRange(String),
    /// A year of fewer than four digits, in a form that has four.
    ShortYear(String),
    /// Second 60 where no leap second can be.
    NoLeapSecond(String),
    /// Not in the form of the table, nor RFC 3339 with its offset.
    Form {
        /// As typed.
        text: String,
        /// The form.
        form: String,
        /// Usual forms that it has.
        fits: Vec<&'static str>,
    },
    /// A name of a zone that the zone at hand does not have then.
    Named {
        /// As typed.
        text: String,
        /// The name in it.
        name: String,
        /// The zone at hand, with its short name and its offset then.
        zone: Option<(String, String, Offset)>,
    },
    /// Two zones that do not agree.
    TwoZones(String),
    /// `now+…` with a distance that is no length of time.
    Distance(DurationError),
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(text) => write!(
                f,
                "'{}' is not a time; write 2026-03-06T16:45:00-05:00, '2026-03-06 16:45' with \
                 --timezone, @1772815500, now or now-90m",
                excerpt(text)
            ),
            Self::Date(error) => error.fmt(f),
            Self::NoZone(text) => {
                let time = with_t(text);
                write!(
                    f,
                    "'{text}' is a local time, but no time zone is known; add --timezone, or the \
                     offset: {time}Z, {time}-05:00"
                )
            }
            Self::Skipped { text, zone, readings: [before, after] } => {
                write!(
                    f,
                    "'{text}' does not exist in {zone}: the clocks jump over it; write {before} \
                     or {after}"
                )
            }
            Self::Repeated { text, zone, readings: [first, second] } => {
                write!(
                    f,
                    "'{text}' happens twice in {zone}: the clocks go back over it; write {first} \
                     (first) or {second} (second)"
                )
            }
            Self::OutOfRange(text) => write!(
                f,
                "'{text}' is outside the calendar, which goes from 0001-01-02 to 9999-12-30 UTC"
            ),
            Self::ShortYear(text) => {
                write!(
                    f,
                    "the year in '{text}' must have four digits; for two-digit years use %y in \
                     --time-format"
                )
            }
            Self::NoLeapSecond(text) => {
                write!(
                    f,
                    "'{text}' has a second 60; leap seconds come only at 23:59:60 UTC on 30 June \
                     or 31 December"
                )
            }
            Self::Form { text, form, fits } => {
                write!(f, "'{}' does not have the form '{form}'", excerpt(text))?;
                if fits.is_empty() {
                    return f.write_str(
                        "; nor is it RFC 3339 with an offset, 2026-03-06T16:45:00-05:00",
                    );
                }
                write!(f, "; it fits --time-format '{}'", fits.join("' or '"))
            }
            Self::Named { text, name, zone: None } => write!(
                f,
                "'{text}' names the zone '{name}', but the ticket has no zone to compare it with; \
                 add --timezone, or write the offset: 2026-03-06T16:45:00-05:00"
            ),
            Self::Named { text, name, zone: Some((zone, called, offset)) } => {
                write!(
                    f,
                    "'{text}' names the zone '{name}', but {zone} is called {called} at that \
                     time; "
                )?;
                write!(f, "write {called} or {offset} if that is meant, or else the right offset")
            }
            Self::TwoZones(text) => {
                write!(f, "'{text}' has two time zones that contradict each other; keep one")
            }
            Self::Distance(error) => error.fmt(f),
        }
    }
}

/// An ISO time with `T` for the space after its date, so that a shell takes it for one word.
fn with_t(text: &str) -> String {
    match text.split_at_checked(10) {
        Some((date, time)) if super::Date::parse(date).is_ok() => {
            format!("{date}{}", time.replacen(' ', "T", 1))
        }
        _ => text.to_owned(),
    }
}

impl std::error::Error for TimeError {}
