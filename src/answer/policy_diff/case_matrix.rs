//! The names of two policies matched to each other, and every case that both can answer.

use super::{
    Audience,
    compared_plan::{ComparedPlan, PolicyInForce},
};
use crate::policy::{Contract, Lookup, NamedItem, Policy, RuleContext, normalized};

/// Two policies side by side.
pub(super) struct CaseMatrix<'a> {
    /// The one that was.
    pub(super) before: &'a Policy,
    /// The one that is.
    pub(super) after: &'a Policy,
    /// The plans, where two of them and not two policies are compared.
    plans: Option<[ComparedPlan<'a>; 2]>,
    /// Plans, editions, regions and priorities: the ids in both.
    names: [Vec<(&'a str, &'a str)>; 4],
}

/// A case as both policies name it.
pub(super) struct MatrixCell<'a> {
    /// Its place in the matrix.
    pub(super) at: Coordinates,
    /// In the words of the policy that was.
    pub(super) before: RuleContext<'a>,
    /// In the words of the policy that is.
    pub(super) after: RuleContext<'a>,
}

/// The positions of plan, edition, region and priority in the lists of the matrix.
pub(super) type Coordinates = [usize; 4];

impl<'a> CaseMatrix<'a> {
    pub(super) fn new(before: &'a Policy, after: &'a Policy) -> Self {
        Self {
            before,
            after,
            plans: None,
            names: [
                ids(&before.plans, &after.plans, [false, false]),
                places(&before.editions, &after.editions),
                places(&before.regions, &after.regions),
                ids(&before.priorities, &after.priorities, [before, after].map(has_others)),
            ],
        }
    }

    /// Returns the matrix of two plans. A priority that only one of the policies has is in it too,
    /// and one that a contract adds.
    pub(super) fn of_plans(one: ComparedPlan<'a>, other: ComparedPlan<'a>) -> Self {
        let (before, after) = (one.policy, other.policy);
        let mut priorities = ids(&before.priorities, &after.priorities, [true, true]);
        priorities.retain(|pair| *pair != ("", ""));
        let contracts = [one.contract, other.contract];
        for name in contracts.into_iter().flatten().flat_map(Contract::priorities) {
            if priorities.iter().all(|(before, after)| name != *before && name != *after) {
                priorities.push((name, name));
            }
        }
        if has_others(before) || has_others(after) {
            priorities.push(("", ""));
        }
        let mut matrix = Self { plans: Some([one, other]), ..Self::new(before, after) };
        matrix.names[0] = vec![(&one.plan.id, &other.plan.id)];
        matrix.names[3] = priorities;
        matrix
    }

    /// Returns the policies as they hold for the plans' customers; of two policies, as they are.
    pub(super) fn in_force(&self) -> [PolicyInForce<'a>; 2] {
        let plan = |at: usize| self.plans.map(|plans| plans[at]);
        let [before, after] = [plan(0), plan(1)];
        [
            PolicyInForce { policy: self.before, plan: before },
            PolicyInForce { policy: self.after, plan: after },
        ]
    }

    /// Leaves out what is not of a name of a kind: 1 for editions, 2 for regions, 3 for priorities.
    pub(super) fn narrow(&mut self, kind: usize, id: &str) {
        let is_before = self.names[kind].iter().any(|(before, _)| *before == id);
        self.names[kind]
            .retain(|(before, after)| if is_before { *before == id } else { *after == id });
    }

    /// Returns a sentence on priorities that are compared by their definitions, under other names.
    pub(super) fn on_priorities(&self) -> Option<String> {
        let (before, after) = (self.before, self.after);
        let pairs = pairs(&before.priorities, &after.priorities);
        let mut same: Vec<String> = Vec::new();
        let mut renamed = false;
        let mut unmatched: Vec<&str> = Vec::new();
        for pair in pairs {
            match pair {
                (Some(one), Some(other)) if one.is_defined_as(other) == Some(true) => {
                    renamed |= one.id != other.id;
                    same.push(format!("{} = {}", one.name, other.name));
                }
                (None, Some(other)) => unmatched.push(&other.name),
                _ => {}
            }
        }
        let none = match &unmatched[..] {
            [] => String::new(),
            names => format!("; nothing in {} for {}", before.id, names.join(" and ")),
        };
        renamed.then(|| {
            let (word, other) = (&before.document.priority_word, &after.document.priority_word);
            format!(
                "Compared by their definitions, {word} of {} = {other} of {}: {}{none}.",
                before.id,
                after.id,
                same.join(", ")
            )
        })
    }

    /// Returns every case.
    pub(super) fn cells(&self) -> Vec<MatrixCell<'a>> {
        let [plans, editions, regions, priorities] =
            [0, 1, 2, 3].map(|kind| 0..self.names[kind].len());
        let mut cells = Vec::new();
        for plan in plans {
            for edition in editions.clone() {
                for region in regions.clone() {
                    cells.extend(
                        priorities
                            .clone()
                            .map(|priority| self.cell([plan, edition, region, priority])),
                    );
                }
            }
        }
        cells
    }

    fn cell(&self, at: Coordinates) -> MatrixCell<'a> {
        let [plan, edition, region, priority] = [0, 1, 2, 3].map(|kind| self.names[kind][at[kind]]);
        let case = |policy: &'a Policy, plan, edition, region, priority| RuleContext {
            plans: policy.lineage(plan),
            edition,
            region,
            priority,
        };
        MatrixCell {
            at,
            before: case(self.before, plan.0, edition.0, region.0, priority.0),
            after: case(self.after, plan.1, edition.1, region.1, priority.1),
        }
    }

    /// Places drawn together, as few entries as can be told apart by plan first, by priority last.
    pub(super) fn whom(&self, places: &[Coordinates]) -> Vec<Audience> {
        let tails: Vec<&[usize]> = places.iter().map(|place| &place[..]).collect();
        let names = |kind: usize, chosen: &[usize]| -> Vec<String> {
            let all = &self.names[kind];
            let chosen = chosen.iter().filter(|_| chosen.len() < all.len());
            chosen.map(|at| label(all[*at]).to_owned()).collect()
        };
        let whom = |block: Vec<Vec<usize>>| Audience {
            plans: names(0, &block[0]),
            editions: names(1, &block[1]),
            regions: names(2, &block[2]),
            priorities: names(3, &block[3]),
        };
        blocks(&tails).into_iter().map(whom).collect()
    }
}

