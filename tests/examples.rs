//! The examples: contracts and their worked answers, and runbook scripts.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::program::{Run, finish, root, run};

#[test]
fn built_in_policies_and_example_contracts_are_valid() {
    for line in [
        "policy check",
        "policy check examples/contracts/rescale.toml examples/contracts/scalr.toml \
         examples/credits/contract.toml examples/tickets/contracts/rescale.toml \
         examples/tickets/contracts/scalr-berlin.toml \
         tests/data/policies/acme/sun.toml tests/data/settled/lighthouse/terms.toml \
         tests/data/contracts/words.toml",
    ] {
        let got = run(line);
        assert_eq!(got.code, Some(0), "{}{}", got.stdout, got.stderr);
    }
}

#[cfg(unix)]
fn example(name: &str) -> String {
    root().join("examples").join(name).display().to_string()
}

/// In time were two of the two first tickets of January 2026 that are taken here, and two of four
/// of February. In 2020 there is none, but of the large table some rows could be of any month. The
/// rest is counted by `tests/tickets/count.py`.
#[cfg(unix)]
#[test]
fn the_monthly_report_is_written_and_judged() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("monthly");
    let _ = fs::remove_dir_all(&directory);
    let place = directory.display().to_string();
    let (few, all) = (example("tickets/few.csv"), example("tickets/tickets.csv"));
    let text = fs::read_to_string(&few).unwrap();
    let chosen = text
        .lines()
        .filter(|line| ["id,", "A1,", "A3,"].iter().any(|start| line.starts_with(start)));
    let chosen = chosen.collect::<Vec<_>>().join("\n");
    let with_wrong_row_of = |date: &str| {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("wrong-{date}.csv"))
            .display()
            .to_string();
        fs::write(&file, format!("{chosen}\nA0,Core,premum,0,America/New_York,{date} 10:00,,,\n"))
            .unwrap();
        file
    };
    // A row of another month does no harm, whatever is wrong with it.
    // On the last day of December it is January somewhere.
    let (good, doubtful) = (with_wrong_row_of("2025-12-30"), with_wrong_row_of("2025-12-31"));
    let (contract, contracts) = (
        ["--contract", &example("contracts/scalr.toml")],
        ["--contracts", &example("tickets/contracts")],
    );
    let cases = [
        (&good, "2026-01", contract, 0, "enough tickets were answered in time"),
        (&few, "2026-02", contract, 1, "too few tickets were answered in time"),
        (&few, "2020-02", contract, 3, "there was nothing to measure"),
        (&all, "2025-08", contracts, 1, "too few tickets were answered in time"),
        (
            &doubtful,
            "2026-01",
            contract,
            2,
            "some rows could not be read, see 'Rows that could not be read'",
        ),
    ];
    for (tickets, month, options, code, says) in cases {
        let got = script(
            &root().join("examples/monthly-report.sh"),
            &[&[tickets, &place, month], &options[..]].concat(),
        );
        let page = directory.join(format!("{month}.html"));
        assert_eq!(
            (got.code, got.stdout),
            (Some(code), format!("{month}: {says}: {}\n", page.display())),
            "{}",
            got.stderr
        );
        assert!(fs::read_to_string(page).unwrap().ends_with("</html>\n"));
    }
}

#[cfg(unix)]
#[test]
fn a_monthly_report_that_cannot_be_made_leaves_no_file() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("refused-monthly");
    let _ = fs::remove_dir_all(&directory);
    let place = directory.display().to_string();
    let (few, all) = (example("tickets/few.csv"), example("tickets/tickets.csv"));
    let contract = example("contracts/scalr.toml");
    let invalid = root().join("tests/data/tickets/mixed.csv").display().to_string();
    let wrong = [
        ("nowhere.csv", "2026-05", &contract, 2),
        (&few, "2026-06", &invalid, 4),
        (&few, "2026-13", &contract, 2),
        // Rows without an opening are errors of every month, and this one has no others.
        (&all, "2020-08", &contract, 2),
    ];
    for (tickets, month, contract, code) in wrong {
        let got = script(
            &root().join("examples/monthly-report.sh"),
            &[tickets, &place, month, "--contract", contract],
        );
        assert_eq!((got.code, got.stdout.as_str()), (Some(code), ""), "{month}: {}", got.stderr);
        assert!(!got.stderr.is_empty(), "{month}");
        for name in [format!("{month}.html"), format!("{month}.html.new")] {
            assert!(!directory.join(&name).exists(), "{name}");
        }
    }
}

