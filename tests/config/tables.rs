//! A contract that says how the customer's table of tickets is read.

use std::fs;

use super::{Home, of_root};
use crate::program::{Run, finish};

const CONTRACT: &str = "policy = \"scalr/self-hosted\"\nplan = \"premium\"\ntimezone = \
                        \"America/New_York\"\n";

fn home(name: &str, tickets: &str, table: &str) -> Home {
    let home = Home::new(name).contract("scalr", &format!("{CONTRACT}{tickets}"));
    fs::write(home.work.join("t.csv"), table).unwrap();
    home
}

/// The deadlines and states of a batch.
fn answers(home: &Home, options: &str) -> (Option<i32>, Vec<String>) {
    let got = home.run(&format!("batch t.csv --contract scalr --quiet {options}"));
    let mut rows = got.stdout.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let header = rows.next().unwrap_or_default();
    let Some(first) = header.iter().position(|column| column.starts_with("sla_")) else {
        return (got.code, Vec::new());
    };
    let place =
        |name: &str| first + header[first..].iter().position(|column| *column == name).unwrap();
    let (deadline, error) = (place("sla_deadline"), place("sla_error"));
    let cell = |row: Vec<&str>| format!("{}{}", row[deadline], row[error..].join(","));
    (got.code, rows.map(cell).collect())
}

/// A table of a preset, whose times are in UTC and whose words are not the policy's. Both tickets
/// have an hour around the clock: 10:00 in UTC is 05:00 in New York.
#[test]
fn preset_meanings_and_zone_are_taken() {
    let table = "Created,Priority\n06/Mar/26 10:00 AM,Highest\n06/Mar/26 11:00 AM,Blocker\n";
    let tickets = "[tickets]\npreset = \"jira\"\ntimezone = \"UTC\"\n[tickets.map-value]\n\
                   \"priority:Highest\" = \"1\"\n\"priority:Blocker\" = \"1\"\n";
    let home = home("preset", tickets, table);
    let due = ["2026-03-06T06:00:00-05:00", "2026-03-06T07:00:00-05:00"].map(str::to_owned);
    assert_eq!(answers(&home, ""), (Some(0), due.to_vec()));
    // An option beats its key: the zone, one meaning of two.
    let due = ["2026-03-06T11:00:00-05:00", "2026-03-06T12:00:00-05:00"].map(str::to_owned);
    assert_eq!(answers(&home, "--timezone America/New_York"), (Some(0), due.to_vec()));
    let (_, rows) = answers(&home, "--map-value priority:highest=nothing");
    assert!(rows[0].contains("nothing") && rows[1].starts_with("2026"), "{rows:?}");
    let (code, rows) = answers(&home, "--preset zendesk");
    assert_eq!((code, rows.len()), (Some(2), 0));
}

#[test]
fn columns_and_the_form_of_times_are_taken() {
    let table = "id,When,How bad,Other\n1,06.03.2026 10:00,1,2\n";
    let tickets = "[tickets]\ntime-format = \"%d.%m.%Y %H:%M\"\n[tickets.map]\nopened = \
                   \"When\"\npriority = \"How bad\"\n";
    let home = home("columns", tickets, table);
    let one = ["2026-03-06T11:00:00-05:00".to_owned()];
    assert_eq!(answers(&home, ""), (Some(0), one.to_vec()));
    let (_, other) = answers(&home, "--map priority=Other");
    assert!(other != one && other[0].starts_with("2026"), "{other:?}");
    let (code, _) = answers(&home, "--time-format %Y");
    assert_eq!(code, Some(2));
}

/// The number of a row's own zone beats the table's, as cells do.
#[test]
fn a_cell_beats_the_zone_of_the_table() {
    let table = "opened,priority,timezone\n2026-03-06 10:00,1,\n2026-03-06 10:00,1,Asia/Tokyo\n";
    let home = home("cells-zone", "[tickets]\ntimezone = \"UTC\"\n", table);
    let due = ["2026-03-06T06:00:00-05:00", "2026-03-06T11:00:00+09:00"].map(str::to_owned);
    assert_eq!(answers(&home, ""), (Some(0), due.to_vec()));
}

