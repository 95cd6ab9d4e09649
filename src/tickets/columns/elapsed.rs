//! Parses the elapsed times of tables: `45 min`, `02:15:00`, `PT45M`, or a bare number
//! whose unit stands elsewhere.

use super::elapsed_error::ElapsedError;
use crate::text::excerpt;
use crate::times::TimeUnit;

/// The longest time that is accepted, in seconds: a hundred years of 366 days.
const LONGEST: i64 = 100 * 366 * 86_400;

/// The longest text of an elapsed time, in bytes.
const LONGEST_TEXT: usize = 100;

/// Reads an elapsed time in whole seconds; a fraction of a second is cut off.
///
/// `unit` is that of a bare number. A text that has units of its own must have `unit` as its
/// largest, if there is one. Hours and days may have fractions. A comma is refused: it may part a
/// fraction or thousands.
///
/// # Errors
/// See [`ElapsedError`].
pub(super) fn parse_elapsed(text: &str, unit: Option<TimeUnit>) -> Result<i64, ElapsedError> {
    let text = text.trim();
    let quoted = || excerpt(text).into_owned();
    if text.len() > LONGEST_TEXT {
        return Err(ElapsedError::Shape(quoted()));
    }
    if text.starts_with(['-', '\u{2212}', '(']) {
        return Err(ElapsedError::Negative(quoted()));
    }
    let lower = text.to_lowercase();
    if ["business", "working", "work "].iter().any(|word| lower.contains(word)) {
        return Err(ElapsedError::Business(quoted()));
    }
    let parts = if is_number(text) {
        vec![(text.to_owned(), unit.ok_or_else(|| ElapsedError::NoUnit(quoted()))?)]
    } else if text.contains(':') {
        clock_parts(text).ok_or_else(|| match text.split(':').count() {
            2 => ElapsedError::TwoParts(quoted()),
            _ => ElapsedError::Shape(quoted()),
        })?
    } else {
        iso_parts(text).or_else(|| word_parts(text)).ok_or_else(|| ElapsedError::Shape(quoted()))?
    };
    match (parts.first(), unit) {
        (Some((_, has)), Some(column)) if *has != column => {
            return Err(ElapsedError::OtherUnit { text: quoted(), has: *has, column });
        }
        _ => {}
    }
    let mut milliseconds = 0_i64;
    for (number, unit) in parts {
        if unit.is_cut_by(&number) {
            return Err(ElapsedError::Fraction(quoted(), unit));
        }
        let part = unit.milliseconds(&number).ok_or_else(|| ElapsedError::TooLong(quoted()))?;
        milliseconds =
            milliseconds.checked_add(part).ok_or_else(|| ElapsedError::TooLong(quoted()))?;
    }
    Some(milliseconds / 1000)
        .filter(|seconds| *seconds <= LONGEST)
        .ok_or_else(|| ElapsedError::TooLong(quoted()))
}

/// Returns true for digits, and more digits behind a point.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').map_or(digits(text), |(whole, fraction)| digits(whole) && digits(fraction))
}

type Parts = Vec<(String, TimeUnit)>;

/// Reads `02:15:00`: hours, minutes and seconds.
fn clock_parts(text: &str) -> Option<Parts> {
    let [hours, minutes, seconds] = text.split(':').collect::<Vec<_>>().try_into().ok()?;
    let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, "0"));
    let is_whole = |part: &str| is_number(part) && !part.contains('.');
    let below_60 = |part: &str| part.len() == 2 && is_whole(part) && part < "60";
    let is_time = is_whole(hours) && below_60(minutes) && below_60(seconds) && is_whole(fraction);
    let units = [TimeUnit::Hour, TimeUnit::Minute, TimeUnit::Second];
    is_time.then(|| [hours, minutes, seconds].map(str::to_owned).into_iter().zip(units).collect())
}

