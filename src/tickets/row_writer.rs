//! Writes rows out again with the answer's columns behind their own.

use csv::ByteRecord;

use super::{
    ANSWER_COLUMNS, BufferPool, EvaluatedRow, LaterTimes, Row, RowFold, StreamError, TableForm,
    group_columns::{GroupColumns, put_error},
    row_form::RowForm,
    ticket_name::TicketName,
};
use crate::{sla::NoDeadline, time::Instant};

/// Most rows become three times as long; so much is set aside for that at first, in bytes.
const MOST_MORE: usize = 1 << 20;

/// Writes rows in the form in which they came.
#[derive(Debug)]
pub struct RowWriter {
    /// Prefixed to the names of the answer's columns.
    prefix: String,
    /// True if cells that a spreadsheet would run are written as they are.
    raw: bool,
    form: RowForm,
    spares: BufferPool,
    /// "Now", if times after it are counted.
    now: Option<Instant>,
    ticket: TicketName,
}

/// The first row with an error.
#[derive(Clone, Debug)]
pub(crate) struct FirstError {
    /// Counted from the block's first, which is 1.
    pub row: u64,
    /// The ticket's name, if a column has it.
    pub ticket: Option<String>,
    /// The error.
    pub error: String,
}

/// Rows of a block, written.
#[derive(Debug, Default)]
pub struct WrittenBlock {
    /// Whole rows.
    pub bytes: Vec<u8>,
    /// The first row with an error.
    pub(crate) first_error: Option<FirstError>,
    /// Tickets with the time of a response, or of the event that stops another clock.
    pub responded: u64,
    /// Tickets that were closed without one.
    pub closed: u64,
    /// Tickets without a deadline because the response time is not stated.
    pub not_stated: u64,
    /// The ids of their policies.
    pub unstated: Vec<String>,
    /// Tickets without a deadline because no response time is promised.
    pub not_promised: u64,
    /// Tickets whose clock waits for the first response.
    pub not_started: u64,
    /// Tickets with a time after now.
    pub later: LaterTimes,
    rows: u64,
    groups: GroupColumns,
    /// The delimiter of its rows; `None` for JSON.
    delimiter: Option<u8>,
}

impl RowWriter {
    /// Writes with a prefix before the names of the answer's columns. `raw` leaves cells as they
    /// are that a spreadsheet would run as formulas.
    #[must_use]
    pub fn new(prefix: &str, raw: bool) -> Self {
        let form = RowForm::Json { keys: Vec::new(), prefix: String::new() };
        let (prefix, spares) = (prefix.to_owned(), BufferPool::default());
        Self { prefix, raw, form, spares, now: None, ticket: TicketName::default() }
    }

    /// Counts times after now.
    #[must_use]
    pub fn counting_after(self, now: Instant) -> Self {
        Self { now: Some(now), ..self }
    }

    /// Names the first ticket with an error, by the first column or key of some names.
    #[must_use]
    pub(crate) fn naming(mut self, names: &[&str]) -> Self {
        self.ticket.names = names.iter().map(|name| (*name).to_owned()).collect();
        self
    }

    /// Returns the pool for the bytes of blocks that are no longer needed.
    #[must_use]
    pub fn spares(&self) -> BufferPool {
        self.spares.clone()
    }

    /// Returns the names of the answer's columns.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        ANSWER_COLUMNS.iter().map(|name| format!("{}{name}", self.prefix)).collect()
    }

    /// Returns the number of columns of the input that are left out, because slacalc's have their
    /// names.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.form.replaced()
    }
}

impl RowFold for RowWriter {
    type Part = WrittenBlock;
    type Scratch = ();

    fn header(
        &mut self,
        form: TableForm,
        columns: Option<&ByteRecord>,
    ) -> Result<WrittenBlock, StreamError> {
        let mut bytes = Vec::new();
        let options = (self.prefix.as_str(), self.raw);
        self.form = RowForm::new(form, columns, &self.names(), options, &mut bytes)?;
        if let Some(header) = columns {
            self.ticket.find(header);
        }
        let delimiter = self.form.delimiter();
        Ok(WrittenBlock { bytes, delimiter, ..WrittenBlock::default() })
    }

    fn part(&self, bytes: usize) -> WrittenBlock {
        let mut to = self.spares.take();
        to.reserve(bytes + (bytes * 2).min(MOST_MORE));
        let delimiter = self.form.delimiter();
        WrittenBlock { bytes: to, delimiter, ..WrittenBlock::default() }
    }

    fn row(
        &self,
        row: &Row<'_>,
        evaluated: Result<EvaluatedRow<'_, '_>, String>,
        (): &mut (),
        part: &mut WrittenBlock,
    ) {
        part.rows += 1;
        let comma = self.form.begin(row, &mut part.bytes);
        match evaluated {
            Ok(evaluated) => {
                part.count(&evaluated);
                if let Some(now) = self.now {
                    part.later.count(&evaluated, now);
                }
                part.groups.put(&self.form, &evaluated, &mut part.bytes);
            }
            Err(error) => {
                put_error(&self.form, &error, &mut part.bytes);
                part.first_error.get_or_insert_with(|| {
                    let ticket = self.ticket.of(row);
                    FirstError { row: part.rows, ticket, error }
                });
            }
        }
        self.form.end(comma, &mut part.bytes);
    }
}

impl WrittenBlock {
    /// Returns the cells of its rows; `None` for rows of JSON.
    #[must_use]
    pub fn records(&self) -> Option<Vec<Vec<String>>> {
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(self.delimiter?);
        let reader = reader.from_reader(&self.bytes[..]);
        let cells = |record: ByteRecord| {
            record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()
        };
        // Reading bytes from memory cannot fail.
        Some(reader.into_byte_records().flatten().map(cells).collect())
    }

    /// Counts a ticket for the summary.
    fn count(&mut self, evaluated: &EvaluatedRow<'_, '_>) {
        let later = evaluated.later;
        // A time that is void since a reopening is known all the same.
        let is_known = later
            .is_some_and(|later| !later.stops.updated.is_empty() || later.stops.resolved.is_some());
        let is_answered = [evaluated.times, evaluated.as_written().1]
            .iter()
            .any(|times| times.responded.is_some());
        self.responded += u64::from(is_answered || is_known);
        self.closed += u64::from(evaluated.status.closed_unanswered);
        match evaluated.status.without_deadline {
            None | Some(NoDeadline::Paused) => {}
            Some(NoDeadline::NotStarted) => self.not_started += 1,
            Some(NoDeadline::NotStated) => {
                self.not_stated += 1;
                let policy = &evaluated.group().subject().policy.id;
                if !self.unstated.contains(policy) {
                    self.unstated.push(policy.clone());
                }
            }
            Some(NoDeadline::BestEffort | NoDeadline::NotPromised) => self.not_promised += 1,
        }
    }
}
