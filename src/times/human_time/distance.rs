//! Distances from now: `2 hours ago`, `90m ago`, `in 2 hours`, `now - 1w`, `-2h`.

use super::fault::TimeFault;
use crate::{
    time::SignedDuration,
    times::{time_error::TimeError, typed_time::FURTHEST},
};

const SECONDS_PER_WEEK: i64 = 7 * 86_400;

/// Parts of an hour in words, in seconds.
const OF_AN_HOUR: [(&str, i64); 4] = [
    ("half an hour", 1_800),
    ("quarter of an hour", 900),
    ("a quarter of an hour", 900),
    ("three quarters of an hour", 2_700),
];

/// The words behind the length of time between the opening and an event.
const AFTER_OPENING: [&str; 8] = [
    " after opening",
    " after the opening",
    " after it was opened",
    " after it opened",
    " after being opened",
    " after the ticket was opened",
    " after opened",
    " from opening",
];

/// The words behind one that may be counted from another event too.
const LATER: [&str; 3] = [" after", " afterwards", " later"];

/// Returns the distance from now that a text says; `None` if it says none.
///
/// A day is 24 hours and a week seven of them, as in durations.
pub(super) fn distance_from_now(text: &str) -> Option<Result<SignedDuration, TimeError>> {
    if text.eq_ignore_ascii_case("now") {
        return Some(Ok(SignedDuration::ZERO));
    }
    if let Some((sign, length)) = sign_alone(text) {
        // An offset such as -0500 begins with a sign too.
        return seconds(length).ok().map(|_| distance(text, sign, length));
    }
    let (sign, length) = signed_length(text)?;
    Some(distance(text, sign, length))
}

/// Returns true for a length of time that says neither `ago` nor `in`: `2h`.
pub(super) fn is_length(text: &str) -> bool {
    seconds(text).is_ok()
}

/// The distance of an event from the opening, or from whatever it comes after.
pub(super) struct EventDistance {
    pub(super) distance: SignedDuration,
    /// The length alone, of a text that does not name the opening: `45m` of `45m later`.
    pub(super) length: Option<String>,
}

/// Returns the distance that the time of an event says: `45m after opening`. `None` if it says
/// none.
pub(super) fn distance_of_event(text: &str) -> Option<EventDistance> {
    let words = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let without = |ends: &[&str]| ends.iter().find_map(|end| words.strip_suffix(end));
    let of_opening = without(&AFTER_OPENING);
    let later = || without(&LATER).or_else(|| words.strip_prefix("after "));
    let length = of_opening.or_else(later)?;
    let distance = distance(text, 1, length).ok()?;
    let length = of_opening.is_none().then(|| length.to_owned());
    Some(EventDistance { distance, length })
}

/// Returns the times that a decimal comma may mean: `1,5h ago` is `1.5h ago`, and `1,500m ago` may
/// be `1500m ago`.
pub(super) fn without_comma(text: &str) -> Vec<String> {
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit)
    };
    let is_comma = |(at, _): &(usize, &str)| digit(at.checked_sub(1)) && digit(at.checked_add(1));
    let Some((at, _)) = text.match_indices(',').find(is_comma) else { return Vec::new() };
    let (before, behind) = (&text[..at], &text[at + 1..]);
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let mut could_be = vec![format!("{before}.{behind}")];
    could_be.extend((digits == 3).then(|| format!("{before}{behind}")));
    could_be.retain(|text| is_length(text) || matches!(distance_from_now(text), Some(Ok(_))));
    could_be
        .iter()
        .map(|text| if is_length(text) { format!("{text} ago") } else { text.clone() })
        .collect()
}

/// Returns the distance of a length in a direction.
fn distance(text: &str, sign: i64, length: &str) -> Result<SignedDuration, TimeError> {
    let text = || text.to_owned();
    match seconds(length) {
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
    }
}

/// Parts a text that begins with its sign, as `now-2h` does without its `now`.
fn sign_alone(text: &str) -> Option<(i64, &str)> {
    let mut signs = text.chars();
    match signs.next()? {
        '-' | '\u{2212}' => Some((-1, signs.as_str())),
        '+' => Some((1, signs.as_str())),
        _ => None,
    }
}

/// Returns the length and its direction, 1 for times to come.
fn signed_length(text: &str) -> Option<(i64, &str)> {
    if starts_with(text, "now") {
        return sign_alone(text["now".len()..].trim_start());
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
    let mut parts = numbers_and_units(text);
    let said = parts.join(" ").to_lowercase();
    if let Some((_, seconds)) = OF_AN_HOUR.iter().find(|(words, _)| *words == said) {
        return Ok(*seconds);
    }
    let (mut total, mut last_unit) = (half_behind(&mut parts)?, i64::MAX);
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

/// Takes `and a half` out of numbers and units, and returns the seconds that it says: half of the
/// unit before it, `an hour and a half`, or behind it, `one and a half hours`. Nothing else may
/// follow: `a day and a half an hour` could be 36.5 hours as well as 24.5.
fn half_behind(parts: &mut Vec<String>) -> Result<i64, LengthFault> {
    let is_half = |words: &[String]| words.join(" ").eq_ignore_ascii_case("and a half");
    let Some(at) = parts.windows(3).position(is_half) else { return Ok(0) };
    parts.drain(at..at + 3);
    let unit = |part: &String| seconds_of_unit(part).map_err(|_| LengthFault::Shape);
    let (before, behind) = parts.split_at(at);
    match (before.last().map(unit), behind) {
        (Some(Ok(unit)), []) => Ok(unit / 2),
        (Some(Err(_)), [own]) => Ok(unit(own)? / 2),
        _ => Err(LengthFault::Shape),
    }
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

/// The numbers that are taken as words, from one on.
const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Returns a number of units in seconds: `2`, `1.5`, `an`, `two`. It must be a whole number of
/// seconds.
fn times(number: &str, unit: i64) -> Result<i64, LengthFault> {
    if matches!(number.to_ascii_lowercase().as_str(), "a" | "an") {
        return Ok(unit);
    }
    if let Some(count) = (1..).zip(NUMBERS).find(|(_, name)| number.eq_ignore_ascii_case(name)) {
        return Ok(count.0 * unit);
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
