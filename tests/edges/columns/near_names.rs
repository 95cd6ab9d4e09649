//! Names that are near: groups of a report, columns of answers, tickets that a table has twice.

use super::{SCALR, over};
use crate::program::{command, finish, run};

const OPEN: &str =
    "id,opened,priority\nA,2026-03-06T16:45:00-05:00,1\nA,2026-03-06T16:45:00-05:00,1\n";

#[test]
fn an_unknown_group_is_answered_with_the_groups_and_the_columns() {
    for (by, near) in [("quater", "quarter"), ("Month", "month"), ("weeks", "week")] {
        let got = over(OPEN.as_bytes(), &format!("report {SCALR} --by {by}"));
        let says = format!("did you mean --by {near}?; without a column there are: quarter, month");
        assert!(got.code == Some(2) && got.stderr.contains(&says), "{got:?}");
        assert!(got.stderr.contains("there are: id, opened, priority"), "{got:?}");
    }
    let column =
        over(OPEN.replace("id", "Month").as_bytes(), &format!("report {SCALR} --by Month"));
    assert_eq!(column.code, Some(0), "{column:?}");
}

#[test]
fn a_column_that_looks_like_an_answer_is_named() {
    for (column, field) in [
        ("first_response", "responded"),
        ("First response time", "responded_after"),
        ("First reply time in minutes", "responded_after"),
    ] {
        let table = format!("opened,{column}\n2026-03-06 09:45,\n");
        let got = over(table.as_bytes(), &format!("batch {SCALR} --priority 1"));
        assert!(got.stderr.contains(&format!("--map '{field}={column}'")), "{column}: {got:?}");
    }
}

#[test]
fn a_time_of_opening_under_another_name_is_offered_with_a_command_that_works() {
    let directory = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("near-opening");
    std::fs::create_dir_all(&directory).unwrap();
    let file = directory.join("tickets.csv");
    for column in ["Created At (UTC)", "Created_At", "Date created", "open time", "It's opened"] {
        let row = "2026-03-06T16:45:00-05:00,1,2026-03-09T09:45:00-04:00";
        std::fs::write(&file, format!("{column},priority,due\n{row}\n")).unwrap();
        for verb in ["report", "batch", "upcoming", "audit --claimed due"] {
            let got = run(&format!("{verb} {SCALR} {}", file.display()));
            assert_eq!(got.code, Some(2), "{verb} {column}: {got:?}");
            let option = format!("--map 'opened={}'", column.replace('\'', r"'\''"));
            assert!(got.stderr.contains(&option), "{verb} {column}: {got:?}");
            let (_, line) = got.stderr.split_once("For example:\n  slacalc ").unwrap();
            let mut program = command();
            program.args(shlex::split(line).unwrap());
            let again = finish(program.output().unwrap());
            assert_eq!(again.code, Some(0), "{line}: {again:?}");
        }
    }
}

#[test]
fn a_ticket_that_a_table_has_twice_has_two_events_and_a_note() {
    let text = over(OPEN.as_bytes(), &format!("upcoming {SCALR}"));
    assert!(super::on_one_line(&text.stdout).contains("rows 1 and 2 are both A."), "{text:?}");
    let events = over(OPEN.as_bytes(), &format!("upcoming {SCALR} --format ics"));
    let mut uids: Vec<&str> =
        events.stdout.lines().filter(|line| line.starts_with("UID:")).collect();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 2, "{events:?}");
}

#[test]
fn times_after_now_are_told_with_their_count() {
    let table = "id,opened,responded,due\n\
        A,2026-03-06T09:45:00-05:00,2027-03-06T09:45:00-05:00,2026-03-06T11:45:00-05:00\n\
        B,2027-03-06T09:45:00-05:00,,2027-03-06T11:45:00-05:00\n";
    for verb in ["report", "batch", "audit --claimed due"] {
        let got = over(table.as_bytes(), &format!("{verb} {SCALR} --priority 1"));
        let all = super::on_one_line(&format!("{}{}", got.stdout, got.stderr));
        for says in ["1 ticket is opened after now", "1 ticket is answered or closed after now"] {
            assert!(all.contains(says), "{verb}: {all}");
        }
    }
}
