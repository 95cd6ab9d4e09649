//! Days named by their weekday: `3rd monday of january`, `monday before 05-25`. Knows nothing of
//! the rule around them.

use super::{
    super::{problem::Problem, raw::Text},
    date_values,
    defect::defect,
};
use crate::{
    calendar::holidays::{DateRule, Nearness},
    time::Weekday,
    times::{MONTHS, WEEKDAYS},
};

/// Reads `3rd monday of january`; `last` counts from the month's end.
pub(super) fn nth(raw: &Text, defects: &mut Vec<Problem>) -> Option<DateRule> {
    let mut words = raw.get_ref().split(' ');
    let found = (|| {
        let n = match words.next()? {
            "1st" => 1,
            "2nd" => 2,
            "3rd" => 3,
            "4th" => 4,
            "5th" => 5,
            "last" => -1,
            _ => return None,
        };
        let weekday = weekday(words.next()?)?;
        let month = words.next().filter(|of| *of == "of").and_then(|_| words.next())?;
        let month = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
        words.next().is_none().then_some(DateRule::Nth { n, weekday, month })
    })();
    if found.is_none() {
        let help = "write \"3rd monday of january\": 1st, 2nd, 3rd, 4th, 5th or last, all in \
                    small letters";
        defects.push(
            defect(raw.span(), format!("'{}' is not a weekday of a month", raw.get_ref()))
                .help(help),
        );
    }
    found
}

/// Reads `monday before 05-25`, and likewise `on-or-before`, `after`, `on-or-after`.
pub(super) fn near(raw: &Text, defects: &mut Vec<Problem>) -> Option<DateRule> {
    let mut words = raw.get_ref().split(' ');
    let found = (|| {
        let weekday = weekday(words.next()?)?;
        let nearness = match words.next()? {
            "before" => Nearness::Before,
            "on-or-before" => Nearness::OnOrBefore,
            "after" => Nearness::After,
            "on-or-after" => Nearness::OnOrAfter,
            _ => return None,
        };
        let (month, day) = date_values::day_of_year(words.next()?)?;
        words.next().is_none().then_some(DateRule::Near { weekday, nearness, month, day })
    })();
    if found.is_none() {
        let help = "write \"monday before 05-25\": before, on-or-before, after or on-or-after a \
                    month and day, all in small letters";
        defects.push(
            defect(raw.span(), format!("'{}' is not a weekday beside a day", raw.get_ref()))
                .help(help),
        );
    }
    found
}

fn weekday(word: &str) -> Option<Weekday> {
    let known = WEEKDAYS.iter().find(|(name, _)| name.to_lowercase() == word)?;
    Some(known.1)
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::raw::{SpannedValue, Text},
        near, nth,
    };
    use crate::{
        calendar::holidays::{DateRule, Nearness},
        time::Weekday,
    };

    fn read(
        reader: fn(&Text, &mut Vec<super::Problem>) -> Option<DateRule>,
        text: &str,
    ) -> Option<DateRule> {
        let mut defects = Vec::new();
        let found = reader(&SpannedValue::new(7..9, text.to_owned()), &mut defects);
        assert_eq!(defects.len(), usize::from(found.is_none()), "{text}");
        assert!(
            defects.iter().all(|defect| defect.span == Some(7..9) && defect.help.is_some()),
            "{text}"
        );
        found
    }

    #[test]
    fn weekdays_of_months() {
        assert_eq!(
            read(nth, "3rd monday of january"),
            Some(DateRule::Nth { n: 3, weekday: Weekday::Mon, month: 1 })
        );
        assert_eq!(
            read(nth, "last friday of december"),
            Some(DateRule::Nth { n: -1, weekday: Weekday::Fri, month: 12 })
        );
        for wrong in [
            "",
            "3 monday of january",
            "3rd Monday of january",
            "3rd monday january",
            "6th monday of may",
            "1st monday of may or so",
        ] {
            assert_eq!(read(nth, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn weekdays_beside_days() {
        let expected =
            DateRule::Near { weekday: Weekday::Mon, nearness: Nearness::Before, month: 5, day: 25 };
        assert_eq!(read(near, "monday before 05-25"), Some(expected));
        for wrong in [
            "",
            "monday 05-25",
            "monday near 05-25",
            "monday before 25 May",
            "monday before 02-30",
            "monday  before 05-25",
        ] {
            assert_eq!(read(near, wrong), None, "{wrong}");
        }
    }
}
