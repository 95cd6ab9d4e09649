//! The special days of policy and contract in a calendar, and the clauses that answers cite for
//! them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Citation, Subject,
    citation::{basis, in_line},
};
use crate::{
    calendar::{Calendar, SpecialDay, WeeklyHours, holidays::HolidayList},
    policy::AgreedDay,
    time::{Date, Instant},
};

impl Subject<'_> {
    /// Returns the special days of a calendar. Those of the contract go before the policy's.
    pub(super) fn special_days(
        &self,
        id: &str,
        weekly: &WeeklyHours,
        lists: &[Arc<HolidayList>],
    ) -> Vec<SpecialDay> {
        let of_contract = self.contract.iter().flat_map(|contract| &contract.special_days);
        let all = self.policy.special_days.iter().chain(of_contract);
        let of_calendar = all.filter(|agreed| agreed.calendars.iter().any(|other| other == id));
        let by_date: BTreeMap<Date, &AgreedDay> =
            of_calendar.map(|agreed| (agreed.on, agreed)).collect();
        let closed = dates_closed(&by_date, lists);
        let is_open =
            |agreed: &&&AgreedDay| !agreed.yields_to_holidays() || !closed.contains(&agreed.on);
        let in_force = by_date.values().filter(is_open);
        in_force.filter_map(|agreed| agreed.in_week(weekly)).collect()
    }

    /// Returns the citation of a special day of the contract or else of the policy; `None` if
    /// neither has it.
    pub(super) fn special_day_cited(&self, day: &SpecialDay, says: &str) -> Option<Vec<Citation>> {
        let find = |days: &[AgreedDay]| {
            let found = days.iter().find(|other| other.on == day.on && other.name == day.name);
            found.map(|agreed| (says_with_rule(agreed, says), agreed.clauses.clone()))
        };
        if let Some(contract) = self.contract
            && let Some((says, clauses)) = find(&contract.special_days)
        {
            let clause = match &clauses[..] {
                [] => "special-day".to_owned(),
                clauses => in_line(clauses),
            };
            return Some(vec![Citation { document: contract.title.clone(), clause, says }]);
        }
        let (says, clauses) = find(&self.policy.special_days)?;
        Some(basis(self.policy, &clauses, &says))
    }
}

/// Returns the holidays on dates that yield to them.
fn dates_closed(days: &BTreeMap<Date, &AgreedDay>, lists: &[Arc<HolidayList>]) -> BTreeSet<Date> {
    let mut yielding = days.values().filter(|day| day.yields_to_holidays()).map(|day| day.on);
    let Some(first) = yielding.next() else { return BTreeSet::new() };
    let last = yielding.next_back().unwrap_or(first);
    let holidays = lists.iter().flat_map(|list| list.between(first, last));
    holidays.map(|holiday| holiday.on).collect()
}

/// Returns the special days of a calendar between two instants, each with a sentence on it.
pub(super) fn special_days_between(
    calendar: &Calendar,
    from: Instant,
    to: Instant,
    zone_in_words: impl Fn(&str) -> String,
) -> BTreeMap<String, SpecialDay> {
    let mut found = BTreeMap::new();
    for schedule in calendar.schedules() {
        let [first, last] = [from, to].map(|at| schedule.zone.wall_at(at).date());
        for day in schedule.special_days.iter().filter(|day| (first..=last).contains(&day.on)) {
            // The hours are those of the place that has them, wherever the customer is.
            let place = zone_in_words(schedule.zone.name());
            let hours = if day.spans.is_empty() { String::new() } else { format!(" {place}") };
            found.insert(format!("{day}{hours}."), day.clone());
        }
    }
    found
}

/// Adds the rule that gave the date.
fn says_with_rule(agreed: &AgreedDay, says: &str) -> String {
    match &agreed.rule {
        Some(rule) => format!("{} ({rule}).", says.trim_end_matches('.')),
        None => says.to_owned(),
    }
}
