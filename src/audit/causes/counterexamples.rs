//! Counts of tickets that agree and would not if a cause were a convention.

use std::{collections::BTreeMap, sync::Arc};

use super::{Cause, CauseKind};
use crate::time::Date;

/// A cause as it is tried, small enough to be counted for each ticket.
#[derive(Clone, Copy, Debug)]
pub(super) enum CandidateRef {
    /// Its index among the causes that hold for all tickets of the group.
    GroupWide(usize),
    /// Its kind, and the date if it is one of a single date.
    PerTicket(CauseKind, Option<Date>),
}

/// Counts of tickets that agree and would not, by the cause.
#[derive(Debug, Default)]
pub struct Counterexamples {
    /// By the causes that hold for all tickets of a group.
    group_wide: Vec<(Arc<[Cause]>, Vec<u64>)>,
    per_ticket: BTreeMap<(CauseKind, Option<Date>), u64>,
}

impl CandidateRef {
    pub(super) fn cause(self, group_wide: &[Cause]) -> Cause {
        match self {
            Self::GroupWide(index) => group_wide[index].clone(),
            Self::PerTicket(kind, date) => {
                Cause::of(kind, date.map_or_else(String::new, |date| date.to_string()))
            }
        }
    }
}

impl Counterexamples {
    /// Returns the index of the causes of a group.
    pub(super) fn index_of(&mut self, causes: &Arc<[Cause]>) -> usize {
        self.group_wide.iter().position(|(other, _)| Arc::ptr_eq(other, causes)).unwrap_or_else(
            || {
                self.group_wide.push((Arc::clone(causes), vec![0; causes.len()]));
                self.group_wide.len() - 1
            },
        )
    }

    /// Counts one ticket.
    pub(super) fn add(&mut self, group: usize, tried: CandidateRef) {
        match tried {
            CandidateRef::GroupWide(cause) => self.group_wide[group].1[cause] += 1,
            CandidateRef::PerTicket(kind, date) => {
                *self.per_ticket.entry((kind, date)).or_default() += 1;
            }
        }
    }

    /// Returns the number of tickets for each cause that any ticket refutes.
    #[must_use]
    pub fn counts(self) -> BTreeMap<Cause, u64> {
        let mut counts: BTreeMap<Cause, u64> = BTreeMap::new();
        for (causes, tickets) in self.group_wide {
            for (cause, tickets) in causes.iter().zip(tickets).filter(|(_, count)| *count > 0) {
                *counts.entry(cause.clone()).or_default() += tickets;
            }
        }
        for ((kind, date), tickets) in self.per_ticket {
            let cause = CandidateRef::PerTicket(kind, date).cause(&[]);
            *counts.entry(cause).or_default() += tickets;
        }
        counts
    }
}
