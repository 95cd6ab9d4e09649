//! Columns of a table that have the names of those that an answer adds.

use csv::ByteRecord;

use super::{ANSWER_COLUMNS, StreamError};
use crate::{text::excerpt, text::unguarded};

/// Prefixes that are offered, and more of the last one's kind.
const PREFIXES: [&str; 3] = ["sla_", "slacalc_", "answer_"];

/// The places of the columns that are written anew: ours of an earlier answer, which are all there.
///
/// # Errors
/// Some are there and some are not, so that they may be anybody's.
pub(super) fn replaced_columns(
    header: &ByteRecord,
    ours: &[String],
) -> Result<Vec<usize>, StreamError> {
    let has = |name: &str| header.iter().any(|column| unguarded(column) == name.as_bytes());
    let is_ours = |at: &usize| ours.iter().any(|name| name.as_bytes() == unguarded(&header[*at]));
    let replaced: Vec<usize> = (0..header.len()).filter(is_ours).collect();
    match replaced.first() {
        Some(at) if !ours.iter().all(|name| has(name)) => {
            let is_taken =
                |prefix: &str| ANSWER_COLUMNS.iter().any(|name| has(&format!("{prefix}{name}")));
            let name = String::from_utf8_lossy(&header[*at]);
            Err(StreamError::Header(clash("column", &name, is_taken)))
        }
        _ => Ok(replaced),
    }
}

/// That a column or key of the input would stand twice, and a prefix with which none would.
/// `is_taken` says of a prefix whether one would.
pub(super) fn clash(what: &str, name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let is_same =
        |prefix: &str| ANSWER_COLUMNS.iter().any(|ours| format!("{prefix}{ours}") == name);
    let is_free = |prefix: &String| !is_same(prefix) && !is_taken(prefix);
    let more = (2..).map(|number| format!("answer{number}_"));
    let free =
        PREFIXES.iter().map(ToString::to_string).chain(more).find(is_free).unwrap_or_default();
    format!(
        "the input already has a {what} '{name}', which slacalc would write too; --prefix {free} \
         renames ours. (Columns of an earlier slacalc answer are replaced, but only if all of \
         them are there.)",
        name = excerpt(name)
    )
}
