//! Contracts: what the customer agreed on, checked against the policy that it is over.

use super::super::{
    Code, HolidayCatalog,
    model::{AgreedTarget, Commitment, Contract, Named, Policy, Promise},
    names::{Lookup, find, nearest},
    problem::Problem,
    raw::{RawContract, RawSpecialDay, Text},
};
use super::{Surroundings, examples::example};
use crate::{
    calendar::{SpecialDay, parse_spans},
    time::{Date, DurationError, parse_length},
};

/// The contract and every problem of it. It is whole only if there is no problem.
pub(super) fn validate(path: &str, raw: &RawContract, policy: &Policy, around: Surroundings<'_>) -> (Contract, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut named = |raw: &Option<Text>, what: &str, names: &[Named]| raw.as_ref().and_then(|text| known(text, what, names, &mut problems));
    let plan = named(&raw.plan, &policy.document.plan_word, &policy.plans);
    let edition = named(&raw.edition, "edition", &policy.editions);
    let region = named(&raw.region, "region", &policy.regions);
    let contract = Contract {
        sha256: String::new(),
        path: path.to_owned(),
        policy: policy.id.clone(),
        title: raw.title.clone().unwrap_or_else(|| path.to_owned()),
        plan,
        edition,
        region,
        timezone: raw.timezone.as_ref().and_then(|zone| match around.tz.place(zone.get_ref()) {
            Ok(name) => Some(name.to_owned()),
            Err(error) => {
                problems.push(Problem::at(zone.span(), Code::UnknownZone, error.to_string()));
                None
            }
        }),
        holidays: raw.holidays.as_ref().map(|lists| holiday_lists(lists, path, around.holidays, &mut problems)),
        targets: targets(raw, policy, &mut problems),
        special_days: special_days(&raw.special_day, &mut problems),
        readings: readings(raw, policy, &mut problems),
        examples: raw.example.iter().filter_map(|raw| example(raw).map_err(|problem| problems.push(problem)).ok()).collect(),
    };
    (contract, problems)
}

fn known<T: Lookup>(text: &Text, what: &str, items: &[T], problems: &mut Vec<Problem>) -> Option<String> {
    if let Some(item) = find(items, text.get_ref()) {
        return Some(item.id().to_owned());
    }
    let near = nearest(text.get_ref(), items.iter().flat_map(Lookup::names)).map(|near| format!("did you mean '{near}'?"));
    let ids: Vec<&str> = items.iter().map(Lookup::id).collect();
    let choices = if ids.is_empty() { format!("the policy knows no {what}") } else { format!("there are: {}", ids.join(", ")) };
    let message = format!("the policy has no {what} '{}'", text.get_ref());
    problems.push(Problem::at(text.span(), Code::UnknownName, message).help(near.unwrap_or(choices)));
    None
}

fn holiday_lists(lists: &[Text], path: &str, catalog: &HolidayCatalog, problems: &mut Vec<Problem>) -> Vec<String> {
    let mut names = Vec::new();
    for list in lists {
        let name = HolidayCatalog::beside(path, list.get_ref());
        if let Err(error) = catalog.load(&name) {
            problems.push(Problem::at(list.span(), Code::UnknownHolidays, error.to_string()));
        }
        names.push(name);
    }
    names
}

/// A priority that the policy does not know is taken if the policy says that its own list is incomplete.
fn targets(raw: &RawContract, policy: &Policy, problems: &mut Vec<Problem>) -> Vec<AgreedTarget> {
    let mut targets = Vec::new();
    for (plan, by_priority) in &raw.targets {
        let plan = known(plan, &policy.document.plan_word, &policy.plans, problems);
        for (priority, within) in by_priority {
            let id = match find(&policy.priorities, priority.get_ref()) {
                None if policy.other_priorities.is_some() => Some(priority.get_ref().clone()),
                _ => known(priority, &policy.document.priority_word, &policy.priorities, problems),
            };
            let agreed = agreed(within.get_ref()).map_err(|error| {
                let words = "a length such as 4h or 2 business days, or 'none', 'best-effort' or 'not-stated'";
                problems.push(Problem::at(within.span(), Code::BadLength, error.to_string()).help(words));
            });
            if let (Some(plan), Some(priority), Ok((promise, commitment))) = (&plan, id, agreed) {
                targets.push(AgreedTarget { plan: plan.clone(), priority, promise, commitment });
            }
        }
    }
    targets
}

/// What a target of a contract promises, and how firmly where that is not the policy's to say.
fn agreed(text: &str) -> Result<(Promise, Option<Commitment>), DurationError> {
    Ok(match text {
        "none" => (Promise::Nothing, Some(Commitment::Nothing)),
        "best-effort" => (Promise::Nothing, Some(Commitment::BestEffort)),
        "not-stated" => (Promise::NotStated, Some(Commitment::NotStated)),
        length => (Promise::Within(parse_length(length)?), None),
    })
}

fn special_days(raw: &[RawSpecialDay], problems: &mut Vec<Problem>) -> Vec<SpecialDay> {
    let mut days: Vec<SpecialDay> = Vec::new();
    for day in raw {
        let on = Date::parse(day.on.get_ref().as_str())
            .map_err(|error| problems.push(Problem::at(day.on.span(), Code::BadDate, error.to_string())));
        let spans = match day.hours.get_ref().as_str() {
            "closed" => Ok(Vec::new()),
            hours => parse_spans(hours)
                .map_err(|error| problems.push(Problem::at(day.hours.span(), Code::BadHours, error.to_string()).help("or 'closed'"))),
        };
        let (Ok(on), Ok(spans)) = (on, spans) else { continue };
        if days.iter().any(|other| other.on == on) {
            problems.push(Problem::at(day.on.span(), Code::Duplicate, format!("there are two special days on {on}")));
        }
        days.push(SpecialDay { on, name: day.name.clone(), spans });
    }
    days.sort_by_key(|day| day.on);
    days
}

fn readings(raw: &RawContract, policy: &Policy, problems: &mut Vec<Problem>) -> Vec<(String, String)> {
    let mut chosen = Vec::new();
    for (name, choice) in &raw.readings {
        match policy.reading_choice(name.get_ref(), choice.get_ref()) {
            Ok(()) => chosen.push((name.get_ref().clone(), choice.get_ref().clone())),
            Err(message) => problems.push(Problem::at(choice.span(), Code::UnknownReading, message)),
        }
    }
    chosen
}
