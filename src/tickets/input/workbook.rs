//! The rows of a sheet of an Excel workbook, as CSV.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::{ZipArchive, result::ZipError};

use super::Input;
use crate::{
    text::{excerpt, put_field},
    tickets::{Mapping, StreamError, table_choices::TableChoices},
};

/// The largest workbook that is read, in bytes, packed.
const MOST_BYTES: u64 = 128 << 20;

/// The most bytes of a workbook that is unpacked, and of the text in its cells.
const MOST_UNPACKED: u64 = 512 << 20;

/// The most cells that a sheet may have, empty ones included.
const MOST_CELLS: usize = 1 << 28;

/// The cells of a sheet that are not empty, by row and column.
type SheetCells = BTreeMap<u32, Vec<(u32, String)>>;

/// Replaces a workbook by the rows of one of its sheets.
pub(super) fn take_sheet(
    input: &mut Input,
    mapping: &Mapping,
    choices: &TableChoices,
) -> Result<(), StreamError> {
    let name = input.name().to_owned();
    let failed = |says: String| StreamError::Input {
        name: name.clone(),
        error: io::Error::new(io::ErrorKind::InvalidData, says),
    };
    let mut packed = Vec::new();
    let reader = input.take_reader();
    reader
        .take(MOST_BYTES + 1)
        .read_to_end(&mut packed)
        .map_err(|error| StreamError::Input { name: name.clone(), error })?;
    if packed.len() as u64 > MOST_BYTES {
        return Err(failed(too_large()));
    }
    let broken = |error: XlsxError| {
        failed(format!(
            "the Excel workbook is not whole: {error}; export the sheet as CSV UTF-8 and name that \
             file"
        ))
    };
    if !is_small(&packed).map_err(|error| broken(error.into()))? {
        return Err(failed(too_large()));
    }
    let mut book = Xlsx::new(Cursor::new(packed)).map_err(broken)?;
    let sheet = sheet_of(&book, mapping.shape.sheet.as_deref()).map_err(failed)?;
    if mapping.shape.sheet.is_none() {
        choices.add(format!(
            "The rows are taken from the sheet '{}'; --sheet NAME takes another.",
            excerpt(&sheet)
        ));
    }
    let cells = cells(&mut book, &sheet).map_err(broken)?.map_err(failed)?;
    let csv = csv(&cells).map_err(failed)?;
    input.put_back(csv);
    Ok(())
}

/// Returns true if a workbook is not too large once it is unpacked, whatever it says of its size.
fn is_small(packed: &[u8]) -> Result<bool, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(packed))?;
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place)?.take(left);
        left -= io::copy(&mut part, &mut io::sink())?;
    }
    Ok(left > 0)
}

fn too_large() -> String {
    format!(
        "the Excel workbook is larger than {} MiB, or {} MiB unpacked; export the sheet as CSV \
         UTF-8 and name that file",
        MOST_BYTES >> 20,
        MOST_UNPACKED >> 20
    )
}

/// Returns the sheet of a name, or else the first that can be seen.
fn sheet_of(book: &Xlsx<Cursor<Vec<u8>>>, wanted: Option<&str>) -> Result<String, String> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let Some(wanted) = wanted else {
        let mut seen = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
        let first = seen.next().map(|sheet| sheet.name.clone());
        return first.ok_or_else(|| "the workbook has no sheet that can be seen".to_owned());
    };
    let names: Vec<&str> = sheets.map(|sheet| sheet.name.as_str()).collect();
    let found = names.iter().find(|name| **name == wanted);
    found.map(|name| (*name).to_owned()).ok_or_else(|| {
        format!("there is no sheet '{}'; there are: {}", excerpt(wanted), names.join(", "))
    })
}

/// Reads the cells of a sheet; of formulas the values that were stored with them.
fn cells(
    book: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
) -> Result<Result<SheetCells, String>, XlsxError> {
    let (mut cells, mut length) = (SheetCells::new(), 0);
    let mut reader = book.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let (row, column) = cell.pos;
        match text_of(&cell.value) {
            Some(text) => {
                length += text.len() as u64;
                if length > MOST_UNPACKED {
                    return Ok(Err(too_large()));
                }
                cells.entry(row).or_default().push((column, text));
            }
            None if cell.formula.is_some() && !is_text(&cell.value) => {
                return Ok(Err(format!(
                    "the formula in row {} of the sheet '{}' has no stored value; open the \
                     workbook in Excel and save it, or export the sheet as CSV",
                    row + 1,
                    excerpt(sheet)
                )));
            }
            None => {}
        }
    }
    Ok(Ok(cells))
}

fn is_text(value: &DataRef<'_>) -> bool {
    matches!(value, DataRef::String(_) | DataRef::SharedString(_))
}

/// Returns the text of a cell as CSV has it; `None` of an empty one.
fn text_of(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_true) => is_true.to_string().to_uppercase(),
        DataRef::Error(error) => error.to_string(),
        DataRef::DateTime(time) => text_of_time(*time),
    };
    (!text.is_empty()).then_some(text)
}

/// Returns a date with a time as a local time, a date alone without one, and a length of time as
/// hours, minutes and seconds.
fn text_of_time(time: ExcelDateTime) -> String {
    let days = time.as_f64();
    if time.is_duration() || (0.0..1.0).contains(&days) {
        let seconds = days * 86_400.0;
        if !(0.0..1e12).contains(&seconds) {
            return days.to_string();
        }
        #[allow(clippy::cast_possible_truncation, reason = "it is in the range of an i64")]
        let seconds = seconds.round() as i64;
        return format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if days.fract() == 0.0 { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

/// Writes the cells as CSV. A row without any is an empty line, so that lines keep their numbers.
fn csv(cells: &SheetCells) -> Result<Vec<u8>, String> {
    let columns = cells.values().flatten().map(|(column, _)| *column);
    let last = columns.max().unwrap_or(0);
    let width = usize::try_from(last).unwrap_or(usize::MAX).saturating_add(1);
    if cells.len().saturating_mul(width) > MOST_CELLS {
        return Err("its cells lie too far apart; export the sheet as CSV".to_owned());
    }
    let (mut csv, mut next) = (Vec::new(), 0);
    for (number, row) in cells {
        csv.resize(csv.len() + (*number - next) as usize, b'\n');
        next = number + 1;
        let mut filled = row.iter().peekable();
        for column in 0..=last {
            if column > 0 {
                csv.push(b',');
            }
            while let Some((_, text)) = filled.next_if(|(at, _)| *at <= column) {
                put_field(text.as_bytes(), b',', true, &mut csv);
            }
        }
        csv.push(b'\n');
    }
    Ok(csv)
}
