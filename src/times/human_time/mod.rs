//! The times that people type into options: `2 hours ago`, `Fri 16:45`, `28 Nov 2026 10:00 UTC`.
//!
//! Forms are forgiven, meanings are not: a text that could be two instants is refused with both.
//! Cells of tables and files keep the strict forms of [`parse_moment`], which come first here too.

mod clock;
mod completed;
mod day;
mod distance;
pub(super) mod fault;
mod loose;
mod named_day;
mod nearest_day;
mod next_midnight;
mod repair;
mod replaced_word;
mod slashed_date;
mod time_reading;
mod words;

pub(crate) use completed::completed_day;
pub use fault::TimeFault;
pub use nearest_day::NearestDay;
pub use time_reading::TimeReading;

use self::{
    clock::colon_missing, day::Undated, replaced_word::with_word, time_reading::typed_again,
    words::TimeWords,
};
use super::{
    local_clock::local_time,
    time_error::TimeError,
    typed_time::{LONGEST, TypedTime, parse_moment},
};
use crate::{
    text::excerpt,
    time::{Date, Instant, Offset, SignedDuration, Zone},
};

/// Reads a time as people type it. A time of day without an offset or `UTC` is one in `zone`.
///
/// # Errors
/// The text is no time, or it could be several instants.
pub fn parse_human_time(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
    nearest: NearestDay,
) -> Result<TypedTime, TimeError> {
    let text = text.trim();
    if text.len() > LONGEST {
        return Err(TimeError::Typed(TimeFault::Shape(excerpt(text).into_owned())));
    }
    if let Some(read) = unix_time(text) {
        return read;
    }
    match parse_moment(text, zone, now) {
        Err(TimeError::Shape(_) | TimeError::Distance(_)) => {}
        read => return read,
    }
    let could_be = distance::without_comma(text);
    if !could_be.is_empty() {
        return Err(TimeError::Typed(TimeFault::Comma { text: text.to_owned(), could_be }));
    }
    match distance::distance_from_now(text) {
        Some(Ok(distance)) => {
            let at = now.checked_add(distance);
            let at = at.ok_or_else(|| TimeError::OutOfRange(text.to_owned()))?;
            return Ok(TypedTime { at, written_in: None });
        }
        Some(Err(error)) => return Err(error),
        None => {}
    }
    if let Some(opening) = nearest.opening()
        && let Some(said) = distance::distance_of_event(text)
    {
        if let (Some(length), Some(other)) = (&said.length, nearest.other_event()) {
            let fault = counted_from((text, length), said.distance, (opening, other), zone);
            return Err(TimeError::Typed(fault));
        }
        let at = opening.checked_add(said.distance);
        let at = at.ok_or_else(|| TimeError::OutOfRange(text.to_owned()))?;
        return Ok(TypedTime { at, written_in: None });
    }
    if distance::is_length(text) {
        return Err(without_direction(text, zone, now, nearest));
    }
    let is_time = |text: &str| of_words(text, Some(&Zone::utc()), now, NearestDay::Past).is_ok();
    if let Some(fault) = loose::loose_time(text, is_time) {
        return Err(TimeError::Typed(fault));
    }
    let read = of_words(text, zone, now, nearest).map_err(loose::misspelt);
    read.map_err(|error| with_readings(error, zone, now, nearest))
}

/// Reads the words of a time in any order.
fn of_words(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
    nearest: NearestDay,
) -> Result<TypedTime, TimeError> {
    let words = TimeWords::read(text)?;
    let own = words.offset.map(|offset| Zone::fixed(Offset(offset)));
    let zone = own.as_ref().or(zone);
    let undated = Undated { text, zone, now, nearest };
    let at = undated.resolve(&words)?;
    Ok(TypedTime { at, written_in: own })
}

/// Returns the fault of a time of day without its colon beside a date that could be two, with both.
fn with_readings(
    error: TimeError,
    zone: Option<&Zone>,
    now: Instant,
    nearest: NearestDay,
) -> TimeError {
    let TimeError::Typed(TimeFault::Point { text, corrected, .. }) = &error else { return error };
    match of_words(corrected, zone, now, nearest) {
        Err(TimeError::Typed(TimeFault::Ambiguous { readings, lacks_clock, .. })) => {
            TimeError::Typed(TimeFault::Ambiguous { text: text.clone(), readings, lacks_clock })
        }
        _ => error,
    }
}

/// Returns the fault of a length of time that says neither `ago` nor `in`, with both instants, and
/// of an event the one that is counted from the opening.
fn without_direction(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
    nearest: NearestDay,
) -> TimeError {
    let utc = Zone::utc();
    let reading = |(written, is_past): (String, bool)| {
        let of_opening = nearest.opening().zip(distance::distance_of_event(&written));
        let (from, distance) = match of_opening {
            Some((opening, said)) => (opening, said.distance),
            None => (now, distance::distance_from_now(&written)?.ok()?),
        };
        let at = local_time(zone.unwrap_or(&utc), from.checked_add(distance)?);
        Some((written, Some(at), is_past == nearest.is_past()))
    };
    let from_now = [(format!("{text} ago"), true), (format!("in {text}"), false)];
    let from_opening = nearest.opening().map(|_| (format!("{text} after opening"), true));
    let readings = from_now.into_iter().chain(from_opening);
    TimeError::Typed(TimeFault::Ambiguous {
        text: text.to_owned(),
        readings: TimeReading::several(readings.filter_map(reading)),
        lacks_clock: false,
    })
}

