//! The bodies of the fuzz targets: what must hold for every input.
//!
//! They know neither libFuzzer nor how slacalc is run. The fuzzer gives them a [`Program`] inside
//! its own process, the tests of the gate one that starts the binary; both run the same corpus.

mod arguments;
mod calendars;
mod policies;
mod rows;
mod tables;
mod times;
mod zone_file;

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant as Stopwatch},
};

/// Longer inputs are passed over: what is asked here is what a form does, not what its size does.
const LONGEST_INPUT: usize = 64 * 1024;
/// The longest that one run may take, debug build and busy machine included.
const LONGEST_RUN: Duration = Duration::from_secs(20);
/// The most that a run may print for an input of a few bytes.
const LONGEST_MESSAGE: usize = 256 * 1024;

/// A target, by the name of its file under `fuzz_targets/` and its folder under `corpus/`.
pub(crate) struct Target {
    pub name: &'static str,
    body: fn(&Bench<'_>, &[u8]),
}

/// Every target.
pub(crate) const TARGETS: [Target; 12] = [
    Target { name: "arguments", body: arguments::arguments },
    Target { name: "calendar_file", body: calendars::calendar_file },
    Target { name: "contract", body: policies::contract },
    Target { name: "csv_rows", body: tables::csv_rows },
    Target { name: "date", body: times::date },
    Target { name: "date_list", body: calendars::date_list },
    Target { name: "duration", body: times::duration },
    Target { name: "holiday_rules", body: calendars::holiday_rules },
    Target { name: "json_rows", body: tables::json_rows },
    Target { name: "policy", body: policies::policy },
    Target { name: "time", body: times::time },
    Target { name: "zone_file", body: zone_file::zone_file },
];

impl Target {
    /// Panics if something does not hold for the input.
    pub(crate) fn run(&self, program: &dyn Program, data: &[u8]) {
        if data.len() <= LONGEST_INPUT {
            (self.body)(&Bench { program }, data);
        }
    }
}

/// A way to run slacalc.
pub(crate) trait Program {
    /// A directory of this target's own, in which slacalc runs.
    fn directory(&self) -> &Path;

    /// Runs slacalc with these arguments, and with the zoneinfo directory if one is given. Standard
    /// input is empty, now is 2026-03-06T22:00:00Z.
    fn run(&self, arguments: &[OsString], zones: Option<&Path>) -> Ran;
}

/// The now of every run.
pub(crate) const NOW: &str = "2026-03-06T22:00:00Z";

/// The outcome of a run. It has no code if a signal ended it.
#[derive(Debug)]
pub(crate) struct Ran {
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

/// A run that held what every run must hold.
#[derive(Debug, PartialEq, Eq)]
struct Answer {
    code: i32,
    stdout: String,
    stderr: String,
}

/// The place in which a body tries out an input.
struct Bench<'a> {
    program: &'a dyn Program,
}

impl Bench<'_> {
    /// Writes a file below the directory and returns its name.
    fn put<'n>(&self, name: &'n str, data: &[u8]) -> &'n str {
        let path = self.path(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).expect("the scratch directory can be written");
        }
        fs::write(path, data).expect("the scratch directory can be written");
        name
    }

    /// The text of a file that a run wrote, if it is there and UTF-8, and takes it away.
    fn take(&self, name: &str) -> Option<String> {
        let path = self.path(name);
        let text = fs::read(&path).ok()?;
        fs::remove_file(path).expect("the scratch directory can be written");
        String::from_utf8(text).ok()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.program.directory().join(name)
    }

    fn ask(&self, arguments: &[&str]) -> Answer {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        self.ask_with(&arguments, None)
    }

    /// Runs slacalc and checks what holds for every run: it ends in time, with an exit code of
    /// ours, and says why where it does not answer.
    fn ask_with(&self, arguments: &[OsString], zones: Option<&Path>) -> Answer {
        #[expect(
            clippy::disallowed_methods,
            reason = "a stopwatch for the run, not a time of an answer"
        )]
        let began = Stopwatch::now();
        let Ran { code, stdout, stderr } = self.program.run(arguments, zones);
        let took = began.elapsed();
        let stderr = String::from_utf8(stderr)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error} in standard error"));
        let stdout = String::from_utf8(stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error} in standard output"));
        assert!(took < LONGEST_RUN, "{arguments:?} took {took:?}");
        let known = code.filter(|code| (0..=5).contains(code));
        let code = known.unwrap_or_else(|| panic!("{arguments:?}: exit code {code:?}: {stderr}"));
        let silent = stdout.is_empty() && stderr.is_empty();
        assert!(
            !silent || !matches!(code, 2 | 4),
            "{arguments:?}: exit code {code} without a word"
        );
        assert!(
            stderr.len() < LONGEST_MESSAGE,
            "{arguments:?}: {} bytes of messages",
            stderr.len()
        );
        Answer { code, stdout, stderr }
    }
}

impl Answer {
    /// The object that `--format json` printed.
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("no JSON: {error}: {self:?}"))
    }

    /// Checks that an invalid file is refused with a place: `FILE:LINE:COLUMN`, or a byte of a file
    /// that is no text, or the whole file.
    fn expect_place_in(&self, file: &str) {
        assert!(self.stderr.contains(file), "{file} is not named: {self:?}");
        if let Ok(error) = serde_json::from_str::<serde_json::Value>(&self.stderr) {
            let problems = error["problems"].as_array().into_iter().flatten();
            let of_file = problems.filter(|problem| problem["file"] == file);
            // The fault of a file that is no text is at a byte of it.
            let mut places =
                of_file.map(|problem| problem["line"].is_u64() || problem["code"] == "encoding");
            // A file that cannot be read at all has no place.
            let is_whole = error["kind"] == "input";
            assert!(is_whole || places.any(|has_place| has_place), "no place in {file}: {self:?}");
            return;
        }
        let places = self.stderr.split(file).skip(1);
        let with_line = |rest: &str| {
            rest.strip_prefix(':')
                .is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()))
        };
        let whole = ["UTF-8", "cannot read", "is missing", "has no "]
            .iter()
            .any(|words| self.stderr.contains(words));
        assert!(
            whole || places.into_iter().any(with_line),
            "no place in {file} is named: {self:?}"
        );
    }
}
