//! Renders text for people: the verdict first, the same on a terminal and in a pipe but for colour
//! and width.

use anstyle::{AnsiColor, Style};

use super::{
    Report, SafeText, Table, Tone, columns, safe_text::shown_report, terminal_picture::drawing,
};

/// The blanks before a name.
const INDENT: usize = 1;
/// The blanks between a name and its value.
const GAP: usize = 2;
/// The blanks before a line under the verdict, and before what it is wrapped to.
const UNDER_THE_VERDICT: (usize, usize) = (2, 4);

/// Renders a report as text of a width, with escape codes for colour; the printer strips them where
/// they are not wanted.
#[must_use]
pub fn text(report: &Report, width: usize) -> SafeText {
    let report = &shown_report(report);
    let mut blocks = Vec::new();
    if !report.headline.is_empty() {
        blocks.push(verdict(report, width));
    }
    blocks.extend(report.picture.as_ref().map(|picture| drawing(picture, width)));
    let pairs = report.facts.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    blocks.extend(facts(pairs, width));
    blocks.extend(report.tables.iter().map(|table| titled(table, width)));
    if !report.verbatim.is_empty() {
        blocks.push(format!("    {}\n", report.verbatim.join("\n    ")));
    }
    let notes: String =
        report.notes.iter().filter_map(|note| facts([("note", note.as_str())], width)).collect();
    if !notes.is_empty() {
        blocks.push(notes);
    }
    if report.has_more {
        blocks.push(painted(Style::new().dimmed(), " --explain shows the rest") + "\n");
    }
    SafeText::drawn(blocks.join("\n"))
}

/// Renders the verdict alone, on one line.
#[must_use]
pub(super) fn verdict_line(report: &Report) -> Option<SafeText> {
    let headline = &*SafeText::of(&report.headline);
    let line = painted(style(report.tone), headline) + "\n";
    (!headline.is_empty()).then(|| SafeText::drawn(line))
}

/// Returns the headline and the lines that stand under it.
fn verdict(report: &Report, width: usize) -> String {
    let (first, others) = UNDER_THE_VERDICT;
    let style = style(report.tone);
    let mut lines: Vec<String> = columns::indented(&report.headline, 0, others, width)
        .iter()
        .map(|line| painted(style, line))
        .collect();
    for caveat in &report.caveats {
        lines.extend(columns::indented(caveat, first, others, width));
    }
    lines.join("\n") + "\n"
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new().bold(),
        Tone::Good => AnsiColor::Green.on_default().bold(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
        Tone::Unsure => AnsiColor::Yellow.on_default().bold(),
    }
}

fn painted(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Returns names with their values beside them; a value whose longest word has no room there stands
/// below its name. `None` if there are none.
fn facts<'f>(
    facts: impl IntoIterator<Item = (&'f str, &'f str)> + Clone,
    width: usize,
) -> Option<String> {
    let names = facts.clone().into_iter().map(|(name, _)| name.chars().count()).max()?;
    let column = INDENT + names + GAP;
    let room = width.saturating_sub(column);
    let (mut lines, mut last) = (Vec::new(), "");
    for (name, value) in facts {
        let shown = if name == last { "" } else { name };
        last = name;
        let blanks = " ".repeat(column - INDENT - shown.chars().count());
        let label = format!(" {}{blanks}", painted(Style::new().dimmed(), shown));
        let values = columns::wrapped(value, room);
        if values.iter().all(|line| columns::fits(line, room)) {
            let before = std::iter::once(label).chain(std::iter::repeat(" ".repeat(column)));
            lines.extend(before.zip(values).map(|(before, line)| before + &line));
        } else {
            lines.extend((!shown.is_empty()).then_some(label));
            lines.extend(columns::indented(value, INDENT + GAP, INDENT + GAP, width));
        }
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    Some(lines.join("\n") + "\n")
}

fn titled(table: &Table, width: usize) -> String {
    let title = if table.title.is_empty() { String::new() } else { format!("{}:\n", table.title) };
    let lines = columns::table(&table.header, &table.rows, width);
    format!("{title}{}\n", lines.join("\n"))
}
