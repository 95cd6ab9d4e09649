//! Opening hours by weekday and their notation: `Mon-Fri 08:30-17:30`.

use std::{fmt, str::FromStr};

use thiserror::Error;

use crate::time::{SECONDS_PER_DAY, Weekday};

/// A span of one day's hours in seconds after its midnight, half-open. It may end up to two days
/// after that midnight: the night shift `22:00-06:00` of a Friday is one span of the Friday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DaySpan {
    /// First second, 0 to 86 399.
    pub from: i64,
    /// First second that is no longer inside, more than `from`, at most 172 800.
    pub to: i64,
}

/// The latest second, counted from the midnight that begins its day, at which a span ends: 48:00.
pub(super) const LATEST_CLOSING: i64 = 2 * SECONDS_PER_DAY;

/// The spans of each weekday. A day may have none, one or several; they may overlap.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct WeeklyHours {
    days: [Vec<DaySpan>; 7],
}

/// The reason that a text is not opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("'{text}' is not opening hours: expected {expected}, as in '{example}'")]
pub struct HoursError {
    text: String,
    expected: &'static str,
    example: &'static str,
}

const WEEK: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl WeeklyHours {
    /// Reads entries such as `Mon-Fri 08:30-17:30`, `Sat 09:00-12:00, 13:00-15:00`,
    /// `Mon-Fri 22:00-06:00` and `24/7`.
    ///
    /// A closing time that is not after the opening time is on the next day; hours up to `48:00`
    /// may be written too.
    ///
    /// # Errors
    /// The position of the first entry that has another shape, and what was expected.
    pub fn parse<'a>(
        entries: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, (usize, HoursError)> {
        let mut hours = Self::default();
        for (at, entry) in entries.into_iter().enumerate() {
            hours.add(entry).map_err(|expected| {
                (
                    at,
                    HoursError { text: entry.to_owned(), expected, example: "Mon-Fri 08:30-17:30" },
                )
            })?;
        }
        for day in &mut hours.days {
            day.sort_unstable();
        }
        Ok(hours)
    }

    /// Returns the spans that begin on a weekday, in order of their beginning.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[DaySpan] {
        &self.days[weekday.num_days_from_monday() as usize]
    }

    /// Returns true if no weekday has any hours.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// Returns true if every second of the week is inside.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.days.iter().all(|day| day.contains(&DaySpan { from: 0, to: SECONDS_PER_DAY }))
    }

    /// Returns true if every second of other hours is inside these.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let week = self.windows();
        other
            .windows()
            .iter()
            .all(|(from, to)| week.iter().any(|(open, close)| open <= from && to <= close))
    }

    /// Returns the week in seconds after Monday's midnight, in windows that do not touch.
    fn windows(&self) -> Vec<(i64, i64)> {
        let week = 7 * SECONDS_PER_DAY;
        let mut windows = Vec::new();
        for (day, spans) in (0..).zip(&self.days) {
            for span in spans {
                let [from, to] = [span.from, span.to].map(|second| day * SECONDS_PER_DAY + second);
                // Hours after Sunday are those at the beginning of the week.
                windows.push((from.min(week), to.min(week)));
                windows.push(((from - week).max(0), (to - week).max(0)));
            }
        }
        windows.retain(|(from, to)| from < to);
        windows.sort_unstable();
        windows.dedup_by(|next, last| {
            let touch = next.0 <= last.1;
            if touch {
                last.1 = last.1.max(next.1);
            }
            touch
        });
        windows
    }

    /// Returns the covered seconds of a business day, if every weekday with hours has the same.
    #[must_use]
    pub fn regular_day(&self) -> Option<i64> {
        let mut lengths = self.days.iter().filter(|day| !day.is_empty()).map(|day| covered(day));
        let first = lengths.next()?;
        lengths.all(|length| length == first).then_some(first)
    }

    fn add(&mut self, entry: &str) -> Result<(), &'static str> {
        let entry = entry.trim();
        if entry == "24/7" {
            self.days.iter_mut().for_each(|day| day.push(DaySpan { from: 0, to: SECONDS_PER_DAY }));
            return Ok(());
        }
        let (days, spans) = entry.split_once(' ').ok_or("weekdays, a space and hours")?;
        let spans = parse_spans(spans).map_err(|error| error.expected)?;
        for part in days.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let [first, last] = [first, last].map(weekday_number);
            let (first, last) =
                first.zip(last).ok_or("weekdays such as Mon, Mon-Fri or Mon,Wed")?;
            for day in (0..=(last + 7 - first) % 7).map(|step| (first + step) % 7) {
                self.days[day].extend(&spans);
            }
        }
        Ok(())
    }
}

