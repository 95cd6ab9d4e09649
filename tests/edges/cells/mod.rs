//! Times, durations and keys of a row: each is read as it was meant, or refused.

mod bounds;
mod exchanged;
mod keys;
mod lengths;
mod round_trip;
mod zones;

use std::{io::Write as _, process::Stdio, thread};

use crate::program::{Run, command, finish, words};

/// A ticket of priority 1 is due an hour after its opening, around the clock.
const PREMIUM: &str = "--vendor scalr --tier premium --quiet";
/// The columns of the answer.
const STATE: usize = 5;
const CLOCK_START: usize = 3;
const ERROR: usize = 10;

/// What `batch` makes of an input, with the common options and more.
fn batch(options: &str, input: &[u8]) -> Run {
    batch_of(&format!("{PREMIUM} {options}"), input)
}

/// What `batch` makes of an input.
fn batch_of(options: &str, input: &[u8]) -> Run {
    let mut batch = command();
    batch.arg("batch").args(words(options));
    let mut child =
        batch.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (input, mut stdin) = (input.to_vec(), child.stdin.take().unwrap());
    // A program that refuses its options does not read to the end.
    let feeding = thread::spawn(move || drop(stdin.write_all(&input)));
    let run = finish(child.wait_with_output().unwrap());
    feeding.join().unwrap();
    run
}

/// The answers to the rows of a CSV input: of each row the columns of the answer. None if there was
/// no answer at all.
fn answers(run: &Run) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(run.stdout.as_bytes());
    let columns =
        |row: csv::StringRecord| row.iter().skip(row.len() - 11).map(str::to_owned).collect();
    reader.records().map(|row| columns(row.unwrap())).collect()
}

/// A cell and what must come of it: a value of a column of the answer, or words of an error.
struct Case {
    options: &'static str,
    cell: &'static str,
    expected: Result<&'static str, &'static str>,
}

/// Collects the cases that come out otherwise. `table` writes the input around a cell; a value is
/// that of a column of the answer.
fn mismatches(cases: &[Case], column: usize, table: impl Fn(&str) -> String) -> Vec<String> {
    let mut wrong = Vec::new();
    for Case { options, cell, expected } in cases {
        let run = batch(options, table(cell).as_bytes());
        let row = answers(&run).into_iter().next();
        let error = row.as_ref().map_or_else(|| run.stderr.clone(), |row| row[ERROR].clone());
        let holds = match expected {
            Ok(value) => run.code == Some(0) && row.is_some_and(|row| row[column] == *value),
            Err(part) => run.code == Some(2) && error.contains(part),
        };
        if !holds {
            wrong.push(format!(
                "{cell} with {options}\n  expected {expected:?}\n  got {}{error}",
                run.stdout
            ));
        }
    }
    wrong
}

/// A field of CSV in quotes.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}
