//! The beginning of a table of CSV: a line `sep=;`, lines of a title, and the header.

use csv::ByteRecord;
use memchr::memchr_iter;

use super::{
    Input,
    blocks::{Block, Blocks},
    csv_rows,
};
use crate::tickets::{
    Mapping, StreamError,
    columns::{HeaderColumns, names_of, sign_between},
    table_choices::TableChoices,
};

/// Far more columns than any export has. Each takes memory for its name.
const MOST_COLUMNS: usize = 1 << 20;

/// The most lines of a title that are looked through for the header below them.
const MOST_TITLES: usize = 20;

/// The bytes in which the names of a header show its delimiter.
const BEGINNING: usize = 1 << 12;

/// Takes off a first line such as `sep=;`, which Excel writes, and returns its delimiter.
pub(super) fn take_sep_line(input: &mut Input) -> Result<Option<u8>, StreamError> {
    let first = input.peek(16)?;
    let Some(end) = first.iter().position(|byte| *byte == b'\n') else { return Ok(None) };
    let line = first[..end].trim_ascii();
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    let is_sep = line.get(..4).is_some_and(|word| word.eq_ignore_ascii_case(b"sep="));
    let delimiter = match line.get(4..).filter(|_| is_sep) {
        Some([delimiter]) => *delimiter,
        // A tab is trimmed away.
        Some([]) if first[..end].contains(&b'\t') => b'\t',
        _ => return Ok(None),
    };
    input.fill(&mut vec![0; end + 1])?;
    Ok(Some(delimiter))
}

/// Returns the delimiter of a header that is one field by commas, if the sign of another is in it.
/// The header is the first line with anything in it, unless an option says which.
pub(super) fn delimiter_of(
    input: &mut Input,
    header_line: Option<usize>,
) -> Result<Option<u8>, StreamError> {
    let beginning = input.peek(BEGINNING)?;
    let mut lines = beginning.split(|byte| *byte == b'\n');
    let header = match header_line {
        Some(line) => lines.nth(line.saturating_sub(1)),
        None => lines.find(|line| !line.trim_ascii().is_empty()),
    };
    Ok(header.and_then(sign_between).map(|(sign, _)| sign))
}

/// The header of a table of CSV.
pub(super) struct TableHeader {
    pub(super) record: ByteRecord,
    pub(super) columns: HeaderColumns,
    /// The error for which the columns are only proposed: the rows are read as far as they show
    /// what else is missing.
    pub(super) fault: Option<StreamError>,
}

/// Reads the header of a table of CSV with its columns, and puts the rows behind it back.
pub(super) fn read_header(
    blocks: &mut Blocks,
    delimiter: u8,
    mapping: &Mapping,
    choices: &TableChoices,
) -> Result<TableHeader, StreamError> {
    let block = match blocks.next()? {
        Some(Block::Rows(block)) => block,
        Some(Block::TooLong(_) | Block::Unclosed | Block::Unfinished) => {
            return Err(StreamError::Header(
                "the header is too long, or not whole; is a quote missing?".to_owned(),
            ));
        }
        None => {
            return Err(StreamError::Header(
                "the input is empty: the first row must name the columns".to_owned(),
            ));
        }
    };
    let start = mapping.shape.header_line.map_or(Some(0), |line| start_of(&block, line));
    let start = start.ok_or_else(|| {
        StreamError::Header("--header-line names a line behind the end of the table".to_owned())
    })?;
    let first = HeaderRow::at(&block, start, delimiter)?;
    let (header, columns, fault) = match mapping.columns(&names_of(&first.record)) {
        Ok(columns) => (first, columns, None),
        Err(error) => {
            let is_said = mapping.shape.header_line.is_some();
            let below = || below_titles(&block, &first, delimiter, mapping);
            if let Some((header, columns)) = (!is_said).then(below).flatten() {
                let line = 1 + memchr_iter(b'\n', &block[..header.start]).count();
                choices.add(format!(
                    "The header is taken from line {line}, and the lines above it are left out; \
                     --header-line N takes another."
                ));
                (header, columns, None)
            } else {
                let (columns, fault) = mapping.proposed(&names_of(&first.record), error)?;
                (first, columns, Some(fault))
            }
        }
    };
    blocks.put_back(Block::Rows(block[header.end..].to_vec()));
    Ok(TableHeader { record: header.record, columns, fault })
}

/// A row that may be the header.
struct HeaderRow {
    record: ByteRecord,
    /// The bytes of the block in which it stands.
    start: usize,
    end: usize,
}

impl HeaderRow {
    fn at(block: &[u8], from: usize, delimiter: u8) -> Result<Self, StreamError> {
        let (record, length) = csv_rows::header(&block[from..], delimiter)?;
        if record.len() > MOST_COLUMNS {
            let columns = record.len();
            return Err(StreamError::Header(format!(
                "the header has {columns} columns; at most {MOST_COLUMNS} are allowed; is it a \
                 table of tickets?"
            )));
        }
        let blank = block[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        Ok(Self { record, start: from + blank, end: from + length })
    }

    /// Returns the number of cells with something in them.
    fn filled(&self) -> usize {
        self.record.iter().filter(|cell| !cell.trim_ascii().is_empty()).count()
    }
}

/// Finds a header below lines of a title: the first row with the columns that are needed, if all
/// rows above it have fewer cells.
fn below_titles(
    block: &[u8],
    first: &HeaderRow,
    delimiter: u8,
    mapping: &Mapping,
) -> Option<(HeaderRow, HeaderColumns)> {
    let (mut most, mut at) = (first.filled(), first.end);
    for _ in 0..MOST_TITLES {
        let row = HeaderRow::at(block, at, delimiter).ok()?;
        if row.filled() > most.max(1)
            && let Ok(columns) = mapping.columns(&names_of(&row.record))
        {
            return Some((row, columns));
        }
        (most, at) = (most.max(row.filled()), row.end);
    }
    None
}

/// Returns the start of a line, counted from 1.
fn start_of(block: &[u8], line: usize) -> Option<usize> {
    let mut starts = [0].into_iter().chain(memchr_iter(b'\n', block).map(|at| at + 1));
    starts.nth(line.checked_sub(1)?).filter(|start| *start < block.len())
}
