//! Lays facts and tables out in columns that are as wide as their longest word, or one below the
//! other where a line has no room for that.

use std::borrow::Cow;

use comfy_table::{ContentArrangement, presets::NOTHING};
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm, core::display_width, wrap};

use super::{Table, shorten::shortened};

/// The longest word, in letters, that is shown whole.
const LONGEST_WORD: usize = 1_000;

/// The blanks before a line.
const INDENT: usize = 1;

/// The blanks between two columns.
const GAP: usize = 2;

/// The widest first column that is never wrapped: the names of rows are read at a glance.
const WIDEST_NAME: usize = 32;

/// The widest page on which columns have to be legible, or else stand below each other.
const NARROW: usize = 60;

/// The least width of a column whose text takes many lines.
const NARROWEST: usize = 16;

/// The most lines of a text in a column that is narrower.
const MOST_LINES: usize = 3;

/// Wraps a text between words. A word that is longer than a line stays whole, to be copied.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    indented(text, 0, 0, width)
}

/// Wraps a text, with blanks before its first line and before the others.
pub(super) fn indented(text: &str, first: usize, others: usize, width: usize) -> Vec<String> {
    let [first, others] = [first, others].map(|blanks| " ".repeat(blanks));
    let text = &*with_short_words(text);
    if first.len() + text.len() <= width && !text.contains('\n') {
        return vec![first + text];
    }
    let options = Options::new(width.max(1))
        .subsequent_indent(&others)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    // Of a text of several lines textwrap takes each one's first for the first of all.
    let lines = text.split('\n').enumerate().flat_map(|(at, line)| {
        let initial = if at == 0 { &first } else { &others };
        wrap(line, options.clone().initial_indent(initial))
    });
    lines.map(|line| line.trim_end().to_owned()).collect()
}

/// Returns true if a line is no wider than some room.
pub(super) fn fits(line: &str, room: usize) -> bool {
    line.len() <= room || display_width(line) <= room
}

/// Shortens words that nobody would read to their end. Every other format has them whole.
fn with_short_words(text: &str) -> Cow<'_, str> {
    let is_short = |text: &str| text.split(char::is_whitespace).all(|it| it.len() <= LONGEST_WORD);
    if text.len() <= LONGEST_WORD || is_short(text) {
        return Cow::Borrowed(text);
    }
    text.split_inclusive(char::is_whitespace).map(|word| shortened(word, LONGEST_WORD)).collect()
}

/// The widths that the cells of a column can take.
#[derive(Clone, Copy, Default)]
struct Column {
    /// Without a break of line.
    natural: usize,
    /// As the longest word.
    least: usize,
}

impl Column {
    fn of<'c>(cells: impl Iterator<Item = &'c String>) -> Self {
        let mut column = Self::default();
        for line in cells.flat_map(|cell| cell.lines()) {
            column.natural = column.natural.max(display_width(line));
            let words = line.split(' ').map(display_width);
            column.least = column.least.max(words.max().unwrap_or(0));
        }
        column
    }
}

/// Returns the widths of columns that share some room; `None` if their longest words have none.
fn widths(columns: &[Column], room: usize) -> Option<Vec<usize>> {
    let total = |level: usize| -> usize {
        columns.iter().map(|column| column.natural.min(column.least.max(level))).sum()
    };
    if total(0) > room {
        return None;
    }
    // No column gets more than the widest that all can have.
    let level = (0..=room).rev().find(|level| total(*level) <= room)?;
    let mut left = room - total(level);
    let width = |column: &Column| {
        let width = column.natural.min(column.least.max(level));
        let more = usize::from(left > 0 && width < column.natural && width == level);
        left -= more;
        width + more
    };
    Some(columns.iter().map(width).collect())
}

/// Returns a table without the optional columns that keep its rows from being one line each.
pub(super) fn narrowed(table: &Table, width: usize) -> Cow<'_, Table> {
    let natural = |at: &usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(*at));
        Column::of(table.header.get(*at).into_iter().chain(cells)).natural
    };
    let mut kept: Vec<usize> = (0..table.header.len()).collect();
    for optional in &table.optional {
        let gaps = GAP * kept.len().saturating_sub(1);
        if INDENT + gaps + kept.iter().map(natural).sum::<usize>() <= width {
            break;
        }
        kept.retain(|at| at != optional);
    }
    if kept.len() == table.header.len() {
        return Cow::Borrowed(table);
    }
    let of = |row: &Vec<String>| kept.iter().filter_map(|at| row.get(*at).cloned()).collect();
    Cow::Owned(Table {
        header: of(&table.header),
        rows: table.rows.iter().map(of).collect(),
        ..Table::new(&table.title, &[])
    })
}

