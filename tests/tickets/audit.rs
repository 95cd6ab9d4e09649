//! `slacalc audit`: claims that are wrong for a known cause, worked out by `claims.py` without
//! slacalc, and what is made of them.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::program::{command, finish, root};

const SUBJECT: [&str; 8] = [
    "--vendor",
    "scalr",
    "--tier",
    "standard",
    "--timezone",
    "America/New_York",
    "--holidays",
    "us",
];

/// The rows of the generated claims by their cause, with the header.
fn claims() -> (String, BTreeMap<String, Vec<String>>) {
    let text = fs::read_to_string(root().join("tests/data/tickets/claims.csv")).unwrap();
    let mut lines = text.lines();
    let header = lines.next().unwrap().to_owned();
    let mut by_cause: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in lines {
        by_cause
            .entry(line.split(',').nth(1).unwrap().to_owned())
            .or_default()
            .push(line.to_owned());
    }
    (header, by_cause)
}

fn written(name: &str, header: &str, rows: &[String]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).unwrap();
    path
}

fn audit(path: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let got = finish(
        command()
            .arg("audit")
            .arg(path)
            .args(SUBJECT)
            .args(["--format", "json", "--id", "id"])
            .args(arguments)
            .output()
            .unwrap(),
    );
    assert_eq!(got.stderr.is_empty(), got.code != Some(2), "{arguments:?} {}", got.stderr);
    (got.code, got.stdout)
}

fn json(path: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&audit(path, arguments).1).unwrap()
}

/// `zone-utc`, `priority 2`, `unexplained`.
fn name(cause: &Value) -> String {
    let and = cause["and"].as_str().map_or(String::new(), |and| format!(" and {and}"));
    match (cause["kind"].as_str(), cause["which"].as_str()) {
        (Some(kind), Some("")) => format!("{kind}{and}"),
        (Some(kind), Some(which)) => format!("{kind} {which}{and}"),
        _ => "unexplained".to_owned(),
    }
}

#[test]
fn deadlines_that_python_works_out_agree() {
    let (code, text) = audit(
        &root().join("tests/data/tickets/claims.csv"),
        &["--claimed", "right", "--tolerance", "0"],
    );
    let answer: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (code, answer["agree"].as_u64(), answer["differ"].as_u64()),
        (Some(0), Some(480), Some(0)),
        "{text}"
    );
}

