//! The command line: any words give an answer, or say what was not understood.

use std::ffi::OsString;

use super::Bench;

const MOST_ARGUMENTS: usize = 24;
/// Options that write files, or start more threads than a machine may have.
const LEFT_OUT: [&str; 3] = ["--output", "--dir", "--threads"];

/// One argument a line.
pub(super) fn arguments(bench: &Bench<'_>, data: &[u8]) {
    bench.put(
        "tickets.csv",
        b"id,opened,priority,responded\nA,2026-03-06T10:00:00Z,1,2026-03-06T10:30:00Z\nB,noon,1,\n",
    );
    bench.put(
        "contract.toml",
        b"policy = \"scalr/self-hosted\"\nplan = \"standard\"\ntimezone = \"America/New_York\"\n",
    );
    bench.put("days.txt", b"2026-12-24 Christmas Eve\n");
    let lines = data.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok());
    let arguments: Vec<&str> =
        lines.filter(|line| !line.contains('\0')).take(MOST_ARGUMENTS).collect();
    if arguments.iter().any(|argument| leaves_the_directory(argument)) {
        return;
    }
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let first = bench.ask_with(&arguments, None);
    assert_eq!(
        first,
        bench.ask_with(&arguments, None),
        "{arguments:?}: another answer the second time"
    );
    let quiet = arguments.iter().any(|argument| argument == "-q" || argument == "--quiet");
    assert!(
        quiet || !first.stdout.is_empty() || !first.stderr.is_empty(),
        "{arguments:?}: neither an answer nor a word: {first:?}"
    );
}

/// Returns true if an argument may write a file, or read one outside of the directory.
fn leaves_the_directory(argument: &str) -> bool {
    let short = argument.starts_with('-') && !argument.starts_with("--") && argument.contains('o');
    let absolute = argument.split(['=', ',', ':', ' ']).any(|part| part.starts_with('/'));
    short
        || absolute
        || argument.contains("..")
        || LEFT_OUT.iter().any(|option| argument.starts_with(option))
}
