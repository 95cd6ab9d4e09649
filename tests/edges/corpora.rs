//! The seed corpus of each fuzz target, run as plain tests.
//!
//! The fuzzer itself needs a nightly toolchain and time; `CONTRIBUTING.md` says how to run it. What
//! it once found stays found: its inputs lie under `fuzz/corpus/` and are run here, by the same
//! code.

#[path = "../../fuzz/src/targets/mod.rs"]
mod targets;

use std::{
    any::Any,
    collections::BTreeSet,
    ffi::OsString,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use self::targets::{NOW, Program, Ran, TARGETS, Target};
use crate::program::{command, root};

/// The address space of a run, in KiB.
const MEMORY: u32 = 512 * 1024;

/// slacalc as its binary.
struct Binary {
    directory: PathBuf,
}

impl Binary {
    fn new(name: &str) -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpora").join(name);
        let _ = fs::remove_dir_all(&directory);
        fs::create_dir_all(&directory).unwrap();
        Self { directory }
    }
}

impl Program for Binary {
    fn directory(&self) -> &Path {
        &self.directory
    }

    fn run(&self, arguments: &[OsString], zones: Option<&Path>) -> Ran {
        let mut program = bounded();
        program
            .args(arguments)
            .current_dir(&self.directory)
            .env("SLACALC_NOW", NOW)
            .stdin(Stdio::null());
        if let Some(zones) = zones {
            program.env("SLACALC_TZDATA", zones);
        }
        let output = program.output().unwrap();
        Ran { code: output.status.code(), stdout: output.stdout, stderr: output.stderr }
    }
}

/// The binary. On Unix a shell starts it with little memory, so that an input that asks for much
/// fails.
fn bounded() -> Command {
    let plain = command();
    if !cfg!(unix) {
        return plain;
    }
    let mut shell = Command::new("/bin/sh");
    shell
        .args(["-c", &format!("ulimit -v {MEMORY} 2>/dev/null; exec \"$0\" \"$@\"")])
        .arg(plain.get_program());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell
}

fn inputs(target: &str) -> Vec<PathBuf> {
    let folder = root().join("fuzz/corpus").join(target);
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// Runs every input of a target and fails with all that went wrong.
fn corpus_holds(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let program = Binary::new(name);
    let mut wrong = Vec::new();
    for file in inputs(name) {
        let data = fs::read(&file).unwrap();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target.run(&program, &data))) {
            wrong.push(format!(
                "{}: {}",
                file.strip_prefix(root()).unwrap().display(),
                message(panic.as_ref())
            ));
        }
    }
    assert!(wrong.is_empty(), "{} inputs:\n{}", wrong.len(), wrong.join("\n"));
}

fn message(panic: &(dyn Any + Send)) -> String {
    match (panic.downcast_ref::<String>(), panic.downcast_ref::<&str>()) {
        (Some(text), _) => text.clone(),
        (None, Some(text)) => (*text).to_owned(),
        (None, None) => "a panic without words".to_owned(),
    }
}

#[test]
fn arguments_are_answered_or_refused() {
    corpus_holds("arguments");
}

#[test]
fn calendar_files_are_read_again_as_they_were_read() {
    corpus_holds("calendar_file");
}

#[test]
fn contracts_answer_or_are_wrong_at_a_place() {
    corpus_holds("contract");
}

#[test]
fn rows_of_csv_are_answered_as_by_themselves() {
    corpus_holds("csv_rows");
}

#[test]
fn dates_are_printed_as_they_are_read() {
    corpus_holds("date");
}

#[test]
fn lists_of_dates_are_read_again_as_they_were_read() {
    corpus_holds("date_list");
}

#[test]
fn durations_are_printed_as_they_are_read() {
    corpus_holds("duration");
}

#[test]
fn holiday_rules_give_dates_that_are_read_again() {
    corpus_holds("holiday_rules");
}

#[test]
fn rows_of_json_are_answered_as_by_themselves() {
    corpus_holds("json_rows");
}

#[test]
fn policies_answer_or_are_wrong_at_a_place() {
    corpus_holds("policy");
}

#[test]
fn times_are_read_the_same_fast_and_slow() {
    corpus_holds("time");
}

#[test]
fn zone_files_are_refused_or_are_clocks() {
    corpus_holds("zone_file");
}

/// A target without a corpus, a file or a test here would be forgotten.
#[test]
fn every_fuzz_target_has_a_corpus_and_a_test() {
    let names = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(root().join("fuzz").join(folder)).unwrap();
        entries
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect()
    };
    let targets: BTreeSet<String> =
        TARGETS.iter().map(|Target { name, .. }| (*name).to_owned()).collect();
    assert_eq!(names("fuzz_targets"), targets);
    assert_eq!(names("corpus"), targets);
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    let tests = include_str!("corpora.rs");
    for name in &targets {
        assert!(inputs(name).len() >= 10, "{name}: {} inputs", inputs(name).len());
        assert!(
            manifest.contains(&format!("name = \"{name}\"\n")),
            "fuzz/Cargo.toml has no {name}"
        );
        assert!(
            tests.contains(&format!("corpus_holds(\"{name}\");")),
            "no test runs the corpus of {name}"
        );
    }
}
