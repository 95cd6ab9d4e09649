//! The priority of a question, found in the policy and the contract.

use super::QuestionError;
use crate::policy::{
    Contract, Lookup, NamedItem, Policy, find, has_numbers_of, nearest, normalized, with_number_of,
};

/// A priority that was asked for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum PriorityRef<'a> {
    /// One that the policy names.
    Known(&'a NamedItem),
    /// One that the policy does not name: the contract names it, or any is meant that nobody names.
    /// Only rules that apply to every priority match.
    NotInPolicy(String),
    /// One that neither names, of a document whose list of priorities is known to be incomplete. It
    /// may be any of them by another name, so that an answer holds only if it is the same for every
    /// priority.
    Unlisted(String),
}

impl PriorityRef<'_> {
    /// Returns its id, or as typed.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Known(named) => &named.id,
            Self::NotInPolicy(name) | Self::Unlisted(name) => name,
        }
    }

    /// Returns its name, or as typed.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Known(named) => &named.name,
            Self::NotInPolicy(name) | Self::Unlisted(name) => name,
        }
    }
}

/// Returns the priority of a name. One that nobody names is taken if the document is known to have
/// others, unless it looks like a slip.
pub(super) fn priority<'a>(
    policy: &'a Policy,
    contract: Option<&Contract>,
    wanted: &str,
) -> Result<PriorityRef<'a>, QuestionError> {
    if let Some(known) = find(&policy.priorities, wanted) {
        return Ok(PriorityRef::Known(known));
    }
    let (written, wanted) = (wanted, normalized(wanted));
    let mut others = contract.map(Contract::priorities).unwrap_or_default();
    others.retain(|priority| find(&policy.priorities, priority).is_none());
    if others.iter().any(|priority| normalized(priority) == wanted) {
        return Ok(PriorityRef::NotInPolicy(wanted));
    }
    // A contract with targets completes the list.
    let open = policy.other_priorities.is_some()
        && contract.is_none_or(|contract| contract.targets.is_empty());
    let slip = nearest(
        &wanted,
        policy
            .priorities
            .iter()
            .flat_map(Lookup::names)
            .filter(|name| has_numbers_of(name, &wanted)),
    );
    if open && slip.is_none() && !wanted.is_empty() {
        return Ok(PriorityRef::Unlisted(written.trim().to_owned()));
    }
    let names = || policy.priorities.iter().flat_map(Lookup::names).chain(others.iter().copied());
    let hint = if open {
        Some(
            "the document has other priorities too; any other name is answered where all of them \
             agree",
        )
    } else if others.is_empty() {
        None
    } else {
        Some("a contract with response times completes the list; add it there")
    };
    Err(QuestionError::Unknown {
        what: policy.document.priority_word.clone(),
        nearest: with_number_of(&wanted, names()).or_else(|| nearest(&wanted, names())),
        known: policy
            .priorities
            .iter()
            .map(in_full)
            .chain(others.iter().map(ToString::to_string))
            .collect(),
        name: written.to_owned(),
        hint: hint.map(str::to_owned),
    })
}

/// Returns `0 (Blocker)`, or `urgent` where the name says no more.
fn in_full(named: &NamedItem) -> String {
    if normalized(&named.name) == named.id {
        named.id.clone()
    } else {
        format!("{} ({})", named.id, named.name)
    }
}
