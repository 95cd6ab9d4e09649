//! The examples: contracts and their worked answers, runbook scripts, and the policy that the policies' README builds up.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::program::{Run, command, finish, root, run};

#[test]
fn built_in_policies_and_example_contracts_are_valid() {
    for line in [
        "policy check",
        "policy check examples/contracts/rescale.toml examples/contracts/scalr.toml tests/data/policies/acme/sun.toml tests/data/settled/lighthouse/terms.toml tests/data/contracts/words.toml",
    ] {
        let got = run(line);
        assert_eq!(got.code, Some(0), "{}{}", got.stdout, got.stderr);
    }
}

/// The TOML blocks of the policies' README up to the contract are one policy; the two after it a contract and its dates.
#[test]
fn the_policies_readme_builds_a_valid_policy_and_contract() {
    let readme = fs::read_to_string(root().join("policies/README.md")).unwrap();
    let (before, after) = readme.split_once("## A contract over a policy").unwrap();
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme-policies");
    fs::create_dir_all(directory.join("lanternfish")).unwrap();
    fs::write(directory.join("lanternfish/handbook.toml"), blocks(before).concat()).unwrap();
    let rest = blocks(after);
    fs::write(directory.join("contract.toml"), &rest[0]).unwrap();
    fs::write(directory.join("our-days.toml"), &rest[1]).unwrap();
    let check = |file: &str| {
        let policies = directory.join("lanternfish").parent().unwrap().to_owned();
        let only_policies = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme-policy-dir");
        fs::create_dir_all(only_policies.join("lanternfish")).unwrap();
        fs::copy(policies.join("lanternfish/handbook.toml"), only_policies.join("lanternfish/handbook.toml")).unwrap();
        finish(command().args(["policy", "check", "--policy-dir"]).arg(only_policies).arg(directory.join(file)).output().unwrap())
    };
    for file in ["lanternfish/handbook.toml", "contract.toml"] {
        let got = check(file);
        assert_eq!(got.code, Some(0), "{}{}", got.stdout, got.stderr);
    }
}

/// The TOML blocks of a Markdown text.
fn blocks(text: &str) -> Vec<String> {
    text.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[cfg(unix)]
#[test]
fn runbook_scripts_do_what_they_say() {
    let cases = [
        ("escalate-if-unanswered.sh", &["T-1", "2026-07-15T11:50:00Z", "high"][..], 0, "T-1: in time"),
        (
            "escalate-if-unanswered.sh",
            &["T-1", "2026-07-15T08:40:00Z", "high"],
            0,
            "T-1: three quarters of the time are gone, remind the vendor",
        ),
        ("escalate-if-unanswered.sh", &["T-1", "2026-07-15T07:59:59Z", "high"], 1, "T-1: the deadline has passed, escalate"),
        ("escalate-if-unanswered.sh", &["T-1", "noon", "high"], 2, ""),
        ("page-when-nobody-covers.sh", &["high", "2026-07-15T12:00:00Z"], 0, "the vendor is there: open a ticket"),
        (
            "page-when-nobody-covers.sh",
            &["high", "2026-07-18T12:00:00Z"],
            0,
            "nobody is there, or nobody can say: page the engineer on call",
        ),
        ("check-scope-first.sh", &["phone"], 0, "not supported: do not open a ticket"),
        ("check-scope-first.sh", &["api", "integration"], 0, "not support: ask for another offering"),
        ("check-scope-first.sh", &["mpi", "tuning"], 0, "unstated: open a ticket, and say what the contract says"),
    ];
    for (name, arguments, code, says) in cases {
        let got = script(&root().join("examples").join(name), arguments);
        assert_eq!((got.code, got.stdout.trim_end()), (Some(code), says), "{name} {arguments:?}\n{}", got.stderr);
    }
    let got = script(&root().join("examples/check-scope-first.sh"), &["beta", "mpi"]);
    assert_eq!(got.code, Some(2));
    assert!(got.stdout.contains("Which of these is meant?"), "{}", got.stdout);
}

/// In time were two of the two first tickets of January 2026 that are taken here, and two of four of February. In 2020 there is none.
#[cfg(unix)]
#[test]
fn the_monthly_report_is_written_and_judged() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("monthly");
    let _ = fs::remove_dir_all(&directory);
    let place = directory.display().to_string();
    let (few, scalr) = ["few", "scalr"].map(|name| root().join(format!("examples/tickets/{name}.csv")).display().to_string()).into();
    let text = fs::read_to_string(&few).unwrap();
    let chosen = text.lines().filter(|line| ["id,", "A1,", "A3,"].iter().any(|start| line.starts_with(start)));
    let good = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("good.csv").display().to_string();
    fs::write(&good, chosen.collect::<Vec<_>>().join("\n")).unwrap();
    let cases = [
        (&good, "2026-01", 0, "enough tickets were answered in time"),
        (&few, "2026-02", 1, "too few tickets were answered in time"),
        (&few, "2020-02", 3, "there was nothing to measure"),
        (&scalr, "2025-08", 1, "too few tickets were answered in time"),
        (&scalr, "2020-08", 2, "some rows could not be read, see 'Left out'"),
    ];
    for (tickets, month, code, says) in cases {
        let got = script(&root().join("examples/monthly-report.sh"), &[tickets, &place, month]);
        let page = directory.join(format!("{month}.html"));
        assert_eq!((got.code, got.stdout), (Some(code), format!("{month}: {says}: {}\n", page.display())), "{}", got.stderr);
        assert!(fs::read_to_string(page).unwrap().ends_with("</html>\n"));
    }
    let got = script(&root().join("examples/monthly-report.sh"), &["nowhere.csv", &place, "2026-05"]);
    assert_eq!((got.code, got.stdout.as_str()), (Some(2), ""));
    assert!(!directory.join("2026-05.html").exists() && !directory.join("2026-05.html.new").exists());
}

/// A script with the program under test on its path.
#[cfg(unix)]
fn script(path: &Path, arguments: &[&str]) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_slacalc")).parent().unwrap();
    let paths = env::join_paths(std::iter::once(program.to_owned()).chain(env::split_paths(&env::var_os("PATH").unwrap()))).unwrap();
    let mut script = Command::new(path);
    script.args(arguments).env("PATH", paths).env("SLACALC_NOW", "2026-07-15T12:00:00Z").env("SLACALC_TZDATA", "bundled");
    finish(script.env_remove("SLACALC_CONTRACT").env_remove("SLACALC_POLICY_DIR").output().unwrap())
}
