//! Rows written out again with the answer's columns behind their own.

use csv::ByteRecord;

use super::{
    ANSWER_COLUMNS, BufferPool, EvaluatedRow, Row, RowFold, StreamError, TableForm,
    cell_value::CellValue,
    columns::replaced_columns,
    input::{open_object, put_json_key},
};
use crate::{
    answer::{GroupId, PriorityRef, ReadingSet, TicketGroup, TicketStatus},
    text::{is_formula, put_field},
    time::OffsetInstant,
};

/// Writes rows in the form in which they came.
#[derive(Debug)]
pub struct RowWriter {
    /// What stands before the names of our columns.
    prefix: String,
    /// Whether cells that a spreadsheet would run are written as they are.
    raw: bool,
    shape: Shape,
    spares: BufferPool,
}

#[derive(Debug)]
enum Shape {
    /// The delimiter, how many columns the input has, and which of them are written anew.
    Csv { delimiter: u8, columns: usize, replaced: Vec<usize> },
    /// Our keys as they are written, with a comma before and a colon behind.
    Json { keys: Vec<Vec<u8>> },
}

/// Rows of a block, written.
#[derive(Debug, Default)]
pub struct WrittenBlock {
    /// Whole rows.
    pub bytes: Vec<u8>,
    /// The first row with an error, counted from the block's first, and the error.
    pub first_error: Option<(u64, String)>,
    /// How many tickets have the time of a response.
    pub answered: u64,
    /// Tickets that were closed without one.
    pub closed: u64,
    /// Tickets without a deadline because the response time is not stated.
    pub not_stated: u64,
    /// The ids of their policies.
    pub unstated: Vec<String>,
    /// Tickets without a deadline because no response time is promised.
    pub not_promised: u64,
    rows: u64,
    cases: Vec<GroupColumns>,
}

/// What of a case is written again and again.
#[derive(Debug)]
struct GroupColumns {
    id: GroupId,
    /// Our first columns: the same for all its tickets.
    first: Vec<u8>,
    /// Sets of readings, and the column with their names.
    readings: Vec<(ReadingSet, Vec<u8>)>,
}

/// How many cases a block remembers, and how many sets of readings of each.
const REMEMBERED: usize = 16;
/// Most rows become three times as long; so much is set aside for that at first, in bytes.
const MOST_MORE: usize = 1 << 20;
/// The place of the column with the readings.
const READING: usize = 9;
/// How many columns are the same for all tickets of a case.
const OF_CASE: usize = 3;

impl RowWriter {
    /// Writes with a prefix before our names. `raw` leaves cells as they are that a spreadsheet
    /// would run as formulas.
    #[must_use]
    pub fn new(prefix: &str, raw: bool) -> Self {
        Self {
            prefix: prefix.to_owned(),
            raw,
            shape: Shape::Json { keys: Vec::new() },
            spares: BufferPool::default(),
        }
    }

    /// Where the bytes of what was written are put when they are no longer needed.
    #[must_use]
    pub fn spares(&self) -> BufferPool {
        self.spares.clone()
    }

