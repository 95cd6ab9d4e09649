//! Validates the response times of a contract: each needs a clock, and the contract's plan.

use std::ops::Range;

use super::{
    super::{
        ProblemCode,
        lookup::{Lookup, find, typo_of},
        model::{
            AgreedTarget, Commitment, Contract, Metric, Policy, Promise, RuleContext, TargetClock,
            TargetRule,
        },
        problem::Problem,
        raw::{RawContract, Text},
    },
    case_grid::CaseGrid,
    length_range::promised_length,
    target_days,
    validator::resolve,
};
use crate::time::{ClockKind, TargetDuration};

/// Returns the targets that the contract fixes. A priority that the policy does not know is taken
/// if the policy says that its own list is incomplete.
pub(super) fn targets(
    raw: &RawContract,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Vec<AgreedTarget> {
    let grid = CaseGrid::new(policy);
    let mut targets = Vec::new();
    for (plan, by_priority) in &raw.targets {
        let plan = resolve(plan, &policy.document.plan_word, &policy.plans, problems);
        let before = targets.len();
        for (priority, within) in by_priority {
            let id = priority_id(priority, policy, problems);
            let agreed = agreed(within, problems);
            if let (Some(plan), Some(priority), Some(agreed)) = (&plan, id, agreed) {
                let urgency = policy.urgency(&priority);
                let AgreedPromise { promise, range_from, commitment } = agreed;
                let of = (Some(plan.as_str()), Some(priority.as_str()));
                let cases = cases_of(of, raw, policy, &grid);
                let first = Metric::FirstResponse;
                problems.extend(uncountable(promise, first, policy, (&cases, within.span())));
                let plan = plan.clone();
                targets.push(AgreedTarget {
                    plan,
                    priority,
                    urgency,
                    promise,
                    range_from,
                    commitment,
                });
            }
        }
        targets[before..].sort_by_key(|target: &AgreedTarget| target.urgency);
    }
    targets
}

/// Returns the id of a priority, or a name that the policy leaves open.
pub(super) fn priority_id(
    priority: &Text,
    policy: &Policy,
    problems: &mut Vec<Problem>,
) -> Option<String> {
    let is_known = find(&policy.priorities, priority.get_ref()).is_some();
    if !is_known && policy.other_priorities.is_some() && !is_slip(priority.get_ref(), policy) {
        return Some(priority.get_ref().clone());
    }
    resolve(priority, &policy.document.priority_word, &policy.priorities, problems)
}

/// Returns true if a name looks like one of the policy's priorities written wrongly.
fn is_slip(name: &str, policy: &Policy) -> bool {
    typo_of(name, policy.priorities.iter().flat_map(Lookup::names)).is_some()
}

/// The promise of a contract's target, with its firmness unless it is that of the policy's.
pub(super) struct AgreedPromise {
    pub(super) promise: Promise,
    /// The earlier end of a range.
    pub(super) range_from: Option<TargetDuration>,
    pub(super) commitment: Option<Commitment>,
}

/// Returns the promise that a contract writes.
pub(super) fn agreed(within: &Text, problems: &mut Vec<Problem>) -> Option<AgreedPromise> {
    let (promise, range_from, commitment) = match within.get_ref().as_str() {
        "none" => (Promise::Nothing, None, Some(Commitment::Nothing)),
        "best-effort" => (Promise::Nothing, None, Some(Commitment::BestEffort)),
        "not-stated" => (Promise::NotStated, None, Some(Commitment::NotStated)),
        length => match promised_length(length) {
            Ok((length, from)) => (Promise::Within(length), from, None),
            Err(message) => {
                let words = "a length such as 4h or 2 business days, or 'none', 'best-effort' or \
                             'not-stated'";
                let place = within.span();
                problems.push(Problem::at(place, ProblemCode::BadLength, message).help(words));
                return None;
            }
        },
    };
    Some(AgreedPromise { promise, range_from, commitment })
}

/// Returns the problem of a length that cannot be counted: neither it nor the policy's target names
/// a clock, or its business days are those of several places.
pub(super) fn uncountable(
    promise: Promise,
    metric: Metric,
    policy: &Policy,
    (cases, span): (&[&RuleContext<'_>], Range<usize>),
) -> Option<Problem> {
    let rule_of = |case| policy.target_for(metric, case);
    let rules = || cases.iter().filter_map(|case| Some((*case, rule_of(case)?)));
    let has_none = !metric.is_first_response() && rules().next().is_none();
    match promise {
        Promise::Within(TargetDuration::Time { length, clock: ClockKind::Unsaid })
            if has_none || rules().any(|(_, rule)| rule.clock.is_none()) =>
        {
            let message =
                "no clock is named for this length, nor does the policy's target name one";
            Some(
                Problem::at(span, ProblemCode::NoClock, message)
                    .help(with_clocks(length.seconds())),
            )
        }
        Promise::Within(TargetDuration::BusinessDays(_)) => {
            let union = rules().find_map(|(case, rule)| {
                target_days::union_of(policy, rule.business_days.as_ref(), case)
            })?;
            let message =
                format!("these business days would be those of '{union}', which is several places");
            Some(
                Problem::at(span, ProblemCode::SeveralPlaces, message)
                    .help("write it in hours as the order form has them: '16 business hours'"),
            )
        }
        _ => None,
    }
}

/// Returns the cases of the policy that a target of the contract may decide, for a plan and a
/// priority or for all.
pub(super) fn cases_of<'g, 'a>(
    (plan, priority): (Option<&str>, Option<&str>),
    raw: &RawContract,
    policy: &Policy,
    grid: &'g CaseGrid<'a>,
) -> Vec<&'g RuleContext<'a>> {
    let said = |said: &Option<Text>, id: &str| {
        said.as_ref().is_none_or(|text| id.is_empty() || text.get_ref() == id)
    };
    let known = priority
        .map(|name| find(&policy.priorities, name).map_or("", |priority| priority.id.as_str()));
    let fits = |case: &&RuleContext<'_>| {
        plan.is_none_or(|plan| case.plans.contains(&plan))
            && known.is_none_or(|priority| case.priority == priority)
            && said(&raw.edition, case.edition)
            && said(&raw.region, case.region)
    };
    grid.cases.iter().filter(fits).collect()
}

/// Returns the remedy for a length without a clock.
fn with_clocks(seconds: i64) -> String {
    let (number, unit) = match seconds {
        _ if seconds % 3_600 == 0 => (seconds / 3_600, "hour"),
        _ if seconds % 60 == 0 => (seconds / 60, "minute"),
        _ => (seconds, "second"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("write {number} calendar {unit}{plural} or {number} business {unit}{plural}")
}

/// Finds targets that never decide: for a plan that is neither the contract's nor one that it
/// extends.
pub(super) fn for_other_plans(
    raw: &RawContract,
    contract: &Contract,
    policy: &Policy,
) -> Vec<Problem> {
    let Some(own) = &contract.plan else { return Vec::new() };
    let lineage = policy.lineage(own);
    let other = |plan: &&Text| {
        find(&policy.plans, plan.get_ref()).is_some_and(|plan| !lineage.contains(&plan.id.as_str()))
    };
    let word = &policy.document.plan_word;
    let problem = |plan: &Text| {
        let message = format!(
            "these targets are for the {word} '{}', and the contract is for '{own}'",
            plan.get_ref()
        );
        Problem::at(plan.span(), ProblemCode::OtherPlan, message)
            .help(format!("write [targets.{own}]; as it is, they decide only with --plan"))
    };
    raw.targets.keys().filter(other).map(problem).collect()
}

/// Finds targets that say the same as the policy for every case that they decide.
pub(super) fn same_as_policy(raw: &RawContract, policy: &Policy) -> Vec<Problem> {
    let (grid, mut problems) = (CaseGrid::new(policy), Vec::new());
    for (plan, by_priority) in &raw.targets {
        let Some(plan) = find(&policy.plans, plan.get_ref()) else { continue };
        for (priority, within) in by_priority {
            let Some(agreed) = agreed(within, &mut Vec::new()) else { continue };
            let of = (Some(plan.id.as_str()), Some(priority.get_ref().as_str()));
            let cases = cases_of(of, raw, policy, &grid).into_iter();
            // A plan that extends this one may have targets of its own.
            let own = cases.filter(|case| case.plans.first() == Some(&plan.id.as_str()));
            let rules: Vec<Option<&TargetRule>> =
                own.map(|case| policy.target_for(Metric::FirstResponse, case)).collect();
            let is_same =
                |rule: Option<&TargetRule>| rule.is_some_and(|rule| is_as_agreed(rule, &agreed));
            if !rules.is_empty() && rules.iter().copied().all(is_same) {
                problems.extend(rules[0].map(|rule| of_same(rule, within)));
            }
        }
    }
    problems
}

/// Returns true if a rule of the policy promises what a contract does.
fn is_as_agreed(rule: &TargetRule, agreed: &AgreedPromise) -> bool {
    let is_same = match (rule.promise, agreed.promise) {
        (
            Promise::Within(TargetDuration::Time { length, clock }),
            Promise::Within(TargetDuration::Time { length: other, clock: own }),
        ) => {
            // A clock of its own settles which one counts, even where it is that of the policy.
            let is_its_clock = own == clock || own == ClockKind::Unsaid;
            length == other && is_its_clock && rule.clock_of(clock) == rule.clock_of(own)
        }
        (promise, other) => promise == other,
    };
    is_same
        && rule.range_from.is_some() == agreed.range_from.is_some()
        && agreed.commitment.is_none_or(|commitment| commitment == rule.firmness())
}

/// Returns the warning on a target that says the same as a rule of the policy.
fn of_same(rule: &TargetRule, within: &Text) -> Problem {
    let (clock, other) = match rule.promise {
        Promise::Within(TargetDuration::Time { clock, length }) => match rule.clock_of(clock) {
            Some(TargetClock::Calendar) => {
                (" (around the clock)", Some((length, ClockKind::Business)))
            }
            Some(TargetClock::Coverage) => {
                (" (in business hours)", Some((length, ClockKind::Calendar)))
            }
            None => ("", None),
        },
        _ => ("", None),
    };
    let message = format!(
        "the policy says the same, '{}'{clock}, so this line changes nothing",
        within.get_ref()
    );
    let problem = Problem::at(within.span(), ProblemCode::SameAsPolicy, message);
    match other {
        Some((length, clock)) => {
            let meant = TargetDuration::Time { length, clock }.notation();
            problem.help(format!("if the order form counts on the other clock, write '{meant}'"))
        }
        None => problem,
    }
}
