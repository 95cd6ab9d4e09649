//! Text for people: eighty columns, the same on a terminal and in a pipe but for colour.

use anstyle::{AnsiColor, Style};
use comfy_table::{ContentArrangement, Table as Grid, presets};

use super::{Report, Table, Tone};

const WIDTH: u16 = 80;

/// A report as text. Escape codes for colour are in it; whoever prints it takes them out where they are not wanted.
#[must_use]
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    if !report.headline.is_empty() {
        let style = style(report.tone);
        out += &format!("{style}{}{style:#}\n", report.headline);
    }
    if !report.facts.is_empty() {
        out += "\n";
        out += &facts(&report.facts);
    }
    for table in &report.tables {
        out += "\n";
        if !table.title.is_empty() {
            out += &format!("{}:\n", table.title);
        }
        out += &grid(table);
    }
    if !report.verbatim.is_empty() {
        out += "\n";
        for line in &report.verbatim {
            out += &format!("    {line}\n");
        }
    }
    if !report.notes.is_empty() {
        out += "\n";
        let notes: Vec<(String, String)> = report.notes.iter().map(|note| ("note".to_owned(), note.clone())).collect();
        for note in notes.chunks(1) {
            out += &facts(note);
        }
    }
    out.trim_start_matches('\n').to_owned()
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
        grid.add_row([if name == last { "" } else { name }, value]);
        last = name;
    }
    lines(&grid)
}

fn grid(table: &Table) -> String {
    let mut grid = blank_grid();
    grid.set_header(&table.header);
    grid.add_rows(&table.rows);
    lines(&grid)
}

fn blank_grid() -> Grid {
    let mut grid = Grid::new();
    grid.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    grid
}

/// The lines of a grid without the blanks at their ends.
fn lines(grid: &Grid) -> String {
    grid.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}
