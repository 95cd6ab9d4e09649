//! One span of a day's hours and its notation: `08:30-17:30`.

use std::cmp::Ordering;

use thiserror::Error;

use crate::time::SECONDS_PER_DAY;

/// The latest second, counted from the midnight that begins its day, at which a span ends: 48:00.
pub(super) const LATEST_CLOSING: i64 = 2 * SECONDS_PER_DAY;

/// A span of one day's hours in seconds after its midnight, half-open. It may end up to two days
/// after that midnight: the night shift `22:00-06:00` of a Friday is one span of the Friday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DaySpan {
    /// First second, 0 to 86 399.
    pub from: i64,
    /// First second that is no longer inside, more than `from`, at most 172 800.
    pub to: i64,
}

/// The reason that a text is not opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("'{text}' is not opening hours: expected {expected}, as in '{example}'")]
pub struct HoursError {
    text: String,
    expected: &'static str,
    example: &'static str,
}

impl DaySpan {
    /// Returns the span from one second after midnight until another; `None` if it would begin
    /// before 00:00 or after 23:59:59, end after 48:00, or be empty.
    #[must_use]
    pub fn new(from: i64, to: i64) -> Option<Self> {
        Some(Self { from, to }).filter(Self::is_valid)
    }

    /// Returns true if it begins inside its day and ends later, by 48:00.
    pub(super) fn is_valid(&self) -> bool {
        (0..SECONDS_PER_DAY).contains(&self.from)
            && self.from < self.to
            && self.to <= LATEST_CLOSING
    }
}

impl HoursError {
    pub(super) fn new(text: &str, expected: &'static str, example: &'static str) -> Self {
        Self { text: text.to_owned(), expected, example }
    }

    /// Returns the notation that was expected.
    pub(super) fn expected(&self) -> &'static str {
        self.expected
    }
}

/// Writes the hours of one day in the notation of [`parse_spans`], with seconds where there are
/// any.
pub(super) fn spans_in_words(spans: &[DaySpan]) -> String {
    let clock = |seconds: i64| {
        let minute = format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
        if seconds % 60 == 0 { minute } else { format!("{minute}:{:02}", seconds % 60) }
    };
    // A night ends before it begins on the clock; else it would be read as a span of one day.
    let is_night = |span: &DaySpan| {
        span.to > SECONDS_PER_DAY && span.to.saturating_sub(SECONDS_PER_DAY) < span.from
    };
    let end = |span: &DaySpan| if is_night(span) { span.to - SECONDS_PER_DAY } else { span.to };
    spans
        .iter()
        .map(|span| format!("{}-{}", clock(span.from), clock(end(span))))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The smallest unit in which a notation has its times.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Precision {
    /// `08:30`, as contracts have it.
    Minute,
    /// `08:30` or `08:30:15`.
    Second,
}

/// Reads the hours of one day, to the minute: `09:00-12:00, 13:00-17:30`.
///
/// # Errors
/// Another shape, and what was expected.
pub fn parse_spans(text: &str) -> Result<Vec<DaySpan>, HoursError> {
    read_spans(text, Precision::Minute)
}

/// Does as [`parse_spans`], with times as precise as said.
pub(super) fn read_spans(text: &str, precision: Precision) -> Result<Vec<DaySpan>, HoursError> {
    let error = |expected| HoursError::new(text, expected, "09:00-12:00, 13:00-17:30");
    text.split(',').map(|part| span(part.trim(), precision).map_err(error)).collect()
}

fn span(text: &str, precision: Precision) -> Result<DaySpan, &'static str> {
    let (from, to) = text.split_once('-').ok_or("hours such as 08:30-17:30")?;
    let [from, to] = [from, to].map(|time| clock(time.trim(), precision));
    let (from, to) = from.zip(to).ok_or("hours such as 08:30-17:30, with two digits each")?;
    if from >= SECONDS_PER_DAY {
        return Err("an opening time before 24:00");
    }
    if to > LATEST_CLOSING {
        return Err("a closing time of at most 48:00");
    }
    match to.cmp(&from) {
        Ordering::Less => Ok(DaySpan { from, to: to + SECONDS_PER_DAY }),
        Ordering::Equal => {
            Err("a closing time other than the opening time; a whole day is 00:00-24:00")
        }
        Ordering::Greater => Ok(DaySpan { from, to }),
    }
}

/// Reads `16:00` as seconds after midnight; `None` for anything else.
#[must_use]
pub fn parse_time_of_day(text: &str) -> Option<i64> {
    clock(text, Precision::Minute).filter(|seconds| *seconds < SECONDS_PER_DAY)
}

/// Reads `16:00`, or `16:00:30` if that precise, as seconds after midnight.
fn clock(text: &str, precision: Precision) -> Option<i64> {
    let (hours, rest) = text.split_once(':')?;
    let (minutes, second) = match rest.split_once(':') {
        Some((minutes, seconds)) if precision == Precision::Second => {
            (minutes, two_digits(seconds)?)
        }
        _ => (rest, 0),
    };
    let (hour, minute) = (two_digits(hours)?, two_digits(minutes)?);
    (minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}

fn two_digits(text: &str) -> Option<i64> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::{DaySpan, Precision, parse_spans, parse_time_of_day, read_spans, spans_in_words};

    #[test]
    fn a_span_begins_in_its_day_and_ends_by_48_00() {
        for (from, to, valid) in [
            (0, 1, true),
            (86_399, 172_800, true),
            (-1, 10, false),
            (10, 10, false),
            (11, 10, false),
            (86_400, 90_000, false),
            (0, 172_801, false),
            (i64::MIN, i64::MAX, false),
        ] {
            assert_eq!(DaySpan::new(from, to).is_some(), valid, "{from} to {to}");
        }
    }

    #[test]
    fn hours_to_the_second_are_written_as_they_are_read() {
        for text in ["09:00:30-17:30:15", "22:00-06:00:01", "00:00-47:59:59", "08:30-17:30"] {
            let spans = read_spans(text, Precision::Second);
            assert_eq!(spans.map(|spans| spans_in_words(&spans)).as_deref(), Ok(text));
        }
        for text in ["09:00:60-17:00", "09:00:1-17:00", "09:00:001-17:00", "9:00:00-17:00"] {
            assert!(read_spans(text, Precision::Second).is_err(), "{text}");
        }
        assert!(parse_spans("09:00:30-17:00").is_err(), "contracts have minutes");
        assert_eq!(parse_time_of_day("16:00:30"), None, "a cut-off is to the minute");
        assert_eq!(parse_time_of_day("23:59"), Some(86_340));
        assert_eq!(parse_time_of_day("24:00"), None);
    }
}
