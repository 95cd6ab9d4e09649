//! Rows written out again with the answer's columns behind their own.

use std::ops::Range;

use csv::ByteRecord;

use super::{
    Answered, Form, Pass, Row, StreamError,
    cells::{put_field, put_json, put_json_key},
    json_rows,
};
use crate::time::At;

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
}

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

    fn row(&self, row: &Row<'_>, answer: Result<Answered<'_, '_>, String>, part: &mut Written) {
        let error = answer.as_ref().err().cloned();
        let to = &mut part.bytes;
        match &self.shape {
            Shape::Csv { delimiter, columns, replaced } => {
                self.own_csv(row, *delimiter, *columns, replaced, to);
                values(answer, |_, value| {
                    to.push(*delimiter);
                    value.put_csv(*delimiter, self.raw, to);
                });
            }
            Shape::Json { keys } => {
                let empty = json_rows::open(row, &keys[..], &self.prefix, to);
                let start = to.len();
                values(answer, |at, value| {
                    to.extend_from_slice(&keys[at]);
                    value.put_json(to);
                });
                if empty {
                    to.remove(start);
                }
                to.push(b'}');
            }
        }
        to.push(b'\n');
        part.rows += 1;
        if let (Some(error), None) = (error, &part.first_error) {
            part.first_error = Some((part.rows, error));
        }
    }
}

/// Gives each of our columns its value.
fn values(answer: Result<Answered<'_, '_>, String>, mut put: impl FnMut(usize, Value<'_>)) {
    const LAST: usize = ANSWER_COLUMNS.len() - 1;
    const REST: Range<usize> = 0..LAST;
    match answer {
        Err(error) => {
            REST.for_each(|at| put(at, Value::Nothing));
            put(LAST, Value::Text(&error));
        }
        Ok(Answered { case, judged, .. }) => {
            let subject = case.subject();
            let text = |text: Option<&str>, put: &mut dyn FnMut(Value<'_>)| put(text.map_or(Value::Nothing, Value::Text));
            put(0, Value::Text(&subject.policy.id));
            text(subject.plan.map(|plan| plan.id.as_str()), &mut |value| put(1, value));
            text(subject.priority.as_ref().map(|priority| priority.id()), &mut |value| put(2, value));
            put(3, judged.clock_start.map_or(Value::Nothing, Value::Time));
            put(4, judged.deadline.map_or(Value::Nothing, Value::Time));
            put(5, Value::Text(judged.word()));
            let numbers = [judged.elapsed_seconds, judged.remaining_seconds, judged.margin_seconds];
            for (at, number) in (6..).zip(numbers) {
                put(at, number.map_or(Value::Nothing, Value::Number));
            }
            if judged.readings.is_empty() {
                put(9, Value::Nothing);
            } else {
                let mut names = case.names_of(judged.readings);
                match (names.next(), names.next()) {
                    (Some(only), None) => put(9, Value::Text(only)),
                    _ => put(9, Value::Text(&case.names_of(judged.readings).collect::<Vec<_>>().join(" "))),
                }
            }
            put(LAST, Value::Nothing);
        }
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
