//! A table as CSV (RFC 4180): for spreadsheets and other programs.

use super::Table;
use crate::text::put_field;

/// Renders a table with its header, a record a line, each ended by a line feed. No cell runs in a
/// spreadsheet.
#[must_use]
pub(crate) fn csv(table: &Table) -> String {
    let mut bytes = Vec::new();
    for record in [&table.header].into_iter().chain(&table.rows) {
        put_record(record, &mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Appends a record, ended by a line feed.
pub(crate) fn put_record<T: AsRef<str>>(record: &[T], to: &mut Vec<u8>) {
    for (at, cell) in record.iter().enumerate() {
        if at > 0 {
            to.push(b',');
        }
        put_field(cell.as_ref().as_bytes(), b',', false, to);
    }
    to.push(b'\n');
}

#[cfg(test)]
mod tests {
    use super::{Table, csv};

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut table = Table::new("", &["a", "b"]);
        table.rows.push(vec!["1, 2".to_owned(), "say \"no\"\nor".to_owned()]);
        table.rows.push(vec![String::new(), "plain".to_owned()]);
        assert_eq!(csv(&table), "a,b\n\"1, 2\",\"say \"\"no\"\"\nor\"\n,plain\n");
    }

    #[test]
    fn no_cell_and_no_header_is_a_formula() {
        let mut table = Table::new("", &["=a", "b"]);
        table.rows.push(vec!["＝1+1".to_owned(), "-5".to_owned()]);
        assert_eq!(csv(&table), "'=a,b\n'＝1+1,-5\n");
    }
}
