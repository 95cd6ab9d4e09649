//! Validates the special days of a contract: dates with hours of their own in some calendars.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        ProblemCode,
        model::{AgreedDay, CalendarHours, CalendarRule, Contract, Keyword, Metric, Policy},
        problem::Problem,
        raw::{RawContract, RawSpecialDay},
    },
    case_grid::CaseGrid,
    validator::unknown,
};
use crate::{
    calendar::{SpecialDay, parse_spans},
    time::Date,
};

/// Returns the special days of a contract, sorted by date.
pub(super) fn agreed(
    raw: &[RawSpecialDay],
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<AgreedDay> {
    let mut days: Vec<AgreedDay> = Vec::new();
    let mut taken: BTreeSet<(Date, String)> = BTreeSet::new();
    for day in raw {
        let calendars = calendars(day, policy, problems);
        let on = Date::parse(day.on.get_ref().as_str()).map_err(|error| {
            problems.push(Problem::at(day.on.span(), ProblemCode::BadDate, error.to_string()));
        });
        let spans = match day.hours.get_ref().as_str() {
            "closed" => Ok(Vec::new()),
            hours => parse_spans(hours).map_err(|error| {
                problems.push(
                    Problem::at(day.hours.span(), ProblemCode::BadHours, error.to_string())
                        .help("or 'closed'"),
                );
            }),
        };
        let (Ok(on), Ok(spans)) = (on, spans) else { continue };
        let others = taken.len();
        let wanted: BTreeSet<&String> = calendars.iter().collect();
        taken.extend(wanted.iter().map(|id| (on, (*id).clone())));
        if taken.len() < others + wanted.len() {
            problems.push(Problem::at(
                day.on.span(),
                ProblemCode::Duplicate,
                format!("there are two special days on {on}"),
            ));
        }
        days.push(AgreedDay { day: SpecialDay { on, name: day.name.clone(), spans }, calendars });
    }
    days.sort_by_key(|agreed| agreed.day.on);
    days
}

/// Returns the calendars that a special day is for: those that it names, of a union its parts; or
/// all that close on holidays.
fn calendars(raw: &RawSpecialDay, policy: &Policy, problems: &mut Vec<Problem>) -> Vec<String> {
    let Some(named) = &raw.calendars else {
        let closing =
            policy.calendars.iter().filter(|rule| rule.closes_on_holidays && rule.union.is_empty());
        return closing.map(|rule| rule.id.clone()).collect();
    };
    let known: Vec<&str> = policy.calendars.iter().map(|rule| rule.id.as_str()).collect();
    let mut ids = Vec::new();
    for id in named {
        match policy.calendar(id.get_ref()) {
            Some(rule) => ids.extend(parts(rule).iter().map(|id| (*id).to_owned())),
            None => problems.push(unknown(
                id.get_ref(),
                id.span(),
                ProblemCode::UnknownCalendar,
                "calendar",
                &known,
            )),
        }
    }
    ids
}

/// Returns the ids of a calendar, or of those that it is the union of.
fn parts(rule: &CalendarRule) -> Vec<&str> {
    if rule.union.is_empty() {
        vec![&rule.id]
    } else {
        rule.union.iter().map(String::as_str).collect()
    }
}

/// Finds special days that change none of the hours of the contract's plan.
pub(super) fn idle<'r>(raw: &'r RawContract, contract: &Contract, policy: &Policy) -> Vec<Problem> {
    let rules = in_use(contract, policy).into_iter().filter_map(|id| policy.calendar(id));
    let used: Vec<&CalendarRule> =
        rules.flat_map(parts).filter_map(|id| policy.calendar(id)).collect();
    let bears = |day: &AgreedDay| {
        used.iter()
            .any(|rule| rule.hours != CalendarHours::NotStated && day.calendars.contains(&rule.id))
    };
    let mut problems = Vec::new();
    let key = |raw: &'r RawSpecialDay| (raw.on.get_ref().as_str().to_owned(), raw.name.as_str());
    let written: BTreeMap<_, _> = raw.special_day.iter().rev().map(|raw| (key(raw), raw)).collect();
    for day in contract.special_days.iter().filter(|day| !bears(day)) {
        let raw = written.get(&(day.day.on.to_string(), day.day.name.as_str())).copied();
        let help = match (&used[..], raw.is_some_and(|raw| raw.calendars.is_some())) {
            ([rule, ..], false) if !rule.closes_on_holidays => {
                format!(
                    "'{}' does not close on holidays; if this day changes it all the same, say \
                     calendars = [\"{}\"]",
                    rule.name, rule.id
                )
            }
            _ => format!(
                "the hours that it has are: {}",
                used.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>().join(", ")
            ),
        };
        let whom = contract.plan.as_ref().map_or("any plan".to_owned(), |plan| {
            format!("{} '{plan}'", policy.document.plan_word)
        });
        let message = format!("this special day changes none of the hours of {whom}");
        let span = raw.map(|raw| raw.on.span());
        problems.push(Problem {
            span,
            ..Problem::of_file(ProblemCode::IdleSpecialDay, message).help(help)
        });
    }
    problems
}

/// Returns the ids of the calendars of the contract's plan: of coverage, business days, channels.
fn in_use<'a>(contract: &'a Contract, policy: &'a Policy) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    let said = |said: &Option<String>, id: &str| {
        said.as_ref().is_none_or(|said| id.is_empty() || said == id)
    };
    let grid = CaseGrid::new(policy);
    let by_metric: Vec<_> =
        Metric::ALL.iter().map(|metric| grid.targets(policy, *metric)).collect();
    for (at, (case, hours)) in grid.cases.iter().zip(grid.coverage(policy)).enumerate() {
        if said(&contract.plan, case.plans[0])
            && said(&contract.edition, case.edition)
            && said(&contract.region, case.region)
        {
            ids.extend(hours.map(|place| policy.coverage[place].calendar.as_str()));
            let targets = by_metric.iter().filter_map(|deciding| deciding[at]);
            ids.extend(targets.filter_map(|at| policy.targets[at].business_day_calendar()));
        }
    }
    let lineage = contract.plan.as_ref().map(|plan| policy.lineage(plan));
    let channels = policy
        .channels
        .iter()
        .filter(|channel| lineage.as_ref().is_none_or(|plans| channel.is_of_plan(plans)));
    for channel in channels {
        ids.extend(channel.calendar.as_deref());
        let own = policy.coverage.iter().filter(|rule| rule.channels.contains(&channel.id));
        ids.extend(own.map(|rule| rule.calendar.as_str()));
    }
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    ids
}
