//! The form in which rows are written out, CSV or JSON: the row's own cells, then the answer's.

use csv::ByteRecord;

use super::{
    Row, StreamError, TableForm,
    cell_value::CellValue,
    columns::replaced_columns,
    input::{open_object, put_json_key},
};
use crate::text::{is_formula, put_field};

/// The form of the rows of a table.
#[derive(Debug)]
pub(super) enum RowForm {
    Csv {
        delimiter: u8,
        /// The number of columns of the input.
        columns: usize,
        /// Those of them that are written anew.
        replaced: Vec<usize>,
        /// True if cells that a spreadsheet would run are written as they are.
        raw: bool,
    },
    Json {
        /// The answer's keys as they are written, with a comma before and a colon behind.
        keys: Vec<Vec<u8>>,
        prefix: String,
    },
}

impl RowForm {
    /// Returns the form of a table to which columns of these names are added, and writes its
    /// header, if it has one.
    pub(super) fn new(
        form: TableForm,
        header: Option<&ByteRecord>,
        names: &[String],
        (prefix, raw): (&str, bool),
        to: &mut Vec<u8>,
    ) -> Result<Self, StreamError> {
        let (TableForm::Csv { delimiter }, Some(header)) = (form, header) else {
            let keys = names.iter().map(|name| put_json_key(name)).collect();
            return Ok(Self::Json { keys, prefix: prefix.to_owned() });
        };
        let replaced = replaced_columns(header, names)?;
        let own = (0..header.len()).filter(|at| !replaced.contains(at)).map(|at| &header[at]);
        put_fields(own.chain(names.iter().map(String::as_bytes)), delimiter, raw, to);
        to.push(b'\n');
        Ok(Self::Csv { delimiter, columns: header.len(), replaced, raw })
    }

    /// Returns the delimiter of CSV.
    pub(super) fn delimiter(&self) -> Option<u8> {
        match self {
            Self::Csv { delimiter, .. } => Some(*delimiter),
            Self::Json { .. } => None,
        }
    }

    /// Returns the number of columns of the input that are left out, because slacalc's have their
    /// names.
    pub(super) fn replaced(&self) -> usize {
        match self {
            Self::Csv { replaced, .. } => replaced.len(),
            Self::Json { .. } => 0,
        }
    }

    /// Writes a row's own cells. Returns the place of the comma that follows an object without
    /// members, and must go.
    pub(super) fn begin(&self, row: &Row<'_>, to: &mut Vec<u8>) -> Option<usize> {
        match self {
            Self::Csv { delimiter, columns, replaced, raw } => {
                put_own_fields(row, *delimiter, *columns, replaced, *raw, to);
                None
            }
            Self::Json { keys, prefix } => {
                let is_empty = open_object(row, keys, prefix, to);
                is_empty.then_some(to.len())
            }
        }
    }

    /// Writes a value of the answer, by the place of its column.
    #[inline]
    pub(super) fn put(&self, at: usize, value: CellValue<'_>, to: &mut Vec<u8>) {
        match self {
            Self::Csv { delimiter, raw, .. } => {
                to.push(*delimiter);
                value.put_csv(*delimiter, *raw, to);
            }
            Self::Json { keys, .. } => {
                to.extend_from_slice(&keys[at]);
                value.put_json(to);
            }
        }
    }

    /// Writes the end of a row.
    pub(super) fn end(&self, comma: Option<usize>, to: &mut Vec<u8>) {
        if let Self::Json { .. } = self {
            if let Some(comma) = comma {
                to.remove(comma);
            }
            to.push(b'}');
        }
        to.push(b'\n');
    }
}

fn put_own_fields(
    row: &Row<'_>,
    delimiter: u8,
    columns: usize,
    replaced: &[usize],
    raw: bool,
    to: &mut Vec<u8>,
) {
    let Some(fields) = row.fields else {
        to.resize(to.len() + columns.saturating_sub(replaced.len() + 1), delimiter);
        return;
    };
    let as_it_stands = fields.len() == columns && replaced.is_empty();
    if as_it_stands && (raw || !fields.iter().any(|cell| is_formula(cell))) {
        to.extend_from_slice(row.text);
        return;
    }
    let kept = (0..columns).filter(|at| !replaced.contains(at));
    put_fields(kept.map(|at| fields.get(at).copied().unwrap_or_default()), delimiter, raw, to);
}

fn put_fields<'f>(
    fields: impl Iterator<Item = &'f [u8]>,
    delimiter: u8,
    raw: bool,
    to: &mut Vec<u8>,
) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            to.push(delimiter);
        }
        put_field(field, delimiter, raw, to);
    }
}
