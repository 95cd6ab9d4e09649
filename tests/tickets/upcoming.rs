//! The list of open tickets gives what `deadline` and `covered` give for each of them alone.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::program::{command, finish, root, run};

const TABLE: &str = "examples/tickets/tickets.csv";
const CONTRACTS: &str = "examples/tickets/contracts";

/// A row of the table by the names of its columns.
struct Cells(Vec<(String, String)>);

impl Cells {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(column, _)| column == name).map_or("", |(_, cell)| cell)
    }

    /// The options that ask for it alone; the contract, and priority changes, are options too.
    fn options(&self) -> Vec<String> {
        let mut options = Vec::new();
        for name in [
            "vendor", "policy", "plan", "edition", "region", "priority", "channel", "timezone",
            "holidays",
        ] {
            let cell = self.get(name);
            if !cell.is_empty() {
                options.extend([format!("--{name}"), cell.replace(';', ",")]);
            }
        }
        if !self.get("contract").is_empty() {
            let file = format!("{CONTRACTS}/{}.toml", self.get("contract"));
            options.extend(["--contract".to_owned(), file]);
        }
        options
    }
}

fn rows() -> Vec<Cells> {
    let text = fs::read(root().join(TABLE)).unwrap();
    let mut table = csv::Reader::from_reader(&text[..]);
    let columns: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = table.records().map(|record| {
        let record = record.unwrap();
        Cells(columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect())
    });
    rows.collect()
}

fn asked(words: &[String]) -> (Option<i32>, String, String) {
    let got = finish(command().args(words).output().unwrap());
    (got.code, got.stdout.trim_end().to_owned(), got.stderr)
}

fn list(options: &str) -> Value {
    let got = run(&format!("upcoming {TABLE} --contracts {CONTRACTS} --format json {options}"));
    assert_eq!(got.code, Some(2), "33 rows have an error: {}", got.stderr);
    serde_json::from_str(&got.stdout).unwrap()
}

fn listed(answer: &Value) -> Vec<&Value> {
    let of = |key: &str| answer[key].as_array().unwrap().iter();
    of("tickets").chain(of("paused")).chain(of("without_deadline")).collect()
}

