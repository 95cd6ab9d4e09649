//! How many tickets that agree would not if a cause were a convention.

use std::{collections::BTreeMap, sync::Arc};

use super::{Cause, CauseKind};
use crate::time::Date;

/// A cause as it is tried: by its place among those that hold for all tickets of a case, or by its
/// sort and date.
#[derive(Clone, Copy, Debug)]
pub(super) enum CandidateRef {
    Known(usize),
    Other(CauseKind, Option<Date>),
}

/// How many tickets that agree would not, by the cause.
#[derive(Debug, Default)]
pub struct Counterexamples {
    /// By the causes that hold for all tickets of a case.
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
    /// The place of the causes of a case.
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

    /// The number of tickets for each cause that any ticket refutes.
    #[must_use]
    pub fn counts(self) -> BTreeMap<Cause, u64> {
        let mut counts: BTreeMap<Cause, u64> = BTreeMap::new();
        let known = self
            .known
            .iter()
            .flat_map(|(causes, counts)| causes.iter().cloned().zip(counts.iter().copied()));
        let others = self
            .others
            .into_iter()
            .map(|((kind, date), tickets)| (CandidateRef::Other(kind, date).cause(&[]), tickets));
        for (cause, tickets) in known.chain(others).filter(|(_, tickets)| *tickets > 0) {
            *counts.entry(cause).or_default() += tickets;
        }
        counts
    }
}
