//! The places of rows, for people: of a table of several files with the file and the row in it.

use std::path::PathBuf;

use super::arguments::StreamArgs;
use crate::{
    text::grouped,
    tickets::{StreamConfig, rows_before},
};

/// The files of a table, and how many rows stand before each.
#[derive(Debug, Default)]
pub(in super::super) struct RowPlaces {
    files: Vec<PathBuf>,
    before: Vec<u64>,
}

impl StreamArgs {
    /// Returns the places of rows up to the last of some. Several files are counted anew, as far as
    /// that row; those that cannot be read twice, as a pipe, have rows of the table alone.
    pub(in super::super) fn places_of(
        &self,
        rows: impl IntoIterator<Item = u64>,
        config: &StreamConfig<'_>,
    ) -> RowPlaces {
        let Some(last) = rows.into_iter().max() else { return RowPlaces::default() };
        let files = self.named_files().unwrap_or_default();
        if files.len() < 2 || !files.iter().all(|file| file.is_file()) {
            return RowPlaces::default();
        }
        let before = rows_before(&files, last, config).unwrap_or_default();
        RowPlaces { files, before }
    }
}

impl RowPlaces {
    /// Returns `row 5`, with what tells it apart: `row 5 (row 2 of b.csv, ticket ACME-7)`.
    pub(in super::super) fn of(&self, row: u64, ticket: Option<&str>) -> String {
        let place = self.before.iter().zip(&self.files).rfind(|(before, _)| **before < row);
        let of_file = place
            .map(|(before, file)| format!("row {} of {}", grouped(row - before), file.display()));
        let named = ticket.map(|ticket| format!("ticket {ticket}"));
        let known: Vec<String> = of_file.into_iter().chain(named).collect();
        let known = known.join(", ");
        let known = if known.is_empty() { known } else { format!(" ({known})") };
        format!("row {}{known}", grouped(row))
    }
}
