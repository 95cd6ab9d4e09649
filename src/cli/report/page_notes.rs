//! The caveats of the page, for readers who never saw a command line.

use super::{
    credits, measured_periods,
    provenance_notes::{repeated_rows, what_counts},
    report_answer::ReportAnswer,
    text_report::{NOT_READ, has_own_clock, on_no_time, unmeasured},
};
use crate::{
    attainment::{Denominator, SharesByReading},
    cli::tickets::about,
    text::{counted, grouped, nonzero},
};

pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let tickets = &answer.tickets;
    let mut notes: Vec<String> = about(answer.metric).into_iter().collect();
    notes.extend(on_counts(answer));
    notes.extend(what_counts(answer.metric).map(str::to_owned));
    notes.extend(measured_periods::notes(answer).iter().map(|note| without_options(note)));
    notes.extend(credits::notes(answer).iter().map(|note| without_options(note)));
    if answer.share.is_none() {
        let why = unmeasured(answer).why();
        notes.extend(why.map(|why| format!("Nothing can be measured: {why}.")));
    }
    if answer.closing_answers {
        notes.push("The closing of a ticket counts as its answer.".to_owned());
    }
    if !answer.beaten.is_empty() {
        notes.push(format!(
            "Some tickets state their own {}, which overrides the contract's.",
            answer.beaten.join(", ")
        ));
    }
    if let (Some(rows), Some(_)) = (tickets.repeated, tickets.repeated_example) {
        notes.push(format!("{}.", repeated_rows(rows)));
    }
    notes.extend(on_readings(answer));
    if tickets.by.iter().any(has_own_clock) {
        notes.push(
            "Waits are by the wall clock. The column beside them counts promised hours only."
                .into(),
        );
    }
    notes.extend(on_no_time(answer).map(str::to_owned));
    notes.extend(tickets.promises.holiday_notes.iter().map(|note| without_options(note)));
    let saved: Vec<String> = answer
        .options
        .iter()
        .filter(|option| option.source == Some("configuration"))
        .map(|option| format!("{} {}", option.option.trim_start_matches('-'), option.value))
        .collect();
    if !saved.is_empty() {
        notes.push(format!(
            "Settings saved on the computer that made this page took part: {}.",
            saved.join(", ")
        ));
    }
    notes
}

/// Returns sentences on the tickets that are neither met, nor answered late, nor open.
fn on_counts(answer: &ReportAnswer) -> Vec<String> {
    let total = &answer.tickets.total;
    let mut notes = Vec::new();
    if total.overdue > 0 && answer.tickets.has_answers {
        let parts = nonzero(&[
            (total.late, "answered late"),
            (total.overdue, "past the deadline without an answer that the table knows"),
        ]);
        notes.push(format!("Missed are {}: {}.", grouped(total.missed), parts.join(", ")));
    }
    let closed = total.closed_unanswered + total.closed_late;
    if closed > 0 {
        let parts = nonzero(&[
            (total.closed_unanswered, "before the deadline"),
            (total.closed_late, "after the deadline"),
        ]);
        let [was, counts] = if closed == 1 { ["was", "It counts"] } else { ["were", "They count"] };
        notes.push(format!(
            "{} {was} closed, and the table knows no answer: {}. {counts} as neither met nor \
             missed, because the answer is unknown.",
            counted(closed, "ticket"),
            parts.join(", ")
        ));
    }
    let without = total.undecided.all();
    if without > 0 {
        let reasons = nonzero(&[
            (total.undecided.paused, "paused"),
            (total.undecided.best_effort, "best effort only"),
            (total.undecided.none, "promised no response time"),
            (total.undecided.not_stated, "with no response time stated"),
        ]);
        notes.push(format!(
            "{} without a deadline count in no percentage: {}.",
            counted(without, "ticket"),
            reasons.join(", ")
        ));
    }
    if answer.tickets.bad_rows > 0 {
        notes.push(format!(
            "{} of the table could not be read and is in no other number: see \"{NOT_READ}\".",
            counted(answer.tickets.bad_rows, "row"),
        ));
    }
    notes
}

/// The heading of the points that the documents leave open.
pub(super) const INTERPRETATIONS: &str = "Interpretations";

/// Returns the sentence on the tickets that count otherwise by another interpretation, with the
/// least and the greatest share.
fn on_readings(answer: &ReportAnswer) -> Option<String> {
    let tickets = &answer.tickets;
    if tickets.verdicts_by_reading == 0 {
        return None;
    }
    let span = tickets.by_all_readings.as_ref().map(|shares| share_span(shares, answer.measure));
    Some(format!(
        "For {} of {} it depends on the interpretation of a document whether the deadline was \
         met{}: see \"{INTERPRETATIONS}\".",
        grouped(tickets.verdicts_by_reading),
        counted(tickets.total.opened - tickets.total.undecided.all(), "ticket"),
        span.unwrap_or_default(),
    ))
}

/// Returns the part of that sentence on the least and the greatest share, or why there is none.
fn share_span(shares: &SharesByReading, denominator: Denominator) -> String {
    let Some(spans) = &shares.spans else {
        return "; there are too many combinations of interpretations to work out the least and \
                the greatest share"
            .to_owned();
    };
    let without = match shares.left_out {
        0 => String::new(),
        left_out => {
            let tickets = counted(left_out, "ticket");
            format!(", without {tickets} that some interpretation has no deadline for")
        }
    };
    match spans.iter().find(|(of, _)| *of == denominator) {
        Some((_, [least, greatest])) if least != greatest => {
            format!("; depending on it, the share is from {least} to {greatest}{without}")
        }
        Some((_, [share, _])) if shares.left_out > 0 => {
            format!("; by each, the share is {share}{without}")
        }
        _ => String::new(),
    }
}

/// Returns a text without the parts that name options or commands of the program.
pub(super) fn without_options(text: &str) -> String {
    let names_option = |part: &str| {
        part.split([' ', '\'', '(', '"']).any(|word| word.starts_with("--"))
            || part.contains("slacalc ")
            || part.contains("starts = ")
            || part.contains("measure = ")
    };
    // A point inside of a number or a name ends nothing.
    if let Some((before, _)) = text.split_once(" unless --") {
        return format!("{before}.");
    }
    let sentences = text.split_inclusive(". ").flat_map(|part| part.split_inclusive("; "));
    let kept: String = sentences.filter(|part| !names_option(part)).collect();
    kept.trim().trim_end_matches(';').to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_options;

    #[test]
    fn options_and_commands_are_left_out() {
        let cases = [
            (
                "there is no priority '5'; --map-value priority:5=low says",
                "there is no priority '5'",
            ),
            ("It is 1.5 h. Add `starts = DATE` to the contract.", "It is 1.5 h."),
            ("opened: '2026-13-01' is no time", "opened: '2026-13-01' is no time"),
            ("no zone is known; write an offset, or add --timezone ZONE", "no zone is known"),
            (
                "No lists; none are skipped unless --holidays names one.",
                "No lists; none are skipped.",
            ),
        ];
        for (text, says) in cases {
            assert_eq!(without_options(text), says);
        }
    }
}
