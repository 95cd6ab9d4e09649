//! Reads the cells of a row that have several times each, and its later events.

use super::{
    Field, Row,
    row::{LONGEST_NAME, text},
    row_times::TimeContext,
};
use crate::{
    policy::Metric,
    sla::{QuestionError, TicketEvents, TicketSide, TicketTimes},
    text::excerpt,
    time::Instant,
};

/// Pauses, and changes of priority, that a row may have at most.
const MOST_ENTRIES: usize = 1_000;

/// The fields whose cells have several times each.
const LISTS: std::ops::RangeInclusive<usize> = Field::Pauses as usize..=Field::Reopened as usize;

/// Empties the lists of times of the row before.
#[cold]
pub(super) fn clear_lists(times: &mut TicketTimes) {
    times.pauses.clear();
    times.priority_changes.clear();
    times.reopened.clear();
    times.later_responses.clear();
    times.hand_overs.clear();
    times.first_closed = None;
}

/// Returns true if a row has a cell of several times.
#[inline]
pub(super) fn has_lists(row: &Row<'_>) -> bool {
    row.has_any(LISTS)
}

/// Reads the cells that have several times each, into lists that are empty.
#[cold]
pub(super) fn lists(
    row: &Row<'_>,
    written: &TimeContext<'_>,
    into: &mut TicketTimes,
) -> Result<(), QuestionError> {
    for pause in written.entries(row, Field::Pauses)? {
        into.pauses.push(written.pause(pause)?);
    }
    for change in written.entries(row, Field::PriorityChanges)? {
        into.priority_changes.push(written.priority_change(change)?);
    }
    for at in written.entries(row, Field::Reopened)? {
        into.reopened.push(written.time(Field::Reopened, at)?.at);
    }
    for change in written.entries(row, Field::HandOvers)? {
        into.hand_overs.push(written.hand_over(change)?);
    }
    Ok(())
}

/// Reads the later events of a row on which the clock of a metric depends.
pub(super) fn events(
    row: &Row<'_>,
    written: &TimeContext<'_>,
    metric: Metric,
    into: &mut TicketEvents,
) -> Result<(), QuestionError> {
    into.updated.clear();
    (into.worked_around, into.resolved) = (None, written.maybe(row, Field::Resolved)?);
    if metric == Metric::Workaround {
        into.worked_around = written.maybe(row, Field::WorkedAround)?;
    }
    if metric == Metric::NextUpdate {
        for entry in written.entries(row, Field::Updated)? {
            // In JSON it may be a list.
            let parts = entry.trim_matches(['[', ']']).split('"').map(str::trim);
            for update in parts.filter(|part| !part.is_empty() && *part != ",") {
                into.updated.push(written.time(Field::Updated, update)?.at);
            }
        }
    }
    Ok(())
}

impl TimeContext<'_> {
    /// Returns the entries of a cell, between semicolons.
    fn entries<'r>(
        &self,
        row: &'r Row<'_>,
        field: Field,
    ) -> Result<impl Iterator<Item = &'r str> + use<'r>, QuestionError> {
        let cell = row.cell(field);
        let cell = if cell.is_empty() || self.empty.has_time(cell) { &[] } else { cell };
        let cell = text(field, cell)?;
        let entries = || cell.split(';').map(str::trim).filter(|entry| !entry.is_empty());
        if entries().nth(MOST_ENTRIES).is_some() {
            let name = field.name();
            return Err(QuestionError::Conflict(format!(
                "{name}: a row may have at most 1,000 of them"
            )));
        }
        Ok(entries())
    }

    fn pause(&self, pause: &str) -> Result<(Instant, Option<Instant>), QuestionError> {
        let wrong =
            |why: &str| QuestionError::Conflict(format!("pauses: '{}' {why}", excerpt(pause)));
        let (from, to) = pause
            .split_once('/')
            .ok_or_else(|| wrong("is not FROM/TO, or FROM/ for a pause that has not ended"))?;
        let at = |cell: &str| self.time(Field::Pauses, cell.trim()).map(|read| read.at);
        let (from, to) = (at(from)?, if to.trim().is_empty() { None } else { Some(at(to)?) });
        if to.is_some_and(|to| to < from) {
            return Err(wrong("ends before it begins"));
        }
        Ok((from, to))
    }

    fn hand_over(&self, change: &str) -> Result<(Instant, TicketSide), QuestionError> {
        let parts = change.split_once('=');
        let parts = parts.and_then(|(at, side)| Some((at, TicketSide::of(side)?)));
        let (at, side) = parts.ok_or_else(|| {
            QuestionError::Conflict(format!(
                "hand_overs: '{}' is not TIME=customer or TIME=vendor",
                excerpt(change)
            ))
        })?;
        Ok((self.time(Field::HandOvers, at.trim())?.at, side))
    }

    fn priority_change(&self, change: &str) -> Result<(Instant, String), QuestionError> {
        let shape = || {
            QuestionError::Conflict(format!(
                "priority_changes: '{}' is not TIME=PRIORITY",
                excerpt(change)
            ))
        };
        let (at, priority) = change.split_once('=').ok_or_else(shape)?;
        let priority = self.meanings.priority(priority.trim());
        if priority.is_empty() || priority.len() > LONGEST_NAME {
            return Err(shape());
        }
        let at = self.time(Field::PriorityChanges, at.trim())?.at;
        Ok((at, priority.to_owned()))
    }
}
