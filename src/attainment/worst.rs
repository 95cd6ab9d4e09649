//! The tickets with the worst margins: some, however many tickets there are.

use std::{cmp::Ordering, collections::BinaryHeap};

use serde::Serialize;

use crate::{
    text::length,
    time::{OffsetInstant, Zone},
};

/// A ticket and its margin, as it is counted.
#[derive(Clone, Debug)]
pub(super) struct Worst {
    /// Real seconds by which it was early, negative if late.
    pub(super) margin: i64,
    /// Its row; the first is 1.
    pub(super) row: u64,
    pub(super) ticket: String,
    pub(super) policy: String,
    pub(super) plan: Option<String>,
    pub(super) priority: Option<String>,
    /// The number and name of the priority.
    pub(super) priority_label: String,
    pub(super) opened: OffsetInstant,
    pub(super) deadline: Option<OffsetInstant>,
    pub(super) responded: Option<OffsetInstant>,
    pub(super) zone: Option<Zone>,
}

/// The worst so far. No two have the same place, so their order makes no difference.
#[derive(Clone, Debug, Default)]
pub(super) struct WorstFew(BinaryHeap<Worst>);

impl Worst {
    fn place(&self) -> (i64, u64) {
        (self.margin, self.row)
    }
}

impl PartialEq for Worst {
    fn eq(&self, other: &Self) -> bool {
        self.place() == other.place()
    }
}

impl Eq for Worst {}

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
    /// Returns true if a ticket with a margin would be kept among so many.
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

    /// Adds those of a part that follows so many rows.
    pub(super) fn merge(&mut self, other: Self, rows_before: u64, most: usize) {
        for worst in other.0 {
            self.add(Worst { row: worst.row + rows_before, ..worst }, most);
        }
    }

    pub(super) fn in_order(self) -> Vec<Worst> {
        self.0.into_sorted_vec()
    }
}

/// A ticket and its margin.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TicketLine {
    /// Its name, if a column has one.
    pub ticket: Option<String>,
    /// Its row; the first after the header is 1.
    pub row: u64,
    /// The policy's id.
    pub policy: String,
    /// The plan's id.
    pub plan: Option<String>,
    /// The priority's id.
    pub priority: Option<String>,
    /// The number and name of the priority.
    #[serde(skip)]
    pub(crate) priority_label: String,
    /// When it was opened.
    pub opened: String,
    /// Its deadline.
    pub deadline: Option<String>,
    /// When it was answered.
    pub responded: Option<String>,
    /// The zone of these times, if it is more than an offset.
    #[serde(skip)]
    pub zone: Option<Zone>,
    /// Real seconds by which it was early, negative if late.
    pub margin_seconds: i64,
}

impl TicketLine {
    pub(super) fn of(worst: Worst) -> Self {
        Self {
            ticket: Some(worst.ticket).filter(|ticket| !ticket.is_empty()),
            row: worst.row,
            policy: worst.policy,
            plan: worst.plan,
            priority: worst.priority,
            priority_label: worst.priority_label,
            opened: worst.opened.rfc3339(),
            deadline: worst.deadline.map(OffsetInstant::rfc3339),
            responded: worst.responded.map(OffsetInstant::rfc3339),
            zone: worst.zone,
            margin_seconds: worst.margin,
        }
    }

    /// Returns `2 h late, no answer known`.
    #[must_use]
    pub fn margin(&self) -> String {
        let state = if self.responded.is_none() { ", no answer known" } else { "" };
        if self.margin_seconds == 0 {
            return format!("exactly at the deadline{state}");
        }
        format!(
            "{} {}{state}",
            length(self.margin_seconds),
            if self.margin_seconds < 0 { "late" } else { "early" }
        )
    }
}
