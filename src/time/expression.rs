//! The times that people type: RFC 3339, a local time in a zone, seconds since the epoch, or a distance from now.

use std::fmt;

use chrono::{DateTime, Datelike as _, NaiveDateTime};

use super::{Date, DateError, DurationError, Instant, Offset, Resolution, Wall, Zone, duration::parse_plain};

/// A time that was typed: the instant, and the offset if one was typed with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// When.
    pub at: Instant,
    /// The zone that the text itself named by an offset such as `-05:00` or `Z`.
    pub written_in: Option<Zone>,
}

/// Why a text is not a time.
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
    /// `now+…` with a distance that is no length of time.
    Distance(DurationError),
}

/// Reads a TIME.
///
/// Taken are RFC 3339 (`2026-03-06T16:45:00-05:00`; the seconds may be missing, and the offset may be `-0500`), a local time
/// (`2026-03-06 16:45[:30]`, space or `T`) in `zone`, `@1772815500` (seconds since the epoch), `now`, `now-90m` and
/// `now+2h`. Fractions of a second are cut off.
///
/// # Errors
/// See [`TimeError`]. A local time that the zone skips or repeats is refused, with both instants that it could mean.
pub fn parse_moment(text: &str, zone: Option<&Zone>, now: Instant) -> Result<Moment, TimeError> {
    let text = text.trim();
    let out_of_range = || TimeError::OutOfRange(text.to_owned());
    let plain = |at| Moment { at, written_in: None };
    if let Some(distance) = text.strip_prefix("now") {
        return distance_from(now, distance.trim(), text).map(plain);
    }
    if let Some(seconds) = text.strip_prefix('@') {
        let digits = seconds.strip_prefix('-').unwrap_or(seconds);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(TimeError::Shape(text.to_owned()));
        }
        return seconds.parse().ok().and_then(Instant::from_unix).map(plain).ok_or_else(out_of_range);
    }
    if let Some((unix, offset)) = with_offset(text) {
        let at = Instant::from_unix(unix).ok_or_else(out_of_range)?;
        return Ok(Moment { at, written_in: Some(Zone::fixed(offset)) });
    }
    let wall = Wall::parse(text).ok_or_else(|| shape(text))?;
    let zone = zone.ok_or_else(|| TimeError::NoZone(text.to_owned()))?;
    // A wall time in the calendar's first or last day may lie outside the range of instants, in any zone.
    Instant::from_unix(wall.as_if_utc()).ok_or_else(out_of_range)?;
    let at = once(wall, zone, text)?;
    if at == Instant::MIN || at == Instant::MAX { Err(out_of_range()) } else { Ok(plain(at)) }
}

/// Reads a time in a form of its own, as `strftime` describes it; a text that has not that form as [`parse_moment`] does.
///
/// # Errors
/// As [`parse_moment`].
pub fn parse_moment_as(format: &str, text: &str, zone: Option<&Zone>, now: Instant) -> Result<Moment, TimeError> {
    let out_of_range = || TimeError::OutOfRange(text.to_owned());
    let whole_year = |year: i32| if year < 1000 { Err(TimeError::ShortYear(text.to_owned())) } else { Ok(()) };
    if let Ok(time) = DateTime::parse_from_str(text, format) {
        whole_year(time.year())?;
        let at = Instant::from_unix(time.timestamp()).ok_or_else(out_of_range)?;
        return Ok(Moment { at, written_in: Some(Zone::fixed(Offset(time.offset().local_minus_utc()))) });
    }
    let Ok(time) = NaiveDateTime::parse_from_str(text, format) else { return parse_moment(text, zone, now) };
    whole_year(time.year())?;
    let wall = Wall::from_seconds(time.and_utc().timestamp());
    let zone = zone.ok_or_else(|| TimeError::NoZone(text.to_owned()))?;
    Instant::from_unix(wall.as_if_utc()).ok_or_else(out_of_range)?;
    Ok(Moment { at: once(wall, zone, text)?, written_in: None })
}

