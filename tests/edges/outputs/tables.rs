//! Answers that are tables: each has the form of CSV, a record a line.

use csv::ReaderBuilder;

use crate::program::run;

/// A question for each command whose answer is a table, by the name in the message that lists them.
const TABLES: [(&str, &str); 17] = [
    (
        "audit",
        "examples/tickets/claimed.csv --claimed due --vendor scalr --tier standard --timezone Berlin",
    ),
    ("calendar", "--vendor scalr --tier standard --timezone Europe/Berlin"),
    ("channels", "--vendor rescale --package mission-critical"),
    ("clause", "--policy rescale/support"),
    ("compare", "--vendor scalr --priority 1 --timezone Europe/Berlin"),
    ("contacts", "--policy scalr/self-hosted --tier premium"),
    ("covered", "--vendor scalr --tier standard --timezone Europe/Berlin --next 3"),
    ("holidays list", ""),
    ("holidays show", "de,cn --year 2026"),
    ("maintenance", "--vendor scalr"),
    ("plans", "--policy scalr/self-hosted"),
    ("plans premium", "--policy scalr/self-hosted"),
    ("policy diff", "scalr/saas scalr/self-hosted"),
    ("policy list", ""),
    ("priorities", "--vendor scalr"),
    ("report", "examples/tickets/few.csv --vendor scalr"),
    ("scope", "--list --vendor scalr --tier premium"),
];

#[test]
fn every_record_of_an_answer_as_csv_is_one_line_of_the_headers_width() {
    for (command, options) in TABLES {
        let line = format!("{command} {options} --format csv");
        let run = run(&line);
        assert_ne!(run.stdout, "", "{line}: {}", run.stderr);
        let records = ReaderBuilder::new().has_headers(false).from_reader(run.stdout.as_bytes());
        let records: Vec<_> = records.into_records().collect::<Result<_, _>>().unwrap();
        assert_eq!(records.len(), run.stdout.lines().count(), "{line}");
        assert!(records.len() > 1, "{line}: {}", run.stdout);
    }
}

#[test]
fn the_message_on_an_answer_that_is_no_table_names_every_command_that_has_one() {
    let run = run("scope phone --vendor rescale --package basic --format csv");
    for (command, _) in TABLES {
        let group = command.split(' ').next().unwrap();
        assert!(run.stderr.contains(group), "{command}: {}", run.stderr);
    }
}
