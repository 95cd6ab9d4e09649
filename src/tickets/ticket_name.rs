//! The name of a row's ticket, looked up where it is asked for: few rows of a stream need it.

use csv::ByteRecord;

use super::{
    Row,
    columns::{names_of, place_of},
    input::member_text,
};
use crate::text::{printable, unguarded};

/// The most of a name that is kept.
const LONGEST: usize = 60;

/// The columns or keys that may have the name of a ticket.
#[derive(Debug, Default)]
pub(super) struct TicketName {
    /// Their names, the likeliest first.
    pub(super) names: Vec<String>,
    /// The place of the column, if it is a table with a header.
    place: Option<usize>,
}

impl TicketName {
    /// Finds the column in a header.
    pub(super) fn find(&mut self, header: &ByteRecord) {
        let header = names_of(header);
        self.place = self.names.iter().find_map(|name| place_of(&header, name).ok());
    }

    /// Returns the name of a row's ticket, if the row has one.
    pub(super) fn of(&self, row: &Row<'_>) -> Option<String> {
        let name = match row.fields {
            Some(fields) => {
                String::from_utf8_lossy(unguarded(fields.get(self.place?)?)).into_owned()
            }
            None => self.names.iter().find_map(|name| member_text(row.text, name))?,
        };
        let name = printable(name.trim_ascii(), LONGEST);
        Some(name).filter(|name| !name.is_empty())
    }
}
