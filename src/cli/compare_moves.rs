//! The rows of a comparison that another reading of the document moves: each plan's deadline, and
//! whether it is staffed.

use super::{
    compare_readings::{together, whose},
    report_parts::{if_read_so, not_known},
    time_words::local,
};
use crate::answer::{Comparison, ComparisonRow, CoverageReading, ReadingOutcome};

/// The readings, tried alone, under which the deadline of a row is another or is not known.
fn deadlines(row: &ComparisonRow) -> impl Iterator<Item = &ReadingOutcome> {
    row.readings.iter().filter(|it| it.open && !it.chosen && it.deadline != row.deadline)
}

/// Returns the mark on a deadline that open readings move: a line of its own; nothing without one.
pub(super) fn deadline_mark(row: &ComparisonRow) -> String {
    mark(deadlines(row).map(|it| it.name.as_str()))
}

/// Returns the mark on coverage that open readings change.
pub(super) fn staffed_mark(row: &ComparisonRow) -> String {
    mark(row.covered_readings.iter().map(|it| it.name.as_str()))
}

fn mark<'n>(readings: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<&str> = readings.collect();
    names.dedup();
    let lines: Vec<String> = names.iter().map(|name| format!("\n(open: {name})")).collect();
    lines.concat()
}

/// A reading of a policy, and what it makes of rows.
struct MovedRows<'a> {
    policy: &'a str,
    name: &'a str,
    value: &'a str,
    /// The condition in words.
    why: String,
    /// Each other outcome with the plans that have it.
    outcomes: Vec<(String, Vec<String>)>,
}

/// Returns a note for each open reading that moves a deadline or the coverage of a plan.
pub(super) fn notes(answer: &Comparison) -> Vec<String> {
    let mut moved: Vec<MovedRows<'_>> = Vec::new();
    for row in &answer.rows {
        let of_deadlines = deadlines(row).map(|it| {
            let why = if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
            (it.name.as_str(), it.value.as_str(), due(it), why)
        });
        let of_coverage = row.covered_readings.iter().map(|it| {
            let why = if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
            (it.name.as_str(), it.value.as_str(), coverage(it), why)
        });
        for (name, value, otherwise, why) in of_deadlines.chain(of_coverage) {
            let is_same = |it: &MovedRows<'_>| {
                (it.policy, it.name, it.value) == (row.policy.as_str(), name, value)
            };
            let at = moved.iter().position(is_same).unwrap_or(moved.len());
            if at == moved.len() {
                moved.push(MovedRows { policy: &row.policy, name, value, why, outcomes: vec![] });
            }
            moved[at].add(whose(row), otherwise);
        }
    }
    moved.iter().map(MovedRows::note).collect()
}

impl MovedRows<'_> {
    fn add(&mut self, plan: String, otherwise: String) {
        match self.outcomes.iter_mut().find(|(outcome, _)| *outcome == otherwise) {
            Some((_, plans)) => plans.push(plan),
            None => self.outcomes.push((otherwise, vec![plan])),
        }
    }

    fn note(&self) -> String {
        let of = |(outcome, plans): &(String, Vec<String>)| {
            format!("{outcome} with {}", plans.join(" and with "))
        };
        let outcomes: Vec<String> = self.outcomes.iter().map(of).collect();
        format!("{}, {}: {}.", self.policy, self.why, outcomes.join("; "))
    }
}

fn due(reading: &ReadingOutcome) -> String {
    match &reading.deadline {
        Some(deadline) => format!("due {}", local(deadline)),
        None => format!("deadline {}", not_known(reading.obstacle.as_deref())),
    }
}

fn coverage(reading: &CoverageReading) -> String {
    match reading.covered {
        Some(true) => "staffed at the opening".to_owned(),
        Some(false) => "not staffed at the opening".to_owned(),
        None => format!("coverage {}", not_known(reading.obstacle.as_deref())),
    }
}

/// Returns the plans that are staffed at the opening, for the verdict where none has a deadline;
/// nothing if it is not known of any.
pub(super) fn staffed_at_opening(answer: &Comparison) -> String {
    let of = |state: Option<bool>| -> Vec<&ComparisonRow> {
        answer.rows.iter().filter(|row| row.covered == state).collect()
    };
    match (&of(Some(true))[..], &of(Some(false))[..]) {
        ([], []) => String::new(),
        ([], _) => "; none is known to be staffed at the opening".to_owned(),
        (staffed, _) => format!("; staffed at the opening: {}", together(staffed)),
    }
}
