//! Runbooks: a run that is broken tells somebody.
//!
//! Each runbook of the documentation, the examples and the help is run with a missing contract, a
//! broken one, a table that cannot be read, without slacalc, and with one that crashes. Each time
//! somebody must be told, with the message, and nothing may be printed that reads like an answer.

#![cfg(unix)]

mod advice;
mod answers;
mod finding;
mod running;

use std::fs;

use self::{
    finding::Found,
    running::{Done, Place, Program},
};

/// A runbook, and where to take hold of it.
pub(crate) struct Runbook {
    /// A file, or a command's help.
    place: &'static str,
    /// Words that no other runbook of that place has.
    has: &'static str,
    /// The directory in which it runs, below a copy of `examples/`.
    folder: &'static str,
    variables: &'static [(&'static str, &'static str)],
    arguments: &'static [&'static str],
    /// The contract, policy or directory of contracts that it rests on.
    terms: &'static str,
    /// The table that it reads, if it does.
    table: &'static str,
    /// It tells by what it prints, as an example in a help text does.
    prints: bool,
    /// Words of its answers.
    answers: &'static [&'static str],
}

const OPENED: [(&str, &str); 1] = [("OPENED", "2026-07-15T11:50:00Z")];
const IN_TICKETS: Runbook = Runbook {
    place: "examples/tickets/README.md",
    has: "",
    folder: "tickets",
    variables: &[],
    arguments: &[],
    terms: "tickets/contracts/rescale.toml",
    table: "tickets/tickets.csv",
    prints: false,
    answers: &[],
};
const SCRIPT: Runbook = Runbook {
    place: "",
    has: "#!/bin/sh",
    folder: "",
    terms: "contracts/rescale.toml",
    table: "",
    ..IN_TICKETS
};

/// Every runbook that there is.
const RUNBOOKS: [Runbook; 11] = [
    Runbook {
        place: "README.md",
        has: "--check --warn 75",
        variables: &OPENED,
        terms: "rescale.toml",
        answers: &["missed", "remind", "account manager"],
        ..SCRIPT
    },
    Runbook {
        place: "policies/README.md",
        has: "slacalc policy check",
        terms: "handbook.toml",
        answers: &["handbook.toml:"],
        ..SCRIPT
    },
    Runbook {
        place: "help covered",
        has: "echo 'nobody is there'",
        terms: "rescale.toml",
        prints: true,
        answers: &["nobody is there"],
        ..SCRIPT
    },
    Runbook {
        place: "examples/escalate-if-unanswered.sh",
        arguments: &["T-1", "2026-07-15T11:50:00Z", "high"],
        answers: &["in time", "remind", "passed", "account manager"],
        ..SCRIPT
    },
    Runbook {
        place: "examples/page-when-nobody-covers.sh",
        arguments: &["high", "2026-07-15T12:00:00Z"],
        answers: &["the vendor is there:", "is closed", "our engineer"],
        ..SCRIPT
    },
    Runbook {
        place: "examples/check-scope-first.sh",
        arguments: &["phone"],
        answers: &["supported:", "not support", "open a ticket"],
        ..SCRIPT
    },
    Runbook {
        place: "examples/monthly-report.sh",
        arguments: &["tickets/few.csv", "reports", "2026-01", "--contract", "contracts/scalr.toml"],
        terms: "contracts/scalr.toml",
        table: "tickets/few.csv",
        answers: &["enough", "too few", "nothing to measure", "Rows that could not be read"],
        ..SCRIPT
    },
    Runbook {
        place: "examples/page-when-due.sh",
        arguments: &["tickets/open.csv", "2h", "--contracts", "tickets/contracts"],
        terms: "tickets/contracts/rescale.toml",
        table: "tickets/open.csv",
        answers: &["overdue, or due", "nothing is due", "are not stated"],
        ..SCRIPT
    },
    Runbook {
        has: "MAILTO",
        folder: "",
        answers: &["enough", "too few", "nothing to measure"],
        table: "",
        ..IN_TICKETS
    },
    Runbook { has: "rows-with-an-error.csv", ..IN_TICKETS },
    Runbook { has: "january()", answers: &["the same page", "made with"], ..IN_TICKETS },
];

/// Shell lines that decide nothing that somebody waits for: whoever types them sees what goes
/// wrong.
const NO_RUNBOOKS: [(&str, &str); 4] = [
    ("docs/stability.md", "error[other-format]"),
    ("help man", "man -l -"),
    ("help holidays list", "| grep '^us'"),
    ("help completions", "echo 'slacalc completions fish | source' >>"),
];