/// Whether `strftime` describes a form of times so.
#[must_use]
pub fn is_time_format(format: &str) -> bool {
    chrono::format::StrftimeItems::new(format).all(|item| item != chrono::format::Item::Error)
}

/// What is wrong with a text that is no time: its date, if the rest looks like one.
fn shape(text: &str) -> TimeError {
    let looks_like_one =
        |date: &&str| date.bytes().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let date = text.get(..10).filter(looks_like_one);
    match date.filter(|_| text.len() > 10).and_then(|date| Date::parse(date).err()) {
        Some(error) => TimeError::Date(error),
        None => TimeError::Shape(text.to_owned()),
    }
}

fn distance_from(now: Instant, distance: &str, text: &str) -> Result<Instant, TimeError> {
    let (sign, length) = match (distance.strip_prefix('+'), distance.strip_prefix('-')) {
        _ if distance.is_empty() => return Ok(now),
        (Some(length), _) => (1, length),
        (_, Some(length)) => (-1, length),
        _ => return Err(TimeError::Shape(text.to_owned())),
    };
    let seconds = parse_plain(length).map_err(TimeError::Distance)?;
    now.checked_add(sign * seconds).ok_or_else(|| TimeError::OutOfRange(text.to_owned()))
}

/// Unix seconds and offset of a time that carries its own offset.
fn with_offset(text: &str) -> Option<(i64, Offset)> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some((time.timestamp(), Offset(time.offset().local_minus_utc())));
    }
    if let Some(wall) = text.strip_suffix(['Z', 'z']) {
        return Some((Wall::parse(wall)?.as_if_utc(), Offset(0)));
    }
    let (wall, offset) = text.split_at_checked(text.rfind(['+', '-'])?)?;
    let digits: String = offset.get(1..)?.split(':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let size = hours * 3600 + minutes * 60;
    let offset = if offset.starts_with('-') { -size } else { size };
    Some((Wall::parse(wall)?.as_if_utc() - i64::from(offset), Offset(offset)))
}

/// The one instant at which a zone's clock shows a wall time.
fn once(wall: Wall, zone: &Zone, text: &str) -> Result<Instant, TimeError> {
    let written = |at: i64, offset: Offset| Zone::fixed(offset).rfc3339(Instant::clamped(at));
    let (text, name) = (text.to_owned(), zone.name().to_owned());
    match zone.resolve(wall) {
        Resolution::Unique(at) => Ok(at),
        Resolution::Gap { before, after, .. } => {
            let readings = [before, after].map(|offset| written(wall.as_if_utc() - i64::from(offset.0), offset));
            Err(TimeError::Skipped { text, zone: name, readings })
        }
        Resolution::Fold { first_at, last_at } => {
            let readings = [first_at, last_at].map(|at| zone.rfc3339(at));
            Err(TimeError::Repeated { text, zone: name, readings })
        }
    }
}

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape(text) => write!(
                f,
                "'{text}' is not a time; write 2026-03-06T16:45:00-05:00, '2026-03-06 16:45' with --timezone, @1772815500, now or now-90m"
            ),
            Self::Date(error) => error.fmt(f),
            Self::NoZone(text) => {
                write!(f, "'{text}' is a local time and no zone is known; add --timezone, or the offset: {text}Z, {text}-05:00")
            }
            Self::Skipped { text, zone, readings: [before, after] } => {
                write!(f, "'{text}' does not exist in {zone}: the clocks jump over it; write {before} or {after}")
            }
            Self::Repeated { text, zone, readings: [first, second] } => {
                write!(f, "'{text}' happens twice in {zone}: the clocks go back over it; write {first} (first) or {second} (second)")
            }
            Self::OutOfRange(text) => write!(f, "'{text}' is outside the calendar, which goes from 0001-01-02 to 9999-12-30 UTC"),
            Self::ShortYear(text) => write!(f, "the year of '{text}' does not have four digits; in a form of times %y stands for two"),
            Self::Distance(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for TimeError {}
