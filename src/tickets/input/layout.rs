//! The layout of a table: its form, and the fields of its columns.

use std::borrow::Cow;

use csv::ByteRecord;

use super::{blocks::Block, csv_rows, json_rows};
use crate::{
    text::printable,
    tickets::{
        EventPlaces, Field, Row, TableForm,
        columns::{HeaderColumns, KeyColumns, TimeColumns, UtcFields},
    },
};

/// The form of a table, and the fields of its columns or keys.
#[derive(Debug)]
pub(in super::super) enum Layout {
    Csv { delimiter: u8, header: ByteRecord, columns: HeaderColumns },
    Json(KeyColumns),
}

impl Layout {
    pub(in super::super) fn form(&self) -> TableForm {
        match self {
            Self::Csv { delimiter, .. } => TableForm::Csv { delimiter: *delimiter },
            Self::Json(_) => TableForm::Json,
        }
    }

    /// Returns the name of the first column that holds a field; the field's own for JSON.
    pub(in super::super) fn column_of(&self, field: Field) -> String {
        let name = match self {
            Self::Csv { header, columns, .. } => {
                let place = columns
                    .fields
                    .iter()
                    .find(|(other, _)| *other == field)
                    .map(|(_, place)| *place);
                place.and_then(|place| header.get(place)).map(String::from_utf8_lossy)
            }
            Self::Json(_) => None,
        };
        name.map_or_else(|| field.name().to_owned(), Cow::into_owned)
    }

    /// Returns the fault of a row in which a cell that is read is not UTF-8, by the name of its
    /// column.
    pub(in super::super) fn not_utf_8(&self, row: &Row<'_>) -> Option<String> {
        let is_wrong = |field: &Field| str::from_utf8(row.cell(*field)).is_err();
        let field = Field::ALL.into_iter().find(is_wrong)?;
        let cell = printable(&String::from_utf8_lossy(row.cell(field)), 60);
        let column = printable(&self.column_of(field), 60);
        Some(format!(
            "the column '{column}' has '{cell}', which is not UTF-8; save the table as UTF-8 (CSV \
             UTF-8 in a spreadsheet)"
        ))
    }

    /// Returns the names of the columns, if it has any.
    pub(in super::super) fn header(&self) -> Option<&ByteRecord> {
        match self {
            Self::Csv { header, .. } => Some(header),
            Self::Json(_) => None,
        }
    }

    /// Returns the columns of times.
    pub(in super::super) fn times(&self) -> TimeColumns {
        let elapsed = match self {
            Self::Csv { columns, .. } => &columns.elapsed,
            Self::Json(keys) => &keys.elapsed,
        };
        let responses = self.column_of(Field::Responded);
        TimeColumns { elapsed: elapsed.clone(), utc: self.utc().clone(), responses }
    }

    /// Returns the fields whose columns state that their times are in UTC.
    pub(in super::super) fn utc(&self) -> &UtcFields {
        match self {
            Self::Csv { columns, .. } => &columns.utc,
            Self::Json(keys) => &keys.utc,
        }
    }

    /// Learns from the first objects which events are kept: many programs leave out keys that have
    /// no value.
    pub(super) fn learn(&mut self, first: &Block) {
        if let (Self::Json(keys), Block::Rows(rows)) = (self, first) {
            let mut places = EventPlaces::default();
            json_rows::each(rows, keys, |row| places = places.and(row.places));
            keys.places = places;
        }
    }

    /// Gives each row of a block to `take`.
    pub(in super::super) fn each(
        &self,
        block: &Block,
        record: &mut ByteRecord,
        mut take: impl FnMut(&Row<'_>),
    ) {
        match (block, self) {
            (Block::Rows(rows), Self::Csv { delimiter, columns, .. }) => {
                csv_rows::each(rows, *delimiter, columns, record, take);
            }
            (Block::Rows(rows), Self::Json(keys)) => json_rows::each(rows, keys, take),
            (Block::TooLong(length), _) => {
                let fault = format!(
                    "the row is {length} bytes long, too long to be kept; is a quote missing?"
                );
                take(&Row::faulty(&[], None, fault));
            }
            (Block::Unclosed, _) => {
                let fault =
                    "the row has a quoted field that is never closed, or is cut off".to_owned();
                take(&Row::faulty(&[], None, fault));
            }
            (Block::Unfinished, _) => {
                let fault = "the file has changed while it was read, and its last row may be cut"
                    .to_owned();
                take(&Row::faulty(&[], None, fault));
            }
        }
    }
}
