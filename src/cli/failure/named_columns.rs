//! The names of columns and files of a table that are not there, and those that are meant.

use std::{ffi::OsStr, fs, path::Path};

use super::{
    command_line::CommandLine,
    near_columns::{did_you_mean, field_named, field_of, near, with_others_mended},
};
use crate::{policy::nearest, tickets::is_same_name};

/// The most files of a directory that are looked through.
const MOST_FILES: usize = 10_000;

/// Returns what is wrong with a typed column, and the line with the columns that are meant; with
/// each of them where one of several may be. Other columns that are not there are mended with it.
pub(super) fn column_meant(
    line: &CommandLine,
    column: &str,
    header: &[String],
) -> Option<(String, Vec<CommandLine>)> {
    let words = line.words();
    let is_it = |word: &String| {
        word.strip_suffix(column).is_some_and(|before| before.is_empty() || before.ends_with('='))
    };
    let at = words.iter().position(is_it)?;
    let before = words[at].strip_suffix(column)?;
    let (mut says, lines) = without_quotes(line, (at, before), column, header)
        .or_else(|| taken_apart(line, (at, before), column, header))
        .map(|(says, line)| (says, vec![line]))
        .or_else(|| renamed(line, (at, before), column, header))?;
    let mended = lines.into_iter().map(|line| with_others_mended(line, header));
    let (mut more, lines): (Vec<Vec<String>>, Vec<CommandLine>) = mended.unzip();
    says.extend(more.swap_remove(0).iter().map(|says| format!("\n{says}")));
    Some((says, lines))
}

/// Returns the line with each column that may be meant by a name.
fn renamed(
    line: &CommandLine,
    (at, before): (usize, &str),
    column: &str,
    header: &[String],
) -> Option<(String, Vec<CommandLine>)> {
    let near = near(column, field_of(before), header);
    let lines = near.iter().map(|name| line.with_words_at(at, 1, &[format!("{before}{name}")]));
    let lines: Vec<CommandLine> = lines.collect();
    (!lines.is_empty()).then(|| (did_you_mean(&near), lines))
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
        part.split_once('=')
            .is_some_and(|(field, column)| field_named(field).is_some() && known(column))
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