/// Writes the hours of one day in the notation of [`parse_spans`].
pub(super) fn spans_in_words(spans: &[DaySpan]) -> String {
    let clock = |seconds: i64| format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
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

/// Reads the hours of one day: `09:00-12:00, 13:00-17:30`.
///
/// # Errors
/// Another shape, and what was expected.
pub fn parse_spans(text: &str) -> Result<Vec<DaySpan>, HoursError> {
    let error = |expected| HoursError {
        text: text.to_owned(),
        expected,
        example: "09:00-12:00, 13:00-17:30",
    };
    text.split(',').map(|part| span(part.trim()).map_err(error)).collect()
}

fn span(text: &str) -> Result<DaySpan, &'static str> {
    let (from, to) = text.split_once('-').ok_or("hours such as 08:30-17:30")?;
    let (from, to) = clock(from.trim())
        .zip(clock(to.trim()))
        .ok_or("hours such as 08:30-17:30, with two digits each")?;
    if from >= SECONDS_PER_DAY {
        return Err("an opening time before 24:00");
    }
    match to {
        _ if to > LATEST_CLOSING => Err("a closing time of at most 48:00"),
        _ if to == from => {
            Err("a closing time other than the opening time; a whole day is 00:00-24:00")
        }
        _ if to < from => Ok(DaySpan { from, to: to + SECONDS_PER_DAY }),
        _ => Ok(DaySpan { from, to }),
    }
}

/// Reads `16:00` as seconds after midnight; `None` for anything else.
#[must_use]
pub fn parse_time_of_day(text: &str) -> Option<i64> {
    clock(text).filter(|seconds| *seconds < SECONDS_PER_DAY)
}

fn clock(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |part: &str| {
        (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i64>().ok())?
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (minutes < 60).then_some(hours * 3600 + minutes * 60)
}

fn weekday_number(text: &str) -> Option<usize> {
    WEEK.iter().position(|day| day.eq_ignore_ascii_case(text))
}

/// Returns the seconds inside at least one of the spans, which are sorted.
fn covered(spans: &[DaySpan]) -> i64 {
    let mut reached = 0;
    spans.iter().fold(0, |sum, span| {
        let from = span.from.max(reached);
        reached = reached.max(span.to);
        sum + (span.to - from).max(0)
    })
}

impl FromStr for WeeklyHours {
    type Err = HoursError;

    /// Reads the entries of [`WeeklyHours::parse`] with a `;` between them.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        Self::parse(text.split(';')).map_err(|(_, error)| error)
    }
}

