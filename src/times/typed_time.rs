//! The times that people type: RFC 3339, a local time in a zone, seconds since the epoch, or a
//! distance from now.

use chrono::DateTime;

use super::time_error::TimeError;
use crate::{
    text::excerpt,
    time::{
        CivilDateTime, Date, DateError, Instant, InstantError, Offset, ParsedTime, Resolution,
        SignedDuration, Zone, parse_rfc3339,
    },
};

/// The longest text of a time, in bytes.
pub(super) const LONGEST: usize = 200;

/// The furthest distance from now: a hundred years. Anything further is a slip of the pen.
const FURTHEST: SignedDuration = SignedDuration::from_days(36_525);

/// A time that was typed: the instant, and the offset if one was typed with it.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedTime {
    /// The instant.
    pub at: Instant,
    /// The zone that the text itself named by an offset such as `-05:00` or `Z`.
    pub written_in: Option<Zone>,
}

impl From<ParsedTime> for TypedTime {
    fn from(parsed: ParsedTime) -> Self {
        Self { at: parsed.at, written_in: parsed.written_offset.map(Zone::fixed) }
    }
}

/// Reads a TIME.
///
/// Taken are RFC 3339 (`2026-03-06T16:45:00-05:00`; the seconds may be missing, and the offset may
/// be `-0500`), a local time (`2026-03-06 16:45[:30]`, space or `T`) in `zone`, `@1772815500`
/// (seconds since the epoch), `now`, `now-90m` and `now+2h`. Fractions of a second are cut off.
/// Second 60 is read where a leap second can be, at 23:59:60 UTC at the end of June and December,
/// as the second after it.
///
/// # Errors
/// See [`TimeError`]. A local time that the zone skips or repeats is refused, with both instants
/// that it could mean.
pub fn parse_moment(text: &str, zone: Option<&Zone>, now: Instant) -> Result<TypedTime, TimeError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(TimeError::Shape(excerpt(text).into_owned()));
    }
    let out_of_range = || TimeError::OutOfRange(text.to_owned());
    if let Some(distance) = text.strip_prefix("now") {
        return distance_from(now, distance.trim(), text).map(without_zone);
    }
    if let Some(seconds) = text.strip_prefix('@') {
        let digits = seconds.strip_prefix('-').unwrap_or(seconds);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(TimeError::Shape(text.to_owned()));
        }
        let at = seconds.parse().ok().and_then(Instant::from_unix);
        return at.map(without_zone).ok_or_else(out_of_range);
    }
    if let Some(before) = before_second_60(text) {
        let TypedTime { at, written_in } =
            parse_moment(&before, zone, now).map_err(|error| match error {
                TimeError::Shape(_) => TimeError::Shape(text.to_owned()),
                TimeError::NoZone(_) => TimeError::NoZone(text.to_owned()),
                other => other,
            })?;
        return Ok(TypedTime { at: leap_second(at, text)?, written_in });
    }
    match parse_rfc3339(text) {
        Ok(parsed) => return Ok(parsed.into()),
        Err(InstantError::OutOfRange) => return Err(out_of_range()),
        Err(_) => {}
    }
    let wall: CivilDateTime = text.parse().map_err(|_| misshapen(text))?;
    let zone = zone.ok_or_else(|| TimeError::NoZone(text.to_owned()))?;
    // A wall time in the calendar's first or last day may lie outside the range of instants, in any
    // zone.
    Instant::from_unix(wall.as_if_utc()).ok_or_else(out_of_range)?;
    let at = once(wall, zone, text)?;
    if at == Instant::MIN || at == Instant::MAX {
        Err(out_of_range())
    } else {
        Ok(without_zone(at))
    }
}

fn without_zone(at: Instant) -> TypedTime {
    TypedTime { at, written_in: None }
}

/// Returns true if a text is RFC 3339 to the letter: with `T`, seconds and an offset.
pub(super) fn is_rfc3339(text: &str) -> bool {
    text.as_bytes().get(10).is_some_and(|byte| matches!(byte, b'T' | b't'))
        && DateTime::parse_from_rfc3339(text).is_ok()
}

/// Returns a time of second 60 with second 59 instead; `None` for any other text.
fn before_second_60(text: &str) -> Option<String> {
    const SECONDS: std::ops::Range<usize> = "2016-12-31T23:59".len().."2016-12-31T23:59:60".len();
    (text.get(SECONDS)? == ":60")
        .then(|| format!("{}:59{}", &text[..SECONDS.start], &text[SECONDS.end..]))
}

/// Returns the instant of second 60 after that of second 59, if a leap second can be there.
pub(super) fn leap_second(before: Instant, text: &str) -> Result<Instant, TimeError> {
    let can_be = |at: &Instant| {
        let utc = CivilDateTime::at_offset(*at, Offset(0));
        utc.seconds_of_day() == 0 && utc.date().day() == 1 && matches!(utc.date().month(), 1 | 7)
    };
    before
        .checked_add(SignedDuration::from_seconds(1))
        .filter(can_be)
        .ok_or_else(|| TimeError::NoLeapSecond(text.to_owned()))
}

/// Returns the error of a text that is no time: its date, if the calendar does not have it.
fn misshapen(text: &str) -> TimeError {
    match text.get(..10).filter(|_| text.len() > 10).map(Date::parse) {
        Some(Err(error @ DateError::NoSuchDay(_))) => TimeError::Date(error),
        _ => TimeError::Shape(text.to_owned()),
    }
}

fn distance_from(now: Instant, distance: &str, text: &str) -> Result<Instant, TimeError> {
    let (ahead, back) = (distance.strip_prefix('+'), distance.strip_prefix('-'));
    if distance.is_empty() {
        return Ok(now);
    }
    // One sign: `now+-2h` is a slip.
    let unsigned = ahead.or(back).filter(|length| !length.contains('-'));
    let written = unsigned.ok_or_else(|| TimeError::Shape(text.to_owned()))?;
    let length: SignedDuration = written.parse().map_err(TimeError::Distance)?;
    if length > FURTHEST {
        return Err(TimeError::TooFar(text.to_owned()));
    }
    let at = if back.is_some() { now.checked_sub(length) } else { now.checked_add(length) };
    at.ok_or_else(|| TimeError::OutOfRange(text.to_owned()))
}

/// Returns the one instant at which a zone's clock shows a wall time.
pub(super) fn once(wall: CivilDateTime, zone: &Zone, text: &str) -> Result<Instant, TimeError> {
    let written = |at: i64, offset: Offset| Zone::fixed(offset).rfc3339(Instant::clamped(at));
    let (text, name) = (text.to_owned(), zone.name().to_owned());
    match zone.resolve(wall) {
        Resolution::Unique(at) => Ok(at),
        Resolution::Gap { before, after, .. } => {
            let readings = [before, after]
                .map(|offset| written(wall.as_if_utc() - i64::from(offset.0), offset));
            Err(TimeError::Skipped { text, zone: name, readings })
        }
        Resolution::Fold { first_at, last_at } => {
            let readings = [first_at, last_at].map(|at| zone.rfc3339(at));
            Err(TimeError::Repeated { text, zone: name, readings })
        }
    }
}
