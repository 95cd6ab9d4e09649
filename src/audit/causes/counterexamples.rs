//! Counts of tickets that agree and would not if a cause were a convention.

use std::{collections::BTreeMap, sync::Arc};

use super::{Cause, CauseKind};
use crate::time::Date;

/// A cause as it is tried: by its place among those that hold for all tickets of a group, or by its
/// kind and date.
#[derive(Clone, Copy, Debug)]
pub(super) enum CandidateRef {
    Known(usize),
    Other(CauseKind, Option<Date>),
}

/// Counts of tickets that agree and would not, by the cause.
#[derive(Debug, Default)]
pub struct Counterexamples {
    /// By the causes that hold for all tickets of a group.
    known: Vec<(Arc<[Cause]>, Vec<u64>)>,
    others: BTreeMap<(CauseKind, Option<Date>), u64>,
}

impl CandidateRef {
    pub(super) fn cause(self, known: &[Cause]) -> Cause {
        match self {
            Self::Known(place) => known[place].clone(),
            Self::Other(kind, date) => {
                Cause::of(kind, date.map_or_else(String::new, |date| date.to_string()))
            }
        }
    }
}

impl Counterexamples {
    /// Returns the place of the causes of a group.
    pub(super) fn place(&mut self, known: &Arc<[Cause]>) -> usize {
        self.known.iter().position(|(other, _)| Arc::ptr_eq(other, known)).unwrap_or_else(|| {
            self.known.push((Arc::clone(known), vec![0; known.len()]));
            self.known.len() - 1
        })
    }

    /// Counts one ticket.
    pub(super) fn add(&mut self, place: usize, tried: CandidateRef) {
        match tried {
            CandidateRef::Known(cause) => self.known[place].1[cause] += 1,
            CandidateRef::Other(kind, date) => *self.others.entry((kind, date)).or_default() += 1,
        }
    }

    /// Returns the number of tickets for each cause that any ticket refutes.
    #[must_use]
    pub fn counts(self) -> BTreeMap<Cause, u64> {
        let mut counts: BTreeMap<Cause, u64> = BTreeMap::new();
        for (causes, tickets) in self.known {
            for (cause, tickets) in causes.iter().zip(tickets).filter(|(_, count)| *count > 0) {
                *counts.entry(cause.clone()).or_default() += tickets;
            }
        }
        for ((kind, date), tickets) in self.others {
            let cause = CandidateRef::Other(kind, date).cause(&[]);
            *counts.entry(cause).or_default() += tickets;
        }
        counts
    }
}
