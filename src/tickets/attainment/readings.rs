//! How many deadlines hang on the way in which a document is read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Answered;
use crate::answer::{CaseId, Readings};

/// A reading on which deadlines hang: under another choice of it they would be others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadingLine {
    /// The reading.
    pub name: String,
    /// The choice that was taken.
    pub value: String,
    /// Whether an option or a contract chose it; else the policy's own choice was taken.
    pub chosen: bool,
    /// How many deadlines hang on it.
    pub tickets: u64,
}

/// How many sets of readings are remembered by their case.
const REMEMBERED: usize = 16;

/// A reading and its choice, and whether somebody chose it.
type Taken = (String, String, bool);

/// Tickets by the readings on which their deadline hangs. There are no more of these sets than policies and contracts allow.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenReadings {
    sets: BTreeMap<Vec<Taken>, u64>,
    /// Those that came last, not yet among the others.
    recent: Vec<(CaseId, Readings, u64, Vec<Taken>)>,
}

impl OpenReadings {
    pub(super) fn add(&mut self, answered: &Answered<'_, '_>) {
        let wanted = answered.judged.readings;
        if wanted.is_empty() {
            return;
        }
        if let Some((_, _, tickets, _)) = self.recent.iter_mut().find(|(case, set, ..)| *case == answered.id && *set == wanted) {
            *tickets += 1;
            return;
        }
        if self.recent.len() >= REMEMBERED {
            self.settle();
        }
        self.recent.push((answered.id, wanted, 1, taken(answered)));
    }

    pub(super) fn merge(&mut self, mut other: Self) {
        other.settle();
        for (set, tickets) in other.sets {
            *self.sets.entry(set).or_default() += tickets;
        }
    }

    /// How many tickets there are, and by which readings, the most frequent first.
    pub(super) fn lines(mut self) -> (u64, Vec<ReadingLine>) {
        self.settle();
        let all = self.sets.values().sum();
        let mut by_name: BTreeMap<Taken, u64> = BTreeMap::new();
        for (set, tickets) in self.sets {
            for taken in set {
                *by_name.entry(taken).or_default() += tickets;
            }
        }
        let line = |((name, value, chosen), tickets)| ReadingLine { name, value, chosen, tickets };
        let mut lines: Vec<ReadingLine> = by_name.into_iter().map(line).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.tickets));
        (all, lines)
    }

    fn settle(&mut self) {
        for (_, _, tickets, set) in self.recent.drain(..) {
            *self.sets.entry(set).or_default() += tickets;
        }
    }
}

fn taken(answered: &Answered<'_, '_>) -> Vec<Taken> {
    let subject = answered.case.subject();
    let of = |name: &str| {
        let reading = subject.policy.readings.iter().find(|reading| reading.id == name)?;
        let chosen = subject.readings.iter().any(|(other, _)| other == name);
        Some((name.to_owned(), subject.choice_of(reading)?.id.clone(), chosen))
    };
    answered.case.names_of(answered.judged.readings).filter_map(of).collect()
}