impl fmt::Display for WeeklyHours {
    /// In the notation of [`WeeklyHours::from_str`]; weekdays in a row with the same hours are one
    /// entry.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_always() {
            return f.write_str("24/7");
        }
        let (mut first, mut separator) = (0, "");
        while first < 7 {
            let hours = &self.days[first];
            let after = (first..7).find(|day| self.days[*day] != *hours).unwrap_or(7);
            if !hours.is_empty() {
                let name = |day: usize| ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day];
                let days = if after == first + 1 {
                    name(first).to_owned()
                } else {
                    format!("{}-{}", name(first), name(after - 1))
                };
                write!(f, "{separator}{days} {}", spans_in_words(hours))?;
                separator = "; ";
            }
            first = after;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DaySpan, Weekday, WeeklyHours};

    fn spans(entries: &[&str], day: Weekday) -> Vec<(i64, i64)> {
        match WeeklyHours::parse(entries.iter().copied()) {
            Ok(hours) => hours.on(day).iter().map(|DaySpan { from, to }| (*from, *to)).collect(),
            Err((_, error)) => panic!("{error}"),
        }
    }

    #[test]
    fn the_notation_reads_as_it_looks() {
        assert_eq!(spans(&["Mon-Fri 08:30-17:30"], Weekday::Fri), [(30_600, 63_000)]);
        assert_eq!(spans(&["Mon-Fri 08:30-17:30"], Weekday::Sat), []);
        assert_eq!(spans(&["Sat-Mon 10:00-11:00"], Weekday::Sun), [(36_000, 39_600)]);
        assert_eq!(
            spans(&["mon,wed 13:00-14:00, 09:00-10:00"], Weekday::Wed),
            [(32_400, 36_000), (46_800, 50_400)]
        );
        assert_eq!(spans(&["Fri 22:00-06:00"], Weekday::Fri), [(79_200, 108_000)]);
        assert_eq!(spans(&["Fri 22:00-30:00"], Weekday::Fri), [(79_200, 108_000)]);
        assert_eq!(spans(&["24/7"], Weekday::Sun), [(0, 86_400)]);
    }

    #[test]
    fn hours_are_written_as_they_are_read() {
        for text in [
            "Mon-Fri 08:30-17:30",
            "Mon-Thu 09:00-12:00, 13:00-17:00; Fri 09:00-12:00",
            "Sat 22:00-06:00",
            "Sat 10:00-36:00",
            "Sat 18:00-24:00",
            "24/7",
        ] {
            assert_eq!(
                text.parse::<WeeklyHours>().map(|hours| hours.to_string()).as_deref(),
                Ok(text)
            );
        }
    }

    #[test]
    fn another_shape_says_what_was_expected() {
        for entry in [
            "",
            "Mon",
            "Mon 9-17",
            "Mon 9:00-17:00",
            "Mom 09:00-17:00",
            "Mon 09:00-09:00",
            "Mon 24:00-25:00",
            "Mon 09:00-49:00",
            "Mon 09:60-10:00",
        ] {
            assert!(
                WeeklyHours::parse([entry])
                    .is_err_and(|(_, error)| error.to_string().contains("expected")),
                "{entry}"
            );
        }
    }

    #[test]
    fn a_regular_day_is_the_union_of_its_spans() {
        let regular = |entries: &[&str]| {
            WeeklyHours::parse(entries.iter().copied()).ok().and_then(|hours| hours.regular_day())
        };
        assert_eq!(regular(&["Mon-Fri 08:30-17:30"]), Some(9 * 3600));
        assert_eq!(regular(&["Mon-Fri 09:00-12:00, 11:00-17:00"]), Some(8 * 3600));
        assert_eq!(regular(&["Mon-Thu 09:00-17:00", "Fri 09:00-15:00"]), None);
    }

    #[test]
    fn hours_contain_others_over_midnight_and_over_the_week() {
        let cases = [
            ("Mon-Fri 08:00-18:00", "Mon-Fri 09:00-17:00", true),
            ("Mon-Fri 08:00-16:00", "Mon-Fri 09:00-17:00", false),
            ("24/7", "Sun 22:00-06:00", true),
            ("Mon-Fri 09:00-12:00, 12:00-17:00", "Mon 11:00-13:00", true),
            ("Sun 22:00-06:00", "Mon 00:00-06:00", true),
            ("Mon 00:00-06:00", "Sun 22:00-06:00", false),
            ("Mon-Sun 00:00-12:00, 12:00-24:00", "24/7", true),
        ];
        for (one, other, expected) in cases {
            let [hours, others] = [one, other].map(|text| WeeklyHours::parse([text]).unwrap());
            assert_eq!(hours.contains(&others), expected, "{one} and {other}");
        }
    }
}
