//! The names of two policies matched to each other, and every case that both can answer.

use super::Audience;
use crate::policy::{Lookup, NamedItem, Policy, RuleContext, normalized};

/// Two policies side by side.
pub(super) struct CaseMatrix<'a> {
    /// The one that was.
    pub(super) before: &'a Policy,
    /// The one that is.
    pub(super) after: &'a Policy,
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
        let none = |names: &[NamedItem]| names.is_empty();
        let others =
            |policy: &Policy| policy.other_priorities.is_some() || policy.priorities.is_empty();
        Self {
            before,
            after,
            names: [
                ids(&before.plans, &after.plans, [false, false]),
                ids(
                    &before.editions,
                    &after.editions,
                    [none(&before.editions), none(&after.editions)],
                ),
                ids(&before.regions, &after.regions, [none(&before.regions), none(&after.regions)]),
                ids(&before.priorities, &after.priorities, [others(before), others(after)]),
            ],
        }
    }

    /// Every case.
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

/// The ids of the names that both policies can be asked for. One that knows no such names, or says
/// that it has others, is `open`: what only the other names is asked of it without a name.
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

/// Matches the items of two policies: by id, else by a name or alias that both have.
pub(super) fn pairs<'a, T: Lookup>(before: &'a [T], after: &'a [T]) -> Vec<Pair<'a, T>> {
    let by_id = |one: &T, other: &T| one.id() == other.id();
    let by_name = |one: &T, other: &T| {
        one.names().any(|name| other.names().any(|same| normalized(name) == normalized(same)))
    };
    let mut found: Vec<(&T, Option<&T>)> =
        before.iter().map(|one| (one, after.iter().find(|other| by_id(one, other)))).collect();
    for at in 0..found.len() {
        let free = |other: &&T| {
            found.iter().all(|(_, taken)| taken.is_none_or(|taken| taken.id() != other.id()))
        };
        if let (one, None) = found[at] {
            found[at].1 = after.iter().filter(free).find(|other| by_name(one, other));
        }
    }
    let new: Vec<&T> = after
        .iter()
        .filter(|other| found.iter().all(|(_, taken)| taken.is_none_or(|it| it.id() != other.id())))
        .collect();
    let both = found.into_iter().map(|(one, other)| (Some(one), other));
    both.chain(new.into_iter().map(|other| (None, Some(other)))).collect()
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
