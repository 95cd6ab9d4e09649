//! Turns the answer of `slacalc upcoming` into a report.

use std::collections::BTreeMap;

use super::{
    upcoming_feed::{Shown, feed},
    upcoming_verdict::{distance, headline, left, within},
};
use crate::{
    cli::{
        report_parts::{clause_names, in_words},
        time_words::stamp,
        upcoming::short_times::{day_and_time, near, opening},
    },
    render::{Report, Table, Tone},
    sla::{Citation, SlaState, ZonedInstant},
    text::{counted, grouped, nonzero},
    time::Instant,
    upcoming::{DueStanding, OpenTicket, TicketCounts, UpcomingAnswer},
};

/// The most tickets of each kind in text, unless more are asked for.
const SHOWN: usize = 20;

/// The columns that a narrow table of tickets leaves out first: opening, plan, priority.
const OF_FEW: [usize; 3] = [3, 2, 1];

pub(super) fn report(answer: &UpcomingAnswer, shown: &Shown<'_>) -> Report {
    let names: Vec<String> = answer.tickets.iter().map(OpenTicket::name).collect();
    let mut report = Report {
        headline: headline(answer),
        tone: tone(answer),
        plain: names.join("\n"),
        notes: answer.notes.clone(),
        data: Some(data(answer)),
        feed: shown.is_feed.then(|| feed(answer, shown)),
        ..Report::default()
    };
    facts(&mut report, answer, shown.now);
    report.notes.extend(nobody_when_due(answer));
    let most = shown.args.limit.is_none().then_some(SHOWN);
    let tables = [
        due_table(answer, shown.now),
        earlier_table(answer, most, shown.now),
        paused_table(answer, shown.now),
        unstated_table(answer, shown.now),
    ];
    for (table, all) in tables {
        report.tables.extend(shortened(table, all, most));
    }
    report
}

fn tone(answer: &UpcomingAnswer) -> Tone {
    let TicketCounts { overdue, not_stated, bad, .. } = answer.counts;
    match () {
        () if overdue > 0 => Tone::Bad,
        () if answer.is_any_due() || not_stated > 0 || bad > 0 => Tone::Unsure,
        () => Tone::Good,
    }
}

fn facts(report: &mut Report, answer: &UpcomingAnswer, now: Instant) {
    let counts = &answer.counts;
    report.maybe("until", answer.until.as_ref().map(stamp));
    let within = within(answer);
    let due = format!("due{within}");
    let may_be = format!("may be due{within}");
    let past = answer
        .warn_percent
        .map_or_else(String::new, |share| format!("later, past {share} % of the time"));
    let parts = nonzero(&[
        (counts.overdue, "overdue"),
        (counts.due, &due),
        (counts.may_be_due, &may_be),
        (counts.warned, &past),
        (counts.later, "later"),
        (counts.paused, "paused"),
        (counts.not_stated, "not stated"),
        (counts.not_promised, "without a promised time"),
    ]);
    let of = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
    report.fact("open", format!("{}{of}", grouped(counts.open)));
    report.maybe(
        "due later",
        answer.next.as_ref().map(|next| {
            let deadline = next.deadline.as_ref();
            let at = deadline.map_or_else(String::new, |at| day_and_time(at, now));
            format!("first {}, {}, {at}", next.name(), left(next))
        }),
    );
    let mut cited: BTreeMap<&str, Vec<Citation>> = BTreeMap::new();
    let mut documents: BTreeMap<&str, &str> = BTreeMap::new();
    for terms in answer.listed().map(|ticket| &ticket.terms) {
        documents.insert(&terms.policy, &terms.document);
        let known = cited.entry(&terms.policy).or_default();
        // The target's own clause; every other is in the forms for programs.
        known.extend(terms.basis.first().cloned());
    }
    for (policy, basis) in cited {
        report.fact(
            "clauses",
            format!("{policy}: {}", in_words(&clause_names(documents[policy], &basis))),
        );
    }
}

