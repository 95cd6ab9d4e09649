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
/// The blanks before a line that is to be copied.
const TO_COPY: &str = "    ";
/// The blanks before a line under the verdict, and before what it is wrapped to.
const UNDER_THE_VERDICT: (usize, usize) = (2, 4);

/// Where text for people goes, which gives its lines their width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextWidth {
    /// A terminal with so many columns; what is narrower or wider than can be read well is taken
    /// as the nearest that can be.
    Terminal(u16),
    /// A pipe or a file: eighty columns, and the verdict whole on the first line.
    Pipe,
}

impl TextWidth {
    pub(super) fn columns(self) -> usize {
        match self {
            Self::Terminal(columns) => usize::from(columns.clamp(40, 110)),
            Self::Pipe => 80,
        }
    }
}

/// Renders a report as text, with escape codes for colour; the printer strips them where they are
/// not wanted.
#[must_use]
pub fn text(report: &Report, on: TextWidth) -> SafeText {
    let (report, width) = (&shown_report(report), on.columns());
    let mut blocks = Vec::new();
    if !report.headline.is_empty() {
        let room = if on == TextWidth::Pipe { usize::MAX } else { width };
        blocks.push(verdict(report, room, width));
    }
    blocks.extend(report.picture.as_ref().map(|picture| drawing(picture, width)));
    let pairs = report.facts.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    blocks.extend(facts(pairs, width));
    blocks.extend(report.tables.iter().map(|table| titled(table, width)));
    if !report.verbatim.is_empty() {
        let lines: Vec<String> =
            report.verbatim.iter().flat_map(|line| to_copy(line, width)).collect();
        blocks.push(format!("{TO_COPY}{}\n", lines.join(&format!("\n{TO_COPY}"))));
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

/// Renders the verdict alone, on one line, with its caveats in brackets.
#[must_use]
pub(super) fn verdict_line(report: &Report) -> Option<SafeText> {
    let headline = &*SafeText::of(&report.headline);
    let marks = match &report.marks[..] {
        [] => String::new(),
        marks => format!(" [{}]", &*SafeText::of(&marks.join("; "))),
    };
    let line = painted(style(report.tone), headline) + &marks + "\n";
    (!headline.is_empty()).then(|| SafeText::drawn(line))
}

/// Returns the headline, in lines of some room, and the lines that stand under it.
fn verdict(report: &Report, room: usize, width: usize) -> String {
    let (first, others) = UNDER_THE_VERDICT;
    let style = style(report.tone);
    let mut lines: Vec<String> = columns::indented(&report.headline, 0, others, room)
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

/// Returns a line that is to be copied as it stands; a comment that has no room behind it stands
/// before it.
fn to_copy(line: &str, width: usize) -> Vec<String> {
    let room = width.saturating_sub(TO_COPY.len());
    match line.split_once("  # ").filter(|_| !columns::fits(line, room)) {
        Some((what, comment)) => {
            let comment = columns::wrapped(comment, room.saturating_sub("# ".len()));
            let comment = comment.iter().map(|line| format!("# {line}"));
            comment.chain([what.to_owned()]).collect()
        }
        None => vec![line.to_owned()],
    }
}

fn titled(table: &Table, width: usize) -> String {
    let mut lines = Vec::new();
    if !table.title.is_empty() {
        lines = columns::wrapped(&format!("{}:", table.title), width);
    }
    let Table { header, rows, .. } = &*columns::narrowed(table, width);
    lines.extend(columns::table(header, rows, width));
    lines.join("\n") + "\n"
}