/// January follows December, and a leading zero is no octal number.
#[cfg(unix)]
#[test]
fn the_last_month_is_that_before_todays() {
    use std::os::unix::fs::PermissionsExt as _;

    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("calendar");
    fs::create_dir_all(&directory).unwrap();
    let few = root().join("examples/tickets/few.csv").display().to_string();
    for (today, last, days) in [
        ("2026-01", "2025-12", "31"),
        ("2026-03", "2026-02", "28"),
        ("2024-03", "2024-02", "29"),
        ("2026-10", "2026-09", "30"),
    ] {
        let date = directory.join("date");
        fs::write(&date, format!("#!/bin/sh\necho {today}\n")).unwrap();
        fs::set_permissions(&date, fs::Permissions::from_mode(0o755)).unwrap();
        let arguments = [&few, directory.to_str().unwrap(), "last", "--vendor", "scalr"];
        let got =
            script_with(&root().join("examples/monthly-report.sh"), &arguments, &[&directory]);
        assert!(
            got.stdout.starts_with(&format!("{last}: ")),
            "{today}: {}{}",
            got.stdout,
            got.stderr
        );
        let page = fs::read_to_string(directory.join(format!("{last}.html"))).unwrap();
        assert!(page.contains(&format!("<dt>until</dt><dd>{last}-{days}</dd>")), "{today}");
    }
}

/// What the README of the tickets has to type, beside the transcripts.
#[cfg(unix)]
#[test]
fn the_runbook_does_what_it_says() {
    let (from, to) = (
        root().join("examples/tickets"),
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("runbook"),
    );
    let _ = fs::remove_dir_all(&to);
    fs::create_dir_all(to.join("contracts")).unwrap();
    for name in ["tickets.csv", "contracts/rescale.toml", "contracts/scalr-berlin.toml"] {
        fs::copy(from.join(name), to.join(name)).unwrap();
    }
    let readme = fs::read_to_string(from.join("README.md")).unwrap();
    let block = |after: &str, kind: &str| {
        let (_, rest) = readme.split_once(after).unwrap();
        rest.split_once(&format!("```{kind}\n")).unwrap().1.split_once("```").unwrap().0.to_owned()
    };
    let typed = |text: &str| {
        let file = to.join("typed.sh");
        fs::write(&file, format!("cd '{}'\n{text}", to.display())).unwrap();
        script(Path::new("/bin/sh"), &[file.to_str().unwrap()])
    };
    let got = typed(&block("Rows with an error", "sh"));
    assert_eq!(got.stderr, "");
    assert_eq!(
        fs::read_to_string(to.join("rows-with-an-error.csv")).unwrap().lines().count(),
        1 + 33
    );
    let got = typed(&block("a year later", "sh"));
    assert_eq!((got.stdout, got.stderr.as_str()), (block("It prints", "text"), ""));
}

/// A script with the program under test on its path.
#[cfg(unix)]
fn script(path: &Path, arguments: &[&str]) -> Run {
    script_with(path, arguments, &[])
}

/// A script with these directories on its path too, and with a command `notify` that tells nobody.
#[cfg(unix)]
fn script_with(path: &Path, arguments: &[&str], directories: &[&Path]) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_slacalc")).parent().unwrap();
    let tellers = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tellers");
    fs::create_dir_all(&tellers).unwrap();
    let _ = std::os::unix::fs::symlink("/bin/true", tellers.join("notify"));
    let others = env::var_os("PATH").unwrap();
    let first = directories.iter().copied().chain([program, &tellers]).map(Path::to_owned);
    let paths = env::join_paths(first.chain(env::split_paths(&others))).unwrap();
    let mut script = Command::new(path);
    script
        .args(arguments)
        .env("PATH", paths)
        .env("SLACALC_NOW", "2026-07-15T12:00:00Z")
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_TZDATA", "bundled");
    finish(script.env_remove("SLACALC_CONTRACT").env_remove("SLACALC_POLICY_DIR").output().unwrap())
}
