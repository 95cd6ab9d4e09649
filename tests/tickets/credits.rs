//! Service credits: what a report says is owed at least and at most is what reports by each
//! combination of readings come to, and nothing is said where something is missing.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use serde_json::Value;

use super::tables::Dice;
use crate::program::{Run, run};

const CONTRACT: &str = r#"
policy = "scalr/self-hosted"
title = "Order form"
plan = "standard"
timezone = "Europe/Berlin"
holidays = ["de-hh"]
starts = 2026-01-15
"#;

/// Every choice of the policy that can move a deadline of the plan.
const READINGS: [(&str, &[&str]); 5] = [
    ("hours-clock", &["coverage", "calendar"]),
    ("business-day", &["day-length", "same-time", "close-of-day", "covered-24h"]),
    ("business-day-calendar", &["business-hours", "utc-days"]),
    ("closing-edge", &["closing", "next-opening"]),
    ("priority-change", &["opening", "change"]),
];

fn file(name: &str, text: &str) -> String {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("credits");
    fs::create_dir_all(&directory).unwrap();
    let path = directory.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Tickets of half a year, answered about when they are due by one reading or another, some of them
/// paused, or changed to another priority. Times are in seconds.
fn table(dice: &mut Dice) -> String {
    const NEW_YEAR_IN_BERLIN: i64 = 1_767_222_000;
    let mut text = String::from("priority,opened,responded,pauses,priority_changes\n");
    for _ in 0..400 {
        let day = dice.seconds(181) * 86_400;
        let hour = *dice.pick(&[7, 9, 12, 15, 15, 16, 17, 20]) * 3_600;
        let opened = NEW_YEAR_IN_BERLIN + day + hour + *dice.pick(&[0, 900, 1_800]);
        let length = *dice.pick(&[0, 1, 2, 4, 9, 16, 18, 24, 26, 48, 72, 100]) * 3_600
            + *dice.pick(&[0, 0, 1_200]);
        let priority = dice.next(5);
        let _ = write!(text, "{priority},@{opened},@{},", opened + length);
        if dice.one_in(8) && length > 3_600 {
            let _ = write!(text, "@{}/@{}", opened + 600, opened + 3_000);
        }
        text.push(',');
        if dice.one_in(4) && length > 0 {
            let _ = write!(text, "@{}={}", opened + length / 2, dice.next(5));
        }
        text.push('\n');
    }
    text
}

fn report(table: &str, contract: &str, rest: &str) -> Value {
    let Run { stdout, stderr, .. } =
        run(&format!("report {table} --contract {contract} --format json {rest}"));
    serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{error}: {stdout}{stderr}"))
}

fn credits(table: &str, contract: &str, rest: &str) -> Vec<Value> {
    let answer = report(table, contract, rest);
    answer["tickets"]["credits"].as_array().cloned().unwrap_or_default()
}

/// Of each month by one combination the tickets that met their deadline, and those answered.
type Months = BTreeMap<String, (u64, u64)>;

fn months(table: &str, contract: &str, readings: &str) -> Months {
    let answer = report(table, contract, &format!("--by month --now 2026-09-01T00:00Z {readings}"));
    let groups = answer["tickets"]["by"][0]["groups"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().unwrap();
    let counts = |group: &Value| (number(&group["met"]), number(&group["attainment"][0]["of"]));
    groups
        .iter()
        .map(|group| (group["group"].as_str().unwrap().to_owned(), counts(group)))
        .collect()
}

/// The steps of the contract, written again.
fn credit((met, of): (u64, u64)) -> &'static str {
    match met * 1_000 {
        met if met < of * 550 => "20%",
        met if met < of * 600 => "10%",
        met if met < of * 655 => "2.5%",
        _ => "0%",
    }
}

#[test]
fn credits_are_those_of_every_combination_of_readings() {
    let contract = file(
        "order.toml",
        &(CONTRACT.to_owned()
            + r#"
[[credit]]
period = "month"
measure = "due"
of = "monthly fee"
clause = "C 2"
step = [
  { below = "60%", credit = "10%" },
  { below = "65.5%", credit = "2.5%" },
  { below = "55%", credit = "20%" },
]
"#),
    );
    let mut dice = Dice(0x5eed_c4ed);
    let table = file("tickets.csv", &table(&mut dice));
    let mut combinations = vec![String::new()];
    for (name, choices) in READINGS {
        let with = |line: &String| {
            choices
                .iter()
                .map(move |it| format!("{line} --reading {name}={it}"))
                .collect::<Vec<_>>()
        };
        combinations = combinations.iter().flat_map(with).collect();
    }
    assert_eq!(combinations.len(), 64);
    let by_reading: Vec<Months> =
        combinations.iter().map(|readings| months(&table, &contract, readings)).collect();
    let mut differ = 0;
    let lines = credits(&table, &contract, "--now 2026-09-01T00:00Z");
    assert_eq!(lines.len(), 6);
    for line in lines {
        let month = &line["from"].as_str().unwrap()[..7];
        let mut counts: Vec<(u64, u64)> = by_reading.iter().map(|months| months[month]).collect();
        counts.sort_by(|one, other| (one.0 * other.1).cmp(&(other.0 * one.1)));
        let (worst, best) = (counts[0], counts[63]);
        let expected = (credit(best), credit(worst));
        let got = (line["least"].as_str().unwrap(), line["most"].as_str().unwrap());
        assert_eq!(got, expected, "{month}: {worst:?} to {best:?}, {line}");
        let percent = |(met, of): (u64, u64)| (met * 10_000 / of) as f64 / 100.0;
        assert_eq!(line["percent_least"].as_f64(), Some(percent(worst)), "{month}");
        assert_eq!(line["percent_most"].as_f64(), Some(percent(best)), "{month}");
        differ += u32::from(expected.0 != expected.1);
    }
    assert!(differ >= 3, "only {differ} months hang on readings");
    // A choice by hand leaves the other readings open.
    let some = &combinations[0];
    let settled = credits(&table, &contract, &format!("--now 2026-09-01T00:00Z {some}"));
    for line in settled {
        let month = &line["from"].as_str().unwrap()[..7];
        let expected = credit(by_reading[0][month]);
        assert_eq!(
            (line["least"].as_str(), line["most"].as_str()),
            (Some(expected), Some(expected))
        );
    }
}

/// A case: the keys of the schedule, the rows, options, and of each period what is said: its first
/// day, then the least and the most, or the reason that nothing is stated.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Priority 1 has two business hours in Berlin, from 08:30 to 17:30.
const CASES: [Case; 14] = [
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "",
        &["2026-02-01 5% 5%"],
    ),
    // At the first instant of March in Berlin February is over, a second before it is not.
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "--now 2026-02-28T23:00:00Z",
        &["2026-02-01 5% 5%"],
    ),
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "--now 2026-02-28T22:59:59Z",
        &["2026-02-01 not-over"],
    ),
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "--since 2026-02-02",
        &["2026-02-01 part-of-period"],
    ),
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "--period 2026-02",
        &["2026-02-01 5% 5%"],
    ),
    // Ticket of the last minute of the month, due in the next.
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-04-30 17:29,,",
        "--now 2026-05-01T00:00Z",
        &["2026-04-01 open-tickets"],
    ),
    // Closed without a known answer: no ticket is answered or overdue.
    (
        "period = \"month\"\nmeasure = \"due\"",
        "1,2026-02-02 10:00,,2026-02-02 11:00",
        "",
        &["2026-02-01 no-ticket"],
    ),
    // By `all` it is none in time; by the others there is nothing to measure.
    (
        "period = \"month\"\nmeasure = \"all\"",
        "1,2026-02-02 10:00,,2026-02-02 11:00",
        "",
        &["2026-02-01 5% 5%"],
    ),
    // Without a denominator one overdue ticket of two decides by `due`, not by `responded`.
    (
        "period = \"month\"",
        "1,2026-02-02 10:00,2026-02-02 10:30,\n1,2026-02-02 10:00,,",
        "",
        &["2026-02-01 no-measure"],
    ),
    (
        "period = \"month\"",
        "1,2026-02-02 10:00,2026-02-02 10:30,\n1,2026-02-02 10:00,2026-02-02 13:00,",
        "",
        &["2026-02-01 5% 5%"],
    ),
    // The contract begins on 15 January; a ticket of the 14th is in none of its months.
    (
        "period = \"contract-month\"\nmeasure = \"due\"",
        "1,2026-01-14 10:00,2026-01-14 13:00,\n1,2026-02-14 10:00,2026-02-14 13:00,\n\
         1,2026-02-16 10:00,2026-02-16 10:30,",
        "--reading hours-clock=coverage",
        &["2026-01-15 0% 0%", "2026-02-15 0% 0%"],
    ),
    (
        "period = \"quarter\"\nmeasure = \"due\"\npriorities = [\"0\"]",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "",
        &["2026-01-01 no-ticket"],
    ),
    (
        "period = \"year\"\nmeasure = \"due\"\nplans = [\"premium\"]",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "",
        &["2026-01-01 not-over"],
    ),
    (
        "period = \"month\"\nmeasure = \"due\"\nmetric = \"resolution\"",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "",
        &["2026-02-01 other-metric"],
    ),
];

