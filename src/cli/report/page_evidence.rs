//! The evidence of the page: tickets one by one, how documents were read, and what was left out.

use std::collections::BTreeMap;

use super::{
    page_head::day,
    page_notes::{INTERPRETATIONS, without_options},
    report_answer::ReportAnswer,
    text_report::{NOT_READ, excluded, late},
};
use crate::{
    attainment::{LATEST, ListedTicket, ReadingCounts, TicketLine},
    cli::time_words::written_in,
    render::{Section, Table},
    text::{counted, grouped},
};

/// Returns the tickets that missed their deadline, the newest first.
pub(super) fn missed(answer: &ReportAnswer) -> Section {
    let tickets = &answer.tickets;
    let clauses = NumberedClauses::new(tickets.missed.iter().map(|ticket| ticket.clause.clone()));
    let plans =
        NumberedClauses::new(tickets.missed.iter().filter_map(|ticket| ticket.line.plan.clone()));
    let header = ["ticket", "opened", "due", "answered", "late by", "priority", "plan", "clause"];
    let mut table = Table::new("", &header);
    table.header.push("interpretation".to_owned());
    for ticket in &tickets.missed {
        let line = &ticket.line;
        let plan = line.plan.clone().filter(|_| plans.are_several());
        let depends_on = depends_on(answer, ticket);
        let mut row = times(line);
        row.extend([line.priority_label.clone(), plan.unwrap_or_default()]);
        row.extend([clauses.mark(&ticket.clause), depends_on]);
        table.rows.push(row);
    }
    // Columns that say nothing of any ticket are left out.
    drop_empty_columns(&mut table);
    let all = tickets.total.missed;
    let mut says = format!("{}, newest first.", counted(all, "ticket"));
    if all > tickets.missed.len() as u64 {
        says = format!("The {LATEST} newest of {}. A spreadsheet file can list all.", grouped(all));
    }
    says += &so_far(answer, tickets.missed.iter().map(|ticket| &ticket.line));
    says += &clauses.in_words();
    if table.header.iter().any(|name| name == "interpretation") {
        let letters = format!(" The letters stand for the points under \"{INTERPRETATIONS}\".");
        says += &letters;
    }
    Section { title: "Missed tickets".to_owned(), says, table: Some(table), ..Section::default() }
}

/// The clauses, or plans, of all tickets: named once if there is one, else by number.
struct NumberedClauses(Vec<String>);

impl NumberedClauses {
    fn new(all: impl Iterator<Item = String>) -> Self {
        let mut marks: Vec<String> = Vec::new();
        for text in all.filter(|text| !text.is_empty()) {
            if !marks.contains(&text) {
                marks.push(text);
            }
        }
        Self(marks)
    }

    fn are_several(&self) -> bool {
        self.0.len() > 1
    }

    fn mark(&self, text: &str) -> String {
        let place = self.0.iter().position(|known| known == text);
        place.filter(|_| self.are_several()).map_or_else(String::new, |at| format!("({})", at + 1))
    }

