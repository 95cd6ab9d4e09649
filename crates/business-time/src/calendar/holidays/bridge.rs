//! Days that become holidays because the days on both sides are.

use super::holiday::Holiday;
use crate::time::Weekday;

/// A law that makes a holiday of a single day between two holidays, as Japan's of 1985 does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// The name of such a day.
    pub name: String,
    /// The first year in which the law holds.
    pub from: i32,
}

impl Bridge {
    /// Returns the days to add to `holidays`, which are sorted by date and hold the holidays
    /// proper, without substitutes.
    ///
    /// A Sunday is left out: the law speaks of a day that would otherwise be worked.
    pub(super) fn between<'a>(
        &'a self,
        holidays: &'a [Holiday],
    ) -> impl Iterator<Item = Holiday> + 'a {
        holidays.windows(2).filter_map(|pair| {
            let middle = pair[0].on.plus_days(1)?;
            let bridges = middle.plus_days(1) == Some(pair[1].on)
                && middle.year() >= self.from
                && middle.weekday() != Weekday::Sun;
            bridges.then(|| Holiday { on: middle, name: self.name.clone() })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bridge;
    use crate::{calendar::holidays::Holiday, time::Date};

    #[test]
    fn a_single_day_between_two_holidays() {
        // Japan: 21 and 23 September 2026 are holidays, so that Tuesday 22 is one; 22 September
        // 2024 was the Sunday before a substitute, and the two days of 2025 are a week apart.
        let bridge = Bridge { name: "Citizens' Holiday".to_owned(), from: 1986 };
        let days =
            ["2024-09-16", "2024-09-22", "2025-09-15", "2025-09-23", "2026-09-21", "2026-09-23"];
        let holidays = days.map(|on| Holiday { on: Date::parse(on).unwrap(), name: String::new() });
        let found: Vec<_> = bridge.between(&holidays).map(|day| day.on.to_string()).collect();
        assert_eq!(found, ["2026-09-22"]);
    }

    #[test]
    fn not_a_sunday_and_not_before_the_law() {
        let between = |before: &str, after: &str| {
            let bridge = Bridge { name: String::new(), from: 1986 };
            let holidays = [before, after]
                .map(|on| Holiday { on: Date::parse(on).unwrap(), name: String::new() });
            bridge.between(&holidays).count()
        };
        assert_eq!(between("2026-10-03", "2026-10-05"), 0, "the day between is Sunday 4 October");
        assert_eq!(between("1985-05-03", "1985-05-05"), 0);
        assert_eq!(
            between("1988-05-03", "1988-05-05"),
            1,
            "Wednesday 4 May 1988, the first of them"
        );
    }
}
