//! Causes by which an open question of the document is decided otherwise. The instance names the
//! reading and the choice: `hours-clock=calendar`.

use super::{
    Cause, CauseKind,
    candidates::CandidateCauses,
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
};
use crate::{
    policy::{CalendarRule, Choice, Keyword as _, ReopeningRule},
    sla::{EffectiveTarget, SlaTerms, Subject},
};

pub(super) const KINDS: [KindEntry; 3] = [
    (CauseKind::ClosingEdge, "closing-edge", "a time that ends at closing is read as %"),
    (CauseKind::BusinessDay, "business-day", "a business day is read as %"),
    (CauseKind::Reading, "reading", "the document is read as %"),
];

/// Returns the terms under each other choice of the readings that bear on the target.
pub(super) fn variants<'a>(
    subject: &Subject<'a>,
    target: &EffectiveTarget<'a>,
    calendar: Option<&CalendarRule>,
) -> Vec<(Cause, SlaTerms)> {
    let mut variants = Vec::new();
    for reading in subject.readings_of(target, calendar, false) {
        let chosen = subject.choice_of(reading).map(|choice| &choice.id);
        for choice in reading.choices.iter().filter(|choice| Some(&choice.id) != chosen) {
            let terms = SlaTerms::of(&subject.trying(&reading.id, &choice.id), target);
            let cause = Cause::of(kind_of(choice), format!("{}={}", reading.id, choice.id));
            variants.extend(terms.map(|(terms, _)| (cause, terms)));
        }
    }
    variants
}

/// The rules for reopened tickets that give deadlines of their own, in the order of
/// [`reopened`](super::ClaimedTicket::reopened).
pub(crate) const REOPENINGS: [ReopeningRule; 2] =
    [ReopeningRule::Continues, ReopeningRule::Restarts];

/// Returns the causes of these rules, by the names that the policy has for them.
pub(super) fn reopenings(subject: &Subject<'_>) -> [Cause; 2] {
    REOPENINGS.map(|rule| {
        let named = subject.reopening_reading().and_then(|(_, reading)| {
            Some((reading.id.as_str(), reading.with_reopening(rule)?.id.as_str()))
        });
        let (reading, choice) = named.unwrap_or(("reopening", rule.id()));
        Cause::of(CauseKind::Reading, format!("{reading}={choice}"))
    })
}

/// Tries these rules on a ticket that was opened again.
pub(super) fn try_reopenings(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    for (index, deadline) in (candidates.first_reopening..).zip(trial.ticket.reopened) {
        if let Some(at) = deadline {
            found(CandidateRef::GroupWide(index), at);
        }
    }
}

fn kind_of(choice: &Choice) -> CauseKind {
    match choice {
        Choice { closing_edge: Some(_), .. } => CauseKind::ClosingEdge,
        Choice { business_day: Some(_), .. } => CauseKind::BusinessDay,
        _ => CauseKind::Reading,
    }
}
