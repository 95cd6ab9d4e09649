//! Columns, kinds and verdicts of a table: nothing is taken for what it is not.

mod commitments;
mod files;
mod names;
mod near_names;
mod nothing;
mod states;
mod unnamed;
mod verdicts;

use std::{io::Write as _, process::Stdio, thread};

use crate::program::{Run, command, finish, words};

/// Standard support of Scalr in New York: 2 business hours for priority 1, Monday to Friday 08:30
/// to 17:30.
const SCALR: &str = "--vendor scalr --tier standard --timezone America/New_York";

/// A run over a table on standard input.
fn over(table: &[u8], line: &str) -> Run {
    let mut program = command();
    program.args(words(line)).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    thread::scope(|scope| {
        scope.spawn(move || {
            // A program that refuses the table may not read to the end.
            let _ = stdin.write_all(table);
        });
        finish(child.wait_with_output().unwrap())
    })
}

/// The cells of a column of CSV.
fn column(csv: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let place = reader.headers().unwrap().iter().position(|column| column == name);
    let place = place.unwrap_or_else(|| panic!("no column {name} in {csv}"));
    reader.records().map(|record| record.unwrap()[place].to_owned()).collect()
}

/// A text on one line, as line breaks depend on its width.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
