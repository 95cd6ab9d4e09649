//! The provenance of a report's numbers, and the notes on them.

use super::{report_answer::ReportAnswer, text_report::unmeasured};
use crate::{
    cli::tickets::{CLOSING_ANSWERS, beaten, grouped},
    render::Table,
    tickets::{AttainmentAnswer, ReadingCounts},
};

/// Returns the sources of the numbers but the program and the time: kind, name, digest.
pub(super) fn sources(answer: &ReportAnswer) -> Vec<[String; 3]> {
    let line = |what: &str, name: &str, rest: String| [what.to_owned(), name.to_owned(), rest];
    let policies =
        answer.policies.iter().map(|it| line("policy", &it.id, format!("sha256 {}", it.sha256)));
    let contracts = answer
        .contracts
        .iter()
        .map(|it| line("contract", &it.title, format!("sha256 {}", it.sha256)));
    let options = answer.options.iter().map(|said| match said.value.split_once(" sha256 ") {
        Some((file, sha256)) => line(&said.option, file, format!("sha256 {sha256}")),
        None => line(&said.option, &said.value, String::new()),
    });
    let readings = answer.tickets.readings.iter().map(|reading| {
        let whose = if reading.chosen { "chosen" } else { "by the policy" };
        let verdicts = if reading.verdicts == 0 {
            "none".to_owned()
        } else {
            counted(reading.verdicts, "verdict")
        };
        line("reading", &taken(reading), format!("{whose}; decides {verdicts}"))
    });
    let closing =
        answer.closing_answers.then(|| line("answers", "the time of closing", String::new()));
    let rest = [line("zone rules", &format!("IANA {}", answer.zone_rules), String::new())];
    policies.chain(contracts).chain(options).chain(readings).chain(closing).chain(rest).collect()
}

/// Returns the sources as a table, with shortened digests.
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
    table.rows.push(vec![
        "program".to_owned(),
        format!("slacalc {}", answer.program),
        format!("now {}", answer.now),
    ]);
    table
}

/// Returns the notes on the numbers.
pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let tickets = &answer.tickets;
    let mut notes = Vec::new();
    if answer.share.is_none() {
        notes.extend(unmeasured(answer).advice());
    }
    notes.extend(answer.closing_answers.then(|| CLOSING_ANSWERS.to_owned()));
    notes.extend(beaten(&answer.beaten));
    if let (Some(rows), Some((first, row))) = (tickets.repeated, tickets.repeated_example) {
        let have = if rows == 1 { "has" } else { "have" };
        let (rows, first, row) = (counted(rows, "row"), grouped(first), grouped(row));
        notes.push(format!(
            "{rows} {have} the name of a ticket before, and are counted all the same: row {row} \
             has that of row {first}."
        ));
    }
    if tickets
        .by
        .iter()
        .flat_map(|dimension| &dimension.groups)
        .any(|group| group.partial == Some(true))
    {
        notes.push(
            "A * marks a period that is not over, or of which only some dates count.".to_owned(),
        );
    }
    notes.extend(on_readings(tickets));
    notes
}

/// Counts the tickets whose deadline or verdict depends on an open reading.
fn on_readings(tickets: &AttainmentAnswer) -> Option<String> {
    let with_deadline = tickets.total.opened - tickets.total.undecided.all();
    let name = |line: &ReadingCounts| format!("{} ({})", taken(line), grouped(line.verdicts));
    let names: Vec<String> =
        tickets.readings.iter().filter(|line| line.verdicts > 0).map(name).collect();
    let moved = format!(
        "{} of {}",
        grouped(tickets.deadlines_by_reading),
        counted(with_deadline, "deadline")
    );
    let way = "'slacalc deadline --all-readings' shows how, --reading takes another choice.";
    match (tickets.deadlines_by_reading, tickets.verdicts_by_reading) {
        (0, _) => None,
        (_, 0) => Some(format!(
            "No verdict depends on how a document is read, though {moved} would move: {way}"
        )),
        (_, verdicts) => Some(format!(
            "{} of {} depend{} on how a document is read: {}; {moved} would move. {way}",
            grouped(verdicts),
            counted(with_deadline, "verdict"),
            if verdicts == 1 { "s" } else { "" },
            names.join(", ")
        )),
    }
}

/// `1 ticket`, `1,240 tickets`.
fn counted(number: u64, what: &str) -> String {
    format!("{} {what}{}", grouped(number), if number == 1 { "" } else { "s" })
}

fn taken(reading: &ReadingCounts) -> String {
    format!("{}={}", reading.name, reading.value)
}