/// Returns the fault of an event that may be counted from the opening or from another event, with
/// both instants.
fn counted_from(
    (text, length): (&str, &str),
    distance: SignedDuration,
    (opening, other): (Instant, Instant),
    zone: Option<&Zone>,
) -> TimeFault {
    let (utc, is_local) = (Zone::utc(), zone.is_some());
    let zone = zone.unwrap_or(&utc);
    let of_opening = opening.checked_add(distance);
    let of_opening =
        of_opening.map(|at| (format!("{length} after opening"), Some(local_time(zone, at)), true));
    let of_other = other.checked_add(distance).map(|at| {
        let means = format!("counted from {}", local_time(zone, other));
        (typed_again(at, zone, is_local), Some(means), true)
    });
    let readings = TimeReading::several(of_opening.into_iter().chain(of_other));
    TimeFault::Ambiguous { text: text.to_owned(), readings, lacks_clock: false }
}

/// Returns true for a text that is a time, or one with a fault that tells that a time is meant.
pub(crate) fn could_be_time(text: &str, now: Instant) -> bool {
    match parse_human_time(text, Some(&Zone::utc()), now, NearestDay::Past) {
        Ok(_) => true,
        Err(TimeError::Typed(fault)) => {
            matches!(
                fault,
                TimeFault::NoClock { .. }
                    | TimeFault::Ambiguous { .. }
                    | TimeFault::Clock { .. }
                    | TimeFault::HourAlone { .. }
                    | TimeFault::Point { .. }
                    | TimeFault::ClockOrDate { .. }
                    | TimeFault::Comma { .. }
                    | TimeFault::NoYear { .. }
                    | TimeFault::NamedDay { .. }
                    | TimeFault::Loose { .. }
                    | TimeFault::Misspelt { .. }
                    | TimeFault::PartOfDate { hour: Some(_), .. }
            ) || is_time_beside(&fault, text, now)
        }
        Err(_) => false,
    }
}

/// Returns true for a text that is a time but for the abbreviation of a zone.
fn is_time_beside(fault: &TimeFault, text: &str, now: Instant) -> bool {
    let TimeFault::Abbreviation { name, .. } = fault else { return false };
    let rest = with_word(text, name, "").filter(|rest| !rest.is_empty());
    rest.is_some_and(|rest| could_be_time(&rest, now))
}

/// Returns true for a text that is the name of a zone, or an abbreviation of one, and no time.
pub(crate) fn is_zone_name(text: &str, now: Instant) -> bool {
    let read = parse_human_time(text, Some(&Zone::utc()), now, NearestDay::Past);
    let is_zone = |fault: &TimeFault| {
        matches!(fault, TimeFault::ZoneName { .. } | TimeFault::Abbreviation { .. })
    };
    matches!(read, Err(TimeError::Typed(fault)) if is_zone(&fault))
}

/// Returns the dates that a whole date could be, with its year: one of `21/12/2026` and `Mon 21
/// December 2026`, two of `06/03/2026`, none of any other text.
pub(crate) fn whole_dates(text: &str) -> Vec<Date> {
    let Ok(words) = TimeWords::read(text) else { return Vec::new() };
    words.whole_dates()
}

/// Reads a text of digits alone: ten are a Unix time in seconds. `None` for any other text.
fn unix_time(text: &str) -> Option<Result<TypedTime, TimeError>> {
    let digits = text.strip_prefix('@').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let unit = match digits.len() {
        13 => "milliseconds",
        16 => "microseconds",
        19 => "nanoseconds",
        _ if text.starts_with('@') => return None,
        10 => {
            let at = digits.parse().ok().and_then(Instant::from_unix);
            let out_of_range = || TimeError::OutOfRange(text.to_owned());
            return Some(at.map(|at| TypedTime { at, written_in: None }).ok_or_else(out_of_range));
        }
        length => {
            let clock = if length == 4 { colon_missing(digits) } else { None };
            return Some(Err(TimeError::Typed(TimeFault::Digits { text: text.to_owned(), clock })));
        }
    };
    let seconds: Option<i64> = digits[..10].parse().ok();
    let at = seconds.and_then(Instant::from_unix).map(|at| local_time(&Zone::utc(), at));
    Some(Err(TimeError::Typed(TimeFault::FinerThanSeconds {
        text: text.to_owned(),
        unit,
        seconds: digits[..10].to_owned(),
        at: at.unwrap_or_default(),
    })))
}
