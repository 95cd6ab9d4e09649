//! Every kind of problem that `policy check` finds, with the message that it shows.
//!
//! A case of `tests/data/problems/cases.toml` changes a valid policy (`desk.toml`) or contract
//! (`order.toml`) in one place.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;
use slacalc::{
    HolidayCatalog, References,
    internal::policy::{ProblemCode, policy, review_policy},
    time::{Date, TzData, TzSource},
};

use crate::program::{Run, command, finish, root};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The kind of the problem.
    code: String,
    /// The file that is changed.
    #[serde(default = "desk")]
    file: String,
    /// What is taken out, which stands there once; nothing for a file that is all new.
    #[serde(default)]
    old: String,
    /// What comes in its place.
    new: String,
    /// Whether the file is saved as Latin-1 rather than UTF-8.
    #[serde(default)]
    latin1: bool,
    /// The whole of what is shown.
    shows: String,
}

fn desk() -> String {
    "desk.toml".to_owned()
}

#[test]
fn every_problem_shows_its_message() {
    let cases = cases();
    let mut wrong = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let got = check(case, at, &[]);
        let shown = got.stderr.trim();
        let warning = ProblemCode::ALL
            .iter()
            .find(|code| code.id() == case.code)
            .unwrap_or_else(|| panic!("no code {}", case.code))
            .is_warning();
        let named = shown.contains(&format!(
            "{}[{}]",
            if warning { "warning" } else { "error" },
            case.code
        ));
        let exit = if shown.contains("error[") { 4 } else { 0 };
        if shown != case.shows.trim() || !named || got.code != Some(exit) {
            wrong.push(format!(
                "case {at}, {} ({:?}), shows\n{shown}\n\nnot\n{}",
                case.code, got.code, case.shows
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

#[test]
fn no_kind_of_problem_is_without_a_case() {
    let shown: BTreeSet<String> = cases().into_iter().map(|case| case.code).collect();
    let known: BTreeSet<String> =
        ProblemCode::ALL.iter().map(|code| code.id().to_owned()).collect();
    assert_eq!(shown, known);
    let readme = fs::read_to_string(root().join("policies/README.md")).unwrap();
    let missing: Vec<&String> =
        known.iter().filter(|id| !readme.contains(&format!("| `{id}` |"))).collect();
    assert!(missing.is_empty(), "policies/README.md does not list {missing:?}");
}

#[test]
fn json_has_the_place_of_every_problem() {
    let cases = cases();
    for (at, case) in cases.iter().enumerate() {
        let got = check(case, at, &["--format", "json"]);
        let answer: serde_json::Value = serde_json::from_str(&got.stdout).unwrap();
        assert_eq!(
            (answer["schema"].as_str(), got.stderr.as_str()),
            (Some("slacalc/check/v1"), "")
        );
        let problems = answer["problems"].as_array().unwrap();
        assert_eq!(
            problems.len(),
            case.shows.matches("error[").count() + case.shows.matches("warning[").count(),
            "{answer}"
        );
        for problem in problems {
            let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
            let title = format!("{}[{}]: ", text("severity"), text("code"));
            assert!(
                case.shows.contains(&title) && case.shows.contains(&text("message")),
                "{problem}\n{}",
                case.shows
            );
            if let (Some(line), Some(column)) =
                (problem["line"].as_u64(), problem["column"].as_u64())
            {
                assert!(
                    case.shows.contains(&format!("--> {}:{line}:{column}", text("file"))),
                    "{problem}\n{}",
                    case.shows
                );
                let end = &problem["end"];
                assert!(
                    (end["line"].as_u64(), end["column"].as_u64()) >= (Some(line), Some(column)),
                    "{problem}"
                );
            }
        }
    }
}

/// One fault anywhere in a policy is shown as one problem of its kind, on its line.
#[test]
fn a_fault_on_any_line_is_found_there() {
    let (tz, holidays) = (TzData::open(&TzSource::Bundled).unwrap(), HolidayCatalog::default());
    let today = Date::new(2026, 3, 6).unwrap();
    let good = fs::read_to_string(root().join("tests/data/problems/desk.toml")).unwrap();
    let review = |text: &str| {
        review_policy("desk", "desk.toml", text, References { tz: &tz, holidays: &holidays }, today)
            .file
    };
    assert!(review(&good).problems.is_empty());
    let mut tried = 0;
    for (at, line) in good.lines().enumerate() {
        let Some((key, value)) = line
            .split_once(" = ")
            .filter(|(_, value)| !line.starts_with([' ', '#']) && *value != "[")
        else {
            continue;
        };
        let wrong_type =
            if value.starts_with('[') { format!("{key} = 5") } else { format!("{key} = {{}}") };
        for (code, changed) in [
            (ProblemCode::UnknownKey, format!("{key}x = {value}")),
            (ProblemCode::WrongType, wrong_type),
        ] {
            let lines: Vec<&str> = good
                .lines()
                .enumerate()
                .map(|(other, text)| if other == at { changed.as_str() } else { text })
                .collect();
            let file = review(&lines.join("\n"));
            let found: Vec<_> =
                file.problems.iter().filter(|problem| problem.code == code).collect();
            // `by-priority` and `reading` are tables of any keys, and an empty one is of the right
            // type.
            let empty_table = code == ProblemCode::WrongType && key == "by-priority";
            assert!(found.len() == usize::from(!empty_table), "{changed}\n{file}");
            assert!(
                found.iter().all(|problem| file.place(problem).unwrap().0 == at + 1),
                "{changed}\n{file}"
            );
            assert!(
                file.problems.iter().all(|problem| problem.code != ProblemCode::MissingKey),
                "{changed}\n{file}"
            );
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried} lines were tried");
}

/// What nobody would write is refused like anything else, and soon.
#[test]
fn odd_files_are_refused() {
    let good = fs::read_to_string(root().join("tests/data/problems/desk.toml")).unwrap();
    let top = |line: &str| format!("{line}\n{good}");
    let files = [
        top("'a`b' = 1"),
        top("'' = 1"),
        top("a.b.c = [[1], {}]"),
        good.replace("months = 18", "months = 99999999999999999999999999999999999999999"),
        good.replace("months = 18", "months = nan"),
        good.replace("months = 18", "months = [18]"),
        good.replace("plans = [\"basic\"]", "plans = [[\"basic\"], [[1]]]"),
        good.replace("clause = \"9\"", "clause = [[\"9\"]]"),
        good.replace("[version-support]", "[[version-support.rule]]"),
        good.replace(
            "by-priority = { 1 = \"4h\", 2 = \"2 business days\" }",
            "by-priority = [\"4h\"]",
        ),
        "document = []\nplan = { id = {} }".to_owned(),
        "[[document]]\n[[document]]\n".to_owned(),
        "[[planx]]\na = 1\n".repeat(200),
        format!("{}{}", "a = [", "[".repeat(2000)),
        (0..20_000).fold(String::new(), |text, at| text + &format!("key{at} = {at}\n")),
    ];
    let (tz, holidays) = (TzData::open(&TzSource::Bundled).unwrap(), HolidayCatalog::default());
    for text in files {
        let around = References { tz: &tz, holidays: &holidays };
        let review =
            review_policy("desk", "desk.toml", &text, around, Date::new(2026, 3, 6).unwrap());
        let start: String = text.chars().take(80).collect();
        assert!(review.valid.is_none() && review.file.has_errors(), "{start}");
        assert!(
            review
                .file
                .problems
                .iter()
                .all(|problem| problem.span.as_ref().is_none_or(|span| span.end <= text.len())),
            "{}",
            review.file
        );
        assert!(policy("desk", "desk.toml", &text, around).is_err(), "{start}");
    }
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(root().join("tests/data/problems/cases.toml")).unwrap();
    let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    file.case
}

/// Runs the check in a directory of the case's own, beside the policy that the contract is over.
fn check(case: &Case, at: usize, more: &[&str]) -> Run {
    let good =
        |file: &str| fs::read_to_string(root().join("tests/data/problems").join(file)).unwrap();
    let text = if case.old.is_empty() {
        case.new.clone()
    } else {
        let good = good(&case.file);
        assert_eq!(
            good.matches(&case.old).count(),
            1,
            "case {at}: '{}' does not stand once in {}",
            case.old,
            case.file
        );
        good.replace(&case.old, &case.new)
    };
    let bytes = if case.latin1 {
        text.chars().map(|c| u8::try_from(c).unwrap()).collect()
    } else {
        text.as_bytes().to_vec()
    };
    let directory =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("problems-{at}{}", more.len()));
    fs::create_dir_all(directory.join("policies")).unwrap();
    fs::write(directory.join("policies/desk.toml"), good("desk.toml")).unwrap();
    if text.contains("policy = \"loose\"") {
        fs::write(directory.join("policies/loose.toml"), good("loose.toml")).unwrap();
    }
    fs::write(directory.join(&case.file), bytes).unwrap();
    let mut program = command();
    program
        .current_dir(&directory)
        .args(["policy", "check", &case.file, "--policy-dir", "policies"])
        .args(more);
    finish(program.output().unwrap())
}
