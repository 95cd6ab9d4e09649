//! Validates contracts against the policy that they are over.

use super::{
    super::{
        HolidayCatalog, ProblemCode,
        model::{Contract, NamedItem, Policy},
        problem::Problem,
        raw::{RawContract, Text},
    },
    References, contract_metrics, contract_targets, credits, holiday_lists, special_days,
    ticket_table,
    validator::{resolve, texts, zone_of_place},
    worked_example::example,
};
use crate::time::Date;

/// Returns the contract and all of its problems. It is whole only if there are none.
pub(super) fn validate(
    path: &str,
    raw: &RawContract,
    policy: &Policy,
    references: References<'_>,
) -> (Contract, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut named = |raw: &Option<Text>, what: &str, names: &[NamedItem]| {
        raw.as_ref().and_then(|text| resolve(text, what, names, &mut problems))
    };
    let plan = named(&raw.plan, &policy.document.plan_word, &policy.plans);
    let edition = named(&raw.edition, "edition", &policy.editions);
    let region = named(&raw.region, "region", &policy.regions);
    let starts = starts(raw, &mut problems);
    let timezone = raw.timezone.as_ref().and_then(|zone| zone_of_place(zone, &mut problems));
    let holidays = raw.holidays.as_ref().map(|lists| {
        let catalog = (references.holidays, &texts(&raw.holiday_categories)[..]);
        for list in lists {
            problems.extend(holiday_lists::of_contract(list, path, catalog));
        }
        lists.iter().map(|list| HolidayCatalog::beside(path, list.get_ref())).collect()
    });
    let contract = Contract {
        sha256: String::new(),
        path: path.to_owned(),
        policy: policy.id.clone(),
        title: raw.title.clone().unwrap_or_else(|| path.to_owned()),
        plan,
        edition,
        region,
        starts,
        timezone,
        holidays,
        holiday_categories: texts(&raw.holiday_categories),
        targets: contract_targets::targets(raw, policy, &mut problems),
        later_targets: contract_metrics::targets(raw, policy, &mut problems),
        special_days: special_days::agreed(&raw.special_day, policy, &mut problems),
        readings: readings(raw, policy, &mut problems),
        tickets: ticket_table::table(raw.tickets.as_ref(), &mut problems),
        credits: credits::credits(raw, policy, &mut problems),
        examples: raw
            .example
            .iter()
            .filter_map(|raw| example(raw, path).map_err(|problem| problems.push(problem)).ok())
            .collect(),
    };
    (contract, problems)
}

/// Returns the contract's first day.
fn starts(raw: &RawContract, problems: &mut Vec<Problem>) -> Option<Date> {
    let starts = raw.starts.as_ref()?;
    match Date::parse(starts.get_ref().as_str()) {
        Ok(date) => Some(date),
        Err(error) => {
            problems.push(Problem::at(starts.span(), ProblemCode::BadDate, error.to_string()));
            None
        }
    }
}

fn readings(
    raw: &RawContract,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<(String, String)> {
    let mut chosen = Vec::new();
    for (name, choice) in &raw.readings {
        match policy.reading_choice(name.get_ref(), choice.get_ref()) {
            Ok(()) => chosen.push((name.get_ref().clone(), choice.get_ref().clone())),
            Err(message) => {
                problems.push(Problem::at(choice.span(), ProblemCode::UnknownReading, message));
            }
        }
    }
    chosen
}