    fn in_words(&self) -> String {
        match &self.0[..] {
            [] => String::new(),
            [only] => format!(" All were promised in the clause \"{only}\"."),
            all => {
                let named = all.iter().map(|clause| format!("{} {clause}", self.mark(clause)));
                format!(" The clauses of their promises: {}.", named.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

/// Returns the letters of the interpretations on which the verdict of a ticket depends.
fn depends_on(answer: &ReportAnswer, ticket: &ListedTicket) -> String {
    let letters = decisive(answer).filter(|(_, reading)| is_among(reading, ticket));
    letters.map(|(letter, _)| letter).collect::<Vec<_>>().join(", ")
}

fn is_among(reading: &ReadingCounts, ticket: &ListedTicket) -> bool {
    ticket.readings.iter().any(|(name, value)| *name == reading.name && *value == reading.value)
}

/// Returns the interpretations on which verdicts depend, each with its letter.
pub(super) fn decisive(answer: &ReportAnswer) -> impl Iterator<Item = (String, &ReadingCounts)> {
    let letter = |at: usize| match u8::try_from(at) {
        Ok(at @ 0..26) => char::from(b'a' + at).to_string(),
        _ => (at + 1).to_string(),
    };
    let deciding = answer.tickets.readings.iter().filter(|reading| reading.verdicts > 0);
    deciding.enumerate().map(move |(at, reading)| (letter(at), reading))
}

/// Returns the sentence on tickets that are late to this day.
fn so_far<'a>(answer: &ReportAnswer, mut lines: impl Iterator<Item = &'a TicketLine>) -> String {
    if !lines.any(|line| line.responded.is_none()) {
        return String::new();
    }
    format!(" \"So far\" means up to {}: no answer is in the table.", day(&answer.now))
}

/// Returns the name and the times of a ticket, and by how much it was late.
fn times(line: &TicketLine) -> Vec<String> {
    vec![
        named(line),
        opened(line),
        after(line, line.deadline.as_deref()),
        after(line, line.responded.as_deref()),
        late_by(line),
    ]
}

fn named(line: &TicketLine) -> String {
    line.ticket.clone().unwrap_or_else(|| format!("row {}", grouped(line.row)))
}

/// Returns `17 min`, or `3 d 2 h so far`.
fn late_by(line: &TicketLine) -> String {
    let margin = line.margin();
    let time = margin.split(" late").next().unwrap_or(&margin);
    format!("{time}{}", if line.responded.is_none() { " so far" } else { "" })
}

/// Returns the opening of a ticket: `Fri 6 Mar 2026, 09:27 EST`.
fn opened(line: &TicketLine) -> String {
    written_in(line.zone.as_ref(), &line.opened)
}

/// Returns a time after the opening of a ticket, with the name of its zone if that is another one.
fn after(line: &TicketLine, time: Option<&str>) -> String {
    let Some(time) = time else { return "no answer known".to_owned() };
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

/// Returns what the documents leave open and how it was read, if a verdict depends on it.
pub(super) fn readings(answer: &ReportAnswer) -> Section {
    let header = ["", "what the documents leave open", "taken as", "tickets that depend on it"];
    let mut table = Table::new("", &header);
    for (letter, reading) in decisive(answer) {
        let key = (reading.name.clone(), reading.value.clone());
        let [question, says] = answer.reading_words.get(&key).cloned().unwrap_or_default();
        table.rows.push(vec![letter, question, says, hanging(answer, reading)]);
    }
    Section {
        title: INTERPRETATIONS.to_owned(),
        says: "The documents leave these points open. If a point is read the other way, the \
               tickets beside it change between met and missed. A ticket may depend on several \
               points."
            .to_owned(),
        table: Some(table),
        ..Section::default()
    }
}

/// Returns `2: 1136 missed; 1024, 1149 met`.
fn hanging(answer: &ReportAnswer, reading: &ReadingCounts) -> String {
    const MOST: usize = 40;
    let mut by_verdict: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let tickets = answer.tickets.by_reading.iter().filter(|ticket| is_among(reading, ticket));
    let mut shown = 0;
    for ticket in tickets.take(MOST) {
        by_verdict.entry(ticket.verdict).or_default().push(named(&ticket.line));
        shown += 1;
    }
    let listed = |(verdict, names): (&str, Vec<String>)| {
        format!("{} {}", names.join(", "), verdict.replace('-', " "))
    };
    let mut parts: Vec<String> = by_verdict.into_iter().map(listed).collect();
    if reading.verdicts > shown {
        parts.push(format!("{} more", grouped(reading.verdicts - shown)));
    }
    format!("{}: {}", grouped(reading.verdicts), parts.join("; "))
}

/// Returns the tickets that were the furthest behind their deadline, unless the missed tickets are
/// all listed.
pub(super) fn worst(answer: &ReportAnswer) -> Option<Section> {
    if answer.tickets.total.missed <= answer.tickets.missed.len() as u64 {
        return None;
    }
    let header = ["ticket", "opened", "due", "answered", "late by", "priority", "plan"];
    let mut table = Table::new("", &header);
    for line in late(answer) {
        let mut row = times(line);
        row.extend([line.priority_label.clone(), line.plan.clone().unwrap_or_default()]);
        table.rows.push(row);
    }
    let mut says = "The tickets that were furthest behind their deadline.".to_owned();
    says += &so_far(answer, late(answer));
    Some(Section {
        title: "Furthest behind".to_owned(),
        says,
        table: Some(table),
        ..Section::default()
    })
}

/// Returns the rows that could not be read.
pub(super) fn left_out(answer: &ReportAnswer) -> Section {
    let mut table = excluded(answer);
    for cell in table.rows.iter_mut().filter_map(|row| row.last_mut()) {
        *cell = without_options(cell);
    }
    Section {
        title: NOT_READ.to_owned(),
        says: "Grouped by reason, with the first row of each. Row 1 is the first below the header."
            .to_owned(),
        table: Some(table),
        ..Section::default()
    }
}