/// Returns the cells with which every table begins: ticket, priority, plan and opening.
fn first_cells(ticket: &OpenTicket, now: Instant) -> Vec<String> {
    let terms = &ticket.terms;
    let priority = terms.priority.as_ref().map(|priority| priority.short.clone());
    let plan = terms.plan.clone();
    let opened = opening(&ticket.opened, now);
    vec![ticket.name(), priority.unwrap_or_default(), plan.unwrap_or_default(), opened]
}

fn due_table(answer: &UpcomingAnswer, now: Instant) -> (Table, u64) {
    let TicketCounts { overdue, due, may_be_due, warned, .. } = answer.counts;
    let past = answer.warn_percent.filter(|_| warned > 0);
    let past = past.map_or_else(String::new, |share| format!(", or past {share} % of the time"));
    let title = format!("Overdue or due{}{past}", within(answer));
    let header = ["ticket", "priority", "plan", "opened", "due", "left", "coverage now"];
    let mut table = Table { optional: [&OF_FEW[..], &[6]].concat(), ..Table::new(&title, &header) };
    for ticket in &answer.tickets {
        let mut row = first_cells(ticket, now);
        let due = ticket.deadline.as_ref().map(|at| day_and_time(at, now));
        row.extend([due.unwrap_or_default(), left(ticket) + &mark(ticket, answer)]);
        row.push(coverage(ticket, now));
        table.rows.push(row);
    }
    (table, overdue + due + may_be_due + warned)
}

/// Returns those of the shown tickets that may be due earlier, if the document is read otherwise.
fn earlier_table(answer: &UpcomingAnswer, most: Option<usize>, now: Instant) -> (Table, u64) {
    let header = ["ticket", "due", "left", "by the reading"];
    let title = "Earlier, if an open clause is read otherwise";
    let mut table = Table { optional: vec![2], ..Table::new(title, &header) };
    for ticket in answer.tickets.iter().take(most.unwrap_or(usize::MAX)) {
        let earliest = ticket.earliest.as_ref();
        let Some(earliest) = earliest.filter(|_| ticket.standing != DueStanding::Overdue) else {
            continue;
        };
        table.rows.push(vec![
            ticket.name(),
            day_and_time(&earliest.deadline, now),
            distance(earliest.remaining_seconds),
            earliest.readings.join(", "),
        ]);
    }
    let all = table.rows.len() as u64;
    (table, all)
}

/// Returns `, past 75 %` for a ticket that is warned of.
fn mark(ticket: &OpenTicket, answer: &UpcomingAnswer) -> String {
    let share = answer.warn_percent.filter(|_| ticket.state == SlaState::Warned);
    share.map_or_else(String::new, |share| format!(", past {share} %"))
}

/// Returns until when the vendor is staffed, or from when.
fn coverage(ticket: &OpenTicket, now: Instant) -> String {
    let terms = &ticket.terms;
    match (terms.covered, &terms.next_close, &terms.next_open) {
        (Some(true), Some(close), _) => format!("staffed until {}", near(close, now)),
        (Some(true), None, _) => "24x7".to_owned(),
        (Some(false), _, Some(open)) => format!("opens {}", near(open, now)),
        (Some(false), _, None) => "closed".to_owned(),
        (None, ..) => "not stated".to_owned(),
    }
}

/// Returns the note on tickets that are due while nobody is staffed.
fn nobody_when_due(answer: &UpcomingAnswer) -> Option<String> {
    const NAMED: usize = 5;
    let is_alone = |ticket: &&OpenTicket| {
        ticket.standing != DueStanding::Overdue && ticket.covered_at_deadline == Some(false)
    };
    let names: Vec<String> = answer.tickets.iter().filter(is_alone).map(OpenTicket::name).collect();
    let (first, others) = names.split_at(names.len().min(NAMED));
    let more = match others.len() {
        0 => String::new(),
        more => format!(" and {}", counted(more as u64, "other")),
    };
    let is_any = !names.is_empty();
    is_any.then(|| format!("Nobody is staffed at the deadline of {}{more}.", first.join(", ")))
}

