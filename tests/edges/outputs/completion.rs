//! Completion puts nothing on the line that a shell would run.

use std::{fs, path::PathBuf, process::Command};

use super::empty;
use crate::program::{command, finish, root, skipped};

/// What bash is offered for a line, each candidate as it goes onto the line.
const ASK: &str = r#"slacalc() { "$S" "$@"; }
source <("$S" completions bash)
COMP_LINE="$LINE"; COMP_POINT=${#COMP_LINE}
_slacalc slacalc "$PART" show
printf '%s\n' "${COMPREPLY[@]}"
"#;

/// Names of directories that are no part of an id.
const BAD: [&str; 9] =
    ["a$(touch PWNED)", "a`touch PWNED`", "a b", "a;b", "a'b", "a\"b", "-rf", "a\nb", "a\u{202e}b"];

/// Returns a directory with policies below bad names and two good ones.
fn policies(name: &str) -> PathBuf {
    let here = empty(name);
    let text = fs::read_to_string(root().join("tests/data/policies/acme/sun.toml")).unwrap();
    for directory in BAD.iter().chain(&["acme", "Müller_2"]) {
        fs::create_dir_all(here.join(directory)).unwrap();
        fs::write(here.join(directory).join("x.toml"), &text).unwrap();
    }
    here
}

#[test]
fn files_whose_names_are_no_ids_are_refused_by_name() {
    let here = policies("refused-ids");
    let mut check = command();
    let checked =
        finish(check.args(["policy", "check", "--policy-dir"]).arg(&here).output().unwrap());
    assert_eq!(checked.code, Some(4));
    assert_eq!(
        checked.stderr.matches("cannot be a policy id").count(),
        BAD.len(),
        "{}",
        checked.stderr
    );
    assert!(
        !checked.stderr.contains(['\u{202e}', '`']) || checked.stderr.contains("a`touch PWNED`/x"),
        "{}",
        checked.stderr
    );
}

#[test]
fn files_whose_names_are_no_ids_are_never_completed() {
    let here = policies("ids");
    for shell in ["zsh", "fish", "powershell", "elvish", "bash"] {
        let line: Vec<&str> = if shell == "bash" {
            vec!["slacalc policy show ", ""]
        } else {
            vec!["slacalc", "policy", "show", ""]
        };
        let mut asked = command();
        asked
            .env("SLACALC_COMPLETE", shell)
            .env("_CLAP_COMPLETE_INDEX", "3")
            .env("_CLAP_IFS", "\n");
        let got =
            finish(asked.env("SLACALC_POLICY_DIR", &here).arg("--").args(line).output().unwrap());
        assert!(
            got.stdout.contains("acme/x") && got.stdout.contains("Müller_2/x"),
            "{shell}: {got:?}"
        );
        assert!(
            !got.stdout.contains("PWNED")
                && !got.stdout.contains("a b")
                && !got.stdout.contains("-rf"),
            "{shell}: {got:?}"
        );
    }
    if !Command::new("bash").args(["-c", "exit 0"]).status().is_ok_and(|status| status.success()) {
        return skipped("what bash is offered, as it is not installed");
    }
    let mut bash = Command::new("bash");
    bash.args(["--norc", "-c", ASK])
        .env("S", env!("CARGO_BIN_EXE_slacalc"))
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_POLICY_DIR", &here);
    let got = finish(bash.env("LINE", "slacalc policy show a").env("PART", "a").output().unwrap());
    assert_eq!(got.stdout, "acme/x\n");
}

#[test]
fn names_of_files_are_one_quoted_word_in_powershell() {
    let here = empty("powershell");
    for name in ["my table.csv", "my$(calc).csv", "my'x'.csv", "my\nline.csv", "my\u{1b}[2J.csv"] {
        fs::write(here.join(name), "").unwrap();
    }
    let mut asked = command();
    asked
        .env("SLACALC_COMPLETE", "powershell")
        .current_dir(&here)
        .args(["--", "slacalc", "batch", "my"]);
    let got = finish(asked.output().unwrap());
    let mut lines: Vec<&str> = got.stdout.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["'my table.csv'", "'my$(calc).csv'", "'my''x''.csv'"]);
}