#[test]
fn what_is_missing_is_no_credit_and_no_nothing() {
    let mut wrong = Vec::new();
    for (at, (keys, rows, options, expected)) in CASES.into_iter().enumerate() {
        let step = "step = [{ below = \"95%\", credit = \"5%\" }]";
        let credit = format!("[[credit]]\n{keys}\nof = \"fee\"\nclause = \"2\"\n{step}\n");
        let contract = file(&format!("case-{at}.toml"), &format!("{CONTRACT}{credit}"));
        let text = format!("priority,opened,responded,closed\n{rows}\n");
        let table = file(&format!("case-{at}.csv"), &text);
        let now = if options.contains("--now") { "" } else { "--now 2026-06-01T00:00Z" };
        let lines = credits(&table, &contract, &format!("{options} {now}"));
        let said = |line: &Value| {
            let words = ["from", "least", "most", "not_stated"].map(|key| line[key].as_str());
            words.into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        let got: Vec<String> = lines.iter().map(said).collect();
        if got != expected {
            wrong.push(format!("case {at}: {got:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Without a schedule nothing in any format speaks of credits.
#[test]
fn a_contract_without_a_schedule_says_nothing_of_credits() {
    for format in ["text", "json", "markdown", "html", "csv"] {
        let got = run(&format!("report examples/tickets/few.csv --vendor scalr --format {format}"));
        assert!(!got.stdout.to_lowercase().contains("credit"), "{format}");
    }
}
