//! The evidence of the page: tickets one by one, how documents were read, and what was left out.

use super::{
    page_notes::without_options,
    report_answer::ReportAnswer,
    text_report::{excluded, late},
};
use crate::{
    attainment::{LATEST, MissedTicket, WorstLine},
    cli::time_words::written_in,
    render::{Section, Table},
    text::{counted, grouped},
};

const HEADER: [&str; 9] = [
    "ticket",
    "opened",
    "due",
    "answered",
    "late by",
    "priority",
    "plan",
    "clause",
    "interpretation",
];

/// Returns the tickets that missed their deadline, the latest first.
pub(super) fn missed(answer: &ReportAnswer) -> Section {
    let tickets = &answer.tickets;
    let mut table = Table::new("", &HEADER);
    table.rows.extend(tickets.missed.iter().map(row));
    // Columns that say nothing of any ticket are left out.
    drop_empty_columns(&mut table);
    let all = tickets.total.missed;
    let shown = tickets.missed.len() as u64;
    let says = if all > shown {
        format!(
            "The latest {} of {}, the last opened first. A file for a spreadsheet can have \
             all of them.",
            LATEST,
            counted(all, "ticket")
        )
    } else {
        format!("{}, the last opened first.", counted(all, "ticket"))
    };
    Section {
        title: "Missed tickets".to_owned(),
        says,
        table: Some(table),
        begins_page: true,
        ..Section::default()
    }
}

fn row(ticket: &MissedTicket) -> Vec<String> {
    let line = &ticket.line;
    vec![
        named(line),
        opened(line),
        after(line, line.deadline.as_deref()),
        after(line, line.responded.as_deref()),
        late_by(line),
        line.priority.clone().unwrap_or_default(),
        line.plan.clone().unwrap_or_default(),
        ticket.clause.clone(),
        ticket.readings_in_line(),
    ]
}

fn named(line: &WorstLine) -> String {
    line.ticket.clone().unwrap_or_else(|| format!("row {}", grouped(line.row)))
}

/// Returns `17 min`.
fn late_by(line: &WorstLine) -> String {
    let margin = line.margin();
    margin.split(" late").next().unwrap_or(&margin).to_owned()
}

/// Returns the opening of a ticket: `Fri 6 Mar 2026, 09:27 EST`.
fn opened(line: &WorstLine) -> String {
    written_in(line.zone.as_ref(), &line.opened)
}

/// Returns a time after the opening of a ticket, with the name of its zone if that is another one.
fn after(line: &WorstLine, time: Option<&str>) -> String {
    let Some(time) = time else { return "no answer".to_owned() };
    let (opened, shown) = (opened(line), written_in(line.zone.as_ref(), time));
    match (opened.rsplit_once(' '), shown.rsplit_once(' ')) {
        (Some((_, of_opening)), Some((clock, name))) if name == of_opening => clock.to_owned(),
        _ => shown,
    }
}

fn drop_empty_columns(table: &mut Table) {
    let kept: Vec<bool> = (0..table.header.len())
        .map(|at| table.rows.iter().any(|row| !row[at].is_empty()))
        .collect();
    let keep = |cells: &mut Vec<String>| {
        let mut kept = kept.iter();
        cells.retain(|_| *kept.next().unwrap_or(&true));
    };
    keep(&mut table.header);
    table.rows.iter_mut().for_each(keep);
}

/// Returns what the documents leave open and how it was read, if a deadline hangs on it.
pub(super) fn readings(answer: &ReportAnswer) -> Section {
    let header = ["interpretation", "what is left open", "taken as", "verdicts that hang on it"];
    let mut table = Table::new("", &header);
    for reading in answer.tickets.readings.iter().filter(|reading| reading.verdicts > 0) {
        let key = (reading.name.clone(), reading.value.clone());
        let [question, says] = answer.reading_words.get(&key).cloned().unwrap_or_default();
        let name = format!("{}={}", reading.name, reading.value);
        table.rows.push(vec![name, question, says, grouped(reading.verdicts)]);
    }
    Section {
        title: "How the documents were read".to_owned(),
        says: "The documents leave these points open. If the parties take one otherwise, that \
               many tickets would be late that are not, or the other way round."
            .to_owned(),
        table: Some(table),
        ..Section::default()
    }
}

/// Returns the tickets that were the furthest behind their deadline.
pub(super) fn worst(answer: &ReportAnswer) -> Section {
    let mut table =
        Table::new("", &["ticket", "late by", "opened", "due", "answered", "priority", "plan"]);
    for line in late(answer) {
        table.rows.push(vec![
            named(line),
            late_by(line),
            opened(line),
            after(line, line.deadline.as_deref()),
            after(line, line.responded.as_deref()),
            line.priority.clone().unwrap_or_default(),
            line.plan.clone().unwrap_or_default(),
        ]);
    }
    Section {
        title: "Furthest behind".to_owned(),
        says: "The tickets that were furthest behind their deadline, in real time.".to_owned(),
        table: Some(table),
        ..Section::default()
    }
}

/// Returns the rows that could not be judged.
pub(super) fn left_out(answer: &ReportAnswer) -> Section {
    let mut table = excluded(answer);
    for cell in table.rows.iter_mut().filter_map(|row| row.last_mut()) {
        *cell = without_options(cell);
    }
    Section {
        title: "Left out".to_owned(),
        says: "Rows that could not be judged, by reason, with the first of each.".to_owned(),
        table: Some(table),
        ..Section::default()
    }
}
