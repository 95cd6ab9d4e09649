//! What commands over a table of tickets share: the options that say how it is read, what rows may refer to, and progress.

mod advice;
mod arguments;
mod list_notes;
mod made_from;
mod progress;
mod said;
mod stream;

pub(super) use advice::Unmeasured;
pub(super) use arguments::{StreamArgs, preset};
pub(super) use list_notes::list_notes;
pub(super) use made_from::{NAMES, judged_by, made_from, sources};
pub(super) use progress::{Progress, grouped};

use crate::tickets::Field;

/// The note where closing counts as the answer.
pub(super) const CLOSING_ANSWERS: &str = "The time of closing counts as that of the answer, as --map responded= says.";

/// Returns the note that cells of columns which nobody named took precedence over options.
pub(super) fn beaten(fields: &[&str]) -> Option<String> {
    let first = fields.first()?;
    Some(format!(
        "Some rows were judged by their own {}, not by that of the options or of the contract; \
         --map {first}= leaves such a column out.",
        fields.join(", ")
    ))
}

/// Returns a note for each column that looks like that of a field for which none is taken.
pub(super) fn lookalikes(found: &[(Field, String)]) -> Vec<String> {
    let note = |(field, column): &(Field, String)| {
        let field = field.name();
        format!("No column is taken for '{field}', but '{column}' looks like one: --map '{field}={column}' takes it.")
    };
    found.iter().map(note).collect()
}

/// What must be said of tickets that are older than the oldest version of their policy at hand.
pub(super) fn before_oldest(tickets: u64) -> Option<String> {
    let which = match tickets {
        0 => return None,
        1 => "1 ticket was judged by the oldest version of its policy at hand".to_owned(),
        _ => format!("{} tickets were judged by the oldest version of their policy at hand", grouped(tickets)),
    };
    Some(format!("{which}, though it begins later; what held before it is not known here."))
}
