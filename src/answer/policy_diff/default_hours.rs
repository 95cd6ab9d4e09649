//! Hours under a policy's default readings, in words, and which of two are longer.

use std::{borrow::Cow, cmp::Ordering};

use super::{super::policy_summary, direction::together};
use crate::{
    calendar::WeeklyHours,
    policy::{CalendarHours, CalendarRule, Choice, Policy},
    time::in_words,
};

/// The hours of a calendar under the default readings.
pub(super) struct DefaultHours<'a> {
    /// Of a union each part.
    parts: Vec<Cow<'a, CalendarRule>>,
    words: String,
}

/// Returns the default choices of a policy's readings.
pub(super) fn taken(policy: &Policy) -> impl Iterator<Item = &Choice> {
    policy.readings.iter().filter_map(|reading| reading.choice(&reading.default))
}

impl<'a> DefaultHours<'a> {
    pub(super) fn new(policy: &'a Policy, calendar: &str) -> Self {
        let Some(rule) = policy.calendar(calendar) else {
            return Self { parts: Vec::new(), words: String::new() };
        };
        let own = overridden(policy, rule);
        let ids = own.union.iter().filter_map(|id| policy.calendar(id));
        let parts: Vec<_> = match &own.union[..] {
            [] => vec![own],
            _ => ids.map(|part| overridden(policy, part)).collect(),
        };
        let words: Vec<String> = parts.iter().map(|part| words(policy, part)).collect();
        Self { parts, words: words.join(" and ") }
    }

    /// Returns `Mon-Fri 09:00-17:00 Europe/Berlin, closed on holidays (de)`.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Compares by how much the hours bind the vendor. Those that contain the others bind it more;
    /// hours of several places are not compared.
    pub(super) fn favour(&self, after: &Self) -> Option<Ordering> {
        if self.words == after.words {
            return Some(Ordering::Equal);
        }
        let ([before], [after]) = (&self.parts[..], &after.parts[..]) else { return None };
        let same_days = before.business_day_seconds == after.business_day_seconds;
        together([
            same_days.then_some(Ordering::Equal),
            of_week(before, after),
            of_holidays(before, after),
        ])
    }
}

fn words(policy: &Policy, rule: &CalendarRule) -> String {
    let open = if rule.closes_on_holidays || rule.hours == CalendarHours::NotStated {
        ""
    } else {
        ", on holidays too"
    };
    let day =
        rule.business_day_seconds.map(|seconds| format!(", {} a business day", in_words(seconds)));
    format!("{}{open}{}", policy_summary::hours(policy, rule), day.unwrap_or_default())
}

fn overridden<'a>(policy: &'a Policy, rule: &'a CalendarRule) -> Cow<'a, CalendarRule> {
    let mut taken_rule = Cow::Borrowed(rule);
    for change in
        taken(policy).flat_map(|choice| &choice.calendars).filter(|change| change.id == rule.id)
    {
        let rule = taken_rule.to_mut();
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
    taken_rule
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
