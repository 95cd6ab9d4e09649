//! Spans of dates as they are typed: a day, a week, a month, a quarter, a year, or the last one
//! that is over.

use crate::{sla::QuestionError, text::listed, time::Date, times::whole_dates};

/// The first and the last date of a span.
pub(super) type DateSpan = (Date, Date);

/// Parses the date of an option: `2026-12-21`, or another form that is one date alone, such as
/// `21/12/2026` and `21 December 2026`.
///
/// # Errors
/// The text is no date, or could be two.
pub(super) fn typed_date(text: &str) -> Result<Date, String> {
    Date::parse(text).or_else(|error| match &whole_dates(text)[..] {
        [] => Err(error.to_string()),
        [only] => Ok(*only),
        several => {
            let several: Vec<String> = several.iter().map(Date::to_string).collect();
            Err(format!("'{text}' could be {}; write the one you mean", listed(&several, "or")))
        }
    })
}

/// Parses the span of an option.
///
/// # Errors
/// The text is no span.
pub(super) fn span(option: &str, text: &str, today: Date) -> Result<DateSpan, QuestionError> {
    let wrong = || {
        QuestionError::Conflict(format!(
            "{option}: '{text}' is not a span of dates; write 2026-10-31, 2026-10, 2026-Q4, \
             2026-W44, 2026, or last-week, last-month, last-quarter, last-year"
        ))
    };
    match (parse(text, today), typed_date(text)) {
        (Some(span), _) => Ok(span),
        (None, Ok(date)) => Ok((date, date)),
        (None, Err(says)) if whole_dates(text).len() > 1 => {
            Err(QuestionError::Conflict(format!("{option}: {says}")))
        }
        (None, Err(_)) => Err(wrong()),
    }
}

fn parse(text: &str, today: Date) -> Option<DateSpan> {
    let this_month = || Date::new(today.year(), today.month(), 1);
    let before = |first: Date| first.plus_days(-1);
    match text {
        "last-week" => week_of(today.plus_days(-7)?),
        "last-month" => month_of(before(this_month()?)?),
        "last-quarter" => quarter_of(before(quarter_of(today)?.0)?),
        "last-year" => year(today.year() - 1),
        _ => named(text),
    }
}

/// Returns the dates before some dates: as many months before whole months, else as many days.
pub(super) fn dates_before((first, last): DateSpan) -> Option<DateSpan> {
    let until = first.plus_days(-1)?;
    let after = last.plus_days(1)?;
    if first.day() != 1 || after.day() != 1 {
        let days = after.days_since_epoch() - first.days_since_epoch();
        return Some((first.plus_days(-days)?, until));
    }
    let month = |date: Date| date.year() * 12 + i32::try_from(date.month()).unwrap_or(1) - 1;
    let since = 2 * month(first) - month(after);
    let of_year = u32::try_from(since.rem_euclid(12)).unwrap_or(0) + 1;
    Some((Date::new(since.div_euclid(12), of_year, 1)?, until))
}

/// Parses a span by its year and its number in it, as groups are named.
pub(super) fn named(text: &str) -> Option<DateSpan> {
    let (of, part) = text.split_once('-').unwrap_or((text, ""));
    let number = |text: &str, digits: usize| {
        let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| is_number)
    };
    let of = i32::try_from(number(of, 4)?).ok()?;
    let (letter, rest) = part.split_at_checked(1).unwrap_or(("", ""));
    match letter {
        "" => year(of).filter(|_| !text.contains('-')),
        "Q" => quarter_of(Date::new(of, number(rest, 1)?.checked_mul(3)?, 1)?),
        "W" => {
            // The fourth of January is in the first week, whatever day it is.
            let week = i64::from(number(rest, 2).filter(|week| (1..=53).contains(week))?);
            let found = week_of(Date::new(of, 1, 4)?.plus_days((week - 1) * 7)?)?;
            // A week belongs to the year of its Thursday.
            Some(found).filter(|(monday, _)| {
                monday.plus_days(3).is_some_and(|thursday| thursday.year() == of)
            })
        }
        _ => month_of(Date::new(of, number(part, 2)?, 1)?),
    }
}

fn year(of: i32) -> Option<DateSpan> {
    Some((Date::new(of, 1, 1)?, Date::new(of, 12, 31)?))
}

fn months_from(first: Date, months: u32) -> Option<DateSpan> {
    Some((first, first.plus_months(months)?.plus_days(-1)?))
}

fn quarter_of(date: Date) -> Option<DateSpan> {
    months_from(Date::new(date.year(), (date.month() - 1) / 3 * 3 + 1, 1)?, 3)
}

fn month_of(date: Date) -> Option<DateSpan> {
    months_from(Date::new(date.year(), date.month(), 1)?, 1)
}

fn week_of(date: Date) -> Option<DateSpan> {
    let monday = date.plus_days(-i64::from(date.weekday().num_days_from_monday()))?;
    Some((monday, monday.plus_days(6)?))
}

#[cfg(test)]
mod tests {
    use super::span;
    use crate::time::Date;

    #[test]
    fn spans_are_those_of_the_calendar() {
        let cases = [
            ("2026-03-06", "2026-03-06 2026-03-06"),
            ("2026-02", "2026-02-01 2026-02-28"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2026-12", "2026-12-01 2026-12-31"),
            ("2026-Q1", "2026-01-01 2026-03-31"),
            ("2026-Q4", "2026-10-01 2026-12-31"),
            ("2026-W01", "2025-12-29 2026-01-04"),
            ("2026-W53", "2026-12-28 2027-01-03"),
            ("2026", "2026-01-01 2026-12-31"),
            ("last-week", "2025-12-22 2025-12-28"),
            ("last-month", "2025-12-01 2025-12-31"),
            ("last-quarter", "2025-10-01 2025-12-31"),
            ("last-year", "2025-01-01 2025-12-31"),
        ];
        let today = Date::parse("2026-01-01").unwrap();
        for (text, expected) in cases {
            let (from, to) = span("--period", text, today).unwrap();
            assert_eq!(format!("{from} {to}"), expected, "{text}");
        }
        for text in [
            "", "2026-", "26-01", "2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-W00",
            "2025-W53", "2026-1", "last", "2026-+1",
        ] {
            assert!(span("--period", text, today).is_err(), "{text}");
        }
    }
}
