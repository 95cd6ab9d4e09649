//! How long an answer took says its unit, or is refused; and so is business time.

use std::{
    fs::{self, File},
    path::Path,
};

use super::{Case, ERROR, STATE, answers, batch, mismatches, quoted};
use crate::program::{command, finish, words};

/// A ticket opened at 09:00 that is due at 10:00.
fn table(header: &str, cell: &str) -> String {
    format!("opened,{}\n2026-03-06T09:00:00Z,{}\n", quoted(header), quoted(cell))
}

fn mapped(header: &str, unit: &str) -> String {
    format!("--priority 1 --map 'responded_after{unit}={header}'")
}

/// What comes of a cell: its state, or its error, or that of the table.
fn outcome(header: &str, unit: &str, cell: &str) -> String {
    let run = batch(&mapped(header, unit), table(header, cell).as_bytes());
    match answers(&run).first() {
        Some(row) if row[ERROR].is_empty() => row[STATE].clone(),
        Some(row) => row[ERROR].clone(),
        None => run.stderr,
    }
}

fn check(cases: &[(&str, &str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (header, unit, cell, expected) in cases {
        let got = outcome(header, unit, cell);
        if !got.contains(expected) {
            wrong.push(format!("'{cell}' in '{header}' {unit}: expected {expected}, got {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lengths_are_read_in_the_unit_of_the_cell_the_header_or_the_option() {
    check(&[
        ("Response Time (hours)", "", "6", "missed"),
        ("Response Time (hours)", "", "1", "met"),
        ("Response Time (hours)", "", "1.01", "missed"),
        ("First response time (in hrs)", "", "0.5", "met"),
        ("First response time (in hrs)", "", "01:00:01", "missed"),
        ("Reply [min]", "", "60", "met"),
        ("Reply [min]", "", "61", "missed"),
        ("reply_time_in_minutes", "", "60.0", "met"),
        ("first_reply_sec", "", "3600", "met"),
        ("First reply (seconds)", "", "3601", "missed"),
        ("replyTimeSeconds", "", "61", "met"),
        ("latency (ms)", "", "3600999", "met"),
        ("Elapsed days", "", "0.05", "missed"),
        ("Response", "", "60 min", "met"),
        ("Response", "", "1 h 1 min", "missed"),
        ("Response", "", "0d 1h", "met"),
        ("Response", "", "6 hours", "missed"),
        ("Response", "", "01:00:00", "met"),
        ("Response", "", "PT60M", "met"),
        ("Response", "", "PT1H1S", "missed"),
        ("Response", ":hours", "1", "met"),
        ("Response", ":minutes", "61", "missed"),
        ("Response", ":h", "2", "missed"),
        ("Response", ":seconds", "3600", "met"),
        ("Response (min)", ":hours", "2", "and its name that it is in minutes"),
    ]);
    let own = |cell: &str| {
        let run = batch("--priority 1", table("responded_after", cell).as_bytes());
        answers(&run)[0][STATE].clone()
    };
    assert_eq!(["60", "61", "1 h", "6 h"].map(own), ["met", "missed", "met", "missed"]);
    let object =
        "{\"opened\":\"2026-03-06T09:00:00Z\",\"reply\":{\"hours\":1},\"reply_hours\":2}\n";
    let run = batch("--priority 1 --map responded_after=reply_hours", object.as_bytes());
    assert!(run.stdout.contains("\"sla_state\":\"missed\""), "{run:?}");
}

#[test]
fn lengths_that_are_unclear_are_refused() {
    check(&[
        ("Response Time", "", "6", "--map responded_after:hours='Response Time'"),
        ("Time to second response", "", "6", "has no unit"),
        ("Response (days, hours)", "", "6", "has no unit"),
        ("Response (min)", "", "6 h", "in hours, but its column is in minutes"),
        ("Response (hours)", "", "90 min", "in minutes, but its column is in hours"),
        ("Response (min)", "", "02:15:00", "in hours, but its column is in minutes"),
        ("Response", ":minutes", "6 h", "in hours, but its column is in minutes"),
        ("Response (hours)", "", "2:15", "hours and minutes, or minutes and seconds"),
        ("Response", "", "2:15", "hours and minutes, or minutes and seconds"),
        ("Response", "", "6,5 h", "not a duration"),
        ("Response (hours)", "", "6,5", "not a duration"),
        ("Response (min)", "", "1,234", "not a duration"),
        ("Response (min)", "", "1.5", "not a whole number of minutes"),
        ("Response (min)", "", "-5", "negative"),
        ("Response", "", "-1 h", "negative"),
        ("Response", "", "30M", "not a duration"),
        ("Response", "", "1 week", "not a duration"),
        ("Response", "", "2 business hours", "business time"),
        ("Response (min)", "", "99999999999999999999", "longer than a hundred years"),
        ("Response", ":weeks", "1", "is no unit"),
        ("Response", ":business hours", "1", "is no unit"),
    ]);
    let run = batch("--map opened:hours=A", b"A\n");
    assert!(
        run.code == Some(2) && run.stderr.contains("only responded_after has a unit"),
        "{run:?}"
    );
}

#[test]
fn columns_of_business_time_are_refused() {
    let headers = [
        "First reply time in minutes within business hours",
        "First Response Time (Business Hours)",
        "business elapsed",
        "Business duration",
        "business_minutes",
        "Minutes in working hours",
        "Minutes within SLA hours",
        "In operational hours (min)",
        "Office hours minutes",
        "Minutes net of pauses",
        "Minutes excluding weekends",
    ];
    let mut wrong = Vec::new();
    for header in headers {
        let got = outcome(header, "", "5");
        let json = format!("{{\"opened\":\"2026-03-06T09:00:00Z\",\"{header}\":5}}\n");
        let run = batch(&mapped(header, ""), json.as_bytes());
        if !got.contains("counts business time")
            || run.code != Some(2)
            || !run.stderr.contains("counts business time")
        {
            wrong.push(format!("{header}: {got} {run:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    check(&[
        ("Business unit reply minutes", "", "60", "met"),
        ("Business impact minutes", "", "61", "missed"),
    ]);
}

#[test]
fn the_calendar_column_beside_business_time_is_named() {
    let table = "opened,First reply time in minutes,First reply time in minutes within business \
                 hours\n2026-03-06T09:00:00Z,61,5\n";
    let options =
        "--priority 1 --map 'responded_after=First reply time in minutes within business hours'";
    for name in ["batch", "report"] {
        let mut asked = command();
        asked.args([name, "-", "--vendor", "scalr", "--tier", "premium"]).args(words(options));
        let run = finish(asked.stdin(file("calendar.csv", table)).output().unwrap());
        let said = "--map responded_after='First reply time in minutes'";
        assert!(run.code == Some(2) && run.stderr.contains(said), "{name}: {run:?}");
    }
    let freshdesk = "Created time,First response time (in hrs)\n2026-03-06 09:00,00:20:00\n";
    let options =
        "--priority 1 --timezone UTC --map 'responded_after=First response time (in hrs)'";
    let run = batch(&format!("{options} --preset freshdesk"), freshdesk.as_bytes());
    assert!(run.code == Some(2) && run.stderr.contains("counts business time"), "{run:?}");
}

fn file(name: &str, text: &str) -> File {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    File::open(path).unwrap()
}

#[test]
fn an_answer_that_is_said_twice_is_said_alike() {
    let table = |responded: &str| {
        let (responded, after) = responded.split_once('|').unwrap();
        format!("opened,responded,responded_after\n2026-03-06T09:00:00Z,{responded},{after}\n")
    };
    let case = |cell, expected| Case { options: "--priority 1", cell, expected };
    let cases = [
        case("2026-03-06T09:30:00Z|30", Ok("met")),
        case("2026-03-06T09:30:40Z|30", Ok("met")),
        case("2026-03-06T09:30:40Z|1840 s", Ok("met")),
        case("2026-03-06T10:30:00Z|1 h 30 min", Ok("missed")),
        case("|30", Ok("met")),
        case("2026-03-06T09:30:00Z|", Ok("met")),
        case(
            "2026-03-06T09:30:00Z|45",
            Err("30 min after the opening, and responded_after says '45'"),
        ),
        case("2026-03-06T09:30:40Z|1830 s", Err("responded_after says '1830 s'")),
        case("2026-03-06T09:31:00Z|30", Err("--map responded_after=")),
        case("2026-03-06T08:30:00Z|30", Err("30 min before the opening")),
    ];
    let wrong = mismatches(&cases, STATE, table);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