/// Returns the lines of a table, the header first.
pub(super) fn table(header: &[String], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let count = header.len().max(rows.iter().map(Vec::len).max().unwrap_or(0));
    let has_header = header.iter().any(|name| !name.is_empty());
    let columns: Vec<Column> = (0..count)
        .map(|at| {
            Column::of(header.get(at).into_iter().chain(rows.iter().filter_map(|row| row.get(at))))
        })
        .collect();
    let room = width.saturating_sub(INDENT + GAP * count.saturating_sub(1));
    let widths = names_whole(&columns, room).or_else(|| widths(&columns, room));
    let widths = widths.filter(|widths| width > NARROW || is_legible(&columns, widths));
    let Some(widths) = widths else { return stacked(header, rows, width) };
    let header = has_header.then_some(header);
    let rows = header.into_iter().chain(rows.iter().map(Vec::as_slice));
    let mut drawn = comfy_table::Table::new();
    drawn.add_rows(
        rows.map(|row| {
            row.iter().zip(&widths).map(|(cell, width)| wrapped(cell, *width).join("\n"))
        }),
    );
    // A column is drawn as wide as its longest line, which may be less than it was given, and with
    // a blank on each side.
    drawn.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    drawn.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// Returns true if every column that is wrapped is wide enough for a few words of its text.
fn is_legible(columns: &[Column], widths: &[usize]) -> bool {
    let is_wide = |(column, width): (&Column, &usize)| {
        let lines = column.natural.div_ceil((*width).max(1));
        *width >= NARROWEST || lines <= MOST_LINES
    };
    columns.iter().zip(widths).all(is_wide)
}

/// Returns the widths of columns of which the first is not wrapped.
fn names_whole(columns: &[Column], room: usize) -> Option<Vec<usize>> {
    let mut columns = columns.to_vec();
    let first = columns.first_mut().filter(|first| first.natural <= WIDEST_NAME)?;
    first.least = first.natural;
    widths(&columns, room)
}

/// Returns the lines of a table without room for its columns: the cells of a row below each other,
/// each with the name of its column, and rows apart.
fn stacked(header: &[String], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let name = header.get(at).filter(|name| at > 0 && !name.is_empty());
            let text = name.map_or_else(|| cell.clone(), |name| format!("{name}: {cell}"));
            let indent = if at == 0 { INDENT } else { INDENT + GAP };
            lines.extend(indented(&text, indent, indent + GAP, width));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Table, indented, narrowed, table, wrapped};

    fn cells(row: &[&str]) -> Vec<String> {
        row.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        assert_eq!(
            wrapped("see https://example.com/a now", 10),
            ["see", "https://example.com/a", "now"]
        );
        assert_eq!(indented("one two three", 2, 4, 8), ["  one", "    two", "    three"]);
    }

    #[test]
    fn each_line_of_a_text_keeps_to_the_width() {
        assert_eq!(
            indented("one\nfour five six\nseven", 1, 3, 12),
            [" one", "   four five", "   six", "   seven"]
        );
    }

    #[test]
    fn a_text_of_many_lines_in_a_narrow_column_makes_a_list_of_a_narrow_table() {
        let header = cells(&["when", "what"]);
        let says = "the clock starts, inside Business hours, as the document has it in its notes";
        let rows = [cells(&["Fri 27 Nov 2026, 16:50-17:30", says])];
        assert_eq!(
            table(&header, &rows, 40),
            [
                " Fri 27 Nov 2026, 16:50-17:30",
                "   what: the clock starts, inside",
                "     Business hours, as the document has",
                "     it in its notes",
            ]
        );
        // A column of a few lines stays one.
        let rows = [cells(&["Fri 27 Nov 2026, 16:50-17:30", "not stated"])];
        assert_eq!(table(&header, &rows, 40)[0], " when                          what");
    }

    #[test]
    fn columns_share_a_line_and_no_word_is_cut() {
        let header = cells(&["plan", "says", "deadline"]);
        let rows = [cells(&["mission-critical", "a few words of prose", "Mon 9 Mar 2026"])];
        assert_eq!(
            table(&header, &rows, 60),
            [
                " plan              says                  deadline",
                " mission-critical  a few words of prose  Mon 9 Mar 2026",
            ]
        );
        assert_eq!(
            table(&header, &rows, 46),
            [
                " plan              says         deadline",
                " mission-critical  a few words  Mon 9 Mar",
                "                   of prose     2026",
            ]
        );
    }

    #[test]
    fn without_room_for_the_longest_words_cells_stand_below_each_other() {
        let header = cells(&["plan", "says"]);
        let rows = [cells(&["mission-critical", "business-hours"]), cells(&["basic", "none"])];
        assert_eq!(
            table(&header, &rows, 24),
            [" mission-critical", "   says: business-hours", "", " basic", "   says: none",]
        );
    }

    #[test]
    fn optional_columns_go_one_by_one_until_each_row_is_one_line() {
        let header = ["ticket", "plan", "due", "coverage now"];
        let mut whole = Table { optional: vec![1, 3], ..Table::new("", &header) };
        whole.rows.push(cells(&["M-1", "premium", "Fri 15:00", "24x7"]));
        // Blanks and natural widths: 1 + 6 + 2 + 7 + 2 + 9 + 2 + 12 = 41.
        for (width, kept) in [
            (41, &["ticket", "plan", "due", "coverage now"][..]),
            (40, &["ticket", "due", "coverage now"]),
            (32, &["ticket", "due", "coverage now"]),
            (31, &["ticket", "due"]),
            (5, &["ticket", "due"]),
        ] {
            let shown = narrowed(&whole, width);
            assert_eq!(
                (shown.header.as_slice(), shown.rows[0].len()),
                (&cells(kept)[..], kept.len())
            );
        }
        whole.optional.clear();
        assert_eq!(narrowed(&whole, 5).header, whole.header);
    }

    #[test]
    fn wide_letters_take_two_columns() {
        let rows = [cells(&["\u{6625}\u{5206}", "x"]), cells(&["ab", "y"])];
        assert_eq!(table(&[], &rows, 20), [" \u{6625}\u{5206}  x", " ab    y"]);
    }
}
