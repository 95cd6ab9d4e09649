//! The times in a row's cells.

use super::{Field, Row, shelf::text};
use crate::{
    answer::{AskError, TicketTimes},
    time::{Instant, Offsets, ReadTime, read_time},
};

/// How times are written and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'w> {
    /// The form of its own that they may have.
    pub(super) format: Option<&'w str>,
    /// Where local times are.
    pub(super) zone: Option<&'w Offsets>,
    /// "Now".
    pub(super) now: Instant,
}

/// Reads the times of a row.
pub(super) fn times(row: &Row<'_>, written: Written<'_>, into: &mut TicketTimes) -> Result<(), AskError> {
    let time = |field: Field, cell: &[u8]| -> Result<ReadTime, AskError> {
        read_time(text(field, cell)?, written.format, written.zone, written.now)
            .map_err(|error| AskError::Time { option: field.name(), error })
    };
    let maybe = |field: Field| match row.cell(field) {
        [] => Ok(None),
        cell => time(field, cell).map(|read| Some(read.at)),
    };
    into.opened = match row.cell(Field::Opened) {
        [] => return Err(AskError::Conflict("opened: there is no time".to_owned())),
        cell => time(Field::Opened, cell)?,
    };
    into.responded = maybe(Field::Responded)?;
    into.closed = maybe(Field::Closed)?;
    into.pauses.clear();
    let pauses = row.cell(Field::Pauses);
    if pauses.is_empty() {
        return Ok(());
    }
    for pause in text(Field::Pauses, pauses)?.split(';').map(str::trim).filter(|pause| !pause.is_empty()) {
        let shape = || AskError::Conflict(format!("pauses: '{pause}' is not FROM/TO, or FROM/ for one that goes on"));
        let (from, to) = pause.split_once('/').ok_or_else(shape)?;
        let at = |cell: &str| time(Field::Pauses, cell.trim().as_bytes()).map(|read| read.at);
        let (from, to) = (at(from)?, if to.trim().is_empty() { None } else { Some(at(to)?) });
        if to.is_some_and(|to| to < from) {
            return Err(AskError::Conflict(format!("pauses: '{pause}' ends before it begins")));
        }
        into.pauses.push((from, to));
    }
    Ok(())
}