/// Reads `PT45M`, `P1DT2H30M`: a duration of ISO 8601 without years, months and weeks.
fn iso_parts(text: &str) -> Option<Parts> {
    let upper = text.to_ascii_uppercase();
    let (days, clock) = upper.strip_prefix('P')?.split_once('T').unwrap_or((&upper[1..], ""));
    let (mut parts, mut last) = (Parts::new(), None);
    let units = [
        ("D", TimeUnit::Day),
        ("H", TimeUnit::Hour),
        ("M", TimeUnit::Minute),
        ("S", TimeUnit::Second),
    ];
    for (part, units) in [(days, &units[..1]), (clock, &units[1..])] {
        let mut rest = part;
        while !rest.is_empty() {
            let (number, behind) = rest.split_at(rest.find(|c: char| c.is_ascii_alphabetic())?);
            let (letter, unit) = units.iter().find(|(letter, _)| behind.starts_with(letter))?;
            if !is_number(number) || last.is_some_and(|last| *unit >= last) {
                return None;
            }
            (rest, last) = (&behind[letter.len()..], Some(*unit));
            parts.push((number.to_owned(), *unit));
        }
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

/// Reads `6 h`, `1d 2h`, `2 hours, 15 minutes`: numbers with their units, the larger before the
/// smaller.
fn word_parts(text: &str) -> Option<Parts> {
    let (mut parts, mut rest, mut last) = (Parts::new(), text, None);
    while !rest.is_empty() {
        let (number, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && c != '.')?);
        let behind = behind.trim_start();
        let (word, behind) =
            behind.split_at(behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len()));
        let unit = TimeUnit::of(word)?;
        if !is_number(number) || last.is_some_and(|last| unit >= last) {
            return None;
        }
        let behind = behind.strip_prefix('.').unwrap_or(behind).trim_start();
        let next = behind.strip_prefix(',').map_or(behind, str::trim_start);
        if next.is_empty() && !behind.is_empty() {
            return None;
        }
        (rest, last) = (next, Some(unit));
        parts.push((number.to_owned(), unit));
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{TimeUnit, parse_elapsed};

    #[test]
    fn lengths_are_read_in_their_unit() {
        use TimeUnit::{Day, Hour, Millisecond, Minute, Second};
        let cases = [
            ("45", Some(Minute), 2_700),
            ("0", Some(Minute), 0),
            ("90.0", Some(Minute), 5_400),
            ("6.5", Some(Hour), 23_400),
            ("0.166666666666666", Some(Hour), 599),
            ("1.25", Some(Day), 108_000),
            ("5400", Some(Second), 5_400),
            ("5400999", Some(Millisecond), 5_400),
            ("6 h", None, 21_600),
            ("6 h", Some(Hour), 21_600),
            ("6 Hours", None, 21_600),
            ("45min", None, 2_700),
            ("45 min.", None, 2_700),
            ("1d 2h", None, 93_600),
            ("2 hours, 15 minutes", None, 8_100),
            ("1 h 30 min", Some(Hour), 5_400),
            ("02:15:00", None, 8_100),
            ("100:00:01.9", Some(Hour), 360_001),
            ("PT45M", None, 2_700),
            ("P1DT2H30M", None, 95_400),
            ("pt1.5h", None, 5_400),
        ];
        for (text, unit, seconds) in cases {
            assert_eq!(parse_elapsed(text, unit), Ok(seconds), "{text} {unit:?}");
        }
    }

    #[test]
    fn what_is_unclear_is_refused() {
        use TimeUnit::{Hour, Minute};
        let cases = [
            ("45", None, "no unit"),
            ("6,5 h", None, "not a duration"),
            ("1,234", Some(Minute), "not a duration"),
            ("1e3", Some(Minute), "not a duration"),
            ("+5", Some(Minute), "not a duration"),
            ("30M", None, "not a duration"),
            ("2 weeks", None, "not a duration"),
            ("1 h 2 h", None, "not a duration"),
            ("2 h,", None, "not a duration"),
            ("P1M", None, "not a duration"),
            ("PT", None, "not a duration"),
            ("6 h later", None, "not a duration"),
            ("1.5", Some(Minute), "not a whole number of minutes"),
            ("1.500", Some(Minute), "not a whole number of minutes"),
            ("2:15", None, "may be hours and minutes"),
            ("02:75:00", None, "not a duration"),
            ("1.02:15:00", None, "not a duration"),
            ("-5", Some(Minute), "negative"),
            ("(5)", Some(Minute), "negative"),
            ("6 h", Some(Minute), "in hours, but its column is in minutes"),
            ("02:15:00", Some(Minute), "in hours, but its column is in minutes"),
            ("90 min", Some(Hour), "in minutes, but its column is in hours"),
            ("2 business hours", None, "business time"),
            ("6 working hours", Some(Hour), "business time"),
            ("99999999999999999999", Some(Hour), "longer than"),
            ("9000000", Some(Hour), "longer than"),
            ("99999999999999999999.5 h", None, "longer than"),
            ("99999999999999999999.25", Some(Hour), "longer than"),
            ("99999999999999999999.0", Some(Minute), "longer than"),
            ("9000000000000000000.5 d", None, "longer than"),
            ("P99999999999999999999.5D", None, "longer than"),
            ("99999999999999999999.5", Some(Minute), "not a whole number of minutes"),
        ];
        for (text, unit, part) in cases {
            let error = parse_elapsed(text, unit).map_err(|error| error.to_string());
            assert!(error.as_ref().is_err_and(|error| error.contains(part)), "{text}: {error:?}");
        }
    }
}
