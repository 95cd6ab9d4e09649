//! Every case that a policy tells apart (plan, edition, region and priority), and the rule that
//! decides each.
//!
//! Each rule is laid over the cases once. What compares rules with each other reads that, so that a
//! check takes as long as there are rules times cases, and [`bounds`](super::bounds) keeps that
//! product small.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{NamedItem, Policy, RuleContext, Selector};

/// The cases of a policy, and which of its rules fit them.
pub(super) struct CaseGrid<'a> {
    /// In the order of the plans, of these by edition, region and priority.
    pub(super) cases: Vec<RuleContext<'a>>,
    plans: Vec<&'a str>,
    /// The plan that each plan extends, by its place.
    bases: Vec<Option<usize>>,
    editions: Vec<&'a str>,
    regions: Vec<&'a str>,
    priorities: Vec<&'a str>,
}

/// For each case, whether a rule is for it: 64 of them in a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CaseSet(Vec<u64>);

impl<'a> CaseGrid<'a> {
    pub(super) fn new(policy: &'a Policy) -> Self {
        let plans: Vec<&str> = policy.plans.iter().map(|plan| plan.id.as_str()).collect();
        let places: BTreeMap<&str, usize> =
            plans.iter().enumerate().rev().map(|(place, id)| (*id, place)).collect();
        let base =
            |plan: &NamedItem| plan.extends.as_deref().and_then(|base| places.get(base).copied());
        let mut grid = Self {
            cases: Vec::new(),
            bases: policy.plans.iter().map(base).collect(),
            plans,
            editions: options(&policy.editions, false),
            regions: options(&policy.regions, false),
            priorities: options(&policy.priorities, policy.other_priorities.is_some()),
        };
        for plan in 0..grid.plans.len() {
            let plans: Vec<&str> =
                grid.lineage(plan).into_iter().map(|place| grid.plans[place]).collect();
            for edition in &grid.editions {
                for region in &grid.regions {
                    let case = |priority: &&'a str| RuleContext {
                        plans: plans.clone(),
                        edition,
                        region,
                        priority,
                    };
                    grid.cases.extend(grid.priorities.iter().map(case));
                }
            }
        }
        grid
    }

    /// A plan and those that it extends, one through the other.
    fn lineage(&self, plan: usize) -> Vec<usize> {
        let mut line = vec![plan];
        // Validation refuses circles; a caller's own policy may have one.
        while let Some(base) = self.bases[line[line.len() - 1]].filter(|base| !line.contains(base))
        {
            line.push(base);
        }
        line
    }

    /// The cases that a rule is for.
    pub(super) fn fits(&self, selector: &Selector) -> CaseSet {
        let named = |list: &[String], all: &[&str]| -> Vec<bool> {
            let wanted: BTreeSet<&str> = list.iter().map(String::as_str).collect();
            all.iter().map(|name| wanted.is_empty() || wanted.contains(name)).collect()
        };
        let own = named(&selector.plans, &self.plans);
        let (editions, regions) =
            (named(&selector.editions, &self.editions), named(&selector.regions, &self.regions));
        let priorities = named(&selector.priorities, &self.priorities);
        let (mut fits, mut case) = (CaseSet::none(self.cases.len()), 0);
        for plan in 0..self.plans.len() {
            let plan_fits = self.lineage(plan).into_iter().any(|place| own[place]);
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

    /// The cases that each of some rules is for.
    pub(super) fn all_fits<'s>(
        &self,
        selectors: impl Iterator<Item = &'s Selector>,
    ) -> Vec<CaseSet> {
        selectors.map(|selector| self.fits(selector)).collect()
    }

    /// The place of the rule that decides each case: the first that fits.
    pub(super) fn deciding(&self, rules: &[CaseSet]) -> Vec<Option<usize>> {
        let mut deciding = vec![None; self.cases.len()];
        for (place, rule) in rules.iter().enumerate() {
            for case in rule.cases().filter(|case| *case < self.cases.len()) {
                deciding[case].get_or_insert(place);
            }
        }
        deciding
    }

    /// The place of the `[[coverage]]` that decides each case.
    pub(super) fn coverage(&self, policy: &Policy) -> Vec<Option<usize>> {
        self.deciding(&self.all_fits(policy.coverage.iter().map(|rule| &rule.selector)))
    }

    /// The place of the target that decides each case.
    pub(super) fn targets(&self, policy: &Policy) -> Vec<Option<usize>> {
        self.deciding(&self.all_fits(policy.targets.iter().map(|rule| &rule.selector)))
    }

    /// A case in words: its names, and that it is for the priorities that the document does not
    /// name if others are named.
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
        let is_any_other = case.priority.is_empty() && self.priorities.len() > 1;
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

    /// The places of the cases.
    pub(super) fn cases(&self) -> impl Iterator<Item = usize> {
        let of_word = |(at, word): (usize, &u64)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        self.0.iter().enumerate().filter(|(_, word)| **word != 0).flat_map(of_word)
    }

    /// The first case that both are for.
    pub(super) fn shared(&self, other: &Self) -> Option<usize> {
        let both = Self(self.0.iter().zip(&other.0).map(|(one, other)| one & other).collect());
        both.cases().next()
    }

    /// Returns true if both have a case in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    /// Returns true if another is for all of these cases.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one & !other == 0)
    }
}

/// The ids, or one empty name where there are none or others exist.
fn options(names: &[NamedItem], others: bool) -> Vec<&str> {
    let mut ids: Vec<&str> = names.iter().map(|name| name.id.as_str()).collect();
    if ids.is_empty() || others {
        ids.push("");
    }
    ids
}