/// Ends of slacalc that are no answer: a body for its script each.
const BROKEN: [&str; 9] = [
    "echo 'slacalc: broken' >&2; exit 2",
    "echo 'slacalc: broken' >&2; exit 4",
    "echo 'slacalc: broken' >&2; exit 101",
    "echo 'slacalc: broken' >&2; exit 126",
    "echo 'slacalc: broken' >&2; exit 134",
    "echo 'slacalc: broken' >&2; exit 255",
    "kill -9 $$",
    "kill -15 $$",
    "kill -6 $$",
];

impl Runbook {
    fn name(&self) -> String {
        let name = format!("{} {}", self.place, self.has);
        name.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
    }

    fn is(&self, found: &Found) -> bool {
        self.place == found.place && found.text.contains(self.has)
    }

    /// Returns true if it is a file of its own.
    fn is_script(&self) -> bool {
        self.has == SCRIPT.has
    }

    /// Adds what a runbook did that it must not do where slacalc gave no answer.
    fn expect_alarm(&self, wrong: &mut Vec<String>, fault: &str, done: &Done, reason: &str) {
        let Done { run, told } = done;
        let place = self.place;
        let told = if self.prints { &run.stdout } else { told };
        if told.trim().is_empty() {
            wrong.push(format!("{place}, {fault}: nobody was told: {run:?}"));
        }
        if !self.prints && !told.contains(reason) {
            wrong.push(format!("{place}, {fault}: the alarm does not say '{reason}': {told}"));
        }
        for word in
            self.answers.iter().filter(|word| run.stdout.contains(**word) || told.contains(**word))
        {
            wrong.push(format!("{place}, {fault}: '{word}' reads like an answer: {told}{run:?}"));
        }
        if self.is_script() && matches!(run.code, Some(0 | 1) | None) {
            wrong.push(format!("{place}, {fault}: exit code {:?}", run.code));
        }
    }
}

