//! Causes by which the ticket has the target of another priority or plan.

use super::{Cause, CauseKind, cause::KindEntry};
use crate::sla::{PriorityRef, SlaTerms, Subject};

pub(super) const KINDS: [KindEntry; 4] = [
    (CauseKind::Priority, "priority", "the target of priority % is taken"),
    (CauseKind::Plan, "plan", "the target of plan % is taken"),
    (
        CauseKind::PriorityStricter,
        "priority-stricter",
        "each ticket is given the next more urgent priority",
    ),
    (
        CauseKind::PriorityLaxer,
        "priority-laxer",
        "each ticket is given the next less urgent priority",
    ),
];

/// Returns the terms of each other priority, of the priorities next to the ticket's, and of each
/// other plan.
pub(super) fn variants(subject: &Subject<'_>) -> Vec<(Cause, SlaTerms)> {
    let mut variants = priorities(subject);
    variants.extend(next_priorities(subject));
    let own = subject.plan.map(|plan| &plan.id);
    for plan in subject.policy.plans.iter().filter(|plan| Some(&plan.id) != own) {
        let terms = subject.with_plan(plan).ok().and_then(|other| terms_of(&other));
        let cause = Cause::of(CauseKind::Plan, plan.id.as_str());
        variants.extend(terms.map(|terms| (cause, terms)));
    }
    variants
}

/// Returns the targets of the other priorities, of the policy and of the contract.
fn priorities(subject: &Subject<'_>) -> Vec<(Cause, SlaTerms)> {
    let own = subject.priority.as_ref().map(PriorityRef::id);
    let agreed = subject.contract.iter().flat_map(|contract| &contract.targets);
    let agreed = agreed.map(|target| target.priority.as_str());
    let of_policy = subject.policy.priorities.iter().map(|priority| priority.id.as_str());
    let mut names: Vec<&str> = of_policy.chain(agreed).collect();
    names.retain(|name| Some(*name) != own);
    names.sort_unstable();
    names.dedup();
    let other = |name: &str| {
        let other = subject.with_priority(name).ok()?;
        let id = other.priority.as_ref().map_or(name, PriorityRef::id).to_owned();
        Some((Cause::of(CauseKind::Priority, id), terms_of(&other)?))
    };
    names.into_iter().filter_map(other).collect()
}

/// Returns the target of the priority above, and of the one below.
fn next_priorities(subject: &Subject<'_>) -> Vec<(Cause, SlaTerms)> {
    let Some(PriorityRef::Known(own)) = &subject.priority else { return Vec::new() };
    let all = &subject.policy.priorities;
    let Some(place) = all.iter().position(|priority| priority.id == own.id) else {
        return Vec::new();
    };
    let next = [
        (CauseKind::PriorityStricter, place.checked_sub(1)),
        (CauseKind::PriorityLaxer, place.checked_add(1)),
    ];
    let terms = |place: usize| terms_of(&subject.with_priority(&all.get(place)?.id).ok()?);
    next.into_iter().filter_map(|(kind, place)| Some((Cause::only(kind), terms(place?)?))).collect()
}

fn terms_of(subject: &Subject<'_>) -> Option<SlaTerms> {
    let target = subject.target().ok()??;
    Some(SlaTerms::of(subject, &target)?.0)
}
