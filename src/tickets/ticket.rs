//! The times in a row's cells.

use super::{Field, Meanings, Row, shelf::text};
use crate::{
    answer::{AskError, TicketTimes},
    time::{Instant, Offsets, ReadTime, TimeError, read_plain_time, read_time},
};

/// How times are written and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'w> {
    /// The form of its own that they may have.
    pub(super) format: Option<&'w str>,
    /// Where local times are.
    pub(super) zone: Option<&'w Offsets>,
    /// What values mean in the policy's words.
    pub(super) meanings: &'w Meanings,
    /// "Now".
    pub(super) now: Instant,
}

/// Reads the times of a row.
pub(super) fn times(row: &Row<'_>, written: Written<'_>, into: &mut TicketTimes) -> Result<(), AskError> {
    let time = |field: Field, cell: &[u8]| -> Result<ReadTime, AskError> {
        if written.format.is_none()
            && let Some(read) = read_plain_time(cell, written.zone)
        {
            return Ok(read);
        }
        read_time(text(field, cell)?, written.format, written.zone, written.now).map_err(|error| not_a_time(field, error, written.format))
    };
    let maybe = |field: Field| match row.cell(field) {
        [] => Ok(None),
        cell => time(field, cell).map(|read| Some(read.at)),
    };
    into.opened = match row.cell(Field::Opened) {
        [] => return Err(AskError::Conflict("opened: there is no time".to_owned())),
        cell => time(Field::Opened, cell)?,
    };
    into.responded = match maybe(Field::Responded)? {
        None => responded_after(row, into.opened.at)?,
        responded => responded,
    };
    into.closed = maybe(Field::Closed)?;
    if into.closed.is_some_and(|closed| closed < into.opened.at) {
        let [opened, closed] = [Field::Opened, Field::Closed].map(|field| String::from_utf8_lossy(row.cell(field)));
        return Err(AskError::Conflict(format!("closed: {closed} is before it was opened, {opened}")));
    }
    into.keeps_answers = row.keeps_answers;
    into.pauses.clear();
    into.priority_changes.clear();
    if row.cell(Field::Pauses).is_empty() && row.cell(Field::PriorityChanges).is_empty() {
        return Ok(());
    }
    for pause in entries(row, Field::Pauses)? {
        let shape = || AskError::Conflict(format!("pauses: '{pause}' is not FROM/TO, or FROM/ for one that goes on"));
        let (from, to) = pause.split_once('/').ok_or_else(shape)?;
        let at = |cell: &str| time(Field::Pauses, cell.trim().as_bytes()).map(|read| read.at);
        let (from, to) = (at(from)?, if to.trim().is_empty() { None } else { Some(at(to)?) });
        if to.is_some_and(|to| to < from) {
            return Err(AskError::Conflict(format!("pauses: '{pause}' ends before it begins")));
        }
        into.pauses.push((from, to));
    }
    for change in entries(row, Field::PriorityChanges)? {
        let shape = || AskError::Conflict(format!("priority_changes: '{change}' is not TIME=PRIORITY"));
        let (at, priority) = change.split_once('=').map(|(at, priority)| (at.trim(), priority.trim())).ok_or_else(shape)?;
        if priority.is_empty() {
            return Err(shape());
        }
        into.priority_changes.push((time(Field::PriorityChanges, at.as_bytes())?.at, written.meanings.priority(priority).to_owned()));
    }
    Ok(())
}

/// What is wrong with a time, and how to say in which form the table has its times.
fn not_a_time(field: Field, error: TimeError, format: Option<&str>) -> AskError {
    match (error, format) {
        (TimeError::Shape(text), None) => AskError::Conflict(format!(
            "{}: '{text}' is not a time; write 2026-03-06T16:45:00-05:00, or '2026-03-06 16:45' with --timezone; \
             or say the form: --time-format '%d/%m/%Y %H:%M', or a --preset",
            field.name()
        )),
        (TimeError::Shape(text), Some(format)) => {
            AskError::Conflict(format!("{}: '{text}' is not a time in the form '{format}', nor as 2026-03-06T16:45:00-05:00", field.name()))
        }
        (error, _) => AskError::Time { option: field.name(), error },
    }
}

/// When the vendor responded, if a cell says how many minutes after the opening.
fn responded_after(row: &Row<'_>, opened: Instant) -> Result<Option<Instant>, AskError> {
    let field = Field::RespondedAfter;
    let cell = text(field, row.cell(field))?;
    if cell.is_empty() {
        return Ok(None);
    }
    let at = cell.parse::<u32>().ok().and_then(|minutes| opened.checked_add(i64::from(minutes) * 60));
    at.map(Some).ok_or_else(|| AskError::Conflict(format!("{}: '{cell}' is no whole number of minutes, or too many", field.name())))
}

/// What a cell lists between semicolons.
fn entries<'r>(row: &'r Row<'_>, field: Field) -> Result<impl Iterator<Item = &'r str>, AskError> {
    Ok(text(field, row.cell(field))?.split(';').map(str::trim).filter(|entry| !entry.is_empty()))
}
