//! Rows written out again with the answer's columns behind their own.

use std::borrow::Cow;

use csv::ByteRecord;

use super::{
    Answered, Form, Pass, Row, StreamError,
    cells::{put_field, put_json, put_json_key},
    json_rows,
};
use crate::{
    answer::{Case, CaseId, PriorityRef},
    time::At,
};

/// The columns of the answer, without their prefix.
pub const ANSWER_COLUMNS: [&str; 11] = [
    "policy",
    "plan",
    "priority",
    "clock_start",
    "deadline",
    "state",
    "elapsed_seconds",
    "remaining_seconds",
    "margin_seconds",
    "reading",
    "error",
];

/// Writes rows in the form in which they came.
#[derive(Debug)]
pub struct Rewrite {
    /// What stands before the names of our columns.
    prefix: String,
    /// Whether cells that a spreadsheet would run are written as they are.
    raw: bool,
    shape: Shape,
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
pub struct Written {
    /// Whole rows.
    pub bytes: Vec<u8>,
    /// The first row with an error, counted from the block's first, and the error.
    pub first_error: Option<(u64, String)>,
    rows: u64,
    /// Our first columns of some cases as they are written: the same for all tickets of a case.
    cases: Vec<(CaseId, Vec<u8>)>,
}

/// How many cases a block remembers.
const REMEMBERED: usize = 16;
/// How many columns are the same for all tickets of a case.
const OF_CASE: usize = 3;

/// A value of the answer.
enum Value<'v> {
    Text(&'v str),
    Time(At),
    Number(i64),
    Nothing,
}

impl Rewrite {
    /// Writes with a prefix before our names. `raw` leaves cells as they are that a spreadsheet would run as formulas.
    #[must_use]
    pub fn new(prefix: &str, raw: bool) -> Self {
        Self { prefix: prefix.to_owned(), raw, shape: Shape::Json { keys: Vec::new() } }
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

    fn own_csv(&self, row: &Row<'_>, delimiter: u8, columns: usize, replaced: &[usize], to: &mut Vec<u8>) {
        let Some(fields) = row.fields else {
            to.resize(to.len() + columns.saturating_sub(replaced.len() + 1), delimiter);
            return;
        };
        let as_it_stands = fields.len() == columns && replaced.is_empty();
        if as_it_stands && (self.raw || !fields.iter().any(super::cells::is_formula)) {
            to.extend_from_slice(row.text);
            return;
        }
        for (place, at) in (0..columns).filter(|place| !replaced.contains(place)).enumerate() {
            if place > 0 {
                to.push(delimiter);
            }
            put_field(fields.get(at).unwrap_or_default(), delimiter, self.raw, to);
        }
    }
}

impl Pass for Rewrite {
    type Part = Written;

    fn header(&mut self, form: Form, columns: Option<&ByteRecord>) -> Result<Written, StreamError> {
        let names = self.names();
        let mut bytes = Vec::new();
        self.shape = match (form, columns) {
            (Form::Csv { delimiter }, Some(header)) => {
                let is_ours = |name: &[u8]| names.iter().any(|ours| ours.as_bytes() == name);
                let replaced: Vec<usize> = (0..header.len()).filter(|at| is_ours(&header[*at])).collect();
                let own = (0..header.len()).filter(|at| !replaced.contains(at)).map(|at| &header[at]);
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
        Ok(Written { bytes, ..Written::default() })
    }

    fn part(&self, bytes: usize) -> Written {
        // Most rows become about three times as long.
        Written { bytes: Vec::with_capacity(bytes * 3), ..Written::default() }
    }

    fn row(&self, row: &Row<'_>, answer: Result<Answered<'_, '_>, String>, part: &mut Written) {
        part.rows += 1;
        let Written { bytes: to, cases, .. } = part;
        let put = |at: usize, value: Value<'_>, to: &mut Vec<u8>| match &self.shape {
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
            Shape::Json { keys } => json_rows::open(row, keys, &self.prefix, to),
        };
        let start = to.len();
        match answer {
            Ok(answered) => {
                let place = cases.iter().position(|(id, _)| *id == answered.id).unwrap_or_else(|| {
                    let mut written = Vec::new();
                    of_case(answered.case, |at, value| put(at, value, &mut written));
                    if cases.len() >= REMEMBERED {
                        cases.clear();
                    }
                    cases.push((answered.id, written));
                    cases.len() - 1
                });
                to.extend_from_slice(&cases[place].1);
                of_ticket(&answered, |at, value| put(at, value, to));
            }
            Err(error) => {
                (0..ANSWER_COLUMNS.len() - 1).for_each(|at| put(at, Value::Nothing, to));
                put(ANSWER_COLUMNS.len() - 1, Value::Text(&error), to);
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

/// Gives the columns that all tickets of a case share their values.
fn of_case(case: &Case<'_>, mut put: impl FnMut(usize, Value<'_>)) {
    let subject = case.subject();
    let texts =
        [Some(subject.policy.id.as_str()), subject.plan.map(|plan| plan.id.as_str()), subject.priority.as_ref().map(PriorityRef::id)];
    for (at, text) in texts.into_iter().enumerate() {
        put(at, text.map_or(Value::Nothing, Value::Text));
    }
}

/// Gives the other columns theirs.
fn of_ticket(Answered { case, judged, .. }: &Answered<'_, '_>, mut put: impl FnMut(usize, Value<'_>)) {
    let mut names = case.names_of(judged.readings);
    let reading = match (judged.readings.is_empty(), names.next(), names.next()) {
        (true, ..) => Cow::Borrowed(""),
        (_, Some(only), None) => Cow::Borrowed(only),
        _ => Cow::Owned(case.names_of(judged.readings).collect::<Vec<_>>().join(" ")),
    };
    let time = |at: Option<At>| at.map_or(Value::Nothing, Value::Time);
    let number = |number: Option<i64>| number.map_or(Value::Nothing, Value::Number);
    let values = [
        time(judged.clock_start),
        time(judged.deadline),
        Value::Text(judged.word()),
        number(judged.elapsed_seconds),
        number(judged.remaining_seconds),
        number(judged.margin_seconds),
        if reading.is_empty() { Value::Nothing } else { Value::Text(&reading) },
        Value::Nothing,
    ];
    for (at, value) in (OF_CASE..).zip(values) {
        put(at, value);
    }
}

impl Value<'_> {
    fn put_csv(&self, delimiter: u8, raw: bool, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) => put_field(text.as_bytes(), delimiter, raw, to),
            Self::Time(at) => at.write_rfc3339(to),
            Self::Number(number) => to.extend_from_slice(itoa::Buffer::new().format(*number).as_bytes()),
            Self::Nothing => {}
        }
    }

    fn put_json(&self, to: &mut Vec<u8>) {
        match self {
            Self::Text(text) => put_json(text, to),
            Self::Time(at) => {
                to.push(b'"');
                at.write_rfc3339(to);
                to.push(b'"');
            }
            Self::Number(number) => to.extend_from_slice(itoa::Buffer::new().format(*number).as_bytes()),
            Self::Nothing => to.extend_from_slice(b"null"),
        }
    }
}
