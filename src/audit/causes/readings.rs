//! Causes by which an open question of the document is decided otherwise. The instance names the
//! reading and the choice: `hours-clock=calendar`.

use super::{Cause, CauseKind, cause::KindEntry};
use crate::{
    policy::{CalendarRule, Choice},
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

fn kind_of(choice: &Choice) -> CauseKind {
    match choice {
        Choice { closing_edge: Some(_), .. } => CauseKind::ClosingEdge,
        Choice { business_day: Some(_), .. } => CauseKind::BusinessDay,
        _ => CauseKind::Reading,
    }
}