#[test]
fn the_cause_of_each_claim_is_named() {
    let (header, by_cause) = claims();
    assert_eq!(by_cause.len(), 24);
    let mut wrong = Vec::new();
    for (cause, rows) in by_cause {
        let path = written("audit-cause.csv", &header, &rows);
        let answer = json(&path, &["--claimed", "claimed"]);

        let groups = answer["groups"].as_array().unwrap();
        let found: Vec<(String, u64)> = groups
            .iter()
            .map(|group| (name(&group["cause"]), group["tickets"].as_u64().unwrap()))
            .collect();
        if found != [(cause.clone(), 20)] {
            wrong.push(format!("{cause}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// One ticket at a time, so that each has its causes shown.
#[test]
fn every_ticket_has_its_cause_among_its_causes() {
    let (header, by_cause) = claims();
    for (cause, rows) in by_cause.iter().filter(|(cause, _)| *cause != "unexplained") {
        for rows in rows.chunks(3).take(3) {
            let answer =
                json(&written("audit-ticket.csv", &header, rows), &["--claimed", "claimed"]);
            let examples = answer["groups"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|group| group["examples"].as_array().unwrap());
            let mut count = 0;
            for example in examples {
                let causes: Vec<String> =
                    example["causes"].as_array().unwrap().iter().map(name).collect();
                assert!(causes.contains(cause), "{cause}: {example}");
                count += 1;
            }
            assert_eq!(count, rows.len());
        }
    }
}

/// What one response proves is little, so that other causes may explain it too; but where it is a
/// convention that made all verdicts, it is among those that explain every one.
#[test]
fn the_cause_of_verdicts_explains_all_of_them() {
    let (header, by_cause) = claims();
    for cause in [
        "zone-utc",
        "zone-standard",
        "holidays-ignored",
        "calendar-hours",
        "pauses-ignored",
        "pauses-twice",
        "weekends",
    ] {
        // Two that agree, answered within a minute and after a month, so that not all verdicts are
        // the same.
        let answered = ["2026-06-03T14:01:00Z,met", "2026-07-03T14:00:00Z,breached"];
        let agree =
            answered.map(|answered| format!("agrees,,2026-06-03T14:00:00Z,1,,,,{answered}"));
        let rows: Vec<String> = by_cause[cause].iter().cloned().chain(agree).collect();
        let answer =
            json(&written("audit-verdicts.csv", &header, &rows), &["--claimed-state", "verdict"]);
        let differ = answer["differ"].as_u64().unwrap();
        assert!(differ >= 8, "{cause}: {answer}");
        assert_eq!(
            (name(&answer["groups"][0]["cause"]), answer["groups"][0]["explains"].as_u64()),
            (cause.to_owned(), Some(differ))
        );
        assert_eq!(name(&answer["explains_most"]["cause"]), cause);
    }
}

/// Tickets of which each column was counted by one convention, and most of which agree: they refute
/// every other.
#[test]
fn a_convention_is_told_from_those_that_agreeing_tickets_refute() {
    let path = root().join("tests/data/tickets/conventions.csv");
    let text = fs::read_to_string(&path).unwrap();
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    let place = |name: &str| rows[0].iter().position(|column| *column == name).unwrap();
    let conventions: Vec<&str> =
        rows[0].iter().filter_map(|name| name.strip_prefix("verdict of ")).collect();
    assert_eq!(conventions.len(), 9);
    let mut wrong = Vec::new();
    for convention in conventions {
        let verdict = format!("verdict of {convention}");
        let (right, due, responded, said) =
            (place("right"), place(convention), place("responded"), place(&verdict));
        let met = |row: &&Vec<&str>| row[responded] <= row[right];
        let claims = [
            (
                "--claimed",
                convention,
                rows[1..].iter().filter(|row| row[due] != row[right]).count(),
            ),
            (
                "--claimed-state",
                &verdict,
                rows[1..].iter().filter(|row| (row[said] == "met") != met(row)).count(),
            ),
        ];
        for (option, column, differ) in claims {
            assert!((9..=240).contains(&differ), "{column}: {differ}");
            let answer = json(&path, &[option, column, "--tolerance", "0"]);
            let best = &answer["explains_most"];
            let found = (
                name(&best["cause"]),
                best["tickets"].as_u64(),
                best["contradicts"].as_u64(),
                answer["differ"].as_u64(),
            );
            let tickets = Some(differ as u64);
            if found != (convention.to_owned(), tickets, Some(0), tickets)
                || answer["groups"].as_array().unwrap().len() != 1
            {
                wrong.push(format!("{column}: {found:?}, not all of {differ}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Four conventions, one a ticket: the groups are theirs, and none is that of all.
#[test]
fn a_mixture_is_drawn_apart() {
    let path = root().join("tests/data/tickets/conventions.csv");
    let answer = json(&path, &["--claimed", "mixed", "--tolerance", "0"]);
    let groups: Vec<String> =
        answer["groups"].as_array().unwrap().iter().map(|group| name(&group["cause"])).collect();
    assert_eq!(groups, ["hour-later", "pauses-ignored", "priority-laxer"]);
    assert_eq!(
        answer["groups"][0]["contradicts"], answer["agree"],
        "an hour more would move every deadline"
    );
    assert!(answer["explains_most"].is_null(), "more tickets speak against it than for it");
}

/// Of more causes than fit a page the first are shown, and always what nothing explains.
#[test]
fn text_has_the_first_groups_and_the_unexplained() {
    let path = root().join("tests/data/tickets/claims.csv");
    let arguments = ["--claimed", "claimed", "--format"];
    let csv = command()
        .arg("audit")
        .arg(&path)
        .args(SUBJECT)
        .args(arguments)
        .arg("csv")
        .output()
        .unwrap();
    let text = command()
        .arg("audit")
        .arg(&path)
        .args(SUBJECT)
        .args(arguments)
        .arg("text")
        .output()
        .unwrap();
    let (csv, text) = (finish(csv).stdout, finish(text).stdout);
    let groups = csv.lines().count() - 1;
    assert!(groups > 13, "{csv}");
    assert!(
        ["(in smaller groups;", "(in groups of fewer than 5;"].iter().all(|row| text.contains(row)),
        "{text}"
    );
    assert!(text.contains("(nothing that was tried explains them)"), "{text}");
}

/// An audit of a file of which every deadline is worked out by hand: two hours of Scalr's Standard,
/// from 08:30 to 17:30.
fn patterns(arguments: &[&str]) -> Value {
    let path = root().join("tests/data/tickets/patterns.csv");
    let subject = [
        "--vendor",
        "scalr",
        "--tier",
        "standard",
        "--timezone",
        "America/New_York",
        "--format",
        "json",
    ];
    serde_json::from_str(
        &finish(command().arg("audit").arg(path).args(subject).args(arguments).output().unwrap())
            .stdout,
    )
    .unwrap()
}

/// The headline's cause, the tickets that it explains and those that it contradicts.
fn best(answer: &Value) -> (String, Option<u64>, Option<u64>) {
    let best = &answer["explains_most"];
    (name(&best["cause"]), best["tickets"].as_u64(), best["contradicts"].as_u64())
}

#[test]
fn deadlines_that_are_all_moved_alike_have_one_cause() {
    assert_eq!(patterns(&["--claimed", "right"])["agree"], 30);
    let causes = [
        ("half an hour more", "shifted 30 min later"),
        ("opening", "opening"),
        ("Kolkata", "shifted 9 h 30 min later"),
    ];
    for (column, cause) in causes {
        let answer = patterns(&["--claimed", column]);
        assert_eq!(
            (best(&answer), answer["groups"].as_array().unwrap().len()),
            ((cause.to_owned(), Some(30), Some(0)), 1),
            "{answer}"
        );
    }
}

/// The tickets opened at 16:30 are due on the same day if the clock always runs, which the document
/// leaves open.
#[test]
fn a_reading_that_is_left_open_is_no_mistake_until_it_is_settled() {
    let open = patterns(&["--claimed", "calendar"]);
    assert_eq!(best(&open), ("reading hours-clock=calendar".to_owned(), Some(10), Some(0)));
    assert_eq!(
        (open["differ"].as_u64(), open["differ_by_open_reading"].as_u64()),
        (Some(10), Some(10))
    );
    let clause = "Support Tier Comparison; Support Tier Comparison, note 1";
    assert_eq!(open["groups"][0]["left_open"]["clause"], clause);
    assert!(
        open["rests_on"]
            .as_array()
            .unwrap()
            .iter()
            .any(|ground| ground["clause"] == "Support Tier Comparison, note 3"),
        "{open}"
    );
    let settled = patterns(&["--claimed", "calendar", "--reading", "hours-clock=coverage"]);
    assert_eq!(
        (settled["differ"].as_u64(), settled["differ_by_open_reading"].as_u64()),
        (Some(10), Some(0)),
        "{settled}"
    );
    assert!(settled["groups"][0]["left_open"].is_null());
}

#[test]
fn verdicts_that_are_exchanged_or_all_the_same_are_said_to_be_so() {
    let exchanged = patterns(&[
        "--claimed-state",
        "fine",
        "--map-value",
        "claimed:yes=met",
        "--map-value",
        "claimed:no=missed",
    ]);
    assert_eq!(
        (best(&exchanged), exchanged["agree"].as_u64()),
        (("exchanged".to_owned(), Some(30), Some(0)), Some(0))
    );
    let same = patterns(&["--claimed-state", "always"]);
    assert_eq!((same["every_verdict"].as_str(), same["differ"].as_u64()), (Some("met"), Some(7)));
    assert!(same["explains_most"].is_null() && same["groups"][0]["cause"].is_null(), "{same}");
}

/// H-1 to H-3 fall on three holidays of the United States; H-4 and H-5 are near none.
#[test]
fn days_off_that_are_all_of_one_list_have_one_cause() {
    let subject = [
        "--vendor",
        "scalr",
        "--tier",
        "standard",
        "--timezone",
        "America/New_York",
        "--claimed",
        "due",
        "--format",
        "json",
    ];
    let run = |more: &[&str]| {
        let path = root().join("tests/data/tickets/holidays.csv");
        let got =
            finish(command().arg("audit").arg(path).args(subject).args(more).output().unwrap());
        serde_json::from_str::<Value>(&got.stdout).unwrap()
    };
    let without = run(&[]);
    assert_eq!(best(&without), ("holidays-of-list us".to_owned(), Some(3), Some(0)));
    assert!(
        without["notes"][0].as_str().unwrap().contains("none are skipped unless --holidays"),
        "{without}"
    );
    let with = run(&["--holidays", "us"]);
    assert_eq!(with["agree"].as_u64(), Some(5));
    assert!(!with["notes"].to_string().contains("none are skipped"), "{with}");
}

#[test]
fn the_number_of_threads_cannot_be_seen() {
    let (header, by_cause) = claims();
    let once: Vec<String> = by_cause.into_values().flatten().collect();
    let rows: Vec<String> = (0..12)
        .flat_map(|_| once.iter().cloned())
        .chain(["broken,,yesterday,1,,,,,".to_owned()])
        .collect();
    let path = written("audit-many.csv", &header, &rows);
    for claim in [["--claimed", "claimed"], ["--claimed-state", "verdict"]] {
        let runs = ["1", "2", "7"]
            .map(|threads| audit(&path, &[claim[0], claim[1], "--threads", threads]));
        assert_eq!(runs[0].0, Some(2), "a row that cannot be read comes before all else");
        assert!(runs[0] == runs[1] && runs[0] == runs[2]);
        let answer: Value = serde_json::from_str(&runs[0].1).unwrap();
        assert_eq!(
            (answer["rows"].as_u64(), answer["bad_rows"][0]["row"].as_u64()),
            (Some(5761), Some(5761))
        );
        let tickets: u64 = answer["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|group| group["tickets"].as_u64().unwrap())
            .sum();
        assert_eq!(Some(tickets), answer["differ"].as_u64());
    }
}
