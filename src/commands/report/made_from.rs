//! What the numbers of a report rest on, and what must be said of them.

use super::answer::ReportAnswer;
use crate::{
    commands::tickets::grouped,
    render::Table,
    tickets::{AttainmentAnswer, ReadingLine},
};

/// What the numbers rest on, but for the program and the time: what it is, its name, and what tells it apart.
pub(super) fn sources(answer: &ReportAnswer) -> Vec<[String; 3]> {
    let line = |what: &str, name: &str, rest: String| [what.to_owned(), name.to_owned(), rest];
    let policies = answer.policies.iter().map(|it| line("policy", &it.id, format!("sha256 {}", it.sha256)));
    let contracts = answer.contracts.iter().map(|it| line("contract", &it.title, format!("sha256 {}", it.sha256)));
    let options = answer.options.iter().map(|said| match said.value.split_once(" sha256 ") {
        Some((file, sha256)) => line(&said.option, file, format!("sha256 {sha256}")),
        None => line(&said.option, &said.value, String::new()),
    });
    let readings = answer.tickets.readings.iter().map(|reading| {
        let whose = if reading.chosen { "chosen" } else { "the policy's own choice" };
        line("reading", &taken(reading), whose.to_owned())
    });
    let rest = [line("zone rules", &format!("IANA {}", answer.zone_rules), String::new())];
    policies.chain(contracts).chain(options).chain(readings).chain(rest).collect()
}

/// The same as a table, with as few letters of a digest as tell it apart.
pub(super) fn made_from(answer: &ReportAnswer) -> Table {
    const SHOWN: usize = 16;
    let mut table = Table::new("Made from", &["", "", ""]);
    for [what, name, rest] in sources(answer) {
        let rest = match rest.strip_prefix("sha256 ") {
            Some(digest) => format!("sha256 {}", &digest[..SHOWN.min(digest.len())]),
            None => rest,
        };
        table.rows.push(vec![what, name, rest]);
    }
    table.rows.push(vec!["program".to_owned(), format!("slacalc {}", answer.program), format!("now {}", answer.now)]);
    table
}

/// What must be said of the numbers.
pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let tickets = &answer.tickets;
    let mut notes = Vec::new();
    if !tickets.has_answers {
        notes.push(
            "No column has the time of an answer. Nobody can say how many tickets were answered in time, and 'overdue' means no more \
             than that the deadline has passed. --map responded=COLUMN says which column has it."
                .to_owned(),
        );
    }
    if tickets.by.iter().flat_map(|dimension| &dimension.groups).any(|group| group.partial == Some(true)) {
        notes.push("A * marks a period that is not over, or of which only some dates count.".to_owned());
    }
    notes.extend(on_readings(tickets));
    notes
}

/// How many deadlines hang on the way in which a document is read.
fn on_readings(tickets: &AttainmentAnswer) -> Option<String> {
    let total = &tickets.total;
    let with_deadline = total.opened - total.undecided.all();
    let names: Vec<String> = tickets.readings.iter().map(|line| format!("{} ({})", taken(line), grouped(line.tickets))).collect();
    (tickets.reading_dependent > 0).then(|| {
        format!(
            "{} of {} on how a document is read, by the readings {}. 'slacalc deadline --all-readings' shows the others \
             of a ticket, --reading takes one.",
            grouped(tickets.reading_dependent),
            if with_deadline == 1 { "1 deadline depends".to_owned() } else { format!("{} deadlines depend", grouped(with_deadline)) },
            names.join(", ")
        )
    })
}

fn taken(reading: &ReadingLine) -> String {
    format!("{}={}", reading.name, reading.value)
}
