//! Tables with what two policies, or two plans, say of the same thing.

use super::report_parts;
use crate::{answer::PolicyStatement, render::Table};

/// The kinds of fact and the titles of their tables.
pub(super) const ASPECTS: [(&str, &str); 17] = [
    ("plan", "Plans"),
    ("edition", "Editions"),
    ("region", "Regions"),
    ("priority", "Priorities"),
    ("target", "Response times"),
    ("coverage", "Coverage"),
    ("channel", "Channels"),
    ("contacts", "Contacts"),
    ("entitlement", "Plans come with"),
    ("duty", "Demands on the customer"),
    ("scope", "Scope"),
    ("version support", "Version support"),
    ("maintenance", "Maintenance"),
    ("reading", "Left open"),
    ("not stated", "Not stated"),
    ("missing from our copy", "Missing from our copy"),
    ("document", "The document"),
];

/// The mark of an empty side.
pub(super) const NOTHING: &str = "-";

/// The width of the first column.
const FIRST_COLUMN: usize = 26;

/// A thing of which two sides say something.
pub(super) struct SidesLine<'a> {
    pub(super) subject: Option<&'a str>,
    /// Those for whom it holds; nobody if it holds for all.
    pub(super) whom: Vec<String>,
    pub(super) sides: [Option<&'a PolicyStatement>; 2],
    pub(super) favour: Option<&'a str>,
}

/// Returns a table of lines, with columns only for what some of them have. `favour` is the header
/// of the last one.
pub(super) fn table(
    title: &str,
    (sides, favour): ([&str; 2], &str),
    lines: &[SidesLine<'_>],
) -> Table {
    let judged = lines.iter().any(|line| line.favour.is_some());
    let about = lines.iter().any(|line| line.subject.is_some() || !line.whom.is_empty());
    let mut header = sides.to_vec();
    if about {
        header.insert(0, "");
    }
    if judged {
        header.push(favour);
    }
    let mut table = Table::new(title, &header);
    for line in lines {
        let mut row: Vec<String> = line.sides.map(with_clause).to_vec();
        if about {
            row.insert(0, about_whom(line));
        }
        if judged {
            row.push(line.favour.unwrap_or_default().to_owned());
        }
        table.rows.push(row);
    }
    table
}

fn with_clause(said: Option<&PolicyStatement>) -> String {
    said.map_or_else(
        || NOTHING.to_owned(),
        |said| report_parts::with_clause(&said.says, &said.clause),
    )
}

/// Returns a subject, and below it those for whom something holds.
fn about_whom(line: &SidesLine<'_>) -> String {
    let indent = if line.subject.is_some() { "  " } else { "" };
    let subject = line.subject.into_iter().map(|subject| broken(subject, ""));
    let whom = line.whom.iter().map(|whom| broken(whom, indent));
    subject.chain(whom).collect::<Vec<_>>().join("\n")
}

/// Breaks a text into lines of the first column, each with an indent.
fn broken(text: &str, indent: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines
            .last_mut()
            .filter(|line| line.chars().count() + word.chars().count() < FIRST_COLUMN)
        {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(format!("{indent}{word}")),
        }
    }
    lines.join("\n")
}
