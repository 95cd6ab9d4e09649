//! Runs the program as a script would: arguments in, standard output, standard error and exit code
//! out.

use std::{
    io::{self, Write as _},
    path::Path,
    process::{Command, Output},
};

/// What a run gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

/// A directory of the configuration that is not there.
pub(crate) const NO_CONFIGURATION: &str = "/nonexistent/slacalc";

/// The program with nothing of the caller's environment that could change an answer.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_slacalc"));
    command
        .current_dir(root())
        .env("SLACALC_TZDATA", "bundled")
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_CONFIG_DIR", NO_CONFIGURATION)
        .env("SLACALC_NOW", "2026-03-06T22:00:00Z")
        .env("TZ", "Europe/Paris");
    for name in ["SLACALC_CONTRACT", "SLACALC_POLICY_DIR", "CLICOLOR", "CLICOLOR_FORCE", "NO_COLOR"]
    {
        command.env_remove(name);
    }
    command
}

/// A run with the words of a command line; single quotes keep spaces together.
pub(crate) fn run(line: &str) -> Run {
    finish(command().args(words(line)).output().unwrap())
}

pub(crate) fn finish(output: Output) -> Run {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code() }
}

/// Says that a test was passed over. Not by `eprintln`, which the test harness would keep to
/// itself.
pub(crate) fn skipped(what: &str) {
    io::stderr().write_all(format!("skipped: {what}\n").as_bytes()).unwrap();
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn quotes_keep_words_together() {
    assert_eq!(words("a --b 'c d' e"), ["a", "--b", "c d", "e"]);
}
