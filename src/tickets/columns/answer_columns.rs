//! The columns that an answer adds, and columns of the input that already have their names.

use csv::ByteRecord;

use crate::{
    text::{excerpt, unguarded},
    tickets::StreamError,
};

/// The columns of the answer, without their prefix.
pub const ANSWER_COLUMNS: [&str; 11] = [
    "policy",
    "plan",
    "priority",
    "clock_start",
    "deadline",
    "state",
    "elapsed_seconds",
    "remaining_seconds",
    "margin_seconds",
    "reading",
    "error",
];

/// Prefixes that are offered, and more of the last one's kind.
const PREFIXES: [&str; 3] = ["sla_", "slacalc_", "answer_"];

/// Returns the places of the columns that are written anew: those of an earlier answer, if all of
/// them are there.
///
/// # Errors
/// Some are there and some are not, so that they may be the user's own.
pub(in super::super) fn replaced_columns(
    header: &ByteRecord,
    names: &[String],
) -> Result<Vec<usize>, StreamError> {
    let has = |name: &str| header.iter().any(|column| unguarded(column) == name.as_bytes());
    let is_answer_column =
        |at: &usize| names.iter().any(|name| name.as_bytes() == unguarded(&header[*at]));
    let replaced: Vec<usize> = (0..header.len()).filter(is_answer_column).collect();
    match replaced.first() {
        Some(at) if !names.iter().all(|name| has(name)) => {
            let is_taken =
                |prefix: &str| ANSWER_COLUMNS.iter().any(|name| has(&format!("{prefix}{name}")));
            let name = String::from_utf8_lossy(&header[*at]);
            Err(StreamError::Header(clash("column", &name, is_taken)))
        }
        _ => Ok(replaced),
    }
}

/// Returns the error that a column or key of the input would stand twice, with a prefix by which
/// none would. `is_taken` tests a prefix.
pub(in super::super) fn clash(what: &str, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let is_same =
        |prefix: &str| ANSWER_COLUMNS.iter().any(|column| format!("{prefix}{column}") == name);
    let is_free = |prefix: &String| !is_same(prefix) && !is_taken(prefix);
    let more = (2..).map(|number| format!("answer{number}_"));
    let mut prefixes = PREFIXES.iter().map(ToString::to_string).chain(more);
    let free = prefixes.find(is_free).unwrap_or_default();
    format!(
        "the input already has a {what} '{name}', which slacalc would write too; --prefix {free} \
         renames names. (Columns of an earlier slacalc answer are replaced, but only if all of \
         them are there.)",
        name = excerpt(name)
    )
}