#[test]
fn the_answer_says_what_took_part() {
    let table = "Created,Priority\n06/Mar/26 10:00 AM,1\n";
    let home = home("made-from", "[tickets]\npreset = \"jira\"\n", table)
        .file("contract = \"scalr\"\nholidays = [\"us\"]\n");
    let line = "report t.csv --map-value priority:2=1";
    let text = home.run(line).stdout;
    for row in [
        "--preset jira by [tickets] of the contract",
        "--contract scalr by the configuration",
        "--holidays us by the configuration",
    ] {
        // A long path makes the rows stand over one another.
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(row), "{row}:\n{text}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&home.run(&format!("{line} --format json")).stdout).unwrap();
    let options = json["options"].as_array().unwrap();
    let source = |name: &str| {
        let found = options.iter().find(|option| option["option"] == name).unwrap();
        found.get("source").cloned()
    };
    assert_eq!(source("--preset"), Some("contract".into()));
    assert_eq!(source("--contract"), Some("configuration".into()));
    assert_eq!(source("--map-value"), None);
    let batch = home.run("batch t.csv");
    for says in ["the contract says under [tickets]: --preset jira", "the configuration "] {
        assert!(batch.stderr.contains(says), "{says}: {}", batch.stderr);
    }
    assert_eq!(home.run("batch t.csv --quiet").stderr, "");
    let audit = home.run("audit t.csv --claimed Created").stdout;
    assert!(audit.contains("by [tickets] of the contract"), "{audit}");
}

/// One that picks the contract changes the deadlines of a table as it does one ticket's.
#[test]
fn every_answer_over_a_table_says_that_a_configuration_took_part() {
    let home = home("took-part", "", "id,opened,priority,due\n1,2026-03-06 10:00,1,2026-03-06\n")
        .file("contract = \"scalr\"\n");
    let note = "The configuration ";
    let says = "says --contract scalr; --no-config leaves it aside.";
    for line in ["upcoming t.csv", "audit t.csv --claimed due"] {
        let text = home.run(line).stdout;
        let words: Vec<&str> = text.split_whitespace().collect();
        assert_eq!(words.join(" ").matches(says).count(), 1, "{line}: {text}");
        let json: serde_json::Value =
            serde_json::from_str(&home.run(&format!("{line} --format json")).stdout).unwrap();
        let notes = json["notes"].as_array().unwrap().iter().filter_map(|note| note.as_str());
        let said: Vec<&str> = notes.filter(|it| it.contains(says)).collect();
        assert!(said.len() == 1 && said[0].starts_with(note), "{line}: {said:?}");
        let aside = home.run(&format!("{line} --no-config --contract scalr"));
        assert!(!aside.stdout.contains(note), "{line}: {}", aside.stdout);
    }
    let batch = home.run("batch t.csv").stderr;
    assert_eq!(batch.lines().filter(|line| line.ends_with(says)).count(), 1, "{batch}");
}

#[test]
fn a_ready_made_set_is_kept_in_the_contract_and_shown() {
    let table = "opened,priority\n2026-03-06 10:00,Highest\n2026-03-06 10:00,High\n";
    let home = home("set", "[tickets]\nmap-value = { priority = \"@jira\" }\n", table);
    let (code, rows) = answers(&home, "");
    assert_eq!((code, rows[0].as_str()), (Some(0), "2026-03-06T11:00:00-05:00"));
    let text = home.run("report t.csv --contract scalr").stdout;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = "--map-value priority:@jira Highest=1, High=2, Medium=3, Low=4, Lowest=5, by \
                [tickets] of the contract";
    assert!(words.join(" ").contains(line), "{text}");
}

#[test]
fn a_contract_can_say_that_a_table_is_no_export() {
    let table = "Created,Resolved,Priority\n06/Mar/26 10:00 AM,,1\n";
    let as_it_stands = home("no-export", "[tickets]\npreset = \"none\"\n", table);
    let got = as_it_stands.run("batch t.csv --contract scalr");
    assert_eq!(got.code, Some(2), "{}", got.stderr);
    assert!(got.stderr.contains("no column is named 'opened'"), "{}", got.stderr);
    let recognised = home("an-export", "", table);
    let got = recognised.run("batch t.csv --contract scalr");
    assert!(got.stderr.contains("read as an export of Jira"), "{}", got.stderr);
    let json = recognised.run("report t.csv --contract scalr --format json").stdout;
    assert!(
        json.contains(r#""source":"recognised""#) || json.contains("\"source\": \"recognised\"")
    );
    let quiet = recognised.run("batch t.csv --contract scalr --quiet");
    assert_eq!(quiet.stderr, "");
}

/// A contract that nobody typed for the table is that of its own vendor only.
#[test]
fn rows_of_another_vendor_do_without_the_contract_of_the_configuration() {
    let table = "opened,vendor,plan,priority\n2026-03-06T10:00:00Z,scalr,premium,1\n\
                 2026-03-06T10:00:00Z,rescale,mission-critical,urgent\n";
    let home = home("two-vendors", "", table).file("contract = \"scalr\"\n");
    let got = home.run("batch t.csv");
    assert_eq!(got.code, Some(0), "{}{}", got.stdout, got.stderr);
    assert!(got.stderr.contains("were judged without it"), "{}", got.stderr);
    let typed = home.run("batch t.csv --contract scalr");
    assert_eq!(typed.code, Some(2), "{}", typed.stderr);
    let other = "--vendor rescale --plan mission-critical --timezone UTC --priority urgent";
    let left = home.run(&format!("report t.csv {other} --map vendor= --map plan="));
    assert!(left.stderr.contains("was not used"), "{}{}", left.stdout, left.stderr);
}

#[test]
fn faults_are_shown_at_their_lines() {
    let cases = [
        ("preset = \"jirra\"\n", ":5:10", "did you mean 'jira'?"),
        ("timezone = \"EST\"\n", ":5:12", "EST"),
        ("time-format = \"%Y\"\n", ":5:15", "bad-time-format"),
        ("map = { opend = \"When\" }\n", ":5:9", "did you mean 'opened'?"),
        ("map = { \"opened:hours\" = \"When\" }\n", ":5:9", "only responded_after has a unit"),
        ("map = { \"responded_after:weeks\" = \"R\" }\n", ":5:9", "'weeks' is no unit"),
        ("map-value = { \"priorty:a\" = \"1\" }\n", ":5:15", "did you mean 'priority'?"),
        ("map-value = { priority = \"1\" }\n", ":5:15", "parted by a colon"),
        ("map-value = { priority = \"@jra\" }\n", ":5:26", "@jira (Highest=1"),
        ("map-value = { \"opened:a\" = \"1\" }\n", ":5:15", "there is no field 'opened'"),
        ("presets = \"jira\"\n", ":5:1", "did you mean 'preset'?"),
    ];
    let mut wrong = Vec::new();
    for (at, (line, place, says)) in cases.into_iter().enumerate() {
        let home = home(&format!("table-fault-{at}"), &format!("[tickets]\n{line}"), "opened\n");
        let path = home.path("contracts/scalr.toml");
        let all = |got: Run| format!("{:?} {}{}", got.code, got.stdout, got.stderr);
        for got in [
            home.run(&format!("policy check '{path}'")),
            home.run("deadline --contract scalr --priority 1 --opened now"),
            home.run("report t.csv --contract scalr"),
        ] {
            let got = all(got);
            let shown = got.split_whitespace().collect::<Vec<_>>().join(" ");
            if !got.starts_with("Some(4)") || !shown.contains(place) || !shown.contains(says) {
                wrong.push(format!("{line}{got}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The example of the README of policies, on the table of the tests.
#[test]
fn a_preset_in_the_contract_answers_as_one_on_the_command_line() {
    let home = home("same", "[tickets]\npreset = \"jira\"\n", "");
    let table = of_root("tests/data/tickets/jira.csv");
    let in_contract = home.run(&format!("batch '{table}' --contract scalr --quiet"));
    let typed = format!("batch '{table}' --vendor scalr --plan premium --quiet --preset jira");
    let typed =
        finish(home.command(&format!("{typed} --timezone America/New_York")).output().unwrap());
    assert_eq!((in_contract.code, in_contract.stdout), (Some(0), typed.stdout));
}