#[test]
fn each_open_ticket_has_the_deadline_that_it_has_alone() {
    let (answer, rows) = (list(""), rows());
    let mut wrong = Vec::new();
    for ticket in listed(&answer) {
        let number = usize::try_from(ticket["row"].as_u64().unwrap()).unwrap();
        let cells = &rows[number - 1];
        let mut words = vec!["deadline".to_owned(), "--format".to_owned(), "json".to_owned()];
        words.extend(cells.options());
        words.extend(["--opened".to_owned(), cells.get("opened").to_owned()]);
        for (option, column) in [("--pause", "pauses"), ("--priority-change", "priority_changes")] {
            for part in cells.get(column).split(';').filter(|part| !part.is_empty()) {
                words.extend([option.to_owned(), part.to_owned()]);
            }
        }
        let (_, alone, error) = asked(&words);
        let alone: Value =
            serde_json::from_str(&alone).unwrap_or_else(|_| panic!("{words:?}: {error}"));
        for key in [
            "opened",
            "deadline",
            "deadline_epoch",
            "state",
            "remaining_seconds",
            "if_resumed_now",
            "plan",
            "priority",
            "basis",
        ] {
            if ticket[key] != alone[key] {
                wrong.push(format!(
                    "{}: {key}: {} is {}",
                    ticket["ticket"], ticket[key], alone[key]
                ));
            }
        }
        let earliest = &alone["deadline_range"]["earliest"];
        let is_earlier = !earliest.is_null() && *earliest != alone["deadline"];
        if is_earlier && ticket["earliest"]["deadline"] != *earliest {
            wrong.push(format!("{}: earliest {earliest}", ticket["ticket"]));
        }
        let mut words = vec!["covered".to_owned(), "--format".to_owned(), "plain".to_owned()];
        words.extend(cells.options());
        if cells.get("priority_changes").is_empty() {
            let covered = match asked(&words).1.as_str() {
                "covered" => Value::Bool(true),
                "not-covered" => Value::Bool(false),
                _ => Value::Null,
            };
            if ticket["covered"] != covered {
                wrong.push(format!("{}: covered {covered}", ticket["ticket"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(listed(&answer).len() > 20, "{}", listed(&answer).len());
}

#[test]
fn every_ticket_that_was_neither_answered_nor_closed_is_listed_or_has_an_error() {
    let answer = list("");
    let numbers = |rows: Vec<&Value>| -> BTreeSet<u64> {
        rows.iter().map(|row| row["row"].as_u64().unwrap()).collect()
    };
    let mut found = numbers(listed(&answer));
    let bad = numbers(answer["bad"].as_array().unwrap().iter().collect());
    assert!(found.is_disjoint(&bad));
    assert_eq!(answer["counts"]["bad"], bad.len());
    assert_eq!(answer["counts"]["open"], found.len());
    found.extend(&bad);
    for (number, cells) in (1..).zip(rows()) {
        let is_open = cells.get("responded").is_empty() && cells.get("closed").is_empty();
        assert!(!is_open || found.contains(&number), "row {number}");
    }
    let deadlines: Vec<i64> = answer["tickets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|ticket| ticket["deadline_epoch"].as_i64().unwrap())
        .collect();
    assert!(deadlines.is_sorted(), "{deadlines:?}");
}

#[test]
fn the_answer_is_the_same_on_any_number_of_threads() {
    let one = list("--threads 1");
    for threads in [2, 7] {
        let mut many = list(&format!("--threads {threads}"));
        assert_eq!(many["options"], one["options"]);
        many["now"] = one["now"].clone();
        assert_eq!(many, one, "{threads}");
    }
}

/// The lines of the table of what is due, without its title.
fn due_lines(text: &str) -> Vec<&str> {
    let table = text.split("\n\n").find(|block| block.starts_with("Overdue or due"));
    table.map_or_else(Vec::new, |table| table.lines().skip(1).collect())
}

#[test]
fn each_ticket_is_one_line_of_eighty_columns() {
    for (line, first) in [
        ("examples/tickets/open.csv --contracts examples/tickets/contracts", "M-"),
        ("examples/tickets/open.csv --contracts examples/tickets/contracts --warn 10", "M-"),
        ("examples/tickets/few.csv --vendor scalr", ""),
        (
            "examples/tickets/open.csv --contracts examples/tickets/contracts --now 2027-03-06T22:00Z",
            "M-",
        ),
    ] {
        let got = run(&format!("upcoming {line}"));
        let lines = due_lines(&got.stdout);
        assert!(lines.len() > 2, "{line}: {got:?}");
        assert!(lines.iter().all(|line| line.len() <= 80), "{line}: {lines:#?}");
        let is_ticket = |row: &&&str| row.starts_with(&format!(" {first}"));
        let rows = lines[1..].iter().filter(is_ticket).count();
        assert_eq!(rows, lines.len() - 1, "{line}: {lines:#?}");
        assert!(lines[1..].iter().all(|row| !row.starts_with("  ")), "{line}: {lines:#?}");
    }
}

#[test]
fn a_deadline_of_another_year_has_its_year() {
    let line = "upcoming examples/tickets/open.csv --contracts examples/tickets/contracts";
    let got = run(&format!("{line} --now 2027-03-06T22:00:00Z")).stdout;
    assert!(got.contains("Fri 6 Mar 2026 15:00 EST"), "{got}");
    // In the same year.
    let got = run(line).stdout;
    assert!(got.contains("Fri 6 Mar 15:00 EST  2 h late"), "{got}");
}

#[test]
fn the_coverage_says_when_it_ends_or_begins() {
    let table = "tests/data/tickets/soon.csv --vendor scalr --tier standard -t America/New_York";
    // Friday noon, Friday evening, Monday before and after the opening at 08:30.
    for (now, says) in [
        ("2026-03-06T17:00:00-05:00", "staffed until 17:30"),
        ("2026-03-06T17:31:00-05:00", "opens Mon 08:30"),
        ("2026-03-09T07:00:00-04:00", "opens 08:30"),
        ("2026-03-09T09:00:00-04:00", "staffed until 17:30"),
    ] {
        let got = run(&format!("upcoming {table} --now {now}")).stdout;
        assert!(due_lines(&got)[1].ends_with(says), "{now}: {got}");
    }
}

/// The feed's own commands, run in a shell, give the deadlines of its events.
#[cfg(unix)]
#[test]
fn the_command_of_an_event_works_its_deadline_out_again() {
    let options = "--contracts examples/tickets/contracts --within 8h";
    let line = format!("upcoming examples/tickets/open.csv {options}");
    let answer: Value =
        serde_json::from_str(&run(&format!("{line} --format json")).stdout).unwrap();
    let feed = run(&format!("{line} --format ics")).stdout.replace("\r\n ", "");
    let commands: Vec<String> = feed
        .lines()
        .filter_map(|line| line.strip_prefix("DESCRIPTION:")?.rsplit_once("Worked out by: "))
        .map(|(_, command)| command.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"))
        .collect();
    let tickets = answer["tickets"].as_array().unwrap();
    assert_eq!(commands.len(), tickets.len());
    for (command_line, ticket) in commands.iter().zip(tickets) {
        let words = shlex::split(command_line).unwrap();
        assert_eq!(words[0], "slacalc");
        let plain = ["--format".to_owned(), "plain".to_owned()];
        let (code, alone, error) = asked(&[&words[1..], &plain].concat());
        assert_eq!((code, error.as_str()), (Some(0), ""), "{command_line}");
        assert_eq!(ticket["deadline"], alone, "{command_line}");
    }
}
