//! Tables in the forms in which people have them: `tests/data/tables.toml`, and
//! `tests/data/exports.toml` for the exports of help desks, and `tests/data/histories.toml` for their
//! events.

use std::{fmt::Write as _, fs, io::Write as _, process::Stdio};

use serde::Deserialize;

use crate::program::{command, finish, root, words};

const COMMON: &str = "--vendor scalr --tier standard --timezone America/New_York";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    /// Beside the common ones.
    #[serde(default)]
    options: String,
    /// Instead of the common ones.
    only: Option<String>,
    #[serde(default)]
    input: String,
    /// A file of `tests/data/history` instead of it.
    file: Option<String>,
    code: i32,
    /// What standard output has, in this order.
    #[serde(default)]
    out: Vec<String>,
    #[serde(default)]
    err: Vec<String>,
    /// What standard error does not have.
    #[serde(default)]
    absent: Vec<String>,
}

#[test]
fn tables_are_read_as_people_have_them() {
    let cases = ["tables", "exports", "histories"].into_iter().flat_map(|name| {
        let path = root().join("tests/data").join(name).with_extension("toml");
        toml::from_str::<Cases>(&fs::read_to_string(path).unwrap()).unwrap().case
    });
    let mut wrong = String::new();
    for case in cases {
        let options = case.only.clone().unwrap_or_else(|| format!("{COMMON} {}", case.options));
        let input = case.file.as_ref().map_or(case.input.clone(), |file| {
            fs::read_to_string(root().join("tests/data/history").join(file)).unwrap()
        });
        let mut batch = command();
        batch
            .arg("batch")
            .args(words(&options))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = batch.spawn().unwrap();
        // A program that refuses its options may not read to the end.
        let _ = child.stdin.take().unwrap().write_all(input.trim_start_matches('\n').as_bytes());
        let run = finish(child.wait_with_output().unwrap());
        assert!(!case.out.is_empty() || !case.err.is_empty(), "{}: nothing is expected", case.why);
        if run.code != Some(case.code)
            || !in_order(&run.stdout, &case.out)
            || !in_order(&run.stderr, &case.err)
            || case.absent.iter().any(|part| run.stderr.contains(part))
        {
            writeln!(wrong, "{}\nbatch {options}: {run:#?}\n", case.why).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn in_order(text: &str, parts: &[String]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| match rest.split_once(part.as_str()) {
        Some((_, behind)) => {
            rest = behind;
            true
        }
        None => false,
    })
}

/// A pipe can be read once: a history or the first table may be one, and others are refused.
#[cfg(unix)]
#[test]
fn a_pipe_is_read_or_refused() {
    let table = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-ticket.csv");
    fs::write(&table, "id,priority,opened\n35,1,2026-03-06 09:00\n").unwrap();
    let (table, history) = (table.display(), "tests/data/history/zendesk-audits.json");
    let rule = "--history-rule responded-when=pending";
    // Pending since 09:30: answered after half an hour.
    let cases = [
        (format!("batch {table} --history <(cat {history}) {rule} {COMMON}"), 0, "met,1800,"),
        (
            format!("report {table} --history <(cat {history}) {rule} {COMMON}"),
            0,
            ", which is no file",
        ),
        (format!("batch {table} --history /dev/stdin {rule} {COMMON} < {history}"), 0, "met,1800,"),
        (
            format!("batch {table} --history - {rule} {COMMON} < {history}"),
            2,
            "standard input is --history /dev/stdin",
        ),
        (format!("batch <(cat {table}) {table} {COMMON}"), 0, "35,1,2026-03-06 09:00,scalr"),
        (format!("batch {table} <(cat {table}) {COMMON}"), 2, "only the first can be a pipe"),
        (
            format!("policy diff scalr/legacy scalr/saas --tickets <(cat {table})"),
            2,
            "--tickets names a file",
        ),
    ];
    for (line, code, part) in cases {
        let mut shell = std::process::Command::new("bash");
        let shell = shell.current_dir(root()).arg("-c");
        let shell = shell.arg(format!("{} {line}", env!("CARGO_BIN_EXE_slacalc")));
        shell.env("SLACALC_NO_CONFIG", "1");
        for (name, value) in command().get_envs() {
            if let Some(value) = value {
                shell.env(name, value);
            }
        }
        let Ok(run) = shell.output() else {
            return crate::program::skipped("pipes: there is no bash");
        };
        let run = finish(run);
        assert_eq!(run.code, Some(code), "{line}: {run:?}");
        assert!(format!("{}{}", run.stdout, run.stderr).contains(part), "{line}: {run:?}");
    }
}
