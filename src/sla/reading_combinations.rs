//! The answer under every combination of what a document leaves open.
//!
//! Only readings that nobody has chosen, by option or contract, are open. A reading takes part in a
//! combination only where it bears on the answer there: with hours on the clock it does not
//! matter what happens at closing time.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    QuestionError, Subject, ZonedInstant,
    calendar_cache::CalendarCache,
    effective_target::EffectiveTarget,
    timed_target::{TimedTarget, TimedTicket},
};
use crate::{
    policy::Reading,
    time::{Instant, Zone},
};

/// The deadline under one combination.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Combination {
    /// The choice of each reading that bears on the deadline in this combination.
    pub choices: Vec<ReadingChoice>,
    /// The deadline; `null` if there is none in this combination.
    pub deadline: Option<ZonedInstant>,
    /// The reason that there is none: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// True if it is the one in force.
    pub chosen: bool,
    /// True if no other gives an earlier deadline.
    pub strictest: bool,
    /// True if no other gives a later deadline.
    pub laxest: bool,
}

/// A reading and one of its choices.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadingChoice {
    /// The reading.
    pub name: String,
    /// The choice.
    pub value: String,
}

/// The range in which open readings can move a deadline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeadlineRange {
    /// The deadline of the strictest combination.
    pub earliest: ZonedInstant,
    /// The deadline of the laxest combination.
    pub latest: ZonedInstant,
}

/// All combinations.
#[derive(Debug)]
pub(crate) struct Combinations {
    pub(crate) rows: Vec<Combination>,
}

/// The answer under the readings in force or tried out.
pub(crate) struct ReadingCase<'a, T> {
    /// The readings that bear on it.
    pub(crate) bearing: Vec<&'a Reading>,
    /// The answer, or the reason that there is none.
    pub(crate) outcome: Result<T, String>,
}

/// The answer under one combination of open readings.
pub(crate) struct ReadingBranch<T> {
    /// The choice of each reading that bears on the answer in this combination.
    pub(crate) choices: Vec<ReadingChoice>,
    /// The answer, or the reason that there is none.
    pub(crate) outcome: Result<T, String>,
    /// True if it is the one in force.
    pub(crate) chosen: bool,
}

/// There are more combinations than are worked out.
#[derive(Debug)]
pub(crate) struct TooMany;

/// More are not worked out: nobody reads them, and each more reading doubles them.
pub(crate) const MAX_COMBINATIONS: usize = 1_024;

impl From<TooMany> for QuestionError {
    fn from(_: TooMany) -> Self {
        Self::Conflict(format!(
            "--all-readings: more than {MAX_COMBINATIONS} combinations; choose some with --reading NAME=VALUE"
        ))
    }
}

impl<'a> Subject<'a> {
    /// Returns the deadline of a ticket under each combination of open readings.
    ///
    /// # Errors
    /// There are too many.
    pub(crate) fn combinations(
        &self,
        target: &EffectiveTarget<'a>,
        ticket: &TimedTicket,
        zone: &Zone,
        cache: &mut CalendarCache,
    ) -> Result<Combinations, TooMany> {
        let is_changed = ticket.starts.changed.is_some();
        let branches = self.branches(&mut |subject| {
            let timed = subject.time_target(target, ticket, cache);
            let hours = match &timed {
                Ok(TimedTarget::Due(due)) => due.hours.as_ref(),
                Ok(TimedTarget::NotTimed(hours)) => hours.as_ref(),
                Err(_) => None,
            };
            let bearing = subject.readings_of(target, hours.map(|hours| hours.rule), is_changed);
            ReadingCase { bearing, outcome: TimedTarget::deadline(timed) }
        })?;
        let (mut rows, stamp) = (Vec::new(), |at| ZonedInstant { at, zone: zone.clone() });
        for ReadingBranch { choices, outcome, chosen } in branches {
            let (at, obstacle) = (outcome.as_ref().ok().copied(), outcome.err());
            let (deadline, strictest, laxest) = (at.map(stamp), false, false);
            rows.push(Combination { choices, deadline, obstacle, chosen, strictest, laxest });
        }
        rows.sort_by_key(|row| row.deadline.as_ref().map_or(Instant::MAX, |deadline| deadline.at));
        let at = |row: &Combination| row.deadline.as_ref().map(|deadline| deadline.at);
        let (first, last) = (rows.iter().filter_map(at).min(), rows.iter().filter_map(at).max());
        for row in &mut rows {
            row.strictest = at(row).is_some() && at(row) == first;
            row.laxest = at(row).is_some() && at(row) == last;
        }
        Ok(Combinations { rows })
    }

