//! Rows of CSV: the header, and the rows of a block.

use csv::{ByteRecord, ReaderBuilder};
use memchr::{memchr, memchr_iter, memchr3};

use super::blocks::RowEnds;
use crate::{
    text::unguarded,
    tickets::{Row, StreamError, columns::HeaderColumns},
};

/// The most fields of a row: more than any spreadsheet has, and few enough to be kept.
const MOST_FIELDS: usize = 1 << 20;

/// Blocks up to this length, in bytes, have no row of more fields.
const SURELY_FEW: usize = MOST_FIELDS;

/// Returns the names of the columns, and the start of the first row.
pub(in super::super) fn header(
    block: &[u8],
    delimiter: u8,
) -> Result<(ByteRecord, usize), StreamError> {
    let row = &block[..RowEnds::new(Some(delimiter)).first_in(block).unwrap_or(block.len())];
    if row.len() > SURELY_FEW && fields_at_most(row, delimiter) > MOST_FIELDS {
        return Err(StreamError::Header(too_many_fields()));
    }
    let mut reader = reader(delimiter).from_reader(block);
    let mut record = ByteRecord::new();
    let found = reader.read_byte_record(&mut record);
    match found {
        Ok(true) => Ok((record, usize::try_from(reader.position().byte()).unwrap_or(block.len()))),
        Ok(false) => Err(StreamError::Header(
            "there is no header: the first row must name the columns".to_owned(),
        )),
        Err(error) => Err(StreamError::Header(format!("the header cannot be read: {error}"))),
    }
}

/// Gives each row of a block to `take`.
///
/// Rows are split here as the csv crate splits them, and by it from the first field on that has
/// doubled quotes, or letters behind a closing one: its reader takes longer to make than to read
/// many rows.
pub(in super::super) fn each(
    block: &[u8],
    delimiter: u8,
    columns: &HeaderColumns,
    record: &mut ByteRecord,
    mut take: impl FnMut(&Row<'_>),
) {
    let mut cells = Vec::with_capacity(columns.count);
    let mut extras = vec![&[][..]; columns.extras.len()];
    let mut rest = block;
    while let Some(start) = rest.iter().position(|byte| !is_end(*byte)) {
        rest = &rest[start..];
        if let Some((length, fields)) = split(rest, delimiter, columns.count + 1, &mut cells) {
            give(&rest[..length], (&cells, fields), columns, &mut extras, &mut take);
            rest = &rest[length..];
            continue;
        }
        if rest.len() > SURELY_FEW {
            let row = &rest[..RowEnds::new(Some(delimiter)).first_in(rest).unwrap_or(rest.len())];
            if fields_at_most(row, delimiter) > MOST_FIELDS {
                take(&Row::faulty(without_line_ends(row), None, too_many_fields()));
            } else {
                each_by_the_crate(row, delimiter, columns, record, &mut take);
            }
            rest = &rest[row.len()..];
            continue;
        }
        return each_by_the_crate(rest, delimiter, columns, record, &mut take);
    }
}

/// Counts the fields of a row as if no delimiter stood in quotes.
fn fields_at_most(row: &[u8], delimiter: u8) -> usize {
    memchr_iter(delimiter, row).count() + 1
}

fn too_many_fields() -> String {
    format!(
        "the row has more than {MOST_FIELDS} fields; is a quote missing, or is the delimiter wrong?"
    )
}

fn each_by_the_crate(
    bytes: &[u8],
    delimiter: u8,
    columns: &HeaderColumns,
    record: &mut ByteRecord,
    take: &mut impl FnMut(&Row<'_>),
) {
    let mut reader = reader(delimiter).from_reader(bytes);
    let mut start = 0;
    // Reading bytes from memory into a record of any length cannot fail.
    while reader.read_byte_record(record).unwrap_or(false) {
        let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        let ends = bytes[start..end].iter().take_while(|byte| is_end(**byte)).count();
        let cells: Vec<&[u8]> = record.iter().take(columns.count + 1).collect();
        let mut extras = vec![&[][..]; columns.extras.len()];
        give(&bytes[start + ends..end], (&cells, record.len()), columns, &mut extras, take);
        start = end;
    }
}

/// Splits the row at the beginning of some bytes. Returns its length and the number of its fields;
/// `None` if a field cannot be taken as it stands.
fn split<'b>(
    bytes: &'b [u8],
    delimiter: u8,
    most: usize,
    cells: &mut Vec<&'b [u8]>,
) -> Option<(usize, usize)> {
    cells.clear();
    let (mut from, mut fields) = (0, 0);
    loop {
        fields += 1;
        let end = if bytes.get(from) == Some(&b'"') {
            let closing = from + 1 + memchr(b'"', &bytes[from + 1..])?;
            put(cells, &bytes[from + 1..closing], most);
            closing + 1
        } else {
            let end = memchr3(delimiter, b'\n', b'\r', &bytes[from..])
                .map_or(bytes.len(), |ahead| from + ahead);
            put(cells, &bytes[from..end], most);
            end
        };
        match bytes.get(end) {
            Some(byte) if *byte == delimiter => from = end + 1,
            Some(byte) if !is_end(*byte) => return None,
            _ => return Some((end, fields)),
        }
    }
}

/// Keeps a field unless there are enough.
#[inline]
fn put<'b>(cells: &mut Vec<&'b [u8]>, cell: &'b [u8], most: usize) {
    if cells.len() < most {
        cells.push(cell);
    }
}

