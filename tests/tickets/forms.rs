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
