//! Notes on what no document says of itself: that it was superseded, that a plan extends another,
//! and which of two documents holds for a customer.

use crate::policy::{Clause, NamedItem, Policy, Status};

/// Returns the reason that a policy is held to be superseded, marked if it is an assumption.
pub(crate) fn status_note(policy: &Policy) -> Option<String> {
    let document = &policy.document;
    if document.status != Status::Superseded {
        return None;
    }
    let reason = document.status_reason.as_ref();
    let says = reason.map(|reason| format!(" {}", reason.says)).unwrap_or_default();
    Some(if document.is_assumed_superseded() {
        format!("That {} is superseded is our assumption.{says}", policy.id)
    } else {
        format!(
            "{} is superseded.{says}{}",
            policy.id,
            in_brackets(reason.map(|it| &it.clauses[..]))
        )
    })
}

/// Returns the note on a plan whose extension of another is assumed.
pub(crate) fn extension_note(policy: &Policy, plan: &NamedItem) -> Option<String> {
    let (base, why) = (plan.extends.as_ref()?, plan.extends_assumed.as_ref()?);
    let base = policy.plans.iter().find(|other| other.id == *base)?;
    Some(format!("That {} extends {} is our assumption: {why}", plan.name, base.name))
}

/// Returns the note on an assumed extension, if it is why a fact that is said of some plans holds
/// for a plan.
pub(crate) fn inheritance_note(
    policy: &Policy,
    plan: Option<&NamedItem>,
    said_of: &[String],
) -> Option<String> {
    extension_note(policy, policy.assumed_for(&plan?.id, said_of)?)
}

/// Returns the notes on policies of which a customer may fall under another one of the list.
pub(crate) fn overlap_notes(policies: &[&Policy]) -> Vec<String> {
    let mut told: Vec<[&str; 2]> = Vec::new();
    let mut notes = Vec::new();
    for policy in policies {
        for overlap in &policy.overlaps {
            let pair = [policy.id.as_str(), overlap.policy.as_str()];
            let is_here = policies.iter().any(|other| other.id == overlap.policy);
            if is_here && !told.contains(&pair) && !told.contains(&[pair[1], pair[0]]) {
                told.push(pair);
                let place = in_brackets(Some(&overlap.clauses));
                notes.push(format!("{} and {} overlap. {}{place}", pair[0], pair[1], overlap.says));
            }
        }
    }
    notes
}

fn in_brackets(clauses: Option<&[Clause]>) -> String {
    clauses.map_or(String::new(), |clauses| format!(" [{}]", super::citation::in_line(clauses)))
}
