//! Moves holidays to their substitute days.

use std::collections::BTreeSet;

use super::{
    holiday::Holiday,
    holiday_rule::HolidayRule,
    substitute::{Shift, Substitute},
};
use crate::time::Date;

/// A date of a rule, before any shift.
pub(super) struct Occurrence<'a> {
    pub(super) on: Date,
    pub(super) rule: &'a HolidayRule,
}

/// The names that stay on a date, and those that go elsewhere.
struct DayOutcome<'a> {
    on: Date,
    staying: Vec<&'a str>,
    going: Option<(Shift, &'a Substitute, Vec<&'a str>)>,
}

/// Returns the holidays that keep their date, and the substitutes, each sorted by date.
/// `occurrences` are sorted by date.
pub(super) fn resolve(occurrences: &[Occurrence<'_>]) -> (Vec<Holiday>, Vec<Holiday>) {
    let outcomes: Vec<_> = occurrences.chunk_by(|a, b| a.on == b.on).map(outcome).collect();
    let staying: Vec<_> = outcomes
        .iter()
        .filter(|day| !day.staying.is_empty())
        .map(|day| Holiday { on: day.on, name: day.staying.join(" / ") })
        .collect();
    let mut taken: BTreeSet<Date> = staying.iter().map(|holiday| holiday.on).collect();
    let mut substitutes = Vec::new();
    for day in &outcomes {
        let Some((shift, substitute, names)) = &day.going else { continue };
        if let Some(on) = shift.to.date(day.on, &taken) {
            taken.insert(on);
            let names = names.join(" / ");
            substitutes.push(Holiday {
                on,
                name: if shift.keeps { substitute.label.replace("{}", &names) } else { names },
            });
        }
    }
    substitutes.sort_by_key(|holiday| holiday.on);
    (staying, substitutes)
}

/// Decides for one date. Two holidays on it give one substitute: the law replaces a day off, not
/// each name.
fn outcome<'a>(group: &[Occurrence<'a>]) -> DayOutcome<'a> {
    let on = group[0].on;
    let mut day = DayOutcome { on, staying: Vec::new(), going: None };
    for Occurrence { rule, .. } in group {
        let name = rule.name.as_str();
        let applied = rule.substitute.as_deref().filter(|substitute| {
            rule.substitute_from <= on.year() && substitute.years.contains(&on.year())
        });
        let move_to = applied
            .and_then(|substitute| Some((substitute.shift(on, group.len() > 1)?, substitute)));
        if move_to.is_none_or(|(shift, _)| shift.keeps) && !day.staying.contains(&name) {
            day.staying.push(name);
        }
        if let Some((shift, substitute)) = move_to {
            let (.., names) = day.going.get_or_insert_with(|| (shift, substitute, Vec::new()));
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Occurrence, resolve};
    use crate::{
        calendar::holidays::{DateRule, HolidayRule, Shift, ShiftTarget, Substitute},
        time::{Date, Weekday},
    };

    fn rule(name: &str, substitute: Option<Substitute>) -> HolidayRule {
        HolidayRule {
            name: name.to_owned(),
            when: DateRule::Dates([].into()),
            offset: 0,
            years: 1..=9999,
            skipped: Vec::new(),
            instead: Vec::new(),
            substitute: substitute.map(Arc::new),
            substitute_from: 2014,
        }
    }

    fn weekend(to: ShiftTarget, keeps: bool) -> Substitute {
        let shift = Some(Shift { to, keeps });
        let shifts = [None, None, None, None, None, shift, shift];
        Substitute { shifts, overlap: false, label: "{} (observed)".to_owned(), years: 1..=9999 }
    }

    /// Returns the days that stay and the days that are given, as `date name`.
    fn resolved(days: &[(&str, &HolidayRule)]) -> (Vec<String>, Vec<String>) {
        let occurrences: Vec<_> = days
            .iter()
            .map(|(on, rule)| Occurrence { on: Date::parse(on).unwrap(), rule })
            .collect();
        let (staying, substitutes) = resolve(&occurrences);
        let shown = |days: Vec<crate::calendar::holidays::Holiday>| {
            days.iter().map(|day| format!("{} {}", day.on, day.name)).collect()
        };
        (shown(staying), shown(substitutes))
    }

    #[test]
    fn two_days_of_a_weekend_take_two_weekdays() {
        // Christmas 2027 is a Saturday: the Monday is taken for it, and Boxing Day gets the
        // Tuesday.
        let (christmas, boxing) = (
            rule("Christmas", Some(weekend(ShiftTarget::NextFree, true))),
            rule("Boxing", Some(weekend(ShiftTarget::NextFree, true))),
        );
        let (staying, given) = resolved(&[("2027-12-25", &christmas), ("2027-12-26", &boxing)]);
        assert_eq!(staying, ["2027-12-25 Christmas", "2027-12-26 Boxing"]);
        assert_eq!(given, ["2027-12-27 Christmas (observed)", "2027-12-28 Boxing (observed)"]);
        // In 2022 Christmas is the Sunday and the Monday is Boxing Day itself.
        let (_, given) = resolved(&[("2022-12-25", &christmas), ("2022-12-26", &boxing)]);
        assert_eq!(given, ["2022-12-27 Christmas (observed)"]);
    }

    #[test]
    fn a_day_that_moves_leaves_nothing_behind() {
        // The King's Day of 2025 was held on Saturday 26 April.
        let kings_day = rule("King's Day", Some(weekend(ShiftTarget::Before(Weekday::Sat), false)));
        assert_eq!(
            resolved(&[("2025-04-27", &kings_day)]),
            (Vec::new(), vec!["2025-04-26 King's Day".to_owned()])
        );
    }

    #[test]
    fn a_shared_day_gives_one_substitute() {
        // Children's Day and the Buddha's birthday were both on Monday 5 May 2025.
        let overlap = || Some(Substitute { overlap: true, ..weekend(ShiftTarget::NextFree, true) });
        let (children, buddha) = (rule("Children", overlap()), rule("Buddha", overlap()));
        let (staying, given) = resolved(&[("2025-05-05", &children), ("2025-05-05", &buddha)]);
        assert_eq!(staying, ["2025-05-05 Children / Buddha"]);
        assert_eq!(given, ["2025-05-06 Children / Buddha (observed)"]);
        let (_, given) = resolved(&[("2025-05-05", &children)]);
        assert!(given.is_empty(), "alone on a Monday");
        let weekend_only = || Some(weekend(ShiftTarget::NextFree, true));
        let (children, buddha) = (rule("Children", weekend_only()), rule("Buddha", weekend_only()));
        let (_, given) = resolved(&[("2025-05-05", &children), ("2025-05-05", &buddha)]);
        assert!(given.is_empty(), "the law says nothing about shared days");
    }

    #[test]
    fn nothing_before_the_law_and_nothing_without_end() {
        let day = rule("A day", Some(weekend(ShiftTarget::NextFree, true)));
        assert!(
            resolved(&[("2011-01-01", &day)]).1.is_empty(),
            "a Saturday, but the substitute begins in 2014"
        );
        assert!(
            !resolved(&[("9999-12-25", &day)]).1.is_empty(),
            "a Saturday with a Monday after it"
        );
        let every = rule("Every day", Some(weekend(ShiftTarget::NextFree, true)));
        let all: Vec<String> = (1..=60)
            .map(|day| Date::new(2026, 1, 1).unwrap().plus_days(day).unwrap().to_string())
            .collect();
        let all: Vec<_> = all.iter().map(|on| (on.as_str(), &every)).collect();
        assert!(resolved(&all).1.len() < all.len());
    }
}
