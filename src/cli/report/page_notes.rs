//! The caveats of the page, for readers who never saw a command line.

use super::{
    credits, measured_periods, provenance_notes::what_counts, report_answer::ReportAnswer,
    text_report::unmeasured,
};
use crate::cli::tickets::about;
use crate::text::{counted, grouped};

pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let tickets = &answer.tickets;
    let mut notes: Vec<String> = about(answer.metric).into_iter().collect();
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
            "Some tickets state their own {}, which goes before that of the contract.",
            answer.beaten.join(", ")
        ));
    }
    if let (Some(rows), Some(_)) = (tickets.repeated, tickets.repeated_example) {
        let have = if rows == 1 { "has" } else { "have" };
        notes.push(format!(
            "{} {have} the name of a ticket before, and are counted all the same.",
            counted(rows, "row")
        ));
    }
    if tickets.bad_rows > 0 {
        notes.push(format!(
            "{} could not be judged; the reasons are below.",
            counted(tickets.bad_rows, "row")
        ));
    }
    if tickets.verdicts_by_reading > 0 {
        let all = tickets.total.opened - tickets.total.undecided.all();
        notes.push(format!(
            "{} of {} depend{} on how a document is read: see \"How the documents were read\".",
            grouped(tickets.verdicts_by_reading),
            counted(all, "verdict"),
            if tickets.verdicts_by_reading == 1 { "s" } else { "" },
        ));
    }
    notes
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
        ];
        for (text, says) in cases {
            assert_eq!(without_options(text), says);
        }
    }
}
