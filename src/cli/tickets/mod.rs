//! Parts that the commands over a table of tickets share: options, sources, notes, and progress.

mod advice;
mod arguments;
mod contract_table;
mod history_options;
mod named_files;
mod open_stream;
mod open_table;
mod progress_bar;
mod provenance_table;
mod row_places;
mod said_choices;
mod used_options;

pub(super) use advice::Unmeasured;
pub(super) use arguments::{ChosenPreset, StreamArgs};
pub(super) use open_table::OpenTable;
pub(super) use progress_bar::StreamProgress;
pub(super) use provenance_table::{
    NAMES, ProvenanceLine, judged_by, line, made_from, provenance, provenance_table, source_lines,
    zone_rules_line,
};
pub(super) use row_places::RowPlaces;

use super::{environment::Environment, inputs, options::SubjectArgs};
pub(super) use crate::text::grouped;
use crate::{
    policy::Metric,
    sla::notes_on_list,
    text::counted,
    tickets::{Field, LaterTimes},
    time::Zone,
};

/// The note where closing counts as the answer.
pub(super) const CLOSING_ANSWERS: &str =
    "Closing counts as the answer, because of --map responded=.";

/// Returns the note that cells of columns which nobody named took precedence over options.
pub(super) fn beaten(fields: &[&str]) -> Option<String> {
    let first = fields.first()?;
    Some(format!(
        "Some rows used their own {} instead of the option's or the contract's; --map {first}= \
         ignores that column.",
        fields.join(", ")
    ))
}

/// Returns the note that all answers are about another metric than the first response.
pub(super) fn about(metric: Metric) -> Option<String> {
    let is_later = !metric.is_first_response();
    let noun = match metric {
        Metric::NextUpdate => "next update",
        metric => metric.noun(),
    };
    is_later.then(|| format!("The deadlines are those of the {noun}, not of the first response."))
}

/// Returns the clause that no column has the event that stops the clock of a metric.
pub(super) fn no_event(metric: Metric) -> String {
    match metric {
        Metric::FirstResponse => "no column has the time of an answer".to_owned(),
        metric => format!("no column says {}", Field::of_event(metric).says()),
    }
}

/// Returns a clause of ours as the beginning of a sentence.
pub(super) fn sentence(mut clause: String) -> String {
    clause[..1].make_ascii_uppercase();
    clause
}

/// Returns the option that takes a column of the table which looks like that of a metric's event.
pub(super) fn event_alike(metric: Metric, found: &[(Field, String)]) -> Option<String> {
    let event = Field::of_event(metric);
    let is_event = |field: Field| {
        field == event || (event == Field::Responded && field == Field::RespondedAfter)
    };
    let (field, column) = found.iter().find(|(field, _)| is_event(*field))?;
    Some(format!("--map '{}={column}'", field.name()))
}

/// Returns the beginning of a sentence: an option names the column of a metric's event.
pub(super) fn names_event(metric: Metric, alike: Option<&str>) -> String {
    let field = Field::of_event(metric).name();
    alike.map_or_else(
        || format!("--map {field}=COLUMN names the column that has it"),
        |option| format!("{option} takes the column that looks like it"),
    )
}

/// Returns the note on tickets whose clock waits for the first response.
pub(super) fn not_started(tickets: u64) -> Option<String> {
    let (tickets, have) = match tickets {
        0 => return None,
        1 => ("1 ticket".to_owned(), "has"),
        count => (counted(count, "ticket"), "have"),
    };
    Some(format!("{tickets} {have} no first response yet, which starts the clock."))
}

/// Returns the notes on tickets with a time after now.
pub(super) fn later(times: LaterTimes) -> Vec<String> {
    let mut notes = Vec::new();
    for (count, says) in
        [(times.opened, "opened after now"), (times.ended, "answered or closed after now")]
    {
        let are = if count == 1 { "is" } else { "are" };
        let tickets = counted(count, "ticket");
        let note = format!("{tickets} {are} {says}, and counted all the same: is that meant?");
        notes.extend((count > 0).then_some(note));
    }
    notes
}

/// Returns a note for each column that looks like that of a field for which none is taken.
pub(super) fn lookalikes(found: &[(Field, String)]) -> Vec<String> {
    let note = |(field, column): &(Field, String)| {
        let field = field.name();
        format!(
            "No column is taken for '{field}', but '{column}' looks like one: --map \
             '{field}={column}' takes it."
        )
    };
    found.iter().map(note).collect()
}

/// Words that notes begin with. Another first word may be the name of a file.
const OPENINGS: [&str; 23] = [
    "Read as ",
    "In columns ",
    "Of each ",
    "From events ",
    "The clock ",
    "The events ",
    "No ticket ",
    "The first ",
    "The header ",
    "The rows ",
    "Closing counts ",
    "No column ",
    "No table ",
    "For example: ",
    "Some rows ",
    "The column ",
    "The configuration ",
    "The contract ",
    "The deadlines ",
    "The list ",
    "The response ",
    "Times without ",
    "The JSON ",
];

/// Returns a note as a line of standard error, where messages begin in lower case.
pub(super) fn message(note: &str) -> String {
    let mut line = format!("slacalc: {note}\n");
    if OPENINGS.iter().any(|opening| note.starts_with(opening)) {
        let first = "slacalc: ".len();
        line[first..=first].make_ascii_lowercase();
    }
    line
}

/// Returns the note on tickets that are older than the oldest version of their policy at hand.
pub(super) fn before_oldest(tickets: u64) -> Option<String> {
    let which = match tickets {
        0 => return None,
        1 => "1 ticket was judged by the oldest version of its policy at hand".to_owned(),
        _ => format!(
            "{} tickets were judged by the oldest version of their policy at hand",
            grouped(tickets)
        ),
    };
    Some(format!("{which}, though it begins later; what held before it is not known here."))
}

/// Returns the notes on the lists of `--holidays`, once for all tickets: days left out of a file,
/// and parts of a country that have more days.
///
/// # Errors
/// A list cannot be used.
pub(super) fn list_notes(
    subject: &SubjectArgs,
    environment: &Environment,
) -> anyhow::Result<Vec<String>> {
    let zone = subject.zone().or(environment.configured().timezone());
    let zone = zone.and_then(|zone| environment.zone(zone).ok());
    let zone = zone.as_ref().map(Zone::name);
    let mut notes = Vec::new();
    for name in inputs::holidays(&subject.holidays)?.unwrap_or_default() {
        let list =
            environment.references().holidays.load_categories(&name, &subject.holiday_category)?;
        notes.extend(notes_on_list(&list, zone));
    }
    Ok(notes)
}
