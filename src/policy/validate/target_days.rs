//! Holds business days to those of one place: Friday here may be Saturday there.

use std::collections::BTreeMap;

use super::{
    super::{
        ProblemCode,
        model::{
            BusinessDays, Channel, Keyword, Metric, Policy, Promise, RuleContext, TargetClock,
            TargetRule,
        },
        problem::Problem,
        raw::RawPolicy,
    },
    case_grid::CaseGrid,
    rule_conflicts::target_places,
};
use crate::time::TargetDuration;

/// Finds targets whose business days, or whose cut-off, are those of a union of calendars.
pub(super) fn of_several_places(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let grid = CaseGrid::new(policy);
    let mut decided: BTreeMap<usize, Vec<&RuleContext<'_>>> = BTreeMap::new();
    for metric in Metric::ALL {
        for (case, target) in grid.cases.iter().zip(grid.targets(policy, *metric)) {
            if let Some(target) = target {
                decided.entry(target).or_default().push(case);
            }
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
        Promise::Within(TargetDuration::Time { clock, .. })
            if rule.cut_off.is_some() && rule.clock_of(clock) == Some(TargetClock::Coverage) =>
        {
            TargetDays::Covered
        }
        _ => TargetDays::None,
    }
}

/// Returns the calendar of several places that the days of a case would be counted in, if any.
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
    let is_union = |id: &&str| policy.calendar(id).is_some_and(|rule| rule.union.len() > 1);
    ids.into_iter().find(is_union)
}

/// Returns the ids of the calendars that may cover a case: of its rule, and of its plan's channels.
fn covering<'a>(policy: &'a Policy, case: &RuleContext<'_>) -> Vec<&'a str> {
    let own = policy.coverage_for(case, None).map(|rule| rule.calendar.as_str());
    let channels = policy.channels.iter().filter(|channel| channel.is_of_plan(&case.plans));
    let of_channel = |channel: &'a Channel| {
        let by_rule = || policy.coverage_for(case, Some(&channel.id));
        channel.calendar.as_deref().or_else(|| Some(by_rule()?.calendar.as_str()))
    };
    own.into_iter().chain(channels.filter_map(of_channel)).collect()
}
