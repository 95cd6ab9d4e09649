//! Compares the rules of a file: two that contradict each other, and one that never decides. The
//! first rule that fits decides, so the special ones come first.

use std::{collections::BTreeMap, ops::Range};

use super::{
    super::{
        ProblemCode,
        model::{
            BusinessDays, Commitment, Keyword, Metric, Policy, Promise, Selector, TargetClock,
            TargetRule, TargetStart,
        },
        problem::Problem,
        raw::{RawPolicy, SpannedValue},
    },
    case_grid::{CaseGrid, CaseSet},
};
use crate::time::TargetDuration;

/// A rule of the file, to compare with others.
struct ComparedRule<'a> {
    /// `[[coverage]]` or `[[target]]`.
    key: &'static str,
    place: Range<usize>,
    selector: &'a Selector,
    outcome: RuleOutcome<'a>,
    /// The cases of the policy that the rule is for.
    fits: CaseSet,
}

#[derive(PartialEq)]
enum RuleOutcome<'a> {
    Hours(&'a str),
    Target(TargetOutcome<'a>),
}

/// The outcome of a target: its promise with the earlier end of a range and "or as agreed", and
/// the way in which it is counted.
#[derive(PartialEq)]
struct TargetOutcome<'a> {
    promise: (Promise, Option<TargetDuration>, bool),
    commitment: Commitment,
    clock: Option<TargetClock>,
    business_days: Option<&'a BusinessDays>,
    start: Option<TargetStart>,
}

/// Finds pairs of rules for the same case that name the same dimensions, so that neither is more
/// special, and have different outcomes.
pub(super) fn overlaps(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let grid = CaseGrid::new(policy);
    let mut problems = Vec::new();
    for rules in compared(raw, policy, &grid) {
        for (at, later) in rules.iter().enumerate() {
            let Some(earlier) = rules[..at].iter().find(|earlier| earlier.contradicts(later))
            else {
                continue;
            };
            let case = earlier
                .fits
                .shared(&later.fits)
                .map_or_else(String::new, |case| grid.describe(&grid.cases[case]));
            let message =
                format!("two [[{}]] rules are for {case}, and neither is more special", later.key);
            let help =
                "let each name the plans, editions, regions and priorities that it alone is for";
            problems.push(
                Problem::at(later.place.clone(), ProblemCode::Overlap, message)
                    .also(earlier.place.clone(), "the other rule")
                    .help(help),
            );
        }
    }
    problems
}

/// Finds rules whose every case an earlier rule takes.
pub(super) fn unreachable(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let grid = CaseGrid::new(policy);
    let mut problems = Vec::new();
    for rules in compared(raw, policy, &grid) {
        let fits: Vec<CaseSet> = rules.iter().map(|rule| rule.fits.clone()).collect();
        let deciding = grid.deciding(&fits);
        for (at, rule) in rules.iter().enumerate() {
            let mut takers = rule.fits.cases().filter_map(|case| deciding[case]);
            let first = takers.next();
            if first == Some(at) || takers.any(|place| place == at) {
                continue;
            }
            let message = format!(
                "this [[{}]] rule never decides: earlier ones take all that it is for",
                rule.key
            );
            let mut problem = Problem::at(rule.place.clone(), ProblemCode::Unreachable, message)
                .help("put the special rules first, or take this one out");
            if let Some(taker) = first {
                problem = problem.also(rules[taker].place.clone(), "an earlier rule");
            }
            problems.push(problem);
        }
    }
    problems
}

impl ComparedRule<'_> {
    fn contradicts(&self, later: &Self) -> bool {
        // A rule for some of the other's cases is more special. If it comes last, it never decides,
        // which `unreachable` reports.
        self.fits.meets(&later.fits)
            && self.fits.within(&later.fits) == later.fits.within(&self.fits)
            && conditions(self.selector) == conditions(later.selector)
            && self.outcome != later.outcome
    }
}

/// Returns true for each dimension that a rule names: plans, editions, regions, priorities. Between
/// rules that name different ones, the order decides.
fn conditions(selector: &Selector) -> [bool; 4] {
    [&selector.plans, &selector.editions, &selector.regions, &selector.priorities]
        .map(|list| !list.is_empty())
}

/// Returns the rules of the file in groups that are compared with one another: the coverage by any
/// channel, that by the same channels, and the targets of each metric.
fn compared<'a>(
    raw: &RawPolicy,
    policy: &'a Policy,
    grid: &CaseGrid<'_>,
) -> Vec<Vec<ComparedRule<'a>>> {
    let mut by_channels: BTreeMap<&[String], Vec<ComparedRule<'a>>> = BTreeMap::new();
    for (raw, rule) in raw.coverage.iter().zip(&policy.coverage) {
        by_channels.entry(&rule.channels).or_default().push(ComparedRule {
            key: "coverage",
            place: raw.calendar.span(),
            selector: &rule.selector,
            outcome: RuleOutcome::Hours(&rule.calendar),
            fits: grid.fits(&rule.selector),
        });
    }
    let of_metric = |metric: &Metric| targets(raw, policy, grid, *metric);
    by_channels.into_values().chain(Metric::ALL.iter().map(of_metric)).collect()
}

fn targets<'a>(
    raw: &RawPolicy,
    policy: &'a Policy,
    grid: &CaseGrid<'_>,
    metric: Metric,
) -> Vec<ComparedRule<'a>> {
    let rule = |(place, rule): (Range<usize>, &'a TargetRule)| ComparedRule {
        key: "target",
        place,
        selector: &rule.selector,
        outcome: RuleOutcome::Target(TargetOutcome {
            promise: (rule.promise, rule.range_from, rule.or_as_agreed),
            commitment: rule.firmness(),
            clock: rule.clock,
            business_days: rule.business_days.as_ref(),
            start: rule.start,
        }),
        fits: grid.fits(&rule.selector),
    };
    let all = target_places(raw).into_iter().zip(&policy.targets);
    all.filter(|(_, rule)| rule.metric == metric).map(rule).collect()
}

/// Returns the place of each target rule of the policy: a `by-priority` has one for each priority.
pub(super) fn target_places(raw: &RawPolicy) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for target in &raw.target {
        places.extend(target.within.iter().map(SpannedValue::span));
        let by_priority = target.by_priority.iter().flat_map(|table| table.values());
        places.extend(by_priority.map(SpannedValue::span));
    }
    places
}
