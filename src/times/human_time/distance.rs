//! Distances from now: `2 hours ago`, `90m ago`, `in 2 hours`, `now - 1w`.

use super::fault::TimeFault;
use crate::{
    time::SignedDuration,
    times::{time_error::TimeError, typed_time::FURTHEST},
};

const SECONDS_PER_WEEK: i64 = 7 * 86_400;

/// Returns the distance from now that a text says; `None` if it says none.
///
/// A day is 24 hours and a week seven of them, as in durations.
pub(super) fn distance_from_now(text: &str) -> Option<Result<SignedDuration, TimeError>> {
    if text.eq_ignore_ascii_case("now") {
        return Some(Ok(SignedDuration::ZERO));
    }
    let (sign, length) = signed_length(text)?;
    let text = || text.to_owned();
    Some(match seconds(length) {
        Ok(seconds) if SignedDuration::from_seconds(seconds) > FURTHEST => {
            Err(TimeError::TooFar(text()))
        }
        Ok(seconds) => Ok(SignedDuration::from_seconds(sign * seconds)),
        Err(LengthFault::TooFar) => Err(TimeError::TooFar(text())),
        Err(LengthFault::Unit(unit)) => {
            Err(TimeError::Typed(TimeFault::Unit { text: text(), unit }))
        }
        Err(LengthFault::NoUnit) => Err(TimeError::Typed(TimeFault::NoUnit { text: text() })),
        Err(LengthFault::Shape) => {
            let length = length.trim().to_owned();
            Err(TimeError::Typed(TimeFault::Distance { text: text(), length }))
        }
    })
}

/// Returns the length and its direction, 1 for times to come.
fn signed_length(text: &str) -> Option<(i64, &str)> {
    if starts_with(text, "now") {
        let rest = text["now".len()..].trim_start();
        let mut signs = rest.chars();
        return match signs.next() {
            Some('-' | '\u{2212}') => Some((-1, signs.as_str())),
            Some('+') => Some((1, signs.as_str())),
            _ => None,
        };
    }
    if starts_with(text, "in ") {
        return Some((1, &text["in ".len()..]));
    }
    let before = |end: &str| {
        let (length, last) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
        (last.eq_ignore_ascii_case(end) && length.ends_with(char::is_whitespace)).then_some(length)
    };
    before("ago").map(|length| (-1, length)).or_else(|| Some((1, before("from now")?)))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// The reason that a text is no length of time.
enum LengthFault {
    Unit(String),
    TooFar,
    NoUnit,
    Shape,
}

/// Reads numbers with their units, each unit smaller than the one before: `1 hour and 30 minutes`.
fn seconds(text: &str) -> Result<i64, LengthFault> {
    let parts = numbers_and_units(text);
    if parts.join(" ").eq_ignore_ascii_case("half an hour") {
        return Ok(1_800);
    }
    let (mut total, mut last_unit) = (0_i64, i64::MAX);
    let mut parts = parts.iter().filter(|part| *part != "and");
    while let Some(number) = parts.next() {
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
        let without = if is_number { LengthFault::NoUnit } else { LengthFault::Shape };
        let unit = parts.next().ok_or(without)?;
        let unit = seconds_of_unit(unit)?;
        if unit >= last_unit {
            return Err(LengthFault::Shape);
        }
        last_unit = unit;
        let part = times(number, unit)?;
        total = total.checked_add(part).ok_or(LengthFault::TooFar)?;
    }
    if last_unit == i64::MAX { Err(LengthFault::Shape) } else { Ok(total) }
}

/// Returns numbers and words, parted where one turns into the other.
fn numbers_and_units(text: &str) -> Vec<String> {
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    let mut parts: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        let mut was_digit = None;
        for letter in word.chars() {
            if was_digit != Some(is_digit(letter)) {
                parts.push(String::new());
            }
            was_digit = Some(is_digit(letter));
            if let Some(part) = parts.last_mut() {
                part.push(letter);
            }
        }
    }
    parts
}

fn seconds_of_unit(unit: &str) -> Result<i64, LengthFault> {
    // A capital M is a month in the notations of many programs.
    if unit == "M" {
        return Err(LengthFault::Unit(unit.to_owned()));
    }
    Ok(match unit.to_ascii_lowercase().as_str() {
        "w" | "wk" | "wks" | "week" | "weeks" => SECONDS_PER_WEEK,
        "d" | "day" | "days" => 86_400,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3_600,
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "mo" | "month" | "months" | "y" | "yr" | "yrs" | "year" | "years" | "quarter"
        | "quarters" | "business" => return Err(LengthFault::Unit(unit.to_owned())),
        _ => return Err(LengthFault::Shape),
    })
}

/// Returns a number of units in seconds: `2`, `1.5`, `an`. It must be a whole number of seconds.
fn times(number: &str, unit: i64) -> Result<i64, LengthFault> {
    if matches!(number.to_ascii_lowercase().as_str(), "a" | "an" | "one") {
        return Ok(unit);
    }
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(decimals) || decimals.len() > 4 {
        return Err(LengthFault::Shape);
    }
    let scale = decimals.bytes().fold(1, |scale, _| scale * 10);
    let part = decimals.parse::<i64>().map_err(|_| LengthFault::Shape)? * unit;
    if part % scale != 0 {
        return Err(LengthFault::Shape);
    }
    let whole: i64 = whole.parse().map_err(|_| LengthFault::TooFar)?;
    let seconds = whole.checked_mul(unit).ok_or(LengthFault::TooFar)?;
    seconds.checked_add(part / scale).ok_or(LengthFault::TooFar)
}
