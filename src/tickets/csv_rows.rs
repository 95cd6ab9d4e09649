//! Rows of CSV: the header, and the rows of a block.

use csv::{ByteRecord, ReaderBuilder};

use super::{Columns, Row, StreamError};

/// The names of the columns, and where the first row begins.
pub(super) fn header(block: &[u8], delimiter: u8) -> Result<(ByteRecord, usize), StreamError> {
    let mut reader = reader(delimiter).from_reader(block);
    let mut record = ByteRecord::new();
    let found = reader.read_byte_record(&mut record);
    match found {
        Ok(true) => Ok((record, usize::try_from(reader.position().byte()).unwrap_or(block.len()))),
        Ok(false) => Err(StreamError::Header("there is no header: the first row must name the columns".to_owned())),
        Err(error) => Err(StreamError::Header(format!("the header cannot be read: {error}"))),
    }
}

/// Gives each row of a block to `take`.
pub(super) fn each(block: &[u8], delimiter: u8, columns: &Columns, record: &mut ByteRecord, mut take: impl FnMut(&Row<'_>)) {
    let mut reader = reader(delimiter).from_reader(block);
    let mut start = 0;
    // Reading bytes from memory into a record of any length cannot fail.
    while reader.read_byte_record(record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(block.len());
        let text = without_line_ends(&block[start..end]);
        start = end;
        let extras = columns.extras.len();
        if record.len() != columns.count {
            let fault = format!("the row has {} fields, the header {}", record.len(), columns.count);
            take(&Row::faulty(text, Some(record), extras, fault));
            continue;
        }
        let mut row = Row::new(text, Some(record), extras);
        for (field, place) in &columns.fields {
            row.put(*field, &record[*place]);
        }
        for (extra, place) in columns.extras.iter().enumerate() {
            if let Some(place) = place {
                row.put_extra(extra, &record[*place]);
            }
        }
        take(&row);
    }
}

fn reader(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(1 << 15);
    builder
}

/// A row without the ends of empty lines before it and its own.
fn without_line_ends(text: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let start = text.iter().position(|byte| !is_end(byte)).unwrap_or(text.len());
    let end = text.iter().rposition(|byte| !is_end(byte)).map_or(start, |at| at + 1);
    &text[start..end]
}
