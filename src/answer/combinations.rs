//! The deadline under every combination of what a document leaves open.
//!
//! Only readings that nobody has chosen, by option or contract, are open. A reading takes part in a combination only where
//! it bears on the deadline there: with hours on the clock it does not matter what happens at closing time.

use serde::Serialize;

use super::{
    AskError, Stamp, Subject,
    due::{Due, Ticket},
    target::TargetInForce,
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
    pub deadline: Option<Stamp>,
    /// Why there is none: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// Whether it is the one in force.
    pub chosen: bool,
    /// Whether no other gives an earlier deadline.
    pub strictest: bool,
    /// Whether no other gives a later deadline.
    pub laxest: bool,
}

/// A reading and one of its choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadingChoice {
    /// The reading.
    pub name: String,
    /// The choice.
    pub value: String,
}

/// Between which deadlines open readings can move it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DeadlineRange {
    /// The deadline of the strictest combination.
    pub earliest: Stamp,
    /// The deadline of the laxest combination.
    pub latest: Stamp,
}

/// All combinations.
#[derive(Debug)]
pub(super) struct Combinations {
    pub(super) rows: Vec<Combination>,
}

/// More are refused: nobody reads them, and each more reading doubles them.
const MOST: usize = 4096;

impl<'a> Subject<'a> {
    /// The deadline of a ticket under each combination of open readings.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn combinations(&self, target: &TargetInForce<'a>, ticket: &Ticket, zone: &Zone) -> Result<Combinations, AskError> {
        let mut leaves = Vec::new();
        self.branch(target, ticket, &mut leaves)?;
        let own: Vec<ReadingChoice> = self.policy.readings.iter().filter_map(|reading| self.choice(reading)).collect();
        let mut rows: Vec<Combination> = Vec::new();
        for (choices, due) in leaves {
            if rows.iter().any(|row| row.choices == choices) {
                continue;
            }
            let (deadline, obstacle) = match due {
                Ok(at) => (Some(Stamp { at, zone: zone.clone() }), None),
                Err(obstacle) => (None, Some(obstacle)),
            };
            let chosen = choices.iter().all(|choice| own.contains(choice));
            rows.push(Combination { choices, deadline, obstacle, chosen, strictest: false, laxest: false });
        }
        without_idle(&mut rows);
        rows.sort_by_key(|row| row.deadline.as_ref().map_or(Instant::MAX, |deadline| deadline.at));
        let at = |row: &Combination| row.deadline.as_ref().map(|deadline| deadline.at);
        let (first, last) = (rows.iter().filter_map(at).min(), rows.iter().filter_map(at).max());
        for row in &mut rows {
            row.strictest = at(row).is_some() && at(row) == first;
            row.laxest = at(row).is_some() && at(row) == last;
        }
        Ok(Combinations { rows })
    }

    /// Tries every choice of the first open reading that bears on the deadline, then of the next, until none is left.
    fn branch(
        &self,
        target: &TargetInForce<'a>,
        ticket: &Ticket,
        leaves: &mut Vec<(Vec<ReadingChoice>, Result<Instant, String>)>,
    ) -> Result<(), AskError> {
        let due = self.due(target, ticket);
        let calendar = match &due {
            Ok(Due::At(run)) => run.hours.as_ref(),
            Ok(Due::HoursNotStated(hours)) => hours.as_ref(),
            Err(_) => None,
        };
        let bearing = self.readings_of(target, calendar.map(|hours| hours.rule), ticket.changed.is_some());
        if let Some(next) = bearing.iter().find(|reading| !self.is_chosen(reading)) {
            return next.choices.iter().try_for_each(|choice| self.trying(&next.id, &choice.id).branch(target, ticket, leaves));
        }
        if leaves.len() == MOST {
            let why = format!("--all-readings: more than {MOST} combinations; choose some with --reading NAME=VALUE");
            return Err(AskError::Conflict(why));
        }
        let choices = bearing.iter().filter(|reading| self.is_tried(reading)).filter_map(|reading| self.choice(reading)).collect();
        leaves.push((
            choices,
            match due {
                Ok(Due::At(run)) => Ok(run.at),
                Ok(Due::HoursNotStated(_)) => Err("not stated".to_owned()),
                Err(error) => Err(error.obstacle()),
            },
        ));
        Ok(())
    }

    fn choice(&self, reading: &'a Reading) -> Option<ReadingChoice> {
        Some(ReadingChoice { name: reading.id.clone(), value: self.choice_of(reading)?.id.clone() })
    }
}

/// Takes out the readings that make no difference to any combination of the others, and the rows that are the same without.
fn without_idle(rows: &mut Vec<Combination>) {
    let names: Vec<String> = rows.iter().flat_map(|row| &row.choices).map(|choice| choice.name.clone()).collect();
    for name in names {
        let others = |row: &Combination| row.choices.iter().filter(|choice| choice.name != name).cloned().collect::<Vec<_>>();
        let compatible = |one: &Combination, other: &Combination| {
            let mut pairs = one.choices.iter().flat_map(|one| other.choices.iter().map(move |other| (one, other)));
            pairs.all(|(one, other)| one.name != other.name || one.name == name || one.value == other.value)
        };
        let matters = rows.iter().any(|one| {
            let mut alike = rows.iter().filter(|other| compatible(one, other));
            alike.any(|other| other.deadline != one.deadline || other.obstacle != one.obstacle)
        });
        if matters {
            continue;
        }
        let mut kept: Vec<Combination> = Vec::new();
        for row in rows.drain(..) {
            let row = Combination { choices: others(&row), ..row };
            match kept.iter_mut().find(|other| other.choices == row.choices) {
                Some(other) => other.chosen |= row.chosen,
                None => kept.push(row),
            }
        }
        *rows = kept;
    }
}

impl Combinations {
    /// From the earliest to the latest deadline, if these differ.
    pub(super) fn range(&self) -> Option<DeadlineRange> {
        let mut deadlines = self.rows.iter().filter_map(|row| row.deadline.as_ref());
        let earliest = deadlines.next()?;
        let latest = deadlines.next_back().filter(|latest| latest.at > earliest.at)?;
        Some(DeadlineRange { earliest: earliest.clone(), latest: latest.clone() })
    }
}
