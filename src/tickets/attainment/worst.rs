//! The tickets with the worst margins: some, however many tickets there are.

use std::{cmp::Ordering, collections::BinaryHeap};

use crate::time::At;

/// A ticket and its margin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worst {
    /// Real seconds by which it was early, negative if late.
    pub(super) margin: i64,
    /// Its row; the first is 1.
    pub(super) row: u64,
    pub(super) ticket: String,
    pub(super) policy: String,
    pub(super) plan: Option<String>,
    pub(super) priority: Option<String>,
    pub(super) opened: At,
    pub(super) deadline: Option<At>,
    pub(super) responded: Option<At>,
}

/// The worst so far. No two have the same place, so the order in which they come does not matter.
#[derive(Clone, Debug, Default)]
pub(super) struct WorstFew(BinaryHeap<Worst>);

impl Worst {
    fn place(&self) -> (i64, u64) {
        (self.margin, self.row)
    }
}

impl Ord for Worst {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for Worst {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl WorstFew {
    /// Whether a ticket of a margin would be kept among so many.
    pub(super) fn wants(&self, margin: i64, row: u64, most: usize) -> bool {
        self.0.len() < most || self.0.peek().is_some_and(|best| (margin, row) < best.place())
    }

    pub(super) fn add(&mut self, worst: Worst, most: usize) {
        if self.wants(worst.margin, worst.row, most) {
            self.0.push(worst);
            if self.0.len() > most {
                self.0.pop();
            }
        }
    }

    /// Takes those of a part whose rows are counted from after `rows_before`.
    pub(super) fn merge(&mut self, other: Self, rows_before: u64, most: usize) {
        for worst in other.0 {
            self.add(Worst { row: worst.row + rows_before, ..worst }, most);
        }
    }

    pub(super) fn in_order(self) -> Vec<Worst> {
        self.0.into_sorted_vec()
    }
}
