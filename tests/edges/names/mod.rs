//! Names of priorities, zones and zone releases that a document or the world does not have.

mod labels;
mod lines;
mod options;
mod priorities;
mod releases;
mod zone_files;
mod zone_links;
mod zones;

use crate::program::{Run, finish};

/// The words of an answer and of an error, each parted by one space.
fn text(run: &Run) -> String {
    let both = format!("{} {}", run.stdout, run.stderr);
    both.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A run of the program with these arguments, taken as they are.
fn run_with(arguments: &[&str]) -> Run {
    finish(crate::program::command().args(arguments).output().unwrap())
}

/// Fails with every case that did not hold.
fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
