//! One row: its cells as far as anybody asked for them, and its text as it stands.

use super::Field;

/// A row of the input.
#[derive(Debug)]
pub struct Row<'r> {
    /// Its text without the end of the line.
    pub text: &'r [u8],
    /// Its fields, if it is a row of CSV.
    pub fields: Option<&'r [&'r [u8]]>,
    /// Why its text is not a row that can be read, if so.
    pub fault: Option<String>,
    /// Whether its text is an object of JSON.
    pub(super) is_object: bool,
    /// Whether it is an object with keys that are written anew.
    pub(super) has_ours: bool,
    cells: [&'r [u8]; Field::COUNT],
    /// A bit for each field that has something in its cell.
    filled: u32,
    /// True if it has a cell for the time of a response, be it empty.
    pub(super) keeps_answers: bool,
    /// The cells of further columns; empty if nothing could be read.
    pub(super) extras: &'r [&'r [u8]],
}

/// A further column that was asked for, by its place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extra {
    pub(super) place: usize,
    /// True if its name says that times in it are in UTC.
    pub(super) is_utc: bool,
}

impl<'r> Row<'r> {
    /// A row that can be read.
    pub(super) fn new(text: &'r [u8], fields: Option<&'r [&'r [u8]]>) -> Self {
        Self {
            text,
            fields,
            fault: None,
            is_object: false,
            has_ours: false,
            cells: [&[]; Field::COUNT],
            filled: 0,
            keeps_answers: false,
            extras: &[],
        }
    }

    /// A row that cannot.
    pub(super) fn faulty(text: &'r [u8], fields: Option<&'r [&'r [u8]]>, fault: String) -> Self {
        Self { fault: Some(fault), ..Self::new(text, fields) }
    }

    /// The cell of a field; empty if there is none. Spaces around it do not count.
    #[must_use]
    pub fn cell(&self, field: Field) -> &[u8] {
        self.cells[field as usize]
    }

    /// The cell of a further column.
    #[must_use]
    pub fn extra(&self, extra: Extra) -> &[u8] {
        self.extras.get(extra.place).map_or(&[], |cell| cell)
    }

    /// Sets the cell of a field, unless there is something in it.
    pub(super) fn put(&mut self, field: Field, cell: &'r [u8]) {
        let (place, cell) = (field as usize, cell.trim_ascii());
        if self.filled & (1 << place) == 0 && !cell.is_empty() {
            self.cells[place] = cell;
            self.filled |= 1 << place;
        }
    }

    /// The fields that make a case and have something in their cells, in order.
    pub(super) fn of_case(&self) -> impl Iterator<Item = (Field, &'r [u8])> {
        let mut left = self.filled >> Field::OF_CASES.start;
        std::iter::from_fn(move || {
            let place = Field::OF_CASES.start + usize::try_from(left.trailing_zeros()).ok()?;
            let found = (*Field::ALL.get(place)?, *self.cells.get(place)?);
            left &= left - 1;
            Some(found)
        })
    }
}
