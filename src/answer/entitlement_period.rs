//! Periods in which entitlements are counted: months, quarters and years of the calendar or of the
//! contract.

use crate::{policy::Period, time::Date};

/// A span of days, both of them in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntitlementSpan {
    /// The first day.
    pub(super) first: Date,
    /// The last day.
    pub(super) last: Date,
}

impl EntitlementSpan {
    pub(super) fn contains(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }
}

/// Returns the period of a date: of the calendar, or counted from the first day of a contract.
/// `None` before that day, and for two years of the calendar, which begin in no known year.
pub(super) fn period_of(on: Date, per: Period, starts: Option<Date>) -> Option<EntitlementSpan> {
    let months = per.months();
    let first_of = match starts {
        Some(first) => first,
        None if per == Period::TwoYears => return None,
        None => Date::new(on.year(), 1, 1)?,
    };
    let index = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    let passed = u32::try_from(index(on) - index(first_of)).ok()? / months * months;
    // A period that begins late in a month may not have begun yet.
    let begun = first_of.plus_months(passed)?;
    let passed = if begun > on { passed.checked_sub(months)? } else { passed };
    let (first, next) = (first_of.plus_months(passed)?, first_of.plus_months(passed + months)?);
    Some(EntitlementSpan { first, last: next.plus_days(-1)? })
}

#[cfg(test)]
mod tests {
    use super::period_of;
    use crate::{
        policy::Period::{Month, Quarter, TwoYears, Year},
        time::Date,
    };

    /// Counted on a calendar.
    #[test]
    fn a_date_is_in_one_period() {
        let cases = [
            ("2026-03-06", Year, None, Some(("2026-01-01", "2026-12-31"))),
            ("2026-03-06", Quarter, None, Some(("2026-01-01", "2026-03-31"))),
            ("2026-04-01", Quarter, None, Some(("2026-04-01", "2026-06-30"))),
            ("2024-02-29", Month, None, Some(("2024-02-01", "2024-02-29"))),
            ("2026-03-06", TwoYears, None, None),
            ("2026-02-14", Year, Some("2025-02-15"), Some(("2025-02-15", "2026-02-14"))),
            ("2026-02-15", Year, Some("2025-02-15"), Some(("2026-02-15", "2027-02-14"))),
            ("2026-02-14", Quarter, Some("2025-02-15"), Some(("2025-11-15", "2026-02-14"))),
            ("2026-02-14", TwoYears, Some("2025-02-15"), Some(("2025-02-15", "2027-02-14"))),
            ("2026-02-28", Month, Some("2026-01-31"), Some(("2026-02-28", "2026-03-30"))),
            ("2025-02-14", Year, Some("2025-02-15"), None),
        ];
        let date = |text: &str| Date::parse(text).unwrap();
        for (on, per, starts, expected) in cases {
            let found = period_of(date(on), per, starts.map(date));
            let found = found.map(|span| (span.first, span.last));
            let expected = expected.map(|(first, last)| (date(first), date(last)));
            assert_eq!(found, expected, "{on} {per:?} {starts:?}");
        }
    }
}
