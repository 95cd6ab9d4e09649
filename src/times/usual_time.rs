//! Times as exports write them that mean one instant only, though they are not RFC 3339:
//! `2026-03-06 9:45`, `2026-03-06 14:45:00 UTC`, `6 Mar 2026 09:45`.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Weekday};

use super::{
    day_names::MONTHS,
    time_error::TimeError,
    typed_time::{TypedTime, parse_moment},
};
use crate::time::{Instant, Zone};

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 64;

/// Reads a time as [`parse_moment`] does, or one in another form that means one instant only.
///
/// # Errors
/// As [`parse_moment`].
pub fn parse_written_time(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<TypedTime, TimeError> {
    let plain = parse_moment(text, zone, now);
    let Err(TimeError::Shape(_)) = plain else { return plain };
    let Some(written) = as_rfc3339(text) else { return plain };
    match parse_moment(&written, zone, now) {
        Err(TimeError::Shape(_)) => plain,
        read => read,
    }
}

/// Returns a time with its year first or its month by name in the form of RFC 3339, without an
/// offset if it has none. Numbers whose order is not certain, `06/03/2026`, are no such time.
fn as_rfc3339(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > LONGEST || !text.is_ascii() {
        return None;
    }
    let (date, rest) = year_first(text).or_else(|| month_by_name(text))?;
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let rest = rest.strip_prefix(['T', 't']).or_else(|| rest.strip_prefix(' '))?.trim_start();
    let end =
        rest.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(rest.len());
    let (clock, rest) = rest.split_at(end);
    let (half, rest) = half_of_day(rest);
    let clock = clock_of(clock, half)?;
    let offset = offset_of(rest.trim())?;
    Some(format!("{}T{clock}{offset}", date.format("%Y-%m-%d")))
}

/// Reads `2026-03-06`, `2026/3/6` or `2026.03.06`, and returns what stands behind it.
fn year_first(text: &str) -> Option<(NaiveDate, &str)> {
    let year = text.get(..4).filter(|year| is_number(year))?;
    let separator = text[4..].chars().next().filter(|sign| "-/.".contains(*sign))?;
    let (month, rest) = text[5..].split_once(separator)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (day, rest) = rest.split_at(end);
    Some((date(year, number(month, 2)?, day)?, rest))
}

/// Reads `6 Mar 2026`, `06-Mar-2026`, `March 6, 2026` or one of them behind a weekday, and returns
/// what stands behind it.
fn month_by_name(text: &str) -> Option<(NaiveDate, &str)> {
    let (name, behind) = word(text);
    let weekday: Option<Weekday> = name.parse().ok();
    let mut rest = if weekday.is_some() { behind.trim_start_matches([',', ' ']) } else { text };
    let mut parts = Vec::new();
    for _ in 0..3 {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = &rest[end..];
        if parts.len() < 3 {
            rest = rest.strip_prefix(',').unwrap_or(rest);
            rest = rest.strip_prefix([' ', '-', '/'])?;
        }
    }
    let (day, month, year) = match (named(parts[0], &MONTHS), named(parts[1], &MONTHS)) {
        (Some(month), None) => (parts[1], month, parts[2]),
        (None, Some(month)) => (parts[0], month, parts[2]),
        _ => return None,
    };
    if year.len() != 4 || !is_number(year) {
        return None;
    }
    let date = date(year, month + 1, day)?;
    weekday.is_none_or(|weekday| date.weekday() == weekday).then_some((date, rest))
}

fn date(year: &str, month: u32, day: &str) -> Option<NaiveDate> {
    let year = year.parse().ok().filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year, month, number(day, 2)?)
}

/// Returns the place of a name, or of its first three letters, in a list.
fn named(name: &str, list: &[&str]) -> Option<u32> {
    let name = name.to_ascii_lowercase();
    let is_it = |known: &&str| **known == name || (name.len() == 3 && known.starts_with(&name));
    let place = list.iter().position(is_it)?;
    u32::try_from(place).ok()
}

fn word(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len()))
}

/// Splits off AM or PM, and returns the hours that it adds to 12.
fn half_of_day(rest: &str) -> (Option<u32>, &str) {
    let (name, behind) = word(rest.trim_start());
    match name.to_ascii_lowercase().as_str() {
        "am" => (Some(0), behind),
        "pm" => (Some(12), behind),
        _ => (None, rest),
    }
}

