//! Service credits: what a report says is owed at least and at most is what reports by each
//! combination of readings come to, and nothing is said where something is missing.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use serde_json::{Value, json};

use super::{attainment::counted_by, tables::Dice};
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

/// The first instant of 2026 in Berlin.
const NEW_YEAR_IN_BERLIN: i64 = 1_767_222_000;

/// Tickets of half a year, answered about when they are due by one reading or another, some of them
/// paused, or changed to another priority. Times are in seconds.
fn table(dice: &mut Dice, has_names: bool) -> String {
    let priorities: &[&str] =
        if has_names { &["urgent", "high", "normal", "low"] } else { &["0", "1", "2", "3", "4"] };
    let mut text = String::from("priority,opened,responded,pauses,priority_changes\n");
    for _ in 0..400 {
        let day = dice.seconds(181) * 86_400;
        let hour = *dice.pick(&[7, 9, 12, 15, 15, 16, 17, 20]) * 3_600;
        let opened = NEW_YEAR_IN_BERLIN + day + hour + *dice.pick(&[0, 900, 1_800]);
        let length = *dice.pick(&[0, 1, 2, 4, 9, 16, 18, 24, 26, 48, 72, 100]) * 3_600
            + *dice.pick(&[0, 0, 1_200]);
        let priority = dice.pick(priorities);
        let _ = write!(text, "{priority},@{opened},@{},", opened + length);
        if dice.one_in(8) && length > 3_600 {
            let _ = write!(text, "@{}/@{}", opened + 600, opened + 3_000);
        }
        text.push(',');
        if dice.one_in(4) && length > 0 {
            let _ = write!(text, "@{}={}", opened + length / 2, dice.pick(priorities));
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

/// Of each month by one combination the tickets that met their deadline, those answered, and all.
type Months = BTreeMap<String, (u64, u64, u64)>;

fn months(table: &str, contract: &str, options: &str) -> Months {
    let answer = report(table, contract, &format!("--by month --now 2026-09-01T00:00Z {options}"));
    let groups = answer["tickets"]["by"][0]["groups"].as_array().unwrap();
    let number = |value: &Value| value.as_u64().unwrap();
    let counts = |group: &Value| {
        (number(&group["met"]), number(&group["attainment"][0]["of"]), number(&group["opened"]))
    };
    let named = |group: &Value| (group["group"].as_str().unwrap().to_owned(), counts(group));
    groups.iter().map(named).collect()
}

/// The steps of the contract, written again.
fn credit((met, of, _): (u64, u64, u64)) -> &'static str {
    match met * 1_000 {
        met if met < of * 550 => "20%",
        met if met < of * 600 => "10%",
        met if met < of * 655 => "2.5%",
        _ => "0%",
    }
}

const STEPS: &str = r#"
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
"#;

/// Holds the credits of a table against reports by each combination of some readings.
fn compare(name: &str, contract: &str, readings: &[(&str, &[&str])]) -> u32 {
    let contract = file(&format!("{name}.toml"), &format!("{contract}{STEPS}"));
    let table = file(&format!("{name}.csv"), &table(&mut Dice(0x5eed_c4ed), name == "rescale"));
    let mut combinations = vec![String::new()];
    for (name, choices) in readings {
        let with = |line: &String| {
            choices.iter().map(|it| format!("{line} --reading {name}={it}")).collect::<Vec<_>>()
        };
        combinations = combinations.iter().flat_map(with).collect();
    }
    let by_reading: Vec<Months> =
        combinations.iter().map(|options| months(&table, &contract, options)).collect();
    let mut differ = 0;
    let lines = credits(&table, &contract, "--now 2026-09-01T00:00Z");
    assert_eq!(lines.len(), 6);
    for line in lines {
        let month = &line["from"].as_str().unwrap()[..7];
        let mut counts: Vec<_> = by_reading.iter().map(|months| months[month]).collect();
        counts.sort_by(|one, other| (one.0 * other.1).cmp(&(other.0 * one.1)));
        let (worst, best) = (counts[0], counts[counts.len() - 1]);
        assert_eq!(line["tickets"], worst.2, "{name} {month}");
        let expected = (credit(best), credit(worst));
        let got = (line["least"].as_str().unwrap(), line["most"].as_str().unwrap());
        assert_eq!(got, expected, "{name} {month}: {worst:?} to {best:?}, {line}");
        let percent = |counts: (u64, u64, u64)| {
            json!(f64::from(u32::try_from(counts.0 * 10_000 / counts.1).unwrap()) / 100.0)
        };
        assert_eq!(line["percent_least"].as_f64(), percent(worst).as_f64(), "{name} {month}");
        assert_eq!(line["percent_most"].as_f64(), percent(best).as_f64(), "{name} {month}");
        differ += u32::from(expected.0 != expected.1);
    }
    // Once all are chosen nothing is left open.
    let settled =
        credits(&table, &contract, &format!("--now 2026-09-01T00:00Z {}", combinations[0]));
    for line in settled {
        let expected = credit(by_reading[0][&line["from"].as_str().unwrap()[..7]]);
        assert_eq!((&line["least"], &line["most"]), (&json!(expected), &json!(expected)), "{name}");
    }
    differ
}

#[test]
fn credits_are_those_of_every_combination_of_readings() {
    let differ = compare("scalr", CONTRACT, &READINGS);
    assert!(differ >= 3, "only {differ} months hang on readings");
}

/// Some readings are settled by the contract, and are not tried.
#[test]
fn credits_are_those_of_every_combination_that_a_contract_leaves_open() {
    let contract = r#"
policy = "rescale/support"
plan = "premium"
edition = "enterprise"
region = "emea"
timezone = "Europe/Berlin"
holidays = ["de-hh"]
readings = { window-zone = "utc", closing-edge = "closing" }
targets.premium = { urgent = "1h", high = "4h", normal = "2 business days", low = "1 business day" }
"#;
    let differ = compare(
        "rescale",
        contract,
        &[
            ("window-holidays", &["named", "customer", "none"]),
            ("hours-clock", &["coverage", "calendar"]),
            ("business-day", &["day-length", "same-time", "close-of-day", "covered-24h"]),
            ("priority-change", &["opening", "change"]),
        ],
    );
    assert!(differ >= 3, "only {differ} months hang on readings");
}

/// A case: the keys of the schedule, the rows, options, and of each period what is said: its first
/// day, then the least and the most, or the reason that nothing is stated.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Priority 1 has two business hours in Berlin, from 08:30 to 17:30.
const CASES: [Case; 16] = [
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
    // Two overdue tickets are all of `due` and none of `responded`: the contract must say.
    (
        "period = \"month\"",
        "1,2026-02-02 10:00,,\n1,2026-02-03 10:00,,",
        "",
        &["2026-02-01 no-measure"],
    ),
    // Of no denominator, whichever is meant, is there a ticket.
    (
        "period = \"month\"\npriorities = [\"0\"]",
        "1,2026-02-02 10:00,2026-02-02 13:00,",
        "",
        &["2026-02-01 no-ticket"],
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

/// Random schedules and tickets, some of them opened again, against sums in Python.
#[test]
fn credits_are_those_of_an_independent_count() {
    if let Some(counted) = counted_by("credits.py") {
        let said = String::from_utf8_lossy(&counted.stdout);
        assert!(said.starts_with("200 schedules agree;"), "{counted:?}");
    }
}