    /// The names of our columns.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        ANSWER_COLUMNS.iter().map(|name| format!("{}{name}", self.prefix)).collect()
    }

    /// The names of columns of the input that are left out, because ours have them.
    #[must_use]
    pub fn replaced(&self) -> usize {
        match &self.shape {
            Shape::Csv { replaced, .. } => replaced.len(),
            Shape::Json { .. } => 0,
        }
    }

    fn own_csv(
        &self,
        row: &Row<'_>,
        delimiter: u8,
        columns: usize,
        replaced: &[usize],
        to: &mut Vec<u8>,
    ) {
        let Some(fields) = row.fields else {
            to.resize(to.len() + columns.saturating_sub(replaced.len() + 1), delimiter);
            return;
        };
        let as_it_stands = fields.len() == columns && replaced.is_empty();
        if as_it_stands && (self.raw || !fields.iter().any(|cell| is_formula(cell))) {
            to.extend_from_slice(row.text);
            return;
        }
        for (place, at) in (0..columns).filter(|place| !replaced.contains(place)).enumerate() {
            if place > 0 {
                to.push(delimiter);
            }
            put_field(fields.get(at).copied().unwrap_or_default(), delimiter, self.raw, to);
        }
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
        let names = self.names();
        let mut bytes = Vec::new();
        self.shape = match (form, columns) {
            (TableForm::Csv { delimiter }, Some(header)) => {
                let replaced = replaced_columns(header, &names)?;
                let own =
                    (0..header.len()).filter(|at| !replaced.contains(at)).map(|at| &header[at]);
                for (place, name) in own.chain(names.iter().map(String::as_bytes)).enumerate() {
                    if place > 0 {
                        bytes.push(delimiter);
                    }
                    put_field(name, delimiter, self.raw, &mut bytes);
                }
                bytes.push(b'\n');
                Shape::Csv { delimiter, columns: header.len(), replaced }
            }
            _ => Shape::Json { keys: names.iter().map(|name| put_json_key(name)).collect() },
        };
        Ok(WrittenBlock { bytes, ..WrittenBlock::default() })
    }

    fn part(&self, bytes: usize) -> WrittenBlock {
        let mut to = self.spares.take();
        to.reserve(bytes + (bytes * 2).min(MOST_MORE));
        WrittenBlock { bytes: to, ..WrittenBlock::default() }
    }

    fn row(
        &self,
        row: &Row<'_>,
        answer: Result<EvaluatedRow<'_, '_>, String>,
        (): &mut (),
        part: &mut WrittenBlock,
    ) {
        part.rows += 1;
        if let Ok(answered) = &answer {
            part.count(answered);
        }
        let WrittenBlock { bytes: to, cases, .. } = part;
        let put = |at: usize, value: CellValue<'_>, to: &mut Vec<u8>| match &self.shape {
            Shape::Csv { delimiter, .. } => {
                to.push(*delimiter);
                value.put_csv(*delimiter, self.raw, to);
            }
            Shape::Json { keys } => {
                to.extend_from_slice(&keys[at]);
                value.put_json(to);
            }
        };
        let empty = match &self.shape {
            Shape::Csv { delimiter, columns, replaced } => {
                self.own_csv(row, *delimiter, *columns, replaced, to);
                false
            }
            Shape::Json { keys } => open_object(row, keys, &self.prefix, to),
        };
        let start = to.len();
        match answer {
            Ok(answered) => {
                let place =
                    cases.iter().position(|case| case.id == answered.id).unwrap_or_else(|| {
                        let mut written = Vec::new();
                        of_case(answered.case(), None, |at, value| put(at, value, &mut written));
                        if cases.len() >= REMEMBERED {
                            cases.clear();
                        }
                        cases.push(GroupColumns {
                            id: answered.id,
                            first: written,
                            readings: Vec::new(),
                        });
                        cases.len() - 1
                    });
                let of_this = &mut cases[place];
                match &answered.judged.changed_priority {
                    None => to.extend_from_slice(&of_this.first),
                    Some(priority) => {
                        of_case(answered.case(), Some(priority), |at, value| put(at, value, to));
                    }
                }
                of_ticket(&answered.judged, |at, value| put(at, value, to));
                to.extend_from_slice(
                    of_this.readings(&answered, |value, to| put(READING, value, to)),
                );
                put(ANSWER_COLUMNS.len() - 1, CellValue::Nothing, to);
            }
            Err(error) => {
                (0..ANSWER_COLUMNS.len() - 1).for_each(|at| put(at, CellValue::Nothing, to));
                put(ANSWER_COLUMNS.len() - 1, CellValue::Text(&error), to);
                part.first_error.get_or_insert((part.rows, error));
            }
        }
        if let Shape::Json { .. } = self.shape {
            if empty {
                // The comma before our first key.
                to.remove(start);
            }
            to.push(b'}');
        }
        to.push(b'\n');
    }
}

/// Gives the columns that all tickets of a case share their values. A priority that the ticket got
/// later takes the place of its first.
fn of_case(
    case: &TicketGroup<'_>,
    changed: Option<&str>,
    mut put: impl FnMut(usize, CellValue<'_>),
) {
    let subject = case.subject();
    let priority = changed.or_else(|| subject.priority.as_ref().map(PriorityRef::id));
    let texts =
        [Some(subject.policy.id.as_str()), subject.plan.map(|plan| plan.id.as_str()), priority];
    for (at, text) in texts.into_iter().enumerate() {
        put(at, text.map_or(CellValue::Nothing, CellValue::Text));
    }
}

/// Gives the columns between these and the readings theirs.
fn of_ticket(judged: &TicketStatus, mut put: impl FnMut(usize, CellValue<'_>)) {
    let time = |at: Option<OffsetInstant>| at.map_or(CellValue::Nothing, CellValue::Time);
    let number = |number: Option<i64>| number.map_or(CellValue::Nothing, CellValue::Number);
    let values = [
        time(judged.clock_start),
        time(judged.deadline),
        CellValue::Word(judged.word()),
        number(judged.elapsed_seconds),
        number(judged.remaining_seconds),
        number(judged.margin_seconds),
    ];
    for (at, value) in (OF_CASE..).zip(values) {
        put(at, value);
    }
}

impl WrittenBlock {
    /// Counts what the summary says of a ticket.
    fn count(&mut self, answered: &EvaluatedRow<'_, '_>) {
        self.answered += u64::from(answered.times.responded.is_some());
        self.closed += u64::from(answered.judged.closed_unanswered);
        match answered.judged.without_deadline {
            None | Some("paused") => {}
            Some("not-stated") => {
                self.not_stated += 1;
                let policy = &answered.case().subject().policy.id;
                if !self.unstated.contains(policy) {
                    self.unstated.push(policy.clone());
                }
            }
            Some(_) => self.not_promised += 1,
        }
    }
}

impl GroupColumns {
    /// The column with the names of the readings that matter to a ticket, as `put` writes it.
    fn readings(
        &mut self,
        answered: &EvaluatedRow<'_, '_>,
        put: impl Fn(CellValue<'_>, &mut Vec<u8>),
    ) -> &[u8] {
        let wanted = answered.judged.readings;
        let place =
            self.readings.iter().position(|(readings, _)| *readings == wanted).unwrap_or_else(
                || {
                    if self.readings.len() >= REMEMBERED {
                        self.readings.clear();
                    }
                    let names = answered.case().names_of(wanted).collect::<Vec<_>>().join(" ");
                    let mut written = Vec::new();
                    put(
                        if names.is_empty() { CellValue::Nothing } else { CellValue::Text(&names) },
                        &mut written,
                    );
                    self.readings.push((wanted, written));
                    self.readings.len() - 1
                },
            );
        &self.readings[place].1
    }
}