/// Places as blocks, each every combination of a list for each dimension.
fn blocks(places: &[&[usize]]) -> Vec<Vec<Vec<usize>>> {
    if places.iter().all(|place| place.is_empty()) {
        return vec![Vec::new()];
    }
    let mut lines: Vec<(usize, Vec<&[usize]>)> = Vec::new();
    for (first, tail) in places.iter().filter_map(|place| place.split_first()) {
        match lines.iter_mut().find(|(other, _)| other == first) {
            Some((_, tails)) => tails.push(tail),
            None => lines.push((*first, vec![tail])),
        }
    }
    let mut alike: Vec<(Vec<usize>, Vec<&[usize]>)> = Vec::new();
    for (first, tails) in lines {
        match alike.iter_mut().find(|(_, other)| *other == tails) {
            Some((firsts, _)) => firsts.push(first),
            None => alike.push((vec![first], tails)),
        }
    }
    let below = |(firsts, tails): (Vec<usize>, Vec<&[usize]>)| {
        blocks(&tails)
            .into_iter()
            .map(move |block| std::iter::once(firsts.clone()).chain(block).collect())
    };
    alike.into_iter().flat_map(below).collect()
}

fn label<'a>((before, after): (&'a str, &'a str)) -> &'a str {
    match (before, after) {
        ("", "") => "others",
        (before, "") => before,
        (_, after) => after,
    }
}

/// Returns the ids of editions or regions; a policy without any can be asked for each of the
/// other's.
fn places<'a>(before: &'a [NamedItem], after: &'a [NamedItem]) -> Vec<(&'a str, &'a str)> {
    ids(before, after, [before.is_empty(), after.is_empty()])
}

/// Returns true if a policy has priorities that it does not name.
pub(super) fn has_others(policy: &Policy) -> bool {
    policy.other_priorities.is_some() || policy.priorities.is_empty()
}

/// Returns the ids of the names that both policies can be asked for. One that knows no such names,
/// or says that it has others, is `open`: what only the other names is asked of it without a name.
fn ids<'a>(
    before: &'a [NamedItem],
    after: &'a [NamedItem],
    open: [bool; 2],
) -> Vec<(&'a str, &'a str)> {
    let mut ids: Vec<(&str, &str)> = Vec::new();
    for pair in pairs(before, after) {
        match pair {
            (Some(before), Some(after)) => ids.push((&before.id, &after.id)),
            (Some(before), None) if open[1] => ids.push((&before.id, "")),
            (None, Some(after)) if open[0] => ids.push(("", &after.id)),
            _ => {}
        }
    }
    if open == [true, true] {
        ids.push(("", ""));
    }
    ids
}

/// An item of one policy with that of the other; `None` where the other has none.
pub(super) type Pair<'a, T> = (Option<&'a T>, Option<&'a T>);

/// Returns false if one item is defined to be something else than another.
fn may_match<T: Lookup>(one: &T, other: &T) -> bool {
    one.is_defined_as(other) != Some(false)
}

/// Matches the items of two policies: by definition, else by id, else by a name or alias that both
/// have. What is defined to be something else is no match.
pub(super) fn pairs<'a, T: Lookup>(before: &'a [T], after: &'a [T]) -> Vec<Pair<'a, T>> {
    let by_definition = |one: &T, other: &T| one.is_defined_as(other) == Some(true);
    let by_id = |one: &T, other: &T| may_match(one, other) && one.id() == other.id();
    let by_name = |one: &T, other: &T| {
        let has = |name: &str| other.names().any(|same| normalized(name) == normalized(same));
        may_match(one, other) && one.names().any(has)
    };
    let rules: [fn(&T, &T) -> bool; 3] = [by_definition, by_id, by_name];
    let mut rest: Vec<&T> = after.iter().collect();
    let mut found: Vec<Pair<'a, T>> = before.iter().map(|one| (Some(one), None)).collect();
    for is_match in rules {
        for pair in found.iter_mut().filter(|pair| pair.1.is_none()) {
            let Some(one) = pair.0 else { continue };
            let place = rest.iter().position(|other| is_match(one, other));
            pair.1 = place.map(|at| rest.remove(at));
        }
    }
    found.extend(rest.into_iter().map(|other| (None, Some(other))));
    found
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn places_are_drawn_together() {
        let places: [[usize; 2]; 5] = [[0, 0], [0, 1], [1, 0], [1, 1], [2, 1]];
        let tails: Vec<&[usize]> = places.iter().map(|place| &place[..]).collect();
        assert_eq!(blocks(&tails), [vec![vec![0, 1], vec![0, 1]], vec![vec![2], vec![1]]]);
    }
}
