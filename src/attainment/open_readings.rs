//! Counts the deadlines that open readings move, and the verdicts that they decide.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::Serialize;

use crate::{
    sla::{GroupId, ReadingSet},
    tickets::EvaluatedRow,
};

/// A reading on which deadlines depend: they would move under another choice of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadingCounts {
    /// The reading.
    pub name: String,
    /// The choice that was taken.
    pub value: String,
    /// True if an option or a contract chose it; else the policy's own choice was taken.
    pub chosen: bool,
    /// Deadlines that would move under another choice.
    pub deadlines: u64,
    /// Those of these tickets that would be late by it and are not, or the other way round, or
    /// would have no deadline.
    pub verdicts: u64,
}

/// The number of sets of readings that are kept with their timer group before they are summed.
const MOST_RECENT: usize = 16;

/// A reading and its choice, whether somebody chose it, and whether it decides if tickets are late.
type TakenReading = (String, String, bool, bool);

/// Tickets by the readings on which their deadline hangs. There are no more of these sets than
/// policies and contracts allow.
#[derive(Clone, Debug, Default)]
pub(super) struct OpenReadings {
    sets: BTreeMap<Vec<TakenReading>, u64>,
    /// Those that came last, not yet among the others.
    recent: Vec<Recent>,
}

/// Tickets of one timer group with the same readings that move the deadline, and the same that
/// decide the verdict.
#[derive(Clone, Debug)]
struct Recent {
    group: GroupId,
    moving: ReadingSet,
    decisive: ReadingSet,
    tickets: u64,
    taken: Vec<TakenReading>,
}

/// The counts of all tickets.
#[derive(Debug, Default)]
pub(super) struct OnReadings {
    /// Tickets whose deadline would be another.
    pub(super) moved: u64,
    /// Those of them that would be late and are not, or the other way round.
    pub(super) decided: u64,
    /// By reading, the most frequent first.
    pub(super) lines: Vec<ReadingCounts>,
}

impl OpenReadings {
    pub(super) fn add(&mut self, evaluated: &EvaluatedRow<'_, '_>) {
        let (group, moving, decisive) =
            (evaluated.id, evaluated.status.readings, evaluated.status.decisive);
        if moving.is_empty() {
            return;
        }
        let same = |recent: &&mut Recent| {
            (recent.group, recent.moving, recent.decisive) == (group, moving, decisive)
        };
        if let Some(recent) = self.recent.iter_mut().find(same) {
            recent.tickets += 1;
            return;
        }
        if self.recent.len() >= MOST_RECENT {
            self.settle();
        }
        self.recent.push(Recent { group, moving, decisive, tickets: 1, taken: taken(evaluated) });
    }

    pub(super) fn merge(&mut self, mut other: Self) {
        other.settle();
        for (set, tickets) in other.sets {
            *self.sets.entry(set).or_default() += tickets;
        }
    }

    pub(super) fn counted(mut self) -> OnReadings {
        self.settle();
        let mut all = OnReadings::default();
        let mut by_name: BTreeMap<(String, String, bool), (u64, u64)> = BTreeMap::new();
        for (set, tickets) in self.sets {
            all.moved += tickets;
            all.decided += if set.iter().any(|(.., decides)| *decides) { tickets } else { 0 };
            for (name, value, chosen, decides) in set {
                let counts = by_name.entry((name, value, chosen)).or_default();
                counts.0 += tickets;
                counts.1 += if decides { tickets } else { 0 };
            }
        }
        let line = |((name, value, chosen), (deadlines, verdicts))| ReadingCounts {
            name,
            value,
            chosen,
            deadlines,
            verdicts,
        };
        all.lines = by_name.into_iter().map(line).collect();
        all.lines.sort_by_key(|line| Reverse((line.verdicts, line.deadlines)));
        all
    }

    fn settle(&mut self) {
        for Recent { tickets, taken, .. } in self.recent.drain(..) {
            *self.sets.entry(taken).or_default() += tickets;
        }
    }
}

/// Returns the readings that decide whether a ticket is late, with the choice that was taken.
pub(super) fn decisive(evaluated: &EvaluatedRow<'_, '_>) -> Vec<(String, String)> {
    if evaluated.status.decisive.is_empty() {
        return Vec::new();
    }
    let deciding = taken(evaluated).into_iter().filter(|(.., decides)| *decides);
    deciding.map(|(name, value, ..)| (name, value)).collect()
}

fn taken(evaluated: &EvaluatedRow<'_, '_>) -> Vec<TakenReading> {
    let subject = evaluated.group().subject();
    let decisive: Vec<&str> = evaluated.group().names_of(evaluated.status.decisive).collect();
    let of = |name: &str| {
        let reading = subject.policy.readings.iter().find(|reading| reading.id == name)?;
        let chosen = subject.readings.iter().any(|(other, _)| other == name);
        Some((
            name.to_owned(),
            subject.choice_of(reading)?.id.clone(),
            chosen,
            decisive.contains(&name),
        ))
    };
    evaluated.group().names_of(evaluated.status.readings).filter_map(of).collect()
}
