//! Rows as an Excel workbook. Text stays text: no cell runs as a formula, and a time keeps its
//! offset, which a cell with a date of Excel cannot hold.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::Table;

/// The most digits that a number of Excel has.
const MOST_DIGITS: usize = 15;

/// The rows by which the widths of columns are chosen: more take long.
const FITTED_ROWS: u32 = 500;
/// The widest column, in pixels: about 60 letters.
const MOST_WIDTH: u32 = 430;

/// A workbook of one sheet that is being written; it is held in memory.
pub(crate) struct WorkbookRows {
    book: Workbook,
    /// The number of rows so far.
    rows: u32,
}

impl WorkbookRows {
    /// Begins a workbook.
    ///
    /// # Errors
    /// The sheet cannot be made.
    pub(crate) fn new() -> Result<Self, String> {
        let mut book = Workbook::new();
        // The same rows give the same file, whatever the clock shows.
        let created = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| error.to_string())?;
        book.set_properties(&DocProperties::new().set_creation_datetime(&created));
        let sheet = book.add_worksheet();
        sheet.set_freeze_panes(1, 0).map_err(|error| error.to_string())?;
        Ok(Self { book, rows: 0 })
    }

    /// Appends a row. Numbers become numbers, unless a digit would be lost.
    ///
    /// # Errors
    /// There are more rows, columns or letters of a cell than Excel takes.
    pub(crate) fn put<T: AsRef<str>>(&mut self, cells: &[T]) -> Result<(), String> {
        let sheet = self.book.worksheet_from_index(0).map_err(|error| error.to_string())?;
        for (column, cell) in cells.iter().enumerate() {
            let column = u16::try_from(column).unwrap_or(u16::MAX);
            let text = cell.as_ref();
            let written = match number(text).filter(|_| self.rows > 0) {
                Some(number) => sheet.write_number(self.rows, column, number),
                None if text.is_empty() => continue,
                None if self.rows == 0 => {
                    sheet.write_string_with_format(0, column, text, &Format::new().set_bold())
                }
                None => sheet.write_string(self.rows, column, text),
            };
            written.map_err(|error| format!("row {} of the workbook: {}", self.rows + 1, error))?;
        }
        self.rows += 1;
        Ok(())
    }

    /// Returns the bytes of the workbook.
    ///
    /// # Errors
    /// It cannot be packed.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, String> {
        let sheet = self.book.worksheet_from_index(0).map_err(|error| error.to_string())?;
        sheet.set_autofit_max_row(FITTED_ROWS);
        sheet.set_autofit_max_width(MOST_WIDTH);
        sheet.autofit();
        self.book.save_to_buffer().map_err(|error| error.to_string())
    }
}

/// Renders a table with its header as a workbook.
///
/// # Errors
/// As for [`WorkbookRows::put`].
pub(super) fn xlsx(table: &Table) -> Result<Vec<u8>, String> {
    let mut book = WorkbookRows::new()?;
    for record in [&table.header].into_iter().chain(&table.rows) {
        book.put(record)?;
    }
    book.finish()
}

/// Returns the number that a text writes in the plainest way.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = is_digits(whole)
        && is_digits(fraction)
        && (whole == "0" || !whole.starts_with('0'))
        && digits.len() <= MOST_DIGITS;
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_loses_no_digit() {
        for (text, expected) in [("5", Some(5.0)), ("-3.5", Some(-3.5)), ("0", Some(0.0))] {
            assert_eq!(number(text), expected, "{text}");
        }
        for text in ["007", "1234567890123456", "1e5", "+1", "1.", "", "-", "1,5", "NaN", "inf"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