/// Returns a time of day in 24 hours: `9:45`, `9:45:00.5`, `9:45` with the hours of its half.
fn clock_of(clock: &str, half: Option<u32>) -> Option<String> {
    let (hour, rest) = clock.split_once(':')?;
    let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
    let (second, fraction) =
        second.split_once('.').map_or((second, ""), |(whole, part)| (whole, part));
    let two = |part: &str| (part.len() == 2).then(|| number(part, 2)).flatten();
    let hour = match (number(hour, 2)?, half) {
        (hour, None) => hour,
        (hour @ 1..=12, Some(half)) => hour % 12 + half,
        _ => return None,
    };
    let time = NaiveTime::from_hms_opt(hour, two(minute)?, two(second)?)?;
    let has_fraction = clock.contains('.');
    if has_fraction && !is_number(fraction) {
        return None;
    }
    Some(time.format("%H:%M:%S").to_string())
}

/// Returns the offset that stands behind a time, in the form of RFC 3339: of `UTC`, `(GMT)`,
/// `-0500` or `+05:30`. Other names of zones have several meanings.
fn offset_of(rest: &str) -> Option<String> {
    let bare = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    match bare.to_ascii_uppercase().as_str() {
        "" => Some(String::new()),
        "UTC" | "GMT" | "Z" => Some("Z".to_owned()),
        _ => {
            let (sign, digits) = (rest.get(..1)?, rest.get(1..)?);
            let digits = digits.replacen(':', "", 1);
            let fits = matches!(sign, "+" | "-") && digits.len() == 4 && is_number(&digits);
            fits.then(|| format!("{sign}{}:{}", &digits[..2], &digits[2..]))
        }
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a number of at most so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    text.parse().ok().filter(|_| is_number(text) && text.len() <= digits)
}

#[cfg(test)]
mod tests {
    use super::as_rfc3339;

    #[test]
    fn times_that_mean_one_instant_are_read() {
        let cases = [
            ("2026-03-06 09:45:00 -0500", "2026-03-06T09:45:00-05:00"),
            ("2026-03-06 09:45 +05:30", "2026-03-06T09:45:00+05:30"),
            ("2026-03-06 9:45", "2026-03-06T09:45:00"),
            ("2026-03-06 14:45:00 UTC", "2026-03-06T14:45:00Z"),
            ("2026-03-06 14:45:00 (GMT)", "2026-03-06T14:45:00Z"),
            ("2026-03-06 14:45:00.250 UTC", "2026-03-06T14:45:00Z"),
            ("2026/3/6 14:45", "2026-03-06T14:45:00"),
            ("2026-03-06 9:45 PM", "2026-03-06T21:45:00"),
            ("2026-03-06 12:05:00am", "2026-03-06T00:05:00"),
            ("6 Mar 2026 09:45", "2026-03-06T09:45:00"),
            ("06-Mar-2026 09:45:10", "2026-03-06T09:45:10"),
            ("March 6, 2026 9:45 AM", "2026-03-06T09:45:00"),
            ("Mar 6, 2026, 9:45 AM", "2026-03-06T09:45:00"),
            ("Fri, 06 Mar 2026 09:45:00 -0500", "2026-03-06T09:45:00-05:00"),
            ("Friday 6 March 2026 09:45 GMT", "2026-03-06T09:45:00Z"),
        ];
        for (text, expected) in cases {
            assert_eq!(as_rfc3339(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_may_mean_several_instants_is_not() {
        for text in [
            "06/03/2026 09:45",
            "06-03-2026 09:45",
            "26-03-06 09:45",
            "6 Mar 26 09:45",
            "2026-03-06 09:45 EST",
            "2026-03-06 09:45 UTC+1",
            "2026-03-06 13:45 PM",
            "2026-03-06 0:45 PM",
            "2026-03/06 09:45",
            "2026-02-30 09:45",
            "2026-03-06 9",
            "2026-03-06 9:5",
            "2026-03-06",
            "Thu, 06 Mar 2026 09:45:00 -0500",
            "2026-03-06 09:45:00 -05",
            "2026-03-06 09:45:00.",
            "",
        ] {
            assert_eq!(as_rfc3339(text), None, "{text}");
        }
    }
}
