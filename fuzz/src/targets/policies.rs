//! Policies and contracts: what is wrong is shown at its place, and what is valid answers.

use super::{Answer, Bench};

/// A ticket under the plan and the priority that most policies of the corpus have.
const TICKET: [&str; 8] = [
    "--plan",
    "gold",
    "--priority",
    "1",
    "--timezone",
    "Europe/Berlin",
    "--opened",
    "2026-03-06 16:45",
];

pub(super) fn policy(bench: &Bench<'_>, data: &[u8]) {
    let file = bench.put("policies/acme/terms.toml", data);
    let valid = checked(bench, file, data);
    let at_hand = ["--policy-dir", "policies", "--policy", "acme/terms"];
    let ask = |command: &[&str]| bench.ask(&[command, &at_hand].concat());
    let deadline = ask(&[&["deadline", "--explain", "--all-readings"], &TICKET[..]].concat());
    let month =
        ask(&["calendar", "--plan", "gold", "--timezone", "Asia/Tokyo", "--month", "2026-03"]);
    let shown = bench.ask(&[
        "policy",
        "show",
        "acme/terms",
        "--policy-dir",
        "policies",
        "--format",
        "json",
    ]);
    if valid {
        assert!(deadline.code != 4 && month.code != 4, "valid, and yet: {deadline:?} {month:?}");
        assert_eq!((shown.code, &shown.json()["schema"]), (0, &"slacalc/policy/v1".into()));
        let differs =
            bench.ask(&["policy", "diff", "acme/terms", "acme/terms", "--policy-dir", "policies"]);
        assert_eq!(differs.code, 0, "it differs from itself: {differs:?}");
        batch_says_what_the_question_says(
            bench,
            &["--policy-dir", "policies", "--policy", "acme/terms", "--plan", "gold"],
        );
    }
}

pub(super) fn contract(bench: &Bench<'_>, data: &[u8]) {
    let file = bench.put("contract.toml", data);
    let valid = checked(bench, file, data);
    let deadline = bench.ask(&[
        "deadline",
        "--contract",
        file,
        "--priority",
        "1",
        "--opened",
        "2026-03-06T16:45:00Z",
        "--explain",
    ]);
    let covered =
        bench.ask(&["covered", "--contract", file, "--at", "2026-12-24T15:00:00Z", "--next", "3"]);
    if valid {
        assert!(
            deadline.code != 4 && covered.code != 4,
            "valid, and yet: {deadline:?} {covered:?}"
        );
        batch_says_what_the_question_says(bench, &["--contract", file]);
    } else if deadline.code == 4 {
        deadline.expect_place_in(file);
    }
}

/// Returns true if `policy check` finds a file valid. Everything it finds wrong lies inside the
/// file.
fn checked(bench: &Bench<'_>, file: &str, data: &[u8]) -> bool {
    let check = bench.ask(&["policy", "check", file, "--format", "json"]);
    let answer = check.json();
    let valid = answer["valid"] == true;
    assert_eq!(check.code, if valid { 0 } else { 4 }, "{check:?}");
    let problems = answer["problems"].as_array().expect("problems are a list");
    let errors = problems.iter().filter(|problem| problem["severity"] == "error").count();
    assert_eq!(valid, errors == 0, "{check:?}");
    let lines = data.split(|byte| *byte == b'\n').count() as u64;
    for problem in problems {
        let (line, column) = (&problem["line"], &problem["column"]);
        let place = line.as_u64().is_some_and(|line| (1..=lines).contains(&line))
            && column.as_u64().is_some_and(|column| column >= 1);
        assert!(
            place || (line.is_null() && column.is_null()),
            "a place outside of {lines} lines: {problem}"
        );
        assert!(
            problem["message"].as_str().is_some_and(|message| !message.is_empty()),
            "{problem}"
        );
    }
    if !valid {
        let text = bench.ask(&["policy", "check", file]);
        assert_eq!(text.code, 4, "{text:?}");
        text.expect_place_in(file);
    }
    valid
}

/// One ticket, asked by itself and as a row.
fn batch_says_what_the_question_says(bench: &Bench<'_>, options: &[&str]) {
    let table = bench.put("one.csv", b"opened,priority\n2026-03-06T16:45:00+01:00,1\n");
    let whose = [options, &["--timezone", "Europe/Berlin"]].concat();
    let rows = bench.ask(&[&["batch", table, "--quiet"], &whose[..]].concat());
    let question = [
        "deadline",
        "--priority",
        "1",
        "--opened",
        "2026-03-06T16:45:00+01:00",
        "--format",
        "json",
    ];
    let single = bench.ask(&[&question[..], &whose].concat());
    let Answer { code: 0 | 3, .. } = single else {
        return assert_eq!(rows.code, 2, "a row that no question answers: {rows:?} {single:?}");
    };
    let mut reader = csv::Reader::from_reader(rows.stdout.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let row = reader.records().next().expect("a row").expect("a row");
    let cell = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .and_then(|at| row.get(at))
            .unwrap_or_default()
    };
    assert_eq!(
        single.json()["deadline"].as_str().unwrap_or_default(),
        cell("sla_deadline"),
        "{rows:?} {single:?}"
    );
}