    /// Returns an answer under each combination of open readings, without those that make no
    /// difference.
    ///
    /// # Errors
    /// There are too many.
    pub(crate) fn branches<T: PartialEq>(
        &self,
        ask: &mut dyn FnMut(&Self) -> ReadingCase<'a, T>,
    ) -> Result<Vec<ReadingBranch<T>>, TooMany> {
        let mut branches = Vec::new();
        self.branch(ask, &mut branches)?;
        let own: Vec<ReadingChoice> =
            self.policy.readings.iter().filter_map(|reading| self.choice(reading)).collect();
        let mut seen = BTreeSet::new();
        branches.retain(|branch| seen.insert(branch.choices.clone()));
        for branch in &mut branches {
            branch.chosen = branch.choices.iter().all(|choice| own.contains(choice));
        }
        without_idle(&mut branches);
        Ok(branches)
    }

    /// Tries every choice of the first open reading that bears on the answer, then of the next,
    /// until none is left.
    fn branch<T>(
        &self,
        ask: &mut dyn FnMut(&Self) -> ReadingCase<'a, T>,
        branches: &mut Vec<ReadingBranch<T>>,
    ) -> Result<(), TooMany> {
        let ReadingCase { bearing, outcome } = ask(self);
        if let Some(next) = bearing.iter().find(|reading| !self.is_chosen(reading)) {
            for choice in &next.choices {
                self.trying(&next.id, &choice.id).branch(ask, branches)?;
            }
            return Ok(());
        }
        if branches.len() == MAX_COMBINATIONS {
            return Err(TooMany);
        }
        // Without an answer nothing tells which of those tried out bear on it.
        let bears =
            |reading: &&Reading| outcome.is_err() || bearing.iter().any(|it| it.id == reading.id);
        let tried = self.policy.readings.iter().filter(|reading| self.is_tried(reading));
        let choices = tried.filter(bears).filter_map(|reading| self.choice(reading)).collect();
        branches.push(ReadingBranch { choices, outcome, chosen: false });
        Ok(())
    }

    fn choice(&self, reading: &'a Reading) -> Option<ReadingChoice> {
        Some(ReadingChoice { name: reading.id.clone(), value: self.choice_of(reading)?.id.clone() })
    }
}

/// Takes out the readings that make no difference to any combination of the others, and the rows
/// that are the same without.
fn without_idle<T: PartialEq>(rows: &mut Vec<ReadingBranch<T>>) {
    let mut names: Vec<&str> = Vec::new();
    for choice in rows.iter().flat_map(|row| &row.choices) {
        if !names.contains(&choice.name.as_str()) {
            names.push(&choice.name);
        }
    }
    // Choices as numbers, which are compared faster than texts.
    let all: BTreeSet<&ReadingChoice> = rows.iter().flat_map(|row| &row.choices).collect();
    let numbers: BTreeMap<&ReadingChoice, usize> = all.into_iter().zip(0..).collect();
    let number = |row: &ReadingBranch<T>, name: &str| {
        numbers.get(row.choices.iter().find(|choice| choice.name == name)?).copied()
    };
    let mut values: Vec<Vec<Option<usize>>> =
        rows.iter().map(|row| names.iter().map(|name| number(row, name)).collect()).collect();
    let mut idle: Vec<String> = Vec::new();
    for (reading, name) in names.iter().enumerate() {
        let differ = |one: usize, other: usize| rows[one].outcome != rows[other].outcome;
        let pairs = (0..rows.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
        let matters = pairs
            .into_iter()
            .any(|(one, other)| agree(&values[one], &values[other], reading) && differ(one, other));
        if !matters {
            for row in &mut values {
                row[reading] = None;
            }
            idle.push((*name).to_owned());
        }
    }
    let mut places: BTreeMap<Vec<ReadingChoice>, usize> = BTreeMap::new();
    let mut kept: Vec<ReadingBranch<T>> = Vec::new();
    for mut row in rows.drain(..) {
        row.choices.retain(|choice| !idle.contains(&choice.name));
        if let Some(place) = places.get(&row.choices) {
            kept[*place].chosen |= row.chosen;
        } else {
            places.insert(row.choices.clone(), kept.len());
            kept.push(row);
        }
    }
    *rows = kept;
}

/// Returns true if two rows contradict each other in no reading but one.
fn agree(one: &[Option<usize>], other: &[Option<usize>], but: usize) -> bool {
    let pairs = one.iter().zip(other).enumerate();
    pairs
        .filter(|(reading, _)| *reading != but)
        .all(|(_, (one, other))| one.is_none() || other.is_none() || one == other)
}

impl Combinations {
    /// From the earliest to the latest deadline, if these differ.
    pub(crate) fn range(&self) -> Option<DeadlineRange> {
        let mut deadlines = self.rows.iter().filter_map(|row| row.deadline.as_ref());
        let earliest = deadlines.next()?;
        let latest = deadlines.next_back().filter(|latest| latest.at > earliest.at)?;
        Some(DeadlineRange { earliest: earliest.clone(), latest: latest.clone() })
    }
}
