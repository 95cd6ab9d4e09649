//! The rows of a comparison that another reading of the document moves: each plan's deadline, and
//! whether it is staffed.

use super::{
    compare_readings::together,
    report_parts::{if_read_so, not_known},
    time_words::local,
};
use crate::{
    answer::{Comparison, ComparisonRow, CoverageReading, ReadingOutcome},
    text::listed,
};

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
    if names.is_empty() { String::new() } else { format!("\n(open: {})", listed(&names, "and")) }
}

/// A reading of a policy, and what it makes of rows.
struct MovedRows<'a> {
    policy: &'a str,
    name: &'a str,
    value: &'a str,
    why: String,
    rows: Vec<String>,
}

/// Returns a note for each open reading that moves a deadline or the coverage of a plan.
pub(super) fn notes(answer: &Comparison) -> Vec<String> {
    let mut moved: Vec<MovedRows<'_>> = Vec::new();
    for row in &answer.rows {
        let outcomes = deadlines(row).map(|it| {
            let deadline = it.deadline.as_ref();
            let due = deadline.map(|deadline| format!(" is due {}", local(deadline)));
            let due =
                due.unwrap_or_else(|| format!(": deadline {}", not_known(it.obstacle.as_deref())));
            let why = if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
            (it.name.as_str(), it.value.as_str(), due, why)
        });
        let staffed = row.covered_readings.iter().map(|it| {
            let why = if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
            (it.name.as_str(), it.value.as_str(), coverage(it), why)
        });
        for (name, value, otherwise, why) in outcomes.chain(staffed) {
            let says = format!("{}{otherwise}", super::compare::whose(row));
            let is_same = |it: &&mut MovedRows<'_>| {
                (it.policy, it.name, it.value) == (row.policy.as_str(), name, value)
            };
            match moved.iter_mut().find(is_same) {
                Some(same) => same.rows.push(says),
                None => {
                    moved.push(MovedRows {
                        policy: &row.policy,
                        name,
                        value,
                        why,
                        rows: vec![says],
                    });
                }
            }
        }
    }
    let note = |it: &MovedRows<'_>| format!("{}, {}: {}.", it.policy, it.why, it.rows.join("; "));
    moved.iter().map(note).collect()
}

fn coverage(reading: &CoverageReading) -> String {
    match reading.covered {
        Some(true) => " is staffed at the opening".to_owned(),
        Some(false) => " is not staffed at the opening".to_owned(),
        None => format!(": coverage {}", not_known(reading.obstacle.as_deref())),
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
