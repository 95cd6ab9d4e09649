//! The groups of a report, each with its counts.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use super::group_counts::{GroupCounts, Increment};
use crate::sla::GroupId;

/// The number of timer groups whose report group is remembered.
const REMEMBERED_GROUPS: usize = 16;

/// Groups by their keys, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    counts: IndexMap<Vec<u8>, GroupCounts, FixedState>,
    /// The timer groups that came last, each with the index of its report group, where nothing else
    /// decides that. Their ids are those of one thread, so this does not outlive a block.
    recent: Vec<(GroupId, usize)>,
}

impl Groups {
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    /// Returns the index of a timer group's report group, if it is remembered.
    pub(super) fn recent_index(&self, timer_group: GroupId) -> Option<usize> {
        let known = self.recent.iter().find(|(other, _)| *other == timer_group);
        known.map(|(_, index)| *index)
    }

    /// Returns the index of the group of a key, and remembers it for a timer group whose tickets
    /// are all in it.
    pub(super) fn index(&mut self, key: &[u8], timer_group: Option<GroupId>) -> usize {
        let index = match self.counts.get_index_of(key) {
            Some(index) => index,
            None => self.counts.insert_full(key.to_vec(), GroupCounts::default()).0,
        };
        if let Some(timer_group) = timer_group {
            if self.recent.len() == REMEMBERED_GROUPS {
                self.recent.clear();
            }
            self.recent.push((timer_group, index));
        }
        index
    }

    /// Counts a ticket in the group of an index.
    pub(super) fn add(&mut self, index: usize, ticket: Increment) {
        self.counts[index].add(ticket);
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, other_counts) in other.counts {
            self.counts.entry(key).or_default().merge(other_counts);
        }
    }

    /// Returns the groups in the order of their keys.
    pub(super) fn sorted(mut self) -> impl Iterator<Item = (Vec<u8>, GroupCounts)> {
        self.counts.sort_unstable_keys();
        self.counts.into_iter()
    }
}
