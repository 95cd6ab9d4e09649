//! Tickets summed under each combination of the open readings that decide how they count.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Denominator,
    group_counts::{GroupCounts, Increment},
};
use crate::{
    sla::{QuestionError, ReadingChoice},
    tickets::AnsweredByReading,
};

/// The most combinations of open readings that are summed. Nobody has more open clauses that decide
/// verdicts of one period.
const MOST_READING_COMBINATIONS: usize = 4_096;

/// The reason that nothing is summed: of one ticket, or of all, there are too many combinations.
pub(super) const TOO_MANY: &str = "there are too many interpretations";

/// Tickets by the open readings on which they depend.
#[derive(Clone, Debug, Default)]
pub(super) struct TicketsByReading {
    /// By policy, and the choices that decide how a ticket counts; none for one that counts alike
    /// by all.
    tickets: BTreeMap<(String, Vec<ReadingChoice>), GroupCounts>,
    /// The reason that a combination could not be worked out.
    pub(super) fault: Option<String>,
}

/// The counts of tickets under one combination.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CombinedCounts {
    /// Those that met their deadline.
    pub(super) met: u64,
    /// Those that may still do: open ones with time left, and paused ones.
    pub(super) pending: u64,
    /// The tickets of each denominator.
    due: u64,
    responded: u64,
    all: u64,
}

impl TicketsByReading {
    pub(super) fn add(
        &mut self,
        policy: &str,
        statuses: &Result<Vec<AnsweredByReading>, QuestionError>,
    ) {
        let Ok(statuses) = statuses else {
            return self.note_fault(TOO_MANY.to_owned());
        };
        let (mut known, mut states) = (Vec::new(), BTreeSet::new());
        for ((choices, status), responded) in statuses {
            match status {
                Ok(status) => {
                    states.insert((status.table_state(), responded.is_some()));
                    known.push((choices.clone(), Increment::of(status, *responded)));
                }
                Err(error) => self.note_fault(error.obstacle()),
            }
        }
        if states.len() == 1 {
            known.truncate(1);
            known[0].0.clear();
        }
        for (choices, ticket) in known {
            self.tickets.entry((policy.to_owned(), choices)).or_default().add(ticket);
        }
    }

    /// Keeps the first fault by its text, so that it is the same on any number of cores.
    fn note_fault(&mut self, fault: String) {
        if self.fault.as_ref().is_none_or(|known| fault < *known) {
            self.fault = Some(fault);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, counts) in other.tickets {
            self.tickets.entry(key).or_default().merge(counts);
        }
        if let Some(fault) = other.fault {
            self.note_fault(fault);
        }
    }

    /// Returns the counts under each combination of the choices that decide, of which there is at
    /// least one; `None` if there are too many.
    pub(super) fn combined(&self) -> Option<Vec<CombinedCounts>> {
        let mut open: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        for (policy, choices) in self.tickets.keys() {
            for choice in choices {
                let reading = (policy.as_str(), choice.name.as_str());
                open.entry(reading).or_default().insert(&choice.value);
            }
        }
        let mut combinations = vec![BTreeMap::new()];
        for (reading, values) in open {
            if combinations.len() * values.len() > MOST_READING_COMBINATIONS {
                return None;
            }
            let with = |value| {
                combinations.iter().map(move |combination: &BTreeMap<_, _>| {
                    let mut combination = combination.clone();
                    combination.insert(reading, value);
                    combination
                })
            };
            combinations = values.into_iter().flat_map(with).collect();
        }
        Some(combinations.iter().map(|combination| self.counts_under(combination)).collect())
    }

    fn counts_under(&self, combination: &BTreeMap<(&str, &str), &str>) -> CombinedCounts {
        let mut sums = CombinedCounts::default();
        for ((policy, choices), counts) in &self.tickets {
            let holds = |choice: &ReadingChoice| {
                let reading = (policy.as_str(), choice.name.as_str());
                combination.get(&reading) == Some(&choice.value.as_str())
            };
            if choices.iter().all(holds) {
                sums.met += counts.met;
                sums.pending += counts.open + counts.paused;
                sums.due += counts.whole(Denominator::Due);
                sums.responded += counts.whole(Denominator::Responded);
                sums.all += counts.whole(Denominator::All);
            }
        }
        sums
    }
}

impl CombinedCounts {
    /// Returns the tickets of a denominator.
    pub(super) fn whole(self, denominator: Denominator) -> u64 {
        match denominator {
            Denominator::Due => self.due,
            Denominator::Responded => self.responded,
            Denominator::All => self.all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GroupCounts, MOST_READING_COMBINATIONS, ReadingChoice, TicketsByReading};

    /// Sums a ticket for each of two choices of so many readings.
    fn combinations(readings: usize) -> Option<usize> {
        let mut tickets = TicketsByReading::default();
        for reading in 0..readings {
            for value in ["a", "b"] {
                let choice = ReadingChoice { name: reading.to_string(), value: value.to_owned() };
                let key = ("policy".to_owned(), vec![choice]);
                tickets.tickets.insert(key, GroupCounts::default());
            }
        }
        tickets.combined().map(|combined| combined.len())
    }

    #[test]
    fn there_is_one_combination_at_least_and_a_bounded_number_at_most() {
        assert_eq!(combinations(0), Some(1));
        assert_eq!(combinations(12), Some(MOST_READING_COMBINATIONS));
        assert_eq!(combinations(13), None);
    }
}
