//! The range of days that a calendar is asked for.

use crate::{sla::QuestionError, time::Date};

/// The longest span, in days: ten years.
const MOST_DAYS: i64 = 3_653;

/// Days in the zone of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRange {
    /// The week, Monday to Sunday, of a date; of today if there is none.
    Week(Option<Date>),
    /// The month of a date; of today if there is none.
    Month(Option<Date>),
    /// A year; this one if there is none.
    Year(Option<i32>),
    /// From a date to another, both included.
    Dates(Date, Date),
}

impl DateRange {
    /// Returns the first and the last day.
    ///
    /// # Errors
    /// The last day is before the first, there are more than ten years of them, or they reach out
    /// of the years 2 to 9998.
    pub(super) fn dates(self, today: Date) -> Result<(Date, Date), QuestionError> {
        let dates = match self {
            Self::Week(date) => {
                let monday = monday_of(date.unwrap_or(today));
                monday.zip(monday.and_then(|monday| monday.plus_days(6)))
            }
            Self::Month(date) => {
                let date = date.unwrap_or(today);
                let first = Date::new(date.year(), date.month(), 1);
                first.zip(first.and_then(|first| first.plus_months(1)?.plus_days(-1)))
            }
            Self::Year(year) => {
                let year = year.unwrap_or(today.year());
                Date::new(year, 1, 1).zip(Date::new(year, 12, 31))
            }
            Self::Dates(from, to) => Some((from, to)),
        };
        match dates {
            Some((from, to)) if from > to => {
                Err(QuestionError::Conflict(format!("--from {from} is after --to {to}")))
            }
            Some((from, to)) if to.days_since_epoch() - from.days_since_epoch() >= MOST_DAYS => {
                Err(QuestionError::Conflict(format!(
                    "{from} to {to} is more than ten years; ask for fewer days at a time"
                )))
            }
            Some((from, to)) if from.year() >= 2 && to.year() <= 9998 => Ok((from, to)),
            _ => Err(QuestionError::Conflict("a calendar shows the years 2 to 9998".to_owned())),
        }
    }
}

/// Returns the Monday of a date's week.
fn monday_of(date: Date) -> Option<Date> {
    date.plus_days(-i64::from(date.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use super::DateRange;
    use crate::time::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn spans_are_whole_weeks_months_and_years() {
        let today = date("2026-03-06");
        for (span, expected) in [
            (DateRange::Week(None), "2026-03-02 2026-03-08"),
            (DateRange::Week(Some(date("2026-03-09"))), "2026-03-09 2026-03-15"),
            (DateRange::Week(Some(date("2026-01-01"))), "2025-12-29 2026-01-04"),
            (DateRange::Month(None), "2026-03-01 2026-03-31"),
            (DateRange::Month(Some(date("2028-02-01"))), "2028-02-01 2028-02-29"),
            (DateRange::Year(None), "2026-01-01 2026-12-31"),
            (DateRange::Dates(date("2026-03-06"), date("2026-03-06")), "2026-03-06 2026-03-06"),
            (DateRange::Dates(date("2026-01-01"), date("2035-12-31")), "2026-01-01 2035-12-31"),
        ] {
            let (from, to) = span.dates(today).unwrap();
            assert_eq!(format!("{from} {to}"), expected);
        }
    }

    #[test]
    fn spans_that_are_none_say_why() {
        for (span, part) in [
            (
                DateRange::Dates(date("2026-03-07"), date("2026-03-06")),
                "--from 2026-03-07 is after --to 2026-03-06",
            ),
            (DateRange::Dates(date("2026-01-01"), date("2036-01-02")), "more than ten years"),
            (DateRange::Week(Some(date("0001-01-01"))), "years 2 to 9998"),
            (DateRange::Year(Some(9999)), "years 2 to 9998"),
            (DateRange::Month(Some(date("9999-12-01"))), "years 2 to 9998"),
        ] {
            let message = span.dates(date("2026-03-06")).map_err(|error| error.to_string());
            assert!(message.as_ref().is_err_and(|message| message.contains(part)), "{message:?}");
        }
    }
}
