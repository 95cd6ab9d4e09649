//! Notes on the clock of a ticket: what the document leaves to us, and what takes no part.

use crate::{
    policy::Policy,
    sla::{DeadlineQuestion, EffectiveTarget},
    time::Instant,
};

/// Returns notes on the start and the end of the clock, as far as the document leaves them to us.
pub(super) fn clock_notes(policy: &Policy, question: &DeadlineQuestion) -> Vec<String> {
    let (document, mut notes) = (&policy.document, Vec::new());
    if document.clock.is_none() {
        notes.push(
            "The document does not say when the clock starts: it is counted from the opening, \
             which is our assumption."
                .to_owned(),
        );
    }
    let moments = question.moments;
    if document.clock_stops.is_none() && (moments.is_any() || question.responded.is_some()) {
        let taken = if moments.is_any() {
            "the acknowledgement with the start of the investigation"
        } else {
            "the response as it was given"
        };
        if moments.is_any() || document.clock.is_none() {
            notes
                .push(format!("The document does not define a response: {taken} is taken for it."));
        }
    }
    if let Some(missing) = moments.missing() {
        notes.push(format!(
            "The clock runs on: it stops at the later of two moments, and --{missing} is missing."
        ));
    }
    notes
}

/// Returns notes on pauses that cannot count.
pub(super) fn idle_pauses(question: &DeadlineQuestion, now: Instant) -> Vec<String> {
    let opened = question.opened.at;
    let mut notes = Vec::new();
    for (start, end) in &question.pauses {
        let words = match end {
            None if *start > now => {
                "A pause that has not begun yet, and whose end is not known, is not counted."
            }
            Some(end) if end == start => {
                "A pause begins and ends at the same moment, so it changes nothing; check its times."
            }
            Some(end) if *end <= opened => {
                "A pause ends before the ticket was opened, so it changes nothing; check its times."
            }
            _ => continue,
        };
        if !notes.iter().any(|note| note == words) {
            notes.push(words.to_owned());
        }
    }
    notes
}

/// Says that a cut-off was left aside: a contract or a reading may count a target on a clock that
/// has no openings.
pub(super) fn idle_cut_off(target: &EffectiveTarget<'_>, has_hours: bool) -> Option<String> {
    let cut_off = target.rule.cut_off.filter(|_| !has_hours)?;
    let (hours, minutes) = (cut_off / 3600, cut_off / 60 % 60);
    Some(format!(
        "The cut-off at {hours:02}:{minutes:02} is ignored: here the time runs around the clock."
    ))
}