/// Gives a row to `take`, by its first cells and the number of all. `extras` is the room for the
/// cells of further columns.
fn give<'b>(
    text: &[u8],
    (cells, fields): (&[&'b [u8]], usize),
    columns: &HeaderColumns,
    extras: &mut [&'b [u8]],
    take: &mut impl FnMut(&Row<'_>),
) {
    let text = without_line_ends(text);
    if fields != columns.count {
        let fault = format!("the row has {fields} fields, the header {}", columns.count);
        take(&Row::faulty(text, Some(cells), fault));
        return;
    }
    for (extra, place) in extras.iter_mut().zip(&columns.extras) {
        *extra = place.map_or(&[], |place| unguarded(cells[place]));
    }
    let mut row = Row::new(text, Some(cells));
    row.extras = extras;
    row.places = columns.places;
    for (field, place) in &columns.fields {
        row.put(*field, unguarded(cells[*place]));
    }
    take(&row);
}

fn reader(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(1 << 15);
    builder
}

/// Returns a row without the end of its line.
fn without_line_ends(text: &[u8]) -> &[u8] {
    let end = text.iter().rposition(|byte| !is_end(*byte)).map_or(0, |at| at + 1);
    &text[..end]
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use csv::ByteRecord;

    use super::{HeaderColumns, each, reader};

    /// Every text of up to six of these letters is split as the csv crate splits it.
    #[test]
    fn rows_are_split_as_by_the_csv_crate() {
        let letters = b"a,\"\n\r";
        for length in 0..=6_u32 {
            for number in 0..5_usize.pow(length) {
                let block: Vec<u8> =
                    (0..length).map(|place| letters[number / 5_usize.pow(place) % 5]).collect();
                let mut expected: Vec<Vec<Vec<u8>>> = Vec::new();
                for record in reader(b',').from_reader(&block[..]).byte_records() {
                    expected.push(record.unwrap().iter().map(<[u8]>::to_vec).collect());
                }
                let mut got = Vec::new();
                let mut texts = Vec::new();
                let take = |row: &super::Row<'_>| {
                    texts.push(row.text.to_vec());
                    got.push(
                        row.fields.unwrap().iter().map(|cell| cell.to_vec()).collect::<Vec<_>>(),
                    );
                };
                let all = HeaderColumns { count: 9, ..HeaderColumns::default() };
                each(&block, b',', &all, &mut ByteRecord::new(), take);
                assert_eq!(got, expected, "{:?}", String::from_utf8_lossy(&block));
                // The text of each row is that row and no other; the last one may be cut off in a
                // quoted field.
                for (text, cells) in texts.iter().zip(&expected).rev().skip(1) {
                    let alone =
                        reader(b',').from_reader(&text[..]).byte_records().next().unwrap().unwrap();
                    assert_eq!(
                        &alone.iter().map(<[u8]>::to_vec).collect::<Vec<_>>(),
                        cells,
                        "{:?}",
                        String::from_utf8_lossy(&block)
                    );
                }
            }
        }
    }
}
