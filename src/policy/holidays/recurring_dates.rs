//! The dates of a special day that recurs, in the vocabulary of holiday rules.

use std::{ops::RangeInclusive, sync::Arc};

use super::{
    super::{
        problem::Problem,
        raw::{RawSpecialDay, SpannedValue, Text},
    },
    date_values,
    defect::defect,
    weekdays,
};
use crate::{
    calendar::holidays::{Church, DateRule, HolidayList, HolidayRule},
    time::Date,
    times::MONTHS,
};

/// The years for which rules are worked out.
pub(crate) const RECURRING_YEARS: RangeInclusive<i32> = 1970..=2099;

/// The farthest that a day may be from Easter.
const FARTHEST: i64 = 200;

/// The dates of a rule, and the rule in words.
pub(crate) struct RecurringDates {
    /// The rule: `every 24 December`.
    pub(crate) words: String,
    /// Its dates, sorted, each once.
    pub(crate) dates: Vec<Date>,
}

/// Returns the dates of a special day's rule; `None` if it has none, or with the problems added.
pub(crate) fn recurring_dates(
    raw: &RawSpecialDay,
    problems: &mut Vec<Problem>,
) -> Option<RecurringDates> {
    let (words, rules, offset) = date_rules(raw, problems)?;
    let years = date_values::years(raw.from, raw.until, raw.hours.span(), problems);
    let rule = |when| HolidayRule {
        years: years.clone(),
        ..HolidayRule::new(raw.name.clone(), when).shifted(offset)
    };
    let rules = rules.into_iter().map(|when| Arc::new(rule(when))).collect();
    let list = HolidayList::from_rules(raw.name.clone(), rules, None, RECURRING_YEARS);
    let first = Date::new(*RECURRING_YEARS.start(), 1, 1)?;
    let last = Date::new(*RECURRING_YEARS.end(), 12, 31)?;
    let dates = list.between(first, last).into_iter().map(|day| day.on).collect();
    Some(RecurringDates { words, dates })
}

/// Returns the rule in words, its kinds of dates, and the days to add.
fn date_rules(
    raw: &RawSpecialDay,
    problems: &mut Vec<Problem>,
) -> Option<(String, Vec<DateRule>, i64)> {
    if let Some(fixed) = &raw.fixed {
        let (month, day) = date_values::month_and_day(fixed, problems)?;
        let words = format!("every {day} {}", month_name(month));
        return Some((words, vec![DateRule::Fixed { month, day }], 0));
    }
    if let Some(nth) = &raw.nth {
        return Some((nth.get_ref().clone(), nth_rules(nth, problems)?, 0));
    }
    if let Some(near) = &raw.near {
        return Some((near.get_ref().clone(), vec![weekdays::near(near, problems)?], 0));
    }
    let (after, church, feast) = match (&raw.easter, &raw.orthodox_easter) {
        (Some(after), _) => (after, Church::Western, "Easter Sunday"),
        (None, Some(after)) => (after, Church::Orthodox, "the Orthodox Easter Sunday"),
        (None, None) => return None,
    };
    let days = days_from_easter(after, problems)?;
    let unit = if days.abs() == 1 { "day" } else { "days" };
    let words = match days {
        0 => feast.to_owned(),
        ..0 => format!("{} {unit} before {feast}", -days),
        _ => format!("{days} {unit} after {feast}"),
    };
    Some((words, vec![DateRule::Easter(church)], days))
}

/// Reads a weekday of one month, or of every month.
fn nth_rules(raw: &Text, problems: &mut Vec<Problem>) -> Option<Vec<DateRule>> {
    let Some(weekday) = raw.get_ref().strip_suffix(" of every month") else {
        return weekdays::nth(raw, problems).map(|rule| vec![rule]);
    };
    let mut rules = Vec::new();
    for month in MONTHS {
        let of_month = SpannedValue::new(raw.span(), format!("{weekday} of {month}"));
        rules.push(weekdays::nth(&of_month, problems)?);
    }
    Some(rules)
}

fn days_from_easter(raw: &SpannedValue<i64>, problems: &mut Vec<Problem>) -> Option<i64> {
    let days = *raw.get_ref();
    let is_near = (-FARTHEST..=FARTHEST).contains(&days);
    if !is_near {
        let help = format!("at most {FARTHEST} days either way; Good Friday is -2");
        problems.push(defect(raw.span(), format!("{days} days is too far")).help(help));
    }
    is_near.then_some(days)
}

fn month_name(month: u32) -> String {
    let at = usize::try_from(month).unwrap_or(0).saturating_sub(1);
    let name = MONTHS.get(at).copied().unwrap_or_default();
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
