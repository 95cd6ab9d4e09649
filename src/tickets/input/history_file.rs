//! Reads a file of events: its rows one by one, as objects of JSON.

use std::path::Path;

use serde_json::{Map, Value};

use super::{
    Input,
    table_opening::{form_of, into_lines},
    workbook::take_sheet,
};
use crate::{
    text::grouped,
    tickets::{
        EventReader, HistoryLog, Mapping, StreamError, TableForm, table_choices::TableChoices,
    },
};

/// Reads the events in a file of CSV, of JSON, or an Excel workbook.
///
/// # Errors
/// It cannot be read, or an event in it cannot.
pub(crate) fn read_history(
    path: &Path,
    mut reader: EventReader<'_>,
) -> Result<HistoryLog, StreamError> {
    let mut log = HistoryLog::new(format!("'{}'", path.display()));
    let mut number = 0_u64;
    log.delimiter_note = each_object(path, |row| {
        number += 1;
        log.take(&row, &mut reader).map_err(|says| {
            let row = grouped(number);
            StreamError::Column(format!("the history '{}', row {row}: {says}", path.display()))
        })
    })?;
    log.finish(&reader).map_err(StreamError::Column)?;
    Ok(log)
}

/// Gives each row of a file to `take`: an object of JSON, or a row of CSV with texts under the
/// names of its columns. Returns a sentence on a delimiter that was found.
fn each_object(
    path: &Path,
    mut take: impl FnMut(Value) -> Result<(), StreamError>,
) -> Result<Option<String>, StreamError> {
    let mut input = Input::file(path)?;
    let (mapping, choices) = (Mapping::default(), TableChoices::default());
    if input.is_workbook {
        take_sheet(&mut input, &mapping, &choices)?;
    }
    let name = input.name().to_owned();
    let broken = |says: String| StreamError::Header(format!("cannot read {name}: {says}"));
    let (form, note) = form_of(&mut input, None, None)?;
    match form {
        TableForm::Json => {
            into_lines(&mut input, &mapping, &choices)?;
            let rows = serde_json::Deserializer::from_reader(input.take_reader());
            for row in rows.into_iter() {
                take(row.map_err(|error| broken(format!("it is not JSON: {error}")))?)?;
            }
        }
        TableForm::Csv { delimiter } => {
            let mut rows = csv::ReaderBuilder::new()
                .delimiter(delimiter)
                .flexible(true)
                .from_reader(input.take_reader());
            let header = rows.headers().map_err(|error| broken(error.to_string()))?.clone();
            for row in rows.records() {
                let row = row.map_err(|error| broken(error.to_string()))?;
                let cell = |(name, cell): (&str, &str)| (name.trim().to_owned(), cell.into());
                let cells: Map<String, Value> = header.iter().zip(row.iter()).map(cell).collect();
                take(Value::Object(cells))?;
            }
        }
    }
    Ok(note.map(|note| format!("{note}.")))
}
