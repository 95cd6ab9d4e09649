//! Shares of a ticket's time: all of it is used up at the deadline, and no share of nothing is.

use std::{fs, path::PathBuf};

use slacalc::{DeadlineQuestion, SlaState, deadline};

use crate::{
    desk::{Desk, question},
    program::{command, finish, words},
};

const DAYS: [&str; 4] = ["day-length", "same-time", "close-of-day", "covered-24h"];
const EDGES: [&str; 2] = ["closing", "next-opening"];

/// T9. 2026-03-05 is a Thursday; 13:00 and four hours end exactly at closing.
#[test]
fn all_of_the_time_is_used_up_at_the_deadline() {
    let mut wrong = Vec::new();
    let openings = [
        "2026-03-05T13:00",
        "2026-03-05T09:00",
        "2026-03-06T17:00",
        "2026-03-06T23:00",
        "2026-03-08T12:00",
    ];
    for target in ["4h", "8h", "1 business day", "2 business days"] {
        let desk = Desk::new("Europe/Berlin", &["Mon-Fri 09:00-17:00"], target).open();
        for (day, edge) in DAYS.iter().flat_map(|day| EDGES.map(|edge| (*day, edge))) {
            let subject = desk.subject(&[("business-day", day), ("closing-edge", edge)]);
            for opened in openings.map(|text| desk.at(text)) {
                let pauses = vec![(desk.at("2026-03-05T14:00"), Some(desk.at("2026-03-06T10:00")))];
                for pauses in [Vec::new(), pauses] {
                    let question = DeadlineQuestion {
                        milestones: vec![50, 75, 100],
                        pauses,
                        ..question(opened)
                    };
                    let answer =
                        deadline(&subject, &question, desk.at("2026-04-01T00:00")).unwrap();
                    let due = answer.outcome.deadline().unwrap().at;
                    let at: Vec<_> =
                        answer.milestones.iter().map(|milestone| milestone.at.at).collect();
                    if at[2] != due || !at.is_sorted() || at[0] < opened {
                        let at: Vec<String> = at.into_iter().map(|at| desk.written(at)).collect();
                        wrong.push(format!(
                            "{target}, {day}, {edge}, {}: {at:?}, not {}",
                            desk.written(opened),
                            desk.written(due)
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong[..wrong.len().min(9)].join("\n"));
}

/// A share that ends exactly at closing is taken as the deadline is: eight hours, half of them at
/// 17:00.
#[test]
fn a_share_that_ends_at_closing_is_read_as_the_deadline_is() {
    let desk = Desk::new("UTC", &["Mon-Fri 09:00-17:00"], "8h").open();
    for (edge, half) in [("closing", "2026-03-05T17:00"), ("next-opening", "2026-03-06T09:00")] {
        let question =
            DeadlineQuestion { milestones: vec![50], ..question(desk.at("2026-03-05T13:00")) };
        let answer = deadline(
            &desk.subject(&[("closing-edge", edge)]),
            &question,
            desk.at("2026-03-05T13:00"),
        )
        .unwrap();
        assert_eq!(answer.milestones[0].at.at, desk.at(half), "{edge}");
    }
}

/// T7 and its kind: the clock starts and the time ends in the same instant. 2026-03-08 is a Sunday.
#[test]
fn no_share_of_no_time_has_elapsed() {
    let rows = [
        (
            "Mon-Fri 09:00-17:00",
            "same-time",
            "2026-03-08T08:00",
            "2026-03-08T09:00",
            SlaState::Open,
        ),
        (
            "Mon-Fri 09:00-17:00",
            "same-time",
            "2026-03-08T08:00",
            "2026-03-09T09:00",
            SlaState::Open,
        ),
        (
            "Mon-Fri 09:00-17:00",
            "same-time",
            "2026-03-08T08:00",
            "2026-03-09T09:00:01",
            SlaState::Missed,
        ),
        (
            "Mon-Fri 22:00-06:00",
            "same-time",
            "2026-03-08T08:00",
            "2026-03-09T21:00",
            SlaState::Open,
        ),
        (
            "Mon-Fri 09:00-17:00",
            "close-of-day",
            "2026-03-08T08:00",
            "2026-03-09T08:00",
            SlaState::Open,
        ),
        (
            "Mon-Fri 09:00-17:00",
            "close-of-day",
            "2026-03-08T08:00",
            "2026-03-09T15:00",
            SlaState::Warned,
        ),
    ];
    let mut wrong = Vec::new();
    for (hours, day, opened, now, state) in rows {
        let desk = Desk::new("UTC", &[hours], "1 business day").open();
        let readings = [("business-day", day)];
        let question = DeadlineQuestion { warn: Some(75), ..question(desk.at(opened)) };
        let answer = deadline(&desk.subject(&readings), &question, desk.at(now)).unwrap();
        let batch = desk.judged(&readings, &question, desk.at(now)).unwrap();
        if [answer.outcome.state(), batch.state] != [state; 2] {
            wrong.push(format!(
                "{hours}, {day}, {opened} at {now}: {:?} and {:?}",
                answer.outcome.state(),
                batch.state
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn files(name: &str, policy: &str) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).unwrap();
    fs::write(directory.join("desk.toml"), policy).unwrap();
    directory
}

#[test]
fn a_check_of_a_ticket_whose_clock_has_not_started_passes() {
    let directory =
        files("edges-warn", &Desk::new("UTC", &["Mon-Fri 09:00-17:00"], "1 business day").policy());
    let line = "deadline --policy desk --priority 1 --reading business-day=same-time --opened \
                2026-03-08T08:00Z --check --warn 75";
    let run = finish(
        command()
            .args(words(line))
            .args(["--now", "2026-03-08T09:00Z", "--policy-dir"])
            .arg(&directory)
            .output()
            .unwrap(),
    );
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
}

/// T8. A cut-off that could not be obeyed is refused, with its place. A length that names its own
/// clock may stand beside it.
#[test]
fn a_cut_off_on_a_clock_that_always_runs_is_refused() {
    let desk = |target: &str, clock| {
        Desk { clock, ..Desk::new("UTC", &["Mon-Fri 09:00-17:00"], target).cut_off("16:00") }
            .policy()
    };
    let rows = [
        (desk("4h", "calendar"), false),
        (desk("4 calendar hours", "coverage"), true),
        (desk("not-stated", "calendar"), false),
        (desk("4 business hours", "calendar"), true),
        (desk("1 business day", "calendar"), true),
        (desk("4h", "coverage"), true),
    ];
    for (at, (policy, valid)) in rows.into_iter().enumerate() {
        let file = files(&format!("edges-cut-off-{at}"), &policy).join("desk.toml");
        let run = finish(
            command().args(["policy", "check", "--color", "never"]).arg(&file).output().unwrap(),
        );
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.code == Some(0), valid, "{at}: {said}");
        if !valid {
            let line = policy.lines().position(|line| line.starts_with("cut-off")).unwrap() + 1;
            assert!(
                said.contains("a cut-off has no effect")
                    && said.contains(&format!("desk.toml:{line}:")),
                "{at}: {said}"
            );
        }
    }
}

/// Where a length names a clock that always runs, the answer says that the cut-off is left aside.
#[test]
fn a_cut_off_that_is_left_aside_is_named() {
    for (target, left_aside) in
        [("4 calendar hours", true), ("4 business hours", false), ("1 business day", false)]
    {
        let desk = Desk::new("UTC", &["Mon-Fri 09:00-17:00"], target).cut_off("16:00").open();
        let answer = desk.deadline(&[], desk.at("2026-03-05T16:30")).unwrap();
        let said = answer.notes.iter().any(|note| note.contains("cut-off at 16:00 is ignored"));
        assert_eq!(said, left_aside, "{target}: {:?}", answer.notes);
    }
}
