//! The groups of tickets, each with its tally.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use super::group_counts::{GroupCounts, Increment};
use crate::answer::GroupId;

/// The number of ticket groups that are remembered with their place.
const REMEMBERED: usize = 16;

/// Groups by their keys, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    tallies: IndexMap<Vec<u8>, GroupCounts, FixedState>,
    /// The cases that came last, with the place of their group, where nothing else decides it.
    /// Cases are those of one thread, so this does not outlive a block.
    of_cases: Vec<(GroupId, usize)>,
}

impl Groups {
    pub(super) fn len(&self) -> usize {
        self.tallies.len()
    }

    /// Returns the place of a case's group, if it is remembered.
    pub(super) fn place_of(&self, case: GroupId) -> Option<usize> {
        let known = self.of_cases.iter().find(|(other, _)| *other == case);
        known.map(|(_, place)| *place)
    }

    /// Returns the place of the group of a key, and remembers it for a case whose group it always
    /// is.
    pub(super) fn place(&mut self, key: &[u8], case: Option<GroupId>) -> usize {
        let place = match self.tallies.get_index_of(key) {
            Some(place) => place,
            None => self.tallies.insert_full(key.to_vec(), GroupCounts::default()).0,
        };
        if let Some(case) = case {
            if self.of_cases.len() == REMEMBERED {
                self.of_cases.clear();
            }
            self.of_cases.push((case, place));
        }
        place
    }

    /// Counts a ticket in the group of a place.
    pub(super) fn add(&mut self, place: usize, ticket: Increment) {
        self.tallies[place].add(ticket);
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, tally) in other.tallies {
            self.tallies.entry(key).or_default().merge(tally);
        }
    }

    /// Returns the groups in the order of their keys.
    pub(super) fn sorted(mut self) -> impl Iterator<Item = (Vec<u8>, GroupCounts)> {
        self.tallies.sort_unstable_keys();
        self.tallies.into_iter()
    }
}
