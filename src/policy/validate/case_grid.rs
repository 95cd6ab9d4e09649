//! The rule that decides each case of a policy: each plan, edition, region and priority.
//!
//! Each rule is laid over the cases once, and comparisons of rules read that. A check so takes as
//! long as there are rules times cases, and [`bounds`](super::bounds) keeps that product small.

use std::collections::BTreeSet;

use super::super::model::{
    CoverageRule, Metric, Policy, RuleContext, RuleDimensions, Selector, TargetRule,
};

/// The cases of a policy.
pub(super) struct CaseGrid<'a> {
    dimensions: RuleDimensions<'a>,
    /// In the order of [`RuleDimensions::contexts`].
    pub(super) cases: Vec<RuleContext<'a>>,
}

/// A set of cases: a bit for each, 64 of them in a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CaseSet(Vec<u64>);

impl<'a> CaseGrid<'a> {
    pub(super) fn new(policy: &'a Policy) -> Self {
        let dimensions = policy.dimensions();
        Self { cases: dimensions.contexts(), dimensions }
    }

    /// Returns the cases that a rule is for.
    pub(super) fn fits(&self, selector: &Selector) -> CaseSet {
        let named = |list: &[String], all: &[&str]| -> Vec<bool> {
            let wanted: BTreeSet<&str> = list.iter().map(String::as_str).collect();
            all.iter().map(|name| wanted.is_empty() || wanted.contains(name)).collect()
        };
        let plans: BTreeSet<&str> = selector.plans.iter().map(String::as_str).collect();
        let editions = named(&selector.editions, &self.dimensions.editions);
        let regions = named(&selector.regions, &self.dimensions.regions);
        let priorities = named(&selector.priorities, &self.dimensions.priorities);
        let (mut fits, mut case) = (CaseSet::none(self.cases.len()), 0);
        for line in &self.dimensions.plans {
            let plan_fits = plans.is_empty() || line.iter().any(|plan| plans.contains(plan));
            for edition in &editions {
                for region in &regions {
                    for priority in &priorities {
                        if plan_fits && *edition && *region && *priority {
                            fits.put(case);
                        }
                        case += 1;
                    }
                }
            }
        }
        fits
    }

    /// Returns the index of the rule that decides each case: the first that fits.
    pub(super) fn deciding(&self, rules: &[CaseSet]) -> Vec<Option<usize>> {
        let mut deciding = vec![None; self.cases.len()];
        for (place, rule) in rules.iter().enumerate() {
            for case in rule.cases().filter(|case| *case < self.cases.len()) {
                deciding[case].get_or_insert(place);
            }
        }
        deciding
    }

    /// Returns the index of the `[[coverage]]` that decides each case of a ticket by any channel.
    pub(super) fn coverage(&self, policy: &Policy) -> Vec<Option<usize>> {
        // Rules for channels decide nothing for tickets by others.
        let fits = |rule: &CoverageRule| {
            let none = || CaseSet::none(self.cases.len());
            if rule.channels.is_empty() { self.fits(&rule.selector) } else { none() }
        };
        self.deciding(&policy.coverage.iter().map(fits).collect::<Vec<_>>())
    }

    /// Returns the index of the target of a metric that decides each case.
    pub(super) fn targets(&self, policy: &Policy, metric: Metric) -> Vec<Option<usize>> {
        let fits = |rule: &TargetRule| {
            let none = || CaseSet::none(self.cases.len());
            if rule.metric == metric { self.fits(&rule.selector) } else { none() }
        };
        self.deciding(&policy.targets.iter().map(fits).collect::<Vec<_>>())
    }

    /// Describes a case by its names, or as one of the priorities that the document does not name.
    pub(super) fn describe(&self, case: &RuleContext<'_>) -> String {
        let parts = [
            ("plan", case.plans[0]),
            ("edition", case.edition),
            ("region", case.region),
            ("priority", case.priority),
        ];
        let named: Vec<String> = parts
            .iter()
            .filter(|(_, name)| !name.is_empty())
            .map(|(what, name)| format!("{what} '{name}'"))
            .collect();
        let is_any_other = case.priority.is_empty() && self.dimensions.priorities.len() > 1;
        named.join(", ") + if is_any_other { " and priorities that are not named" } else { "" }
    }
}

impl CaseSet {
    fn none(cases: usize) -> Self {
        Self(vec![0; cases.div_ceil(64)])
    }

    fn put(&mut self, case: usize) {
        self.0[case / 64] |= 1 << (case % 64);
    }

    /// Returns the indices of the cases.
    pub(super) fn cases(&self) -> impl Iterator<Item = usize> {
        let of_word = |(at, word): (usize, &u64)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        self.0.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(of_word)
    }

    /// Returns the first case in both sets.
    pub(super) fn shared(&self, other: &Self) -> Option<usize> {
        let both = Self(self.0.iter().zip(&other.0).map(|(one, other)| one & other).collect());
        both.cases().next()
    }

    /// Returns true if both have a case in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    /// Returns true if another set has all of these cases.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one & !other == 0)
    }
}
