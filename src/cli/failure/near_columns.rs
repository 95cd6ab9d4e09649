//! The columns of a table that are near to a name which none of them has.

use super::command_line::CommandLine;
use crate::{
    policy::{Field, nearest},
    text::listed,
    tickets::{is_same_name, looks_like},
};

/// The most columns that are offered for one name.
const OFFERED: usize = 5;

/// Asks which of several columns is meant.
pub(super) fn did_you_mean(near: &[&String]) -> String {
    let quoted: Vec<String> = near.iter().map(|name| format!("'{name}'")).collect();
    format!("did you mean {}?", listed(&quoted, "or"))
}

/// Returns the field before a column: that of `--map=responded_after:hours=`.
pub(super) fn field_of(before: &str) -> Option<Field> {
    field_named(before.trim_start_matches("--map=").strip_suffix('=')?)
}

/// Returns the field of a name that may have a unit behind it: `responded_after:hours`.
pub(super) fn field_named(name: &str) -> Option<Field> {
    Field::of(name.split(':').next().unwrap_or_default())
}

/// Returns a line with the other columns of `--map` that are not there, where one is meant, and
/// what is wrong with each.
pub(super) fn with_others_mended(
    line: CommandLine,
    header: &[String],
) -> (Vec<String>, CommandLine) {
    let mut says = Vec::new();
    let typed = line.words().to_vec();
    let mut line = line;
    for (at, word) in typed.iter().enumerate() {
        let is_map = word.starts_with("--map=") || (at > 0 && typed[at - 1] == "--map");
        let Some((before, column)) = word.rsplit_once('=').filter(|_| is_map) else { continue };
        let before = format!("{before}=");
        let is_there = header.iter().any(|name| is_same_name(name, column));
        let Some(field) = field_of(&before) else { continue };
        // `responded=closed` takes the column of another field.
        if column.is_empty() || is_there || Field::of(column).is_some() {
            continue;
        }
        let near = near(column, Some(field), header);
        if let [only] = near[..] {
            says.push(format!("there is no column '{column}' either; {}", did_you_mean(&near)));
            line = line.with_words_at(at, 1, &[format!("{before}{only}")]);
        }
    }
    (says, line)
}

/// Returns the columns that a name begins, or else the one that it nearly is. Of several those that
/// look like the field are meant, if any does.
pub(super) fn near<'h>(
    column: &str,
    field: Option<Field>,
    header: &'h [String],
) -> Vec<&'h String> {
    let typed = column.to_lowercase();
    let begins = |name: &&String| typed.len() > 2 && name.to_lowercase().starts_with(&typed);
    let begun: Vec<&String> = header.iter().filter(begins).collect();
    if begun.is_empty() {
        let lower: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
        let near = nearest(&typed, lower.iter().map(String::as_str));
        let place = near.and_then(|near| lower.iter().position(|name| *name == near));
        return place.map(|place| &header[place]).into_iter().collect();
    }
    let looks = |name: &&String| field.is_some_and(|field| looks_like(name, field));
    let alike: Vec<&String> = begun.iter().copied().filter(looks).collect();
    let meant = if alike.is_empty() { begun } else { alike };
    meant.into_iter().take(OFFERED).collect()
}
