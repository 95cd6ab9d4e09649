//! The names of columns and files of a table that are not there, and those that are meant.

use std::{ffi::OsStr, fs, path::Path};

use super::command_line::CommandLine;
use crate::{
    policy::{Field, nearest},
    tickets::is_same_name,
};

/// The most files of a directory that are looked through.
const MOST_FILES: usize = 10_000;

/// Returns the line with the columns that are meant, and what is wrong with the typed one.
pub(super) fn column_meant(
    line: &CommandLine,
    column: &str,
    header: &[String],
) -> Option<(String, CommandLine)> {
    let words = line.words();
    let is_it = |word: &String| {
        word.strip_suffix(column).is_some_and(|before| before.is_empty() || before.ends_with('='))
    };
    let at = words.iter().position(is_it)?;
    let before = words[at].strip_suffix(column)?;
    without_quotes(line, (at, before), column, header)
        .or_else(|| taken_apart(line, (at, before), column, header))
        .or_else(|| {
            let near = near(column, header)?;
            let line = line.with_words_at(at, 1, &[format!("{before}{near}")]);
            Some((format!("did you mean '{near}'?"), line))
        })
}

/// Returns the column that a name begins, or is nearly.
fn near<'h>(column: &str, header: &'h [String]) -> Option<&'h String> {
    let begins = |name: &&String| {
        let typed = column.to_lowercase();
        typed.len() > 2 && name.to_lowercase().starts_with(&typed)
    };
    header.iter().find(begins).or_else(|| {
        let lower: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
        let near = nearest(&column.to_lowercase(), lower.iter().map(String::as_str))?;
        header.get(lower.iter().position(|name| *name == near)?)
    })
}

/// Returns the line with the words behind a column's first as the rest of its name.
fn without_quotes(
    line: &CommandLine,
    (at, before): (usize, &str),
    column: &str,
    header: &[String],
) -> Option<(String, CommandLine)> {
    let behind = &line.words()[at + 1..];
    let bare = behind.iter().take_while(|word| !word.starts_with('-')).count();
    (1..=bare).rev().find_map(|count| {
        let whole = format!("{column} {}", behind[..count].join(" "));
        let name = header.iter().find(|name| is_same_name(name, &whole))?;
        let line = line.with_words_at(at, count + 1, &[format!("{before}{name}")]);
        Some((format!("write '{name}' in quotes, as it has a space"), line))
    })
}

/// Returns the line with each field of a list behind an option of its own.
fn taken_apart(
    line: &CommandLine,
    (at, before): (usize, &str),
    column: &str,
    header: &[String],
) -> Option<(String, CommandLine)> {
    let whole = format!("{before}{column}");
    let parts: Vec<&str> = whole.trim_start_matches("--map=").split(',').map(str::trim).collect();
    let is_one = |part: &&str| {
        let known = |column: &str| header.iter().any(|name| is_same_name(name, column));
        part.split_once('=').is_some_and(|(field, column)| {
            Field::of(field.split(':').next().unwrap_or_default()).is_some() && known(column)
        })
    };
    if parts.len() < 2 || !parts.iter().all(is_one) {
        return None;
    }
    let is_joined = whole.starts_with("--map=");
    let first = if is_joined { format!("--map={}", parts[0]) } else { parts[0].to_owned() };
    let more = parts[1..].iter().flat_map(|part| ["--map".to_owned(), (*part).to_owned()]);
    let words: Vec<String> = std::iter::once(first).chain(more).collect();
    Some((
        "--map takes one field, and is given once for each".to_owned(),
        line.with_words_at(at, 1, &words),
    ))
}

/// Returns the line with the file beside one that is not there whose name is nearest to it.
pub(super) fn file_meant(line: &CommandLine) -> Option<(String, CommandLine)> {
    let mut files = line.bare_words().into_iter().skip(1);
    let at = files.find(|at| !Path::new(&line.words()[*at]).exists())?;
    let typed = Path::new(&line.words()[at]);
    let name = typed.file_name().and_then(OsStr::to_str)?;
    let directory = typed.parent().filter(|parent| !parent.as_os_str().is_empty());
    let listed = fs::read_dir(directory.unwrap_or(Path::new("."))).ok()?;
    let names: Vec<String> = listed
        .take(MOST_FILES)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let near = nearest(name, names.iter().map(String::as_str))?;
    let file = directory.map_or_else(|| near.clone().into(), |directory| directory.join(&near));
    let file = file.to_str()?.to_owned();
    Some((format!("did you mean '{file}'?"), line.with_words_at(at, 1, &[file])))
}
