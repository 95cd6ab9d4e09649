//! Warnings about valid files: what looks like a slip, though the document may say it.

use std::collections::BTreeSet;

use super::{
    super::{
        HolidayCatalog, ProblemCode,
        model::{CUSTOMERS_LISTS, Contract, Policy},
        problem::Problem,
        raw::{RawContract, RawPolicy, Text},
    },
    References, contract_targets, doubtful_hours,
    holiday_lists::leads_out,
    priority_order, rule_conflicts, special_days, topic_words,
};
use crate::time::Date;

/// The months from today on for which a holiday list must be known.
const MONTHS_KNOWN: u32 = 12;

/// Returns the warnings about a policy.
pub(super) fn policy(
    raw: &RawPolicy,
    policy: &Policy,
    references: References<'_>,
    today: Date,
) -> Vec<Problem> {
    let mut problems = rule_conflicts::unreachable(raw, policy);
    problems.extend(priority_order::hasty(raw, policy));
    problems.extend(topic_words::check(raw, policy));
    problems.extend(idle_exceptions(raw, policy));
    problems.extend(doubtful_hours::overlapping(raw));
    problems.extend(doubtful_hours::early_cut_offs(raw, policy));
    let changes =
        raw.reading.iter().flat_map(|reading| &reading.choice).flat_map(|choice| &choice.calendar);
    let by_reading = changes.flat_map(|change| change.holidays.iter().flatten());
    let own = raw.calendar.iter().flat_map(|calendar| {
        calendar.holidays.iter().chain(calendar.holidays_for_zone.values().flatten())
    });
    let beside = |list: &str| {
        policy
            .file
            .as_ref()
            .map_or_else(|| list.to_owned(), |file| HolidayCatalog::beside(file, list))
    };
    // A list elsewhere is refused, and not read.
    let is_named = |list: &&Text| list.get_ref() != CUSTOMERS_LISTS;
    let lists = own
        .chain(by_reading)
        .filter(is_named)
        .filter(|list| !HolidayCatalog::is_path(list.get_ref()) || !leads_out(list.get_ref()));
    problems.extend(endings(lists, beside, references, today));
    problems
}

/// Returns the warnings about a contract.
pub(super) fn contract(
    raw: &RawContract,
    (contract, policy): (&Contract, &Policy),
    references: References<'_>,
    today: Date,
) -> Vec<Problem> {
    let mut problems = endings(
        raw.holidays.iter().flatten(),
        |list| HolidayCatalog::beside(&contract.path, list),
        references,
        today,
    );
    problems.extend(contract_targets::for_other_plans(raw, contract, policy));
    problems.extend(contract_targets::same_as_policy(raw, policy));
    problems.extend(special_days::idle(raw, contract, policy));
    problems
}

/// Finds exceptions of topics that never decide, as earlier ones are for all of their plans.
fn idle_exceptions(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (raw, topic) in raw.topic.iter().zip(&policy.topics) {
        let mut taken = BTreeSet::new();
        for ((plans, _), raw) in topic.exceptions.iter().zip(&raw.exceptions) {
            let own: Vec<String> = policy.with_extensions(plans);
            let mut decides = false;
            for plan in own {
                decides |= taken.insert(plan);
            }
            if !decides {
                let message =
                    "this [[topic.for]] never decides: earlier ones take all that it is for";
                let help = "put the special ones first, or take this one out";
                problems.push(
                    Problem::at(raw.verdict.span(), ProblemCode::Unreachable, message).help(help),
                );
            }
        }
    }
    problems
}

/// Finds holiday lists that are not known for long enough, each once.
fn endings<'t>(
    lists: impl Iterator<Item = &'t Text>,
    name: impl Fn(&str) -> String,
    references: References<'_>,
    today: Date,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for list in lists {
        if !seen.insert(list.get_ref()) {
            continue;
        }
        let Ok(holidays) = references.holidays.load(&name(list.get_ref())) else { continue };
        let last = *holidays.known_years().end();
        let ends = Date::new(last, 12, 31)
            .zip(today.plus_months(MONTHS_KNOWN))
            .is_some_and(|(end, needed)| end < needed);
        if ends {
            let message =
                format!("the holidays of '{}' are known until {last} only", list.get_ref());
            let help = "for later years there may be others; look for a newer list";
            problems.push(Problem::at(list.span(), ProblemCode::HolidaysEnd, message).help(help));
        }
    }
    problems
}

/// The text that `policy new` writes where an author must write something else.
const PLACEHOLDER: &str = "REPLACE";

/// Finds the first text of a skeleton that was not replaced.
pub(super) fn placeholders(text: &str) -> Option<Problem> {
    let (mut places, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        if let Some(at) = line.find(PLACEHOLDER).filter(|_| !line.trim_start().starts_with('#')) {
            places.push(start + at..start + at + PLACEHOLDER.len());
        }
        start += line.len();
    }
    let first = places.first()?.clone();
    let more = match places.len() - 1 {
        0 => String::new(),
        more => format!(", and so do {more} more lines"),
    };
    let message = format!("this still says {PLACEHOLDER}{more}");
    Some(
        Problem::at(first, ProblemCode::Placeholder, message)
            .help("answers would cite it; write what the document says"),
    )
}
