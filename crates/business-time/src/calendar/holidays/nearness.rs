//! The weekday nearest to a date on one side of it.

use crate::time::{Date, Weekday};

/// The side of a day on which a weekday is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Nearness {
    /// The last one earlier than the day.
    Before,
    /// The day itself, or the last one before it.
    OnOrBefore,
    /// The first one later than the day.
    After,
    /// The day itself, or the first one after it.
    OnOrAfter,
}

/// Returns the given weekday closest to `day` on one side of it.
pub(super) fn near(day: Date, weekday: Weekday, nearness: Nearness) -> Option<Date> {
    let ahead = i64::from(weekday.days_since(day.weekday()));
    let back = i64::from(day.weekday().days_since(weekday));
    // On the day itself the strict sides go a whole week.
    let strict = |days: i64| if days == 0 { 7 } else { days };
    day.plus_days(match nearness {
        Nearness::OnOrAfter => ahead,
        Nearness::OnOrBefore => -back,
        Nearness::After => strict(ahead),
        Nearness::Before => -strict(back),
    })
}

#[cfg(test)]
mod tests {
    use super::{Nearness, near};
    use crate::time::{Date, Weekday};

    #[test]
    fn a_weekday_beside_a_day() {
        // 2026-05-25 is a Monday: only the strict sides leave it.
        let cases = [
            (Nearness::Before, "2026-05-18"),
            (Nearness::OnOrBefore, "2026-05-25"),
            (Nearness::OnOrAfter, "2026-05-25"),
            (Nearness::After, "2026-06-01"),
        ];
        for (nearness, expected) in cases {
            assert_eq!(
                near(date("2026-05-25"), Weekday::Mon, nearness),
                Some(date(expected)),
                "{nearness:?}"
            );
        }
        // Three days after one Monday, four before the next.
        for (nearness, expected) in [
            (Nearness::Before, "2026-05-25"),
            (Nearness::OnOrBefore, "2026-05-25"),
            (Nearness::OnOrAfter, "2026-06-01"),
            (Nearness::After, "2026-06-01"),
        ] {
            let found = near(date("2026-05-28"), Weekday::Mon, nearness);
            assert_eq!(found, Some(date(expected)), "{nearness:?}");
        }
        assert_eq!(near(date("9999-12-31"), Weekday::Mon, Nearness::After), None);
    }

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }
}
