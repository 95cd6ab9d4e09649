//! Answers with the definitions of a vendor's priorities, side by side.

use serde::Serialize;

use super::{PolicyRef, QuestionError, assumption_notes::status_note, citation::in_line};
use crate::policy::{Lookup, NamedItem, Policy, find, nearest};

/// The priorities of policies.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PrioritiesAnswer {
    /// `slacalc/priorities/v1`.
    pub schema: &'static str,
    /// The policies: those that were asked for, then the vendor's others.
    pub policies: Vec<PolicyPriorities>,
    /// Notes on the answer.
    pub notes: Vec<String>,
}

/// The priorities of a policy.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PolicyPriorities {
    /// The policy.
    pub policy: PolicyRef,
    /// False if it is shown only to be compared.
    pub asked: bool,
    /// The document's word: `priority`, `severity`.
    pub word: String,
    /// False if the document does not say which is the higher. Else the most urgent comes first.
    pub ordered: bool,
    /// False if the document has others that are not listed.
    pub complete: bool,
    /// The priorities.
    pub priorities: Vec<PriorityDefinition>,
}

/// A priority with its definition.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PriorityDefinition {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Its definition, in our words; `null` if the document gives none.
    pub says: Option<String>,
    /// The clause.
    pub clause: String,
    /// The priorities of the vendor's other policies with the same definition.
    pub same: Vec<SamePriority>,
}

/// A priority of another policy with the same definition.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SamePriority {
    /// The policy's id.
    pub policy: String,
    /// The priority's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// True if its definition has the same words here. Else it differs in a detail.
    pub same_words: bool,
}

/// Returns the definitions of the policies that were asked for, beside those of the others. Of one
/// name only, if it was asked for.
///
/// # Errors
/// No policy that was asked for has a priority of that name, and all of them name theirs.
pub(crate) fn priorities(
    asked: &[&Policy],
    others: &[&Policy],
    name: Option<&str>,
) -> Result<PrioritiesAnswer, QuestionError> {
    let all: Vec<&Policy> = asked.iter().chain(others).copied().collect();
    let wanted: Vec<&NamedItem> = name.map_or(Vec::new(), |name| {
        asked.iter().filter_map(|policy| find(&policy.priorities, name)).collect()
    });
    let has_others = |policy: &&&Policy| policy.other_priorities.is_some();
    let mut notes = Vec::new();
    if let Some(name) = name.filter(|_| wanted.is_empty()) {
        let Some(open) = asked.iter().find(has_others) else { return Err(unknown(asked, name)) };
        let names: Vec<&str> = open.priorities.iter().map(|named| named.name.as_str()).collect();
        notes.push(format!(
            "{} names only {}; '{name}' is not among them.",
            open.id,
            names.join(" and ")
        ));
    }
    let is_wanted = |policy: &Policy, item: &NamedItem, is_asked: bool| {
        let means_the_same =
            |one: &&NamedItem| std::ptr::eq(*one, item) || one.is_defined_as(item) == Some(true);
        match name {
            None => true,
            Some(name) if is_asked => {
                find(&policy.priorities, name).is_some_and(|it| it.id == item.id)
            }
            Some(_) => wanted.iter().any(means_the_same),
        }
    };
    let of_policy = |at: usize, policy: &&Policy| {
        let is_asked = at < asked.len();
        let items = policy.priorities.iter().filter(|item| is_wanted(policy, item, is_asked));
        PolicyPriorities {
            policy: PolicyRef::of(policy),
            asked: is_asked,
            word: policy.document.priority_word.clone(),
            ordered: policy.priorities_ordered,
            complete: policy.other_priorities.is_none(),
            priorities: items.map(|item| definition(policy, item, &all)).collect(),
        }
    };
    let mut policies: Vec<PolicyPriorities> =
        all.iter().enumerate().map(|(at, policy)| of_policy(at, policy)).collect();
    policies.retain(|policy| policy.asked || !policy.priorities.is_empty());
    for policy in all {
        if policies.iter().any(|shown| shown.policy.id == policy.id) {
            notes.extend(notes_on(policy));
        }
    }
    Ok(PrioritiesAnswer { schema: "slacalc/priorities/v1", policies, notes })
}

fn definition(policy: &Policy, item: &NamedItem, all: &[&Policy]) -> PriorityDefinition {
    let mut same = Vec::new();
    for other in all.iter().filter(|other| other.id != policy.id) {
        let alike = other.priorities.iter().filter(|one| item.is_defined_as(one) == Some(true));
        same.extend(alike.map(|one| SamePriority {
            policy: other.id.clone(),
            id: one.id.clone(),
            name: one.name.clone(),
            same_words: one.says == item.says,
        }));
    }
    PriorityDefinition {
        id: item.id.clone(),
        name: item.name.clone(),
        aliases: item.aliases.clone(),
        says: item.says.clone(),
        clause: in_line(&item.clauses),
        same,
    }
}

/// Returns the notes on a policy's list: what it lacks, its order, its status.
fn notes_on(policy: &Policy) -> Vec<String> {
    let names: Vec<&str> = policy.priorities.iter().map(|named| named.name.as_str()).collect();
    let names = names.join(" and ");
    let word = &policy.document.priority_word;
    let mut notes: Vec<String> = status_note(policy).into_iter().collect();
    if let Some(others) = &policy.other_priorities {
        let clause = in_line(&others.clauses);
        notes.push(format!("{} names only {names}. {} [{clause}]", policy.id, others.says));
    }
    if !policy.priorities_ordered {
        notes.push(format!("{} does not say which {word} is the higher: {names}.", policy.id));
    }
    notes
}

fn unknown(asked: &[&Policy], name: &str) -> QuestionError {
    let items = || asked.iter().flat_map(|policy| &policy.priorities);
    let mut known: Vec<String> =
        items().map(|item| format!("{} ({})", item.id, item.name)).collect();
    known.sort();
    known.dedup();
    QuestionError::Unknown {
        what: asked.first().map_or("priority", |policy| &policy.document.priority_word).to_owned(),
        name: name.to_owned(),
        nearest: nearest(name, items().flat_map(Lookup::names)),
        known,
        hint: None,
    }
}
