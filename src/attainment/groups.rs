//! The groups of a report, each with its counts.

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use super::group_counts::{GroupCounts, Increment};
use crate::sla::GroupId;

/// A sign that tickets of one report group share, found and compared sooner than its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Shortcut {
    /// The timer group, where nothing else decides. Its id is of one thread.
    TimerGroup(GroupId),
    /// The number of the period.
    Period(i64),
}

/// Groups by their keys, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Groups {
    counts: IndexMap<Vec<u8>, GroupCounts, FixedState>,
    /// The index of a group by the shortcuts that lead to it. They do not outlive a block.
    shortcuts: IndexMap<Shortcut, usize, FixedState>,
}

impl Groups {
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    /// Returns the index of the group with a shortcut, if it is remembered.
    pub(super) fn remembered(&self, shortcut: Shortcut) -> Option<usize> {
        self.shortcuts.get(&shortcut).copied()
    }

    /// Returns the index of the group of a key, and remembers its shortcut, if it has one.
    pub(super) fn index(&mut self, key: &[u8], shortcut: Option<Shortcut>) -> usize {
        let index = match self.counts.get_index_of(key) {
            Some(index) => index,
            None => self.counts.insert_full(key.to_vec(), GroupCounts::default()).0,
        };
        self.shortcuts.extend(shortcut.map(|shortcut| (shortcut, index)));
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

    /// Returns the keys of the groups with their counts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&[u8], &GroupCounts)> {
        self.counts.iter().map(|(key, counts)| (key.as_slice(), counts))
    }

    /// Adds counts to the group of a key.
    pub(super) fn merge_into(&mut self, key: &[u8], counts: &GroupCounts) {
        self.counts.entry(key.to_vec()).or_default().merge(counts.clone());
    }

    /// Returns the groups in the order of their keys.
    pub(super) fn sorted(mut self) -> impl Iterator<Item = (Vec<u8>, GroupCounts)> {
        self.counts.sort_unstable_keys();
        self.counts.into_iter()
    }
}
