//! Output: files that are whole or not there, terminals that obey nobody's data, faults that are
//! told.

mod cells;
mod completion;
#[cfg(unix)]
mod faults;
#[cfg(unix)]
mod files;
#[cfg(unix)]
mod inputs_kept;
#[cfg(unix)]
mod shapes;
#[cfg(unix)]
mod signals;
mod tables;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod widths;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::program::command;

/// What a ticket needs beside the time of its opening.
const TICKET: [&str; 8] =
    ["--vendor", "scalr", "--tier", "standard", "--priority", "1", "--timezone", "Europe/Berlin"];

/// An empty directory of a test's own.
fn empty(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outputs").join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory).unwrap();
    directory
}

/// A table of so many tickets, whose notes begin with a name.
fn tickets(name: &str, count: usize) -> String {
    let rows = (0..count).map(|at| format!("@{},{name}{at}\n", 1_740_000_000 + at * 61));
    ["opened,note\n".to_owned()].into_iter().chain(rows).collect()
}

/// A batch over a file, quiet.
fn batch(input: &Path) -> Command {
    let mut command = command();
    command.arg("batch").arg(input).args(TICKET).arg("--quiet");
    command
}

/// The names in a directory, sorted.
fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}
