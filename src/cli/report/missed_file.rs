//! The file of all tickets that missed their deadline, for the vendor to check.

use std::path::Path;

use super::{super::sink::Sink, arguments::ReportArgs};
use crate::{
    attainment::{ListedTicket, Totals},
    render::put_record,
    sla::QuestionError,
    tickets::StreamError,
};

const HEADER: [&str; 12] = [
    "row",
    "ticket",
    "opened",
    "due",
    "answered",
    "late_by_seconds",
    "late_by",
    "priority",
    "plan",
    "policy",
    "clause",
    "reading",
];

/// A CSV file that is written as the table is read, and is there once it is whole.
#[derive(Debug)]
pub(super) struct MissedFile(Sink);

impl MissedFile {
    /// Opens the file of `--missed`, if it is wanted.
    ///
    /// # Errors
    /// The file cannot be made, or is that of the answer.
    pub(super) fn open(args: &ReportArgs) -> anyhow::Result<Option<Self>> {
        let Some(name) = &args.missed else { return Ok(None) };
        let conflict = |why: &str| {
            QuestionError::Conflict(format!(
                "--missed {}: {why}; name a file of its own, such as --missed missed.csv",
                name.display()
            ))
        };
        if Sink::is_stdout(name) {
            return Err(conflict("standard output has the report").into());
        }
        if args.common.output.file().is_some_and(|file| is_same(file, name)) {
            return Err(conflict("--output writes the report there").into());
        }
        if args.stream.files().iter().any(|file| is_same(file, name)) {
            return Err(conflict("the tickets are read from there").into());
        }
        let mut sink = Sink::open(Some(name)).map_err(StreamError::Output)?;
        let mut bytes = Vec::new();
        put_record(&HEADER, &mut bytes);
        sink.write(&bytes).map_err(StreamError::Output)?;
        Ok(Some(Self(sink)))
    }

    /// Writes the tickets of a part that follows so many rows.
    pub(super) fn write(&mut self, part: &Totals, rows_before: u64) -> Result<(), StreamError> {
        let mut bytes = Vec::new();
        for ticket in part.missed() {
            put_record(&record(ticket, rows_before), &mut bytes);
        }
        if bytes.is_empty() { Ok(()) } else { self.0.write(&bytes).map_err(StreamError::Output) }
    }

    /// Gives the file its name, once all is written.
    pub(super) fn finish(self) -> Result<(), StreamError> {
        self.0.finish().map_err(StreamError::Output)
    }
}

/// Returns true if two names lead to one file that is there, or are the same.
fn is_same(one: &Path, other: &Path) -> bool {
    one == other
        || one.canonicalize().ok().is_some_and(|one| other.canonicalize().ok() == Some(one))
}

fn record(ticket: &ListedTicket, rows_before: u64) -> [String; 12] {
    let line = &ticket.line;
    let or_empty = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        (line.row + rows_before).to_string(),
        or_empty(&line.ticket),
        line.opened.clone(),
        or_empty(&line.deadline),
        or_empty(&line.responded),
        line.margin_seconds.unsigned_abs().to_string(),
        line.margin(),
        or_empty(&line.priority),
        or_empty(&line.plan),
        line.policy.clone(),
        ticket.clause.clone(),
        ticket.readings_in_line(),
    ]
}
