//! Hours under the readings in force, in words, and which of two are longer.

use std::{borrow::Cow, cmp::Ordering};

use super::{super::policy_summary, compared_plan::PolicyInForce, direction::together};
use crate::{
    calendar::WeeklyHours,
    policy::{CalendarHours, CalendarRule, Clause, Policy, ZoneRule},
};

/// The hours of a calendar under the readings in force.
pub(super) struct ComparedHours<'a> {
    /// Of a union each part.
    parts: Vec<Cow<'a, CalendarRule>>,
    words: String,
    /// The clauses of the calendar.
    clauses: &'a [Clause],
}

impl<'a> ComparedHours<'a> {
    pub(super) fn new(side: PolicyInForce<'a>, calendar: &str) -> Self {
        let policy = side.policy;
        let Some(rule) = policy.calendar(calendar) else {
            return Self { parts: Vec::new(), words: String::new(), clauses: &[] };
        };
        let own = in_force(side, rule);
        let ids = own.union.iter().filter_map(|id| policy.calendar(id));
        let parts: Vec<_> = match &own.union[..] {
            [] => vec![own],
            _ => ids.map(|part| in_force(side, part)).collect(),
        };
        let words: Vec<String> = parts.iter().map(|part| words(policy, part)).collect();
        Self { parts, words: words.join(" and "), clauses: &rule.clauses }
    }

    /// Returns `Mon-Fri 09:00-17:00 Europe/Berlin, closed on holidays (de)`.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn clauses(&self) -> &'a [Clause] {
        self.clauses
    }

    /// Compares by how much the hours bind the vendor. Those that contain the others bind it more;
    /// hours of several places are not compared.
    pub(super) fn favour(&self, after: &Self) -> Option<Ordering> {
        if self.words == after.words {
            return Some(Ordering::Equal);
        }
        let ([before], [after]) = (&self.parts[..], &after.parts[..]) else { return None };
        let same_days = before.business_day == after.business_day;
        together([
            same_days.then_some(Ordering::Equal),
            of_week(before, after),
            of_holidays(before, after),
        ])
    }
}

fn words(policy: &Policy, rule: &CalendarRule) -> String {
    let day = rule.business_day.map(|length| format!(", {} a business day", length.in_words()));
    let hours = policy_summary::hours(policy, rule);
    format!("{hours}{}{}", on_holidays(rule), day.unwrap_or_default())
}

/// Returns what the lists of holidays do not say. Hours that never end are open on holidays unless
/// something is said of them.
fn on_holidays(rule: &CalendarRule) -> &'static str {
    let CalendarHours::Weekly(weekly) = &rule.hours else { return "" };
    match (weekly.is_always(), rule.closes_on_holidays) {
        (false, false) => ", on holidays too",
        (true, true) if rule.holidays.is_empty() => ", closed on holidays that are named",
        _ => "",
    }
}

fn in_force<'a>(side: PolicyInForce<'a>, rule: &'a CalendarRule) -> Cow<'a, CalendarRule> {
    let mut taken = Cow::Borrowed(rule);
    let changes = side.choices().flat_map(|choice| &choice.calendars);
    for change in changes.filter(|change| change.id == rule.id) {
        let rule = taken.to_mut();
        if let Some(zone) = &change.zone {
            rule.zone = Some(zone.clone());
        }
        if let Some(hours) = &change.hours {
            rule.hours = hours.clone();
        }
        if let Some(union) = &change.union {
            rule.union.clone_from(union);
        }
        rule.closes_on_holidays = change.closes_on_holidays.unwrap_or(rule.closes_on_holidays);
        if let Some(holidays) = &change.holidays {
            // A reading's lists hold in every zone.
            (rule.holidays, rule.holidays_for_zone) = (holidays.clone(), Vec::new());
        }
    }
    let Some(plan) = side.plan else { return taken };
    if let Some(zone) = plan.zone().filter(|_| taken.zone == Some(ZoneRule::Customer)) {
        taken.to_mut().zone = Some(ZoneRule::Named(zone.clone()));
    }
    if let Some(lists) = plan.holidays().filter(|_| taken.closes_on_holidays) {
        let rule = taken.to_mut();
        (rule.holidays, rule.holidays_for_zone) = (lists.clone(), Vec::new());
    }
    taken
}

fn of_week(before: &CalendarRule, after: &CalendarRule) -> Option<Ordering> {
    let (CalendarHours::Weekly(was), CalendarHours::Weekly(is)) = (&before.hours, &after.hours)
    else {
        return None;
    };
    // Hours that never end are the same everywhere.
    let contains = |one: &WeeklyHours, other: &WeeklyHours| {
        one.is_always() || (before.zone == after.zone && one.contains(other))
    };
    match (contains(was, is), contains(is, was)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    }
}

/// To close on fewer holidays is stricter. Of lists that share no more than a part nothing can be
/// told.
fn of_holidays(before: &CalendarRule, after: &CalendarRule) -> Option<Ordering> {
    let never = before.closes_on_holidays.cmp(&after.closes_on_holidays);
    let within = |one: &CalendarRule, other: &CalendarRule| {
        one.holidays.iter().all(|list| other.holidays.contains(list))
    };
    let lists = match (within(before, after), within(after, before)) {
        (true, true) => Some(Ordering::Equal),
        (true, false) => Some(Ordering::Less),
        (false, true) => Some(Ordering::Greater),
        (false, false) => None,
    };
    let zones = (before.holidays_for_zone == after.holidays_for_zone).then_some(Ordering::Equal);
    together([Some(never), lists, zones])
}
