//! One row: the cells of its fields, and its text as it stands.

use super::{EventPlaces, Field};
use crate::sla::QuestionError;

/// Cells that name something are read up to this length, in bytes.
pub(super) const LONGEST_NAME: usize = 1_024;

/// A row of the input.
#[derive(Clone, Debug)]
pub struct Row<'r> {
    /// Its text without the end of the line.
    pub text: &'r [u8],
    /// Its fields, if it is a row of CSV.
    pub fields: Option<&'r [&'r [u8]]>,
    /// The fault of a row that cannot be read.
    pub fault: Option<String>,
    /// True if its text is an object of JSON.
    pub(super) is_object: bool,
    /// True if it is an object with keys that are written anew.
    pub(super) has_answer_keys: bool,
    cells: [&'r [u8]; Field::COUNT],
    /// A bit for each field whose cell is not empty.
    filled: u32,
    /// The events that it has a cell for, be it empty.
    pub(super) places: EventPlaces,
    /// The cells of further columns; empty if nothing could be read.
    pub(super) extras: &'r [&'r [u8]],
}

/// A further column, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extra {
    pub(super) place: usize,
    /// True if its name states that its times are in UTC.
    pub(super) is_utc: bool,
}

impl<'r> Row<'r> {
    /// Returns a row that can be read.
    pub(super) fn new(text: &'r [u8], fields: Option<&'r [&'r [u8]]>) -> Self {
        Self {
            text,
            fields,
            fault: None,
            is_object: false,
            has_answer_keys: false,
            cells: [&[]; Field::COUNT],
            filled: 0,
            places: EventPlaces::default(),
            extras: &[],
        }
    }

    /// Returns a row that cannot be read.
    pub(super) fn faulty(text: &'r [u8], fields: Option<&'r [&'r [u8]]>, fault: String) -> Self {
        Self { fault: Some(fault), ..Self::new(text, fields) }
    }

    /// Returns the cell of a field, trimmed; empty if there is none.
    #[must_use]
    pub fn cell(&self, field: Field) -> &[u8] {
        self.cells[field as usize]
    }

    /// Returns true if the cell of any of some neighbouring fields is not empty.
    #[inline]
    pub(super) fn has_any(&self, fields: std::ops::RangeInclusive<usize>) -> bool {
        let below = |place: usize| (1_u32 << place) - 1;
        self.filled & (below(fields.end() + 1) & !below(*fields.start())) != 0
    }

    /// Returns the cell of a further column.
    #[must_use]
    pub fn extra(&self, extra: Extra) -> &[u8] {
        self.extras.get(extra.place).map_or(&[], |cell| cell)
    }

    /// Returns the row with other cells of some fields.
    pub(super) fn with<'a>(&self, cells: &'a [(Field, String)]) -> Row<'a>
    where
        'r: 'a,
    {
        let mut row: Row<'a> = self.clone();
        for (field, cell) in cells {
            row.filled &= !(1 << *field as u32);
            row.cells[*field as usize] = &[];
            row.put(*field, cell.as_bytes());
        }
        row
    }

    /// Sets the cell of a field, unless there is something in it.
    pub(super) fn put(&mut self, field: Field, cell: &'r [u8]) {
        let (place, cell) = (field as usize, cell.trim_ascii());
        if self.filled & (1 << place) == 0 && !cell.is_empty() {
            self.cells[place] = cell;
            self.filled |= 1 << place;
        }
    }

    /// Returns the fields that tell groups apart and are not empty, in order.
    pub(super) fn of_group(&self) -> impl Iterator<Item = (Field, &'r [u8])> {
        let mut left = self.filled >> Field::OF_GROUPS.start;
        std::iter::from_fn(move || {
            let place = Field::OF_GROUPS.start + usize::try_from(left.trailing_zeros()).ok()?;
            let found = (*Field::ALL.get(place)?, *self.cells.get(place)?);
            left &= left - 1;
            Some(found)
        })
    }
}

/// Returns a cell as text.
pub(super) fn text(field: Field, cell: &[u8]) -> Result<&str, QuestionError> {
    std::str::from_utf8(cell)
        .map_err(|_| QuestionError::Conflict(format!("{}: not UTF-8", field.name())))
}
