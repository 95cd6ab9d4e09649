//! A table as CSV (RFC 4180): for spreadsheets and other programs.

use csv::{Error, WriterBuilder};

use super::Table;

/// The table with its header, a record a line, each ended by a line feed.
///
/// # Errors
/// A row has not as many cells as the header.
pub fn csv(table: &Table) -> Result<String, Error> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    writer.write_record(&table.header)?;
    for row in &table.rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    let bytes = writer.into_inner().map_err(|error| Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Table, csv};

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::new("", &["a", "b"]);
        table.rows.push(vec!["1, 2".to_owned(), "say \"no\"\nor".to_owned()]);
        table.rows.push(vec![String::new(), "plain".to_owned()]);
        assert_eq!(csv(&table).unwrap(), "a,b\n\"1, 2\",\"say \"\"no\"\"\nor\"\n,plain\n");
    }
}
