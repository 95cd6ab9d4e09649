//! The holidays that rules give in a span of dates.

use std::sync::Arc;

use super::{
    bridge::Bridge,
    holiday::{Holiday, merged},
    holiday_rule::HolidayRule,
    substitution::{Occurrence, resolve},
};
use crate::time::Date;

/// Returns the holidays of rules in a span. A year is added on both sides, as a substitute may lie
/// in another year than its holiday.
pub(super) fn computed(
    rules: &[Arc<HolidayRule>],
    bridge: Option<&Bridge>,
    from: Date,
    to: Date,
) -> Vec<Holiday> {
    let mut occurrences = Vec::new();
    for year in from.year() - 1..=to.year() + 1 {
        for rule in rules {
            rule.each_in(year, |on| occurrences.push(Occurrence { on, rule }));
        }
    }
    occurrences.sort_by_key(|occurrence| occurrence.on);
    let (mut holidays, substitutes) = resolve(&occurrences);
    if let Some(bridge) = bridge {
        let is_substitute = |day: &Holiday| {
            substitutes.binary_search_by_key(&day.on, |substitute| substitute.on).is_ok()
        };
        let bridges: Vec<_> = bridge.between(&holidays).filter(|day| !is_substitute(day)).collect();
        holidays.extend(bridges);
    }
    holidays.extend(substitutes);
    holidays.retain(|holiday| (from..=to).contains(&holiday.on));
    holidays.sort_by_key(|holiday| holiday.on);
    merged(holidays)
}

#[cfg(test)]
mod tests {
    use crate::{
        calendar::holidays::{
            Bridge, CountryPart, DateRule, Holiday, HolidayList, HolidayRule, Shift, ShiftTarget,
            Substitute,
        },
        time::{Date, Weekday},
    };

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn fixed(name: &str, month: u32, day: u32) -> HolidayRule {
        HolidayRule::new(name, DateRule::Fixed { month, day })
    }

    /// Returns the holidays of a list between two dates, as `date name`.
    fn shown(holidays: Vec<Holiday>) -> Vec<String> {
        holidays.into_iter().map(|holiday| format!("{} {}", holiday.on, holiday.name)).collect()
    }

    fn list(rules: impl IntoIterator<Item = HolidayRule>, bridge: Option<Bridge>) -> HolidayList {
        let rules = rules.into_iter().map(Into::into).collect();
        HolidayList::from_rules("Utopia".to_owned(), rules, bridge, 1..=9999)
    }

    /// 1 January 2028 and 31 December 2022 are Saturdays.
    #[test]
    fn a_substitute_may_lie_in_another_year() {
        let friday = Shift { to: ShiftTarget::Before(Weekday::Fri), keeps: true };
        let before = Substitute {
            shifts: [None, None, None, None, None, Some(friday), None],
            ..Substitute::next_weekday()
        };
        let new_year = list([fixed("New Year", 1, 1).substituted(before)], None);
        let found = new_year.between(date("2027-12-01"), date("2027-12-31"));
        assert_eq!(shown(found), ["2027-12-31 New Year (observed)"]);
        let last = fixed("Last day", 12, 31).substituted(Substitute::next_weekday());
        let found = list([last], None).between(date("2023-01-01"), date("2023-01-31"));
        assert_eq!(shown(found), ["2023-01-02 Last day (observed)"]);
    }

    /// Wednesday 4 May 2022 lies between two holidays. In 2020 that day was a Monday, and the
    /// substitute of Sunday 3 May.
    #[test]
    fn a_day_that_is_a_substitute_is_no_bridge() {
        let bridge = || Some(Bridge { name: "Citizens' Holiday".to_owned(), from: 1986 });
        let third = || fixed("Constitution", 5, 3);
        let days = [third(), fixed("Children", 5, 5)];
        let found = list(days, bridge()).between(date("2022-05-01"), date("2022-05-31"));
        let expected =
            ["2022-05-03 Constitution", "2022-05-04 Citizens' Holiday", "2022-05-05 Children"];
        assert_eq!(shown(found), expected);
        // With a substitute on the day between, it is that alone.
        let sunday = third().substituted(Substitute::next_weekday());
        let days = [sunday, fixed("Children", 5, 5)];
        let found = list(days, bridge()).between(date("2020-05-01"), date("2020-05-31"));
        let expected = [
            "2020-05-03 Constitution",
            "2020-05-04 Constitution (observed)",
            "2020-05-05 Children",
        ];
        assert_eq!(shown(found), expected);
    }

    #[test]
    fn holidays_of_parts_are_those_that_the_whole_has_not() {
        let day = |on: &str, name: &str| Holiday { on: date(on), name: name.to_owned() };
        let part = |id: &str, days: &[(&str, &str)]| CountryPart {
            id: id.to_owned(),
            name: id.to_uppercase(),
            zones: Vec::new(),
            list: HolidayList::from_dates(
                id,
                days.iter().map(|(on, name)| day(on, name)).collect(),
                2026..=2026,
            ),
        };
        let shared = ("2026-12-25", "Christmas");
        let own = ("2026-11-18", "Penance");
        let country = HolidayList::from_dates("Utopia", vec![day(shared.0, shared.1)], 2026..=2026)
            .noting(vec!["Two regions were left out.".to_owned()])
            .with_parts(vec![
                part("north", &[shared, own]),
                part("south", &[own, ("2026-11-18", "Market"), ("2026-01-06", "Epiphany"), shared]),
                part("west", &[shared]),
            ]);
        let found: Vec<String> = country
            .holidays_of_parts(date("2026-01-01"), date("2026-12-31"))
            .iter()
            .map(|partial| {
                let parts: Vec<_> = partial.parts.iter().map(|part| part.id.as_str()).collect();
                format!("{} {}: {}", partial.holiday.on, partial.holiday.name, parts.join(", "))
            })
            .collect();
        let expected = [
            "2026-01-06 Epiphany: south",
            "2026-11-18 Penance: north",
            "2026-11-18 Penance / Market: south",
        ];
        assert_eq!(found, expected);
        assert_eq!(country.notes(), ["Two regions were left out."]);
        assert_eq!(country.parts().len(), 3);
        let worked = [day("2026-02-14", "Exchange")];
        assert_eq!(country.working(worked.to_vec()).worked_days(), worked);
    }
}
