//! `--help` and the manual pages, of every command that there is: found through the help itself, so
//! that none is left out.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::program::{Run, command, finish, root, skipped};

/// The widest line of help.
const WIDTH: usize = 80;

/// The words that name each command: `[]` for the program itself, `["policy", "show"]`.
pub(crate) fn commands() -> Vec<Vec<String>> {
    let mut found = vec![Vec::new()];
    let mut next = 0;
    while next < found.len() {
        let path: Vec<String> = found[next].clone();
        let help = help(&path, "-h");
        for name in listed(&help).into_iter().filter(|name| name != "help") {
            found.push(path.iter().cloned().chain([name]).collect());
        }
        next += 1;
    }
    found
}

/// The commands that a help text lists.
fn listed(help: &str) -> Vec<String> {
    let lines = help.split("\nCommands:\n").nth(1).unwrap_or_default().lines();
    let of_list = lines.take_while(|line| line.starts_with("  "));
    of_list
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| Some(line.split_whitespace().next()?.to_owned()))
        .collect()
}

pub(crate) fn help(path: &[String], option: &str) -> String {
    let got = finish(command().args(path).arg(option).output().unwrap());
    assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""), "{path:?} {option}");
    got.stdout
}

/// The examples of a help text, lines that go on drawn together.
pub(crate) fn examples(help: &str) -> Vec<String> {
    let block = help.split("\nExamples:\n").nth(1).unwrap_or_default();
    let mut examples: Vec<String> = Vec::new();
    for line in block.lines().take_while(|line| line.starts_with("  ")) {
        match examples.last_mut().filter(|last| last.ends_with('\\')) {
            Some(last) => {
                last.pop();
                last.push_str(line.trim_start());
            }
            None => examples.push(line.trim().to_owned()),
        }
    }
    examples
}

#[test]
fn every_command_is_found() {
    let paths: Vec<String> = commands().iter().map(|path| path.join(" ")).collect();
    for path in ["", "deadline", "policy", "policy show", "holidays list", "completions", "man"] {
        assert!(paths.iter().any(|found| found == path), "'{path}' is not among {paths:?}");
    }
}

