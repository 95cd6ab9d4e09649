//! Whose days business days are: those of one place. Where it is Friday here and Saturday there, no
//! day is meant.

use std::collections::BTreeMap;

use super::{
    super::{
        ProblemCode,
        model::{BusinessDays, Policy, Promise, RuleContext, TargetClock, TargetRule},
        problem::Problem,
        raw::RawPolicy,
    },
    case_grid::CaseGrid,
    rule_conflicts::target_places,
};
use crate::time::{ClockKind, TargetDuration};

/// Targets whose business days, or whose cut-off, are those of a union of calendars.
pub(super) fn of_several_places(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let grid = CaseGrid::new(policy);
    let mut decided: BTreeMap<usize, Vec<&RuleContext<'_>>> = BTreeMap::new();
    for (case, target) in grid.cases.iter().zip(grid.targets(policy)) {
        if let Some(target) = target {
            decided.entry(target).or_default().push(case);
        }
    }
    let mut problems = Vec::new();
    for (at, (rule, place)) in policy.targets.iter().zip(target_places(raw)).enumerate() {
        let cases = decided.remove(&at).unwrap_or_default();
        let whose = match days_of(rule) {
            TargetDays::None => continue,
            TargetDays::Covered => Some(&BusinessDays::Coverage),
            TargetDays::Named => rule.business_days.as_ref(),
        };
        if let Some(union) = cases.into_iter().find_map(|case| union_of(policy, whose, case)) {
            let message = format!(
                "it would be counted in the business days of '{union}', which is several places"
            );
            let help = match whose {
                Some(BusinessDays::Calendar(_)) => "name a calendar of one place in business-days",
                _ => {
                    "name a calendar of one place, business-days = \"…\", in the place of \
                     \"coverage\""
                }
            };
            problems.push(Problem::at(place, ProblemCode::SeveralPlaces, message).help(help));
        }
    }
    problems
}

/// The days that a target needs.
enum TargetDays {
    None,
    /// Those on which the plan is covered.
    Covered,
    /// Those of `business-days`.
    Named,
}

fn days_of(rule: &TargetRule) -> TargetDays {
    match rule.promise {
        Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay => {
            TargetDays::Named
        }
        Promise::Within(TargetDuration::Time { unit, .. }) if rule.cut_off.is_some() => {
            match (unit, rule.clock) {
                (ClockKind::Business, _) | (ClockKind::Unsaid, Some(TargetClock::Coverage)) => {
                    TargetDays::Covered
                }
                _ => TargetDays::None,
            }
        }
        _ => TargetDays::None,
    }
}

/// The calendar of several places in which days would be counted for a case, if they would.
pub(super) fn union_of<'a>(
    policy: &'a Policy,
    whose: Option<&'a BusinessDays>,
    case: &RuleContext<'_>,
) -> Option<&'a str> {
    let ids: Vec<&str> = if let Some(BusinessDays::Calendar(id)) = whose {
        vec![id]
    } else {
        covering(policy, case)
    };
    ids.into_iter().find(|id| policy.calendar(id).is_some_and(|rule| rule.union.len() > 1))
}

/// The ids of the calendars in which a case may be covered: of its rule, and of the channels that
/// its plan has.
fn covering<'a>(policy: &'a Policy, case: &RuleContext<'_>) -> Vec<&'a str> {
    let rule = policy.coverage.iter().find(|rule| rule.selector.fits(case));
    let has = |plans: &Option<Vec<String>>| {
        plans.as_ref().is_none_or(|ids| ids.iter().any(|id| case.plans.contains(&id.as_str())))
    };
    let channels = policy
        .channels
        .iter()
        .filter(|channel| has(&channel.plans))
        .filter_map(|channel| channel.calendar.as_deref());
    rule.map(|rule| rule.calendar.as_str()).into_iter().chain(channels).collect()
}