fn paused_table(answer: &UpcomingAnswer, now: Instant) -> (Table, u64) {
    let header = ["ticket", "priority", "plan", "opened", "due if resumed now"];
    let mut table = Table { optional: OF_FEW.to_vec(), ..Table::new("Paused", &header) };
    for ticket in &answer.paused {
        let mut row = first_cells(ticket, now);
        let due = ticket.if_resumed_now.as_ref().map(|at| day_and_time(at, now));
        row.push(due.unwrap_or_default());
        table.rows.push(row);
    }
    (table, answer.counts.paused)
}

fn unstated_table(answer: &UpcomingAnswer, now: Instant) -> (Table, u64) {
    let header = ["ticket", "priority", "plan", "opened", "reason"];
    let mut table =
        Table { optional: OF_FEW.to_vec(), ..Table::new("Without a deadline", &header) };
    for ticket in &answer.without_deadline {
        let mut row = first_cells(ticket, now);
        row.extend([ticket.without_deadline.clone().unwrap_or_default()]);
        table.rows.push(row);
    }
    (table, answer.counts.not_stated + answer.counts.not_promised)
}

/// Returns a table with its first rows, and how many there are; nothing if it has none.
fn shortened(mut table: Table, all: u64, most: Option<usize>) -> Option<Table> {
    table.rows.truncate(most.unwrap_or(usize::MAX));
    let shown = table.rows.len() as u64;
    if shown < all {
        let (shown, of) = (grouped(shown), grouped(all));
        table.title = format!("{}, {shown} of {of} (--limit {all} shows all)", table.title);
    }
    (shown > 0).then_some(table)
}

/// Returns every listed ticket in one table, for other programs.
fn data(answer: &UpcomingAnswer) -> Table {
    let header = [
        "ticket",
        "row",
        "standing",
        "policy",
        "plan",
        "priority",
        "priority_name",
        "contract",
        "opened",
        "due",
        "remaining_seconds",
        "earliest",
        "earliest_reading",
        "if_resumed_now",
        "reason",
        "covered",
        "next_open",
        "covered_at_deadline",
        "clauses",
    ];
    let mut table = Table::new("", &header);
    let at =
        |at: &Option<ZonedInstant>| at.as_ref().map_or_else(String::new, ZonedInstant::rfc3339);
    let known = |covered: Option<bool>| covered.map_or_else(String::new, |it| it.to_string());
    for ticket in answer.listed() {
        let (terms, earliest) = (&ticket.terms, ticket.earliest.as_ref());
        let priority = terms.priority.as_ref();
        let remaining = ticket.remaining_seconds.map_or_else(String::new, |it| it.to_string());
        table.rows.push(vec![
            ticket.ticket.clone().unwrap_or_default(),
            ticket.row.to_string(),
            ticket.standing.id().to_owned(),
            terms.policy.clone(),
            terms.plan.clone().unwrap_or_default(),
            priority.map_or_else(String::new, |priority| priority.id.clone()),
            priority.map_or_else(String::new, |priority| priority.name.clone()),
            terms.contract.clone().unwrap_or_default(),
            ticket.opened.rfc3339(),
            at(&ticket.deadline),
            remaining,
            earliest.map_or_else(String::new, |earliest| earliest.deadline.rfc3339()),
            earliest.map_or_else(String::new, |earliest| earliest.readings.join(" ")),
            at(&ticket.if_resumed_now),
            ticket.without_deadline.clone().unwrap_or_default(),
            known(terms.covered),
            at(&terms.next_open),
            known(ticket.covered_at_deadline),
            clause_names(&terms.document, &terms.basis),
        ]);
    }
    table
}
