//! The provenance of a report's numbers, and the notes on them.

use super::{
    credits, measured_periods,
    report_answer::ReportAnswer,
    text_report::{on_no_time, unmeasured},
};
use crate::{
    attainment::ReadingCounts,
    cli::{
        recalculation::quoted,
        tickets::{
            CLOSING_ANSWERS, ProvenanceLine, about, beaten, later, line, source_lines,
            zone_rules_line,
        },
    },
    policy::Metric,
    text::{counted, grouped},
    tickets::UsedOption,
};

/// Returns the provenance of the numbers, but for the program and the time.
pub(super) fn sources(answer: &ReportAnswer) -> Vec<ProvenanceLine> {
    let mut lines = source_lines(&answer.policies, &answer.contracts, &answer.options);
    for reading in &answer.tickets.readings {
        let whose = if reading.chosen { "chosen" } else { "by the policy" };
        let verdicts = match reading.verdicts {
            0 => "none".to_owned(),
            verdicts => counted(verdicts, "verdict"),
        };
        lines.push(line("reading", &taken(reading), format!("{whose}; decides {verdicts}")));
    }
    if answer.closing_answers {
        lines.push(line("answers", "the time of closing", String::new()));
    }
    lines.push(zone_rules_line(&answer.zone_rules));
    lines
}

/// Returns the notes on the numbers.
pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let tickets = &answer.tickets;
    let mut notes = Vec::new();
    notes.extend(about(answer.metric));
    notes.extend(what_counts(answer.metric).map(str::to_owned));
    notes.extend(measured_periods::notes(answer));
    notes.extend(credits::notes(answer));
    if answer.share.is_none() {
        notes.extend(unmeasured(answer).advice());
    }
    notes.extend(answer.closing_answers.then(|| CLOSING_ANSWERS.to_owned()));
    notes.extend(beaten(&answer.beaten));
    notes.extend(later(tickets.later));
    if let (Some(rows), Some((first, row))) = (tickets.repeated, tickets.repeated_example) {
        let (rows, first, row) = (repeated_rows(rows), grouped(first), grouped(row));
        notes.push(format!("{rows}: row {row} has that of row {first}."));
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
    if answer.tickets.total.wall_seconds.median.is_some() {
        notes.push(
            "Shares are cut off after two places, not rounded; of an even number of responses the \
             median is the lower of the two in the middle."
                .to_owned(),
        );
    }
    notes.extend(on_no_time(answer).map(str::to_owned));
    notes.extend(tickets.promises.holiday_notes.iter().cloned());
    notes.extend(without_priorities(answer).map(str::to_owned));
    notes.extend(answer.configured.clone());
    notes.extend(on_readings(answer));
    notes
}

/// Returns a note if no table is by priority, which shows best where answers are missing.
pub(super) fn without_priorities(answer: &ReportAnswer) -> Option<&'static str> {
    let is_by_priority = answer.tickets.by.iter().any(|dimension| dimension.by == "priority");
    (!is_by_priority && answer.share.is_some())
        .then_some("Add --by priority for a table by priority.")
}

/// Returns the meaning of the report's words for another metric than the first response.
pub(super) fn what_counts(metric: Metric) -> Option<&'static str> {
    match metric {
        Metric::FirstResponse => None,
        Metric::NextUpdate => Some(
            "A ticket counts once. It is missed if any of its updates came late; met if all came \
             in time and it was resolved; open until then. Its times are those of the first late \
             update, or else of the last.",
        ),
        Metric::Workaround => Some(
            "Answered means that the ticket has a workaround or is resolved. Times are those from \
             the start of that clock.",
        ),
        Metric::Resolution => Some(
            "Answered means that the ticket is resolved. Times are those from the start of that \
             clock.",
        ),
    }
}

/// The options of a report that a question about one ticket has too.
const SHARED: [&str; 9] = [
    "--vendor",
    "--policy",
    "--plan",
    "--edition",
    "--region",
    "--priority",
    "--channel",
    "--timezone",
    "--as-of",
];

/// Returns the question about one ticket with the options that were typed for all.
fn question(answer: &ReportAnswer) -> String {
    let mut line = "slacalc deadline".to_owned();
    let contract = answer.contract.as_ref().map(|file| file.display().to_string());
    line.extend(contract.map(|file| format!(" --contract {}", quoted(&file))));
    let is_shared = |it: &&UsedOption| it.source.is_none() && SHARED.contains(&it.option.as_str());
    for UsedOption { option, value, .. } in answer.options.iter().filter(is_shared) {
        line.extend([format!(" {option} {}", quoted(value))]);
    }
    line
}

/// Counts the tickets whose deadline or verdict depends on an open reading.
fn on_readings(answer: &ReportAnswer) -> Option<String> {
    let tickets = &answer.tickets;
    let with_deadline = tickets.total.opened - tickets.total.undecided.all();
    let name = |line: &ReadingCounts| format!("{} ({})", taken(line), grouped(line.verdicts));
    let names: Vec<String> =
        tickets.readings.iter().filter(|line| line.verdicts > 0).map(name).collect();
    let moved = format!(
        "{} of {}",
        grouped(tickets.deadlines_by_reading),
        counted(with_deadline, "deadline")
    );
    let way = format!(
        "'{} --all-readings' shows how for one ticket, with its priority and opening; --reading \
         takes another choice.",
        question(answer)
    );
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

fn taken(reading: &ReadingCounts) -> String {
    format!("{}={}", reading.name, reading.value)
}

/// Returns `2 rows have the name of a ticket before, and are counted all the same`.
pub(super) fn repeated_rows(rows: u64) -> String {
    let [have, are] = if rows == 1 { ["has", "is"] } else { ["have", "are"] };
    let rows = counted(rows, "row");
    format!("{rows} {have} the name of a ticket before, and {are} counted all the same")
}
