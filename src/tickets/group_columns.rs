//! The columns of an answer. Those that all tickets of a group share are written once and copied.

use super::{ANSWER_COLUMNS, EvaluatedRow, cell_value::CellValue, row_form::RowForm};
use crate::{
    sla::{GroupId, PriorityRef, ReadingSet, TicketGroup, TicketStatus},
    time::OffsetInstant,
};

/// The most groups that a block remembers, and the most sets of readings of each.
const REMEMBERED: usize = 16;
/// The columns that are the same for all tickets of a group come first.
const OF_GROUP: usize = 3;
/// The place of the column with the readings.
const READING: usize = 9;
/// The place of the column with the error.
const ERROR: usize = ANSWER_COLUMNS.len() - 1;

/// The written columns of the groups of a block.
#[derive(Debug, Default)]
pub(super) struct GroupColumns(Vec<(GroupId, WrittenColumns)>);

#[derive(Debug)]
struct WrittenColumns {
    /// The first columns.
    first: Vec<u8>,
    /// Sets of readings, and the column with their names.
    readings: Vec<(ReadingSet, Vec<u8>)>,
}

impl GroupColumns {
    /// Writes the columns of an answered row.
    pub(super) fn put(
        &mut self,
        form: &RowForm,
        evaluated: &EvaluatedRow<'_, '_>,
        to: &mut Vec<u8>,
    ) {
        let (group, status) = (evaluated.group(), &evaluated.status);
        let written = remembered(&mut self.0, evaluated.id, || {
            let mut first = Vec::new();
            put_group(form, group, None, &mut first);
            WrittenColumns { first, readings: Vec::new() }
        });
        match &status.changed_priority {
            None => to.extend_from_slice(&written.first),
            Some(priority) => put_group(form, group, Some(priority), to),
        }
        put_ticket(form, status, to);
        let readings = remembered(&mut written.readings, status.readings, || {
            let names = group.names_of(status.readings).collect::<Vec<_>>().join(" ");
            let named = Some(names.as_str()).filter(|names| !names.is_empty());
            let mut column = Vec::new();
            form.put(READING, named.map_or(CellValue::Nothing, CellValue::Text), &mut column);
            column
        });
        to.extend_from_slice(readings);
        form.put(ERROR, CellValue::Nothing, to);
    }
}

/// Writes the columns of a row that could not be answered.
pub(super) fn put_error(form: &RowForm, error: &str, to: &mut Vec<u8>) {
    for at in 0..ERROR {
        form.put(at, CellValue::Nothing, to);
    }
    form.put(ERROR, CellValue::Text(error), to);
}

/// Writes the columns that all tickets of a group share. A priority that the ticket got later takes
/// the place of its first.
fn put_group(form: &RowForm, group: &TicketGroup<'_>, changed: Option<&str>, to: &mut Vec<u8>) {
    let subject = group.subject();
    let priority = changed.or_else(|| subject.priority.as_ref().map(PriorityRef::id));
    let plan = subject.plan.map(|plan| plan.id.as_str());
    let texts: [Option<&str>; OF_GROUP] = [Some(&subject.policy.id), plan, priority];
    for (at, text) in texts.into_iter().enumerate() {
        form.put(at, text.map_or(CellValue::Nothing, CellValue::Text), to);
    }
}

/// Writes the columns between these and the readings.
fn put_ticket(form: &RowForm, status: &TicketStatus, to: &mut Vec<u8>) {
    let time = |at: Option<OffsetInstant>| at.map_or(CellValue::Nothing, CellValue::Time);
    let number = |number: Option<i64>| number.map_or(CellValue::Nothing, CellValue::Number);
    let values = [
        time(status.clock_start),
        time(status.deadline),
        CellValue::Word(status.word()),
        number(status.elapsed_seconds),
        number(status.remaining_seconds),
        number(status.margin_seconds),
    ];
    for (at, value) in (OF_GROUP..).zip(values) {
        form.put(at, value, to);
    }
}

/// Returns the value of a key, made unless it is remembered. A full memory begins anew.
fn remembered<K: PartialEq, V>(
    entries: &mut Vec<(K, V)>,
    key: K,
    make: impl FnOnce() -> V,
) -> &mut V {
    let known = entries.iter().position(|(other, _)| *other == key);
    let place = known.unwrap_or_else(|| {
        if entries.len() >= REMEMBERED {
            entries.clear();
        }
        entries.push((key, make()));
        entries.len() - 1
    });
    &mut entries[place].1
}
