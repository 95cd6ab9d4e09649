//! Renders text for people: eighty columns, the same on a terminal and in a pipe but for colour.

use std::{borrow::Cow, collections::BTreeSet};

use anstyle::{AnsiColor, Style};
use comfy_table::{ColumnConstraint, ContentArrangement, Table as Grid, Width, presets};

use super::{
    Report, SafeText, Table, Tone, safe_text::shown_report, shorten::shortened,
    terminal_picture::drawing,
};

const WIDTH: u16 = 80;

/// The widest column that is never broken, so that the others keep room.
const WIDEST_UNBROKEN: usize = 32;

/// The blanks beside a cell.
const BESIDE_A_CELL: usize = 2;

/// The longest word, in letters, that is shown whole: breaking a longer one takes quadratic time.
const LONGEST_WORD: usize = 1_000;

/// Renders a report as text, with escape codes for colour; the printer strips them where they are
/// not wanted.
#[must_use]
pub fn text(report: &Report) -> SafeText {
    let report = &shown_report(report);
    let mut blocks = Vec::new();
    if !report.headline.is_empty() {
        let style = style(report.tone);
        blocks.push(format!("{style}{}{style:#}\n", report.headline));
    }
    blocks.extend(report.picture.as_ref().map(drawing));
    if !report.facts.is_empty() {
        blocks.push(facts(&report.facts));
    }
    for table in &report.tables {
        let title =
            if table.title.is_empty() { String::new() } else { format!("{}:\n", table.title) };
        blocks.push(title + &grid(table));
    }
    if !report.verbatim.is_empty() {
        blocks.push(format!("    {}\n", report.verbatim.join("\n    ")));
    }
    // Each note is a grid of its own, so that its name stands before it.
    let note = |text: &String| facts(&[("note".to_owned(), text.clone())]);
    let notes: String = report.notes.iter().map(note).collect();
    if !notes.is_empty() {
        blocks.push(notes);
    }
    SafeText::drawn(blocks.join("\n"))
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new().bold(),
        Tone::Good => AnsiColor::Green.on_default().bold(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
        Tone::Unsure => AnsiColor::Yellow.on_default().bold(),
    }
}

fn facts(facts: &[(String, String)]) -> String {
    let mut grid = blank_grid();
    let mut last = "";
    for (name, value) in facts {
        grid.add_row([
            Cow::Borrowed(if name == last { "" } else { name }),
            with_short_words(value),
        ]);
        last = name;
    }
    lines(&grid)
}

fn grid(table: &Table) -> String {
    let mut grid = blank_grid();
    if table.header.iter().any(|name| !name.is_empty()) {
        grid.set_header(&table.header);
    }
    grid.add_rows(table.rows.iter().map(|row| row.iter().map(|cell| with_short_words(cell))));
    // Ids in the first column and single words such as times stay whole, to be copied.
    let is_words =
        |at: usize| table.rows.iter().all(|row| row.get(at).is_none_or(|cell| !cell.contains(' ')));
    // A path stays whole too, if no prose beside it needs the room.
    let no_prose = (0..table.header.len()).all(is_words);
    for at in 0..table.header.len() {
        let words = is_words(at);
        let lines = table.rows.iter().filter_map(|row| row.get(at)).flat_map(|cell| cell.lines());
        let width = lines.map(|line| line.chars().count()).max().unwrap_or(0);
        if let Some(column) = grid
            .column_mut(at)
            .filter(|_| no_prose || (width <= WIDEST_UNBROKEN && (at == 0 || words)))
        {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let as_arranged = lines(&grid);
    if shows_words(&as_arranged, table) {
        return as_arranged;
    }
    keep_words(&mut grid, table);
    lines(&grid)
}

/// Returns true if no word of a table was cut in its middle.
fn shows_words(drawn: &str, table: &Table) -> bool {
    let shown: BTreeSet<&str> = drawn.split_whitespace().collect();
    let mut words = table.rows.iter().flatten().flat_map(|cell| cell.split_whitespace());
    words.all(|word| shown.contains(word))
}

/// Makes columns as wide as their longest word where the line has room for it, so that no word or
/// id is cut in its middle; the narrowest first.
fn keep_words(grid: &mut Grid, table: &Table) {
    let longest = |text: &String| text.split_whitespace().map(width).max().unwrap_or(0);
    let cells = |at: usize| table.rows.iter().filter_map(move |row| row.get(at));
    let header = |at: usize| longest(&table.header[at]);
    let mut room = usize::from(WIDTH).saturating_sub(BESIDE_A_CELL * table.header.len());
    let mut columns = Vec::new();
    for at in 0..table.header.len() {
        let fixed = grid.column(at).is_some_and(|column| column.constraint().is_some());
        let lines = cells(at).flat_map(|cell| cell.lines());
        if fixed {
            let widest = lines.map(width).max().unwrap_or(0).max(width(&table.header[at]));
            room = room.saturating_sub(widest);
        } else {
            columns.push((cells(at).map(longest).max().unwrap_or(0).max(header(at)), at));
        }
    }
    columns.sort_unstable();
    for (width, at) in columns {
        let Some(rest) = room.checked_sub(width) else { return };
        let least = u16::try_from(width + BESIDE_A_CELL).unwrap_or(WIDTH);
        if let Some(column) = grid.column_mut(at) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        room = rest;
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// Shortens words that would take long to lay out. Every other format has them whole.
fn with_short_words(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_WORD
        || text.split(char::is_whitespace).all(|word| word.len() <= LONGEST_WORD)
    {
        return Cow::Borrowed(text);
    }
    text.split_inclusive(char::is_whitespace).map(|word| shortened(word, LONGEST_WORD)).collect()
}

fn blank_grid() -> Grid {
    let mut grid = Grid::new();
    grid.load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH);
    grid
}

/// Returns the lines of a grid without trailing blanks.
fn lines(grid: &Grid) -> String {
    let lines: Vec<String> = grid.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}
