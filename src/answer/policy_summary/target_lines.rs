//! Response targets for every plan and priority, told apart by edition and region only where those
//! make a difference.

use super::{OtherTargetLine, TargetLine};
use crate::{
    policy::{Keyword, Metric, Policy, Promise, RuleContext, TargetClock, TargetRule, TargetStart},
    sla::in_line,
    time::TargetDuration,
};

/// Returns the promise of a policy to a plan for a priority, in words; where editions or regions
/// differ, each of theirs.
#[must_use]
pub(crate) fn in_force(policy: &Policy, plan: &str, priority: &str) -> String {
    let mut promises: Vec<String> = places(policy)
        .iter()
        .filter_map(|place| rule(policy, Metric::FirstResponse, plan, *place, priority))
        .map(|rule| within(policy, rule))
        .collect();
    promises.dedup();
    promises.join(" or ")
}

/// Returns the priorities to which a policy states no response time for a plan; where editions or
/// regions differ, in any of the places that are not ruled out.
#[must_use]
pub(crate) fn not_stated<'p>(
    policy: &'p Policy,
    plan: &str,
    (edition, region): (Option<&str>, Option<&str>),
) -> Vec<&'p str> {
    let is_of = |place: &(&str, &str)| {
        edition.is_none_or(|edition| place.0 == edition)
            && region.is_none_or(|region| place.1 == region)
    };
    let places: Vec<(&str, &str)> = places(policy).into_iter().filter(is_of).collect();
    let is_open = |place: &(&str, &str), priority: &str| {
        let rule = rule(policy, Metric::FirstResponse, plan, *place, priority);
        rule.is_none_or(|rule| rule.promise == Promise::NotStated)
    };
    let mut priorities = policy.dimensions().priorities;
    // The unnamed one stands for what the document does not name; a contract states what it names.
    priorities.retain(|priority| !priority.is_empty() || policy.priorities.is_empty());
    priorities.retain(|priority| places.iter().any(|place| is_open(place, priority)));
    priorities
}

pub(super) fn targets(policy: &Policy) -> Vec<TargetLine> {
    let lines = of_metric(policy, Metric::FirstResponse);
    lines.into_iter().map(|(line, _)| line).collect()
}

/// Returns the targets of the metrics beside the first response.
pub(super) fn other_targets(policy: &Policy) -> Vec<OtherTargetLine> {
    let mut lines = Vec::new();
    for metric in &Metric::LATER {
        for (target, rule) in of_metric(policy, *metric) {
            lines.push(OtherTargetLine {
                metric: metric.id(),
                name: rule.name.clone(),
                start: rule.start.map(TargetStart::id),
                target,
            });
        }
    }
    lines
}

/// Returns the targets of a metric, each with its rule.
fn of_metric(policy: &Policy, metric: Metric) -> Vec<(TargetLine, &TargetRule)> {
    let priorities = policy.dimensions().priorities;
    let mut lines = Vec::new();
    for plan in &policy.plans {
        let places = places(policy);
        let rules = |place: (&str, &str)| -> Vec<Option<&TargetRule>> {
            let rule_of = |priority: &&str| rule(policy, metric, &plan.id, place, priority);
            priorities.iter().map(rule_of).collect()
        };
        let alike = places.iter().all(|place| same(&rules(*place), &rules(places[0])));
        for place in places.iter().take(if alike { 1 } else { places.len() }) {
            for (priority, rule) in priorities.iter().zip(rules(*place)) {
                lines.extend(rule.map(|rule| {
                    let place = if alike { ("", "") } else { *place };
                    (line(policy, &plan.id, place, priority, rule), rule)
                }));
            }
        }
    }
    lines
}

/// Returns every edition in every region; empty names where there are none.
fn places(policy: &Policy) -> Vec<(&str, &str)> {
    let dimensions = policy.dimensions();
    let mut places = Vec::new();
    for edition in &dimensions.editions {
        places.extend(dimensions.regions.iter().map(|region| (*edition, *region)));
    }
    places
}

fn rule<'a>(
    policy: &'a Policy,
    metric: Metric,
    plan: &str,
    (edition, region): (&str, &str),
    priority: &str,
) -> Option<&'a TargetRule> {
    let case = RuleContext { plans: policy.lineage(plan), edition, region, priority };
    policy.target_for(metric, &case)
}

/// Returns true if two lists name the same rules.
fn same(one: &[Option<&TargetRule>], other: &[Option<&TargetRule>]) -> bool {
    let places = |rules: &[Option<&TargetRule>]| -> Vec<Option<*const TargetRule>> {
        rules.iter().map(|rule| rule.map(std::ptr::from_ref)).collect()
    };
    places(one) == places(other)
}

fn line(
    policy: &Policy,
    plan: &str,
    (edition, region): (&str, &str),
    priority: &str,
    rule: &TargetRule,
) -> TargetLine {
    let named = |name: &str| Some(name.to_owned()).filter(|name| !name.is_empty());
    TargetLine {
        plan: plan.to_owned(),
        edition: named(edition),
        region: named(region),
        priority: named(priority),
        within: within(policy, rule),
        commitment: rule.firmness().id(),
        clock: clock(rule),
        cut_off: rule.cut_off_time(),
        found_in: rule.found_in.clone(),
        clause: in_line(&rule.clauses),
    }
}

/// Returns the promised time of a rule in words.
pub(in super::super) fn within(policy: &Policy, rule: &TargetRule) -> String {
    match rule.promise {
        Promise::Within(length) if rule.or_as_agreed => {
            format!("{}, or as agreed", rule.length_words(length))
        }
        Promise::Within(length) => rule.length_words(length),
        Promise::SameBusinessDay => "same business day".to_owned(),
        Promise::Nothing => match rule.aim {
            Some(aim) => format!("none (aim: {})", aim.words()),
            None => "none".to_owned(),
        },
        Promise::NotStated if policy.has_lost(&rule.clauses) => "missing from our copy".to_owned(),
        Promise::NotStated => "not stated".to_owned(),
    }
}

fn clock(rule: &TargetRule) -> Option<&'static str> {
    let Promise::Within(TargetDuration::Time { clock, .. }) = rule.promise else { return None };
    rule.clock_of(clock).map(TargetClock::id)
}
