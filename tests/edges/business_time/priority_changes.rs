//! A change to the priority that a ticket has changes nothing.

use slacalc::{DeadlineQuestion, deadline};

use crate::desk::{Desk, question};

const FROM_CHANGE: &[(&str, &str)] = &[("priority-change", "change")];

/// Changes, the deadline, how many changes count, and if the answer calls the reading open.
type Row = (&'static [(&'static str, &'static str)], &'static str, usize, bool);

/// Priority 1 has four hours, priority 2 twenty. 2026-03-09 is a Monday; the ticket is opened at
/// 10:00.
const ROWS: [Row; 9] = [
    (&[], "2026-03-09T14:00", 0, false),
    (&[("11:00", "1")], "2026-03-09T14:00", 0, false),
    (&[("11:00", "p1")], "2026-03-09T14:00", 0, false),
    (&[("11:00", "Critical")], "2026-03-09T14:00", 0, false),
    (&[("12:00", "1"), ("11:00", "P1")], "2026-03-09T14:00", 0, false),
    (&[("11:00", "2")], "2026-03-10T15:00", 1, true),
    (&[("11:00", "2"), ("12:00", "normal")], "2026-03-10T15:00", 1, true),
    (&[("12:00", "2"), ("11:00", "1")], "2026-03-10T16:00", 1, true),
    (&[("11:00", "2"), ("12:00", "p1"), ("13:00", "1")], "2026-03-09T16:00", 2, true),
];

#[test]
fn a_change_to_the_same_priority_changes_nothing() {
    let desk = Desk::new("UTC", &["Mon-Fri 08:00-24:00"], "4h").open();
    let opened = desk.at("2026-03-09T10:00");
    let now = desk.at("2026-03-09T13:30");
    let mut wrong = Vec::new();
    for (changes, due, counted, open) in ROWS {
        let priority_changes = changes
            .iter()
            .map(|(time, name)| (desk.at(&format!("2026-03-09T{time}")), (*name).to_owned()))
            .collect();
        let question = DeadlineQuestion { priority_changes, ..question(opened) };
        let answer = deadline(&desk.subject(FROM_CHANGE), &question, now).unwrap();
        let is_open = answer.readings.iter().any(|reading| reading.name == "priority-change");
        let found =
            (answer.outcome.deadline().map(|due| due.at), answer.priority_changes.len(), is_open);
        if found != (Some(desk.at(due)), counted, open) {
            wrong.push(format!("{changes:?}: {found:?}, not {due}"));
        }
        let said = answer.notes.iter().filter(|note| note.contains("changes nothing")).count();
        if said + counted != changes.len() {
            wrong.push(format!("{changes:?}: {:?}", answer.notes));
        }
        let batch = desk.judged(FROM_CHANGE, &question, now).unwrap();
        if batch.deadline.map(|due| due.at) != Some(desk.at(due))
            || batch.changed_priority.is_some() != (counted > 0)
        {
            wrong.push(format!("{changes:?}: batch says {batch:?}, not {due}"));
        }
        if batch.readings.is_empty() == open {
            wrong.push(format!("{changes:?}: the readings of the batch are {:?}", batch.readings));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