#[test]
fn help_fits_has_examples_and_is_the_same_by_either_way() {
    let mut wrong = Vec::new();
    for path in commands() {
        let (short, long) = (help(&path, "-h"), help(&path, "--help"));
        for line in short.lines().chain(long.lines()).filter(|line| line.chars().count() > WIDTH) {
            wrong.push(format!("{path:?}: wider than {WIDTH}: {line}"));
        }
        if examples(&long).is_empty() || examples(&long) != examples(&short) {
            wrong.push(format!("{path:?}: no examples, or not the same in -h and --help"));
        }
        if examples(&long)
            .iter()
            .all(|example| !example.contains(&format!("slacalc {}", path.join(" "))))
        {
            wrong.push(format!("{path:?}: no example is of this command"));
        }
        if short.lines().count() > long.lines().count() {
            wrong.push(format!("{path:?}: -h is longer than --help"));
        }
        let by_command = finish(command().arg("help").args(&path).output().unwrap());
        if by_command.stdout != long {
            wrong.push(format!("{path:?}: 'slacalc help' and --help differ"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A directory with the files that examples name: all of `examples/`, its contracts once more at
/// the top, and policies.
fn directory() -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("help-examples");
    let _ = fs::remove_dir_all(&directory);
    copy(&root().join("examples"), &directory);
    copy(&root().join("examples/contracts"), &directory);
    copy(&root().join("examples/contracts"), &directory.join("config/contracts"));
    copy(&root().join("tests/data/policies/acme"), &directory.join("my-policies/acme"));
    fs::create_dir_all(directory.join(".config/fish")).unwrap();
    directory
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn every_example_of_every_help_runs() {
    let directory = directory();
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in commands() {
        for example in examples(&help(&path, "--help")) {
            let got = in_shell(&example, &directory);
            count += 1;
            let understood = matches!(got.code, Some(0 | 1 | 3 | 5));
            if !understood || got.stderr.contains("slacalc:") || got.stderr.contains("error") {
                wrong.push(format!("{example}\n{:?} {}", got.code, got.stderr));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} examples:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 20, "only {count} examples were found");
}

/// A line as a user would type it; a failure anywhere in a pipe is one of the whole.
#[cfg(unix)]
fn in_shell(line: &str, directory: &Path) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_slacalc")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("bash");
    shell
        .args(["-o", "pipefail", "-c", line])
        .current_dir(directory)
        .env("HOME", directory)
        .env("PATH", path);
    shell.env("SLACALC_NOW", "2026-03-06T22:00:00Z").env("SLACALC_TZDATA", "bundled");
    shell.env("SLACALC_NO_CONFIG", "1").env("SLACALC_CONFIG_DIR", directory.join("config"));
    finish(shell.env_remove("SLACALC_CONTRACT").env_remove("SLACALC_POLICY_DIR").output().unwrap())
}

#[test]
fn every_command_has_a_manual_page() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("man1");
    let _ = fs::remove_dir_all(&directory);
    let got = finish(command().args(["man", "--dir"]).arg(&directory).output().unwrap());
    assert_eq!((got.code, got.stdout.as_str(), got.stderr.as_str()), (Some(0), "", ""));
    let commands = commands();
    assert_eq!(fs::read_dir(&directory).unwrap().count(), commands.len());
    for path in &commands {
        let name: Vec<&str> =
            std::iter::once("slacalc").chain(path.iter().map(String::as_str)).collect();
        let page = fs::read_to_string(directory.join(format!("{}.1", name.join("-")))).unwrap();
        let printed = finish(command().arg("man").args(path).output().unwrap());
        assert_eq!(printed.stdout, page, "'slacalc man' and --dir differ: {path:?}");
        for title in [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "\"EXIT STATUS\"",
            "ENVIRONMENT",
            "FILES",
            "EXAMPLES",
            "\"SEE ALSO\"",
        ] {
            assert!(page.contains(&format!("\n.SH {title}\n")), "{path:?} has no section {title}");
        }
        let lines = page.replace("\\-", "-").replace("\\*(Aq", "'").replace("\\(aq", "'");
        for example in
            examples(&help(path, "--help")).iter().filter(|example| !example.contains('\\'))
        {
            let start: String = example.chars().take(40).collect();
            assert!(
                lines.contains(start.trim_end()),
                "{path:?}: the page lacks the example {example}"
            );
        }
    }
    let wrong = finish(command().args(["man", "policy", "shw"]).output().unwrap());
    let message = "slacalc: 'slacalc policy' has no command 'shw'; there are: ";
    assert!(wrong.code == Some(2) && wrong.stderr.starts_with(message), "{}", wrong.stderr);
    lint(&directory);
}

/// What the formatters of the system say of the pages, if there are any.
fn lint(directory: &Path) {
    let checks: [(&str, &[&str]); 2] = [
        ("mandoc", &["-T", "lint", "-W", "warning"]),
        ("groff", &["-man", "-ww", "-Tutf8", "-K", "utf8"]),
    ];
    for (program, arguments) in checks {
        if Command::new(program).arg("--version").output().is_err() {
            skipped(&format!("manual pages under {program}, which is not installed"));
            continue;
        }
        let pages = fs::read_dir(directory).unwrap().map(|page| page.unwrap().path());
        let output = Command::new(program).args(arguments).args(pages).output().unwrap();
        let said =
            [if program == "mandoc" { output.stdout } else { Vec::new() }, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        // The pages bear no date, so that the same program always makes the same pages.
        let complaints: Vec<&str> =
            said.lines().filter(|line| !line.contains("missing date")).collect();
        assert!(complaints.is_empty(), "{program}:\n{}", complaints.join("\n"));
    }
}