/// Calls a function with each runbook, its text and a place of its own, and fails with all that
/// went wrong.
fn for_each(kind: &str, try_out: impl Fn(&Runbook, &Found, &Place, &mut Vec<String>)) {
    let found = finding::runbooks();
    let mut wrong = Vec::new();
    for runbook in &RUNBOOKS {
        let Some(text) = found.iter().find(|found| runbook.is(found)) else { continue };
        let place = Place::new(&format!("{kind}-{}", runbook.name()));
        place.command("date", "case $1 in +%F) echo 2026-03-01 ;; *) echo 2026-03 ;; esac");
        try_out(runbook, text, &place, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

impl Place {
    pub(crate) fn usually(&self, runbook: &Runbook, found: &Found, program: Program) -> Done {
        self.run(runbook, found, program, runbook.variables, runbook.arguments)
    }
}

#[test]
fn every_runbook_of_the_repository_is_tried_here() {
    let found = finding::runbooks();
    let mut wrong = Vec::new();
    for one in &found {
        let runbooks = RUNBOOKS.iter().filter(|runbook| runbook.is(one)).count();
        let none =
            NO_RUNBOOKS.iter().any(|(place, has)| *place == one.place && one.text.contains(has));
        if runbooks != 1 && !none {
            wrong.push(format!(
                "{}: {runbooks} entries of RUNBOOKS are this one:\n{}",
                one.place, one.text
            ));
        }
    }
    for runbook in RUNBOOKS.iter().filter(|runbook| !found.iter().any(|found| runbook.is(found))) {
        wrong.push(format!("{} has no runbook with '{}'", runbook.place, runbook.has));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_missing_or_broken_contract_is_told_to_somebody() {
    for_each("contract", |runbook, found, place, wrong| {
        let terms = place.directory.join(runbook.terms);
        let whole = fs::read(&terms).unwrap();
        let file = terms.file_name().unwrap().to_str().unwrap();
        // A directory of contracts without one of them makes errors of its rows, which are told
        // elsewhere.
        let directory = runbook.terms == IN_TICKETS.terms;
        if directory {
            fs::rename(terms.parent().unwrap(), place.directory.join("moved")).unwrap();
            let missing = place.usually(runbook, found, Program::Real);
            fs::rename(place.directory.join("moved"), terms.parent().unwrap()).unwrap();
            runbook.expect_alarm(
                wrong,
                "no directory of contracts",
                &missing,
                "cannot read the directory of contracts",
            );
            return;
        }
        fs::remove_file(&terms).unwrap();
        let missing = place.usually(runbook, found, Program::Real);
        runbook.expect_alarm(wrong, "a missing contract", &missing, file);
        for (fault, text) in [
            ("a contract that is no TOML", &b"[document\n"[..]),
            ("a contract in no encoding", b"plan = \"\xff\"\n"),
        ] {
            fs::write(&terms, text).unwrap();
            if runbook.place != "policies/README.md" {
                runbook.expect_alarm(
                    wrong,
                    fault,
                    &place.usually(runbook, found, Program::Real),
                    file,
                );
            }
        }
        fs::write(&terms, whole).unwrap();
    });
}

#[test]
fn a_missing_program_is_told_to_somebody() {
    for_each("program", |runbook, found, place, wrong| {
        for program in [Program::Missing, Program::NotExecutable] {
            let done = place.usually(runbook, found, program);
            runbook.expect_alarm(wrong, &format!("{program:?}"), &done, "slacalc");
        }
    });
}

#[test]
fn a_program_that_breaks_or_is_ended_is_told_to_somebody() {
    for_each("breaks", |runbook, found, place, wrong| {
        let four_is_an_answer = runbook.place == "policies/README.md";
        for body in BROKEN.iter().filter(|body| !(four_is_an_answer && body.ends_with("exit 4"))) {
            let reason = if body.contains("slacalc: broken") { "slacalc: broken" } else { "" };
            runbook.expect_alarm(
                wrong,
                body,
                &place.usually(runbook, found, Program::Fake(body)),
                reason,
            );
        }
    });
}

#[test]
fn a_table_that_cannot_be_read_is_told_to_somebody() {
    for_each("table", |runbook, found, place, wrong| {
        if runbook.table.is_empty() {
            return;
        }
        let table = place.directory.join(runbook.table);
        let file = table.file_name().unwrap().to_str().unwrap();
        fs::remove_file(&table).unwrap();
        runbook.expect_alarm(
            wrong,
            "no table",
            &place.usually(runbook, found, Program::Real),
            file,
        );
        fs::create_dir(&table).unwrap();
        runbook.expect_alarm(
            wrong,
            "a directory for a table",
            &place.usually(runbook, found, Program::Real),
            file,
        );
        fs::remove_dir(&table).unwrap();
        for (fault, bytes) in [
            ("an empty table", &b""[..]),
            ("a table without times", b"id,priority\n1,2\n"),
            ("a broken archive", b"\x1f\x8b\x08\0broken"),
        ] {
            fs::write(&table, bytes).unwrap();
            runbook.expect_alarm(wrong, fault, &place.usually(runbook, found, Program::Real), "");
        }
    });
}

/// A line that is copied into a script is still heard where `set -e` ends a script at the first
/// failure.
#[test]
fn a_strict_shell_keeps_no_runbook_silent() {
    for_each("strict", |runbook, found, place, wrong| {
        if runbook.is_script() || runbook.has == "MAILTO" {
            return;
        }
        let strict = Found { text: format!("set -eu\n{}", found.text), ..found.clone() };
        for program in [Program::Missing, Program::Fake(BROKEN[0])] {
            let done = place.usually(runbook, &strict, program);
            runbook.expect_alarm(wrong, &format!("set -e, {program:?}"), &done, "slacalc");
        }
    });
}

/// A `case` on an exit code has a line for every code that it does not name.
#[test]
fn every_case_on_an_exit_code_has_a_line_for_the_rest() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for Found { place, text } in finding::runbooks() {
        for case in text.split("case ").skip(1) {
            let on = case.split_whitespace().next().unwrap_or_default();
            if !["$?", "\"$?\"", "$code", "$status"].contains(&on) {
                continue;
            }
            count += 1;
            let arms = case.split("esac").next().unwrap_or_default();
            if !arms.contains("*)") {
                wrong.push(format!("{place}: case {arms}"));
            }
        }
    }
    assert!(count >= 4, "only {count} were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The line that the README had, the one of the help, and a pipe.
#[test]
fn a_runbook_that_keeps_silent_is_caught() {
    let place = Place::new("silent");
    for text in [
        "slacalc deadline --contract none.toml --priority high --opened now --check --quiet\ncase \
         $? in 1) page escalate ;; esac\n",
        "slacalc covered --contract none.toml --quiet || page 'nobody is there'\n",
        "slacalc batch none.csv --vendor scalr | grep -v ',$'\n",
    ] {
        let (runbook, mut wrong) =
            (Runbook { answers: &["escalate", "nobody is there"], ..SCRIPT }, Vec::new());
        let found = Found { place: String::new(), text: text.to_owned() };
        for program in [Program::Real, Program::Missing] {
            runbook.expect_alarm(
                &mut wrong,
                "a fault",
                &place.usually(&runbook, &found, program),
                "none",
            );
        }
        assert!(wrong.len() >= 2, "{text}: {wrong:?}");
    }
}
