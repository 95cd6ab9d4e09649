//! Tables of what a document leaves open: the answer under every combination of readings, and what
//! the choices mean.

use super::report_parts::with_clause;
use crate::{render::Table, sla::ReadingChoice};

/// A choice of a reading, and its meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChoiceMeaning<'a> {
    pub(super) name: &'a str,
    pub(super) question: &'a str,
    pub(super) value: &'a str,
    pub(super) says: &'a str,
    pub(super) clause: &'a str,
}

/// Returns a row for each combination of open readings, with what the answer is then; none if they
/// were not asked for. `verb` says what a reading would do to the answer: `move this deadline`.
pub(super) fn combinations<'a>(
    answer: &str,
    verb: &str,
    rows: impl Iterator<Item = (String, &'a [ReadingChoice])>,
) -> Option<Table> {
    let rows: Vec<(String, &[ReadingChoice])> = rows.collect();
    if let [(_, [])] = &rows[..] {
        let mut table = Table::new("Left open by the document", &[""]);
        table.rows.push(vec![format!("nothing that would {verb} and that nobody has chosen")]);
        return Some(table);
    }
    let mut table = Table::new(
        "Left open by the document; choose with --reading NAME=VALUE",
        &[answer, "readings"],
    );
    for (answer, choices) in rows {
        let choices: Vec<String> =
            choices.iter().map(|choice| format!("{}={}", choice.name, choice.value)).collect();
        table.rows.push(vec![answer, choices.join("\n")]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Returns the readings of the combinations and the meaning of each of their choices, with the
/// clause that leaves it open. Choices of a reading come one after the other.
pub(super) fn meanings<'a>(
    used: &[&ReadingChoice],
    all: impl Iterator<Item = ChoiceMeaning<'a>>,
) -> Option<Table> {
    let mut table = Table::new("What they mean", &["reading", "meaning"]);
    let mut reading = "";
    for choice in all {
        let is_used =
            used.iter().any(|used| used.name == choice.name && used.value == choice.value);
        if !is_used {
            continue;
        }
        if reading != choice.name {
            reading = choice.name;
            let question = with_clause(choice.question, choice.clause);
            table.rows.push(vec![reading.to_owned(), question]);
        }
        table.rows.push(vec![format!("  ={}", choice.value), choice.says.to_owned()]);
    }
    (!table.rows.is_empty()).then_some(table)
}
