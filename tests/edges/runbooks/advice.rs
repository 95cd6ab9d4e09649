//! Advice that can be pasted, and that fits the command which gives it.

use crate::program::{command, finish};

#[test]
fn advice_works_as_it_stands() {
    let deadline = ["deadline", "--vendor", "rescale", "--priority"];
    let mut wrong = Vec::new();
    for (arguments, says, not) in [
        (
            [&deadline[..], &["high", "--opened", "2026-03-06 16:45"]].concat(),
            "2026-03-06T16:45Z, 2026-03-06T16:45-05:00",
            "06 16:45Z",
        ),
        (
            [&deadline[..], &["", "--opened", "now"]].concat(),
            "it is empty; write a priority of the policy",
            "urgent",
        ),
        (
            vec!["holidays", "show", "uk", "--year", "2026"],
            "slacalc holidays show gb-sct",
            "--holidays",
        ),
        (
            vec!["policy", "check", "policies/scalr"],
            "slacalc policy check --policy-dir policies/scalr",
            "name a file",
        ),
    ] {
        let run = finish(command().args(&arguments).output().unwrap());
        let said = format!("{}{}", run.stdout, run.stderr)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if !said.contains(says) || said.contains(not) {
            wrong.push(format!("{arguments:?}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
