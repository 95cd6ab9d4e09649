//! Tickets that were opened again: a batch of them gives what `deadline` gives for each. Events and
//! hand-overs against counts of their own.

use slacalc::{DeadlineQuestion, Subject, SubjectInput, deadline, time::Instant};

use super::{
    attainment::counted_by,
    equality::{HEADER, Names, columns, one, row},
    tables::{Dice, World, answered},
};

const ROWS: usize = 2_000;
const READINGS: [&[(&str, &str)]; 4] = [
    &[],
    &[("reopening", "restarts")],
    &[("reopening", "over"), ("priority-change", "change")],
    &[("reopening", "restarts"), ("priority-change", "change")],
];

#[test]
fn a_batch_of_reopened_tickets_says_what_each_question_says() {
    let world = World::new();
    let library = world.library(&[]);
    let contracts = world.contracts(&library);
    let policies = Names::of(&world, &library);
    let mut dice = Dice(0x51ac_a1c5_0e0e_0001);
    let (mut different, mut moved) = (Vec::new(), 0);
    for readings in READINGS {
        let own: Vec<(String, String)> = readings
            .iter()
            .map(|(name, choice)| ((*name).to_owned(), (*choice).to_owned()))
            .collect();
        let tickets: Vec<(Vec<String>, Vec<i64>)> = (0..ROWS)
            .map(|_| {
                let row = row(&mut dice, &policies);
                let reopened = reopenings(&mut dice, &row[0]);
                (row, reopened)
            })
            .collect();
        let mut input = csv::Writer::from_writer(Vec::new());
        input.write_record(HEADER.iter().chain(&["reopened"])).unwrap();
        for (row, reopened) in &tickets {
            let cell: Vec<String> = reopened.iter().map(|at| format!("@{at}")).collect();
            input.write_record(row.iter().chain([&cell.join(";")])).unwrap();
        }
        let asked = SubjectInput { readings: own.clone(), ..SubjectInput::default() };
        let (output, _) = answered(&world, &input.into_inner().unwrap(), None, asked, 2);
        let mut output = csv::Reader::from_reader(&output[..]);
        let mut got = output.records();
        for (row, reopened) in &tickets {
            let ask = |subject: &Subject<'_>, question: &DeadlineQuestion, now| {
                let mut question = question.clone();
                question.reopened = reopened.iter().map(|at| Instant::clamped(*at)).collect();
                let answer =
                    deadline(subject, &question, now).map_err(|error| error.to_string())?;
                Ok(columns(&answer))
            };
            let expected = one(&world, &library, &contracts, (row, &own), ask);
            let expected = expected.unwrap_or_else(|error| {
                let mut columns = vec![String::new(); 10];
                columns.push(error);
                columns
            });
            let record = got.next().unwrap().unwrap();
            let got: Vec<&str> = record.iter().skip(HEADER.len() + 1).map(without_hint).collect();
            moved += usize::from(expected[9].contains("reopening"));
            if expected != got {
                different.push(format!(
                    "{row:?} reopened {reopened:?} {own:?}\n  asked {expected:?}\n  batch {got:?}"
                ));
            }
        }
    }
    assert!(
        different.is_empty(),
        "{} rows differ:\n{}",
        different.len(),
        different[..different.len().min(12)].join("\n")
    );
    assert!(moved > ROWS / 10, "the reading decides only {moved} deadlines");
}

/// Leaves out how a table says a word of its own otherwise, which is of no use to one question.
fn without_hint(cell: &str) -> &str {
    cell.split_once("; --map-value").map_or(cell, |(error, _)| error)
}

/// Some reopenings of two tickets of three, few of them before the opening or after now.
fn reopenings(dice: &mut Dice, opened: &str) -> Vec<i64> {
    let opened = slacalc::parse_moment(opened, None, Instant::MIN).map(|moment| moment.at.unix());
    let (Ok(opened), false) = (opened, dice.one_in(3)) else { return Vec::new() };
    let mut at = opened - i64::from(dice.one_in(30));
    (0..=dice.next(2))
        .map(|_| {
            at += dice.seconds(300_000);
            at
        })
        .collect()
}

/// Events become the times that a count of its own finds, and each minute of a ticket has one
/// owner.
#[test]
fn events_and_owners_are_those_of_an_independent_count() {
    for (script, shown) in [
        ("history.py", "continues: 2000 tickets agree: closed, closed-late, met, missed, paused\n"),
        ("whose_time.py", "tickets with hand-overs agree\n"),
    ] {
        if let Some(counted) = counted_by(script) {
            let said = String::from_utf8_lossy(&counted.stdout);
            assert!(said.contains(shown), "{script}: {counted:?}");
        }
    }
}
