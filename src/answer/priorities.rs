//! Answers with the definitions of a vendor's priorities, side by side.

use serde::Serialize;

use crate::{
    policy::{Contract, Lookup, NamedItem, Policy, find, nearest, normalized, with_number_of},
    sla::{PolicyRef, QuestionError, in_line, status_note},
    text::listed,
};

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
#[expect(clippy::struct_excessive_bools, reason = "they are keys of the published JSON")]
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
    /// True if our copy of the document has lost the table that defines them.
    pub lost: bool,
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
    contract: Option<&Contract>,
    name: Option<&str>,
) -> Result<PrioritiesAnswer, QuestionError> {
    let all: Vec<&Policy> = asked.iter().chain(others).copied().collect();
    let wanted: Vec<&NamedItem> = name.map_or(Vec::new(), |name| {
        asked.iter().filter_map(|policy| find(&policy.priorities, name)).collect()
    });
    let has_others = |policy: &&&Policy| policy.other_priorities.is_some();
    let mut notes = Vec::new();
    if let Some(name) = name.filter(|_| wanted.is_empty()) {
        let Some(open) = asked.iter().find(has_others) else {
            return Err(unknown(asked, others, name));
        };
        notes.push(not_among(open, name));
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
            lost: lost_definitions(policy),
            priorities: items
                .map(|item| definition(policy, item, &all))
                .chain(agreed(policy, contract, name))
                .collect(),
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
    notes.extend(on_same_names(&wanted, others, name));
    notes.extend(on_comparison(&policies));
    Ok(PrioritiesAnswer { schema: "slacalc/priorities/v1", policies, notes })
}

/// Returns a sentence on a name that is not among those that a policy has.
fn not_among(policy: &Policy, name: &str) -> String {
    let names: Vec<&str> = policy.priorities.iter().map(|named| named.name.as_str()).collect();
    let (id, names) = (&policy.id, names.join(" and "));
    if lost_definitions(policy) {
        format!(
            "What our copy of {id} has names only {names}; '{name}' may stand in the table that \
             is missing."
        )
    } else {
        format!("{id} names only {names}; '{name}' is not among them.")
    }
}

/// Returns true if our copy of a document has lost the table of its priorities.
fn lost_definitions(policy: &Policy) -> bool {
    let others = policy.other_priorities.as_ref();
    others.is_some_and(|others| policy.lost_from(&others.clauses).next().is_some())
}

/// Returns the priorities that only the contract over a policy names.
fn agreed(
    policy: &Policy,
    contract: Option<&Contract>,
    wanted: Option<&str>,
) -> Vec<PriorityDefinition> {
    let is_over = |contract: &&Contract| contract.policy.split('@').next() == Some(&*policy.id);
    let Some(contract) = contract.filter(is_over) else { return Vec::new() };
    let is_wanted =
        |name: &&str| wanted.is_none_or(|wanted| normalized(wanted) == normalized(name));
    let is_new = |name: &&str| find(&policy.priorities, name).is_none();
    let names = contract.priorities().into_iter().filter(is_wanted).filter(is_new);
    let named = names.map(|name| PriorityDefinition {
        id: name.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        says: None,
        clause: contract.title.clone(),
        same: Vec::new(),
    });
    named.collect()
}

/// Returns a sentence for each priority of another policy that has the wanted name, and by its
/// definition is another one.
fn on_same_names(wanted: &[&NamedItem], others: &[&Policy], name: Option<&str>) -> Vec<String> {
    let Some(name) = name.filter(|_| !wanted.is_empty()) else { return Vec::new() };
    let mut notes = Vec::new();
    for other in others {
        let Some(item) = find(&other.priorities, name) else { continue };
        if wanted.iter().any(|one| one.is_defined_as(item) == Some(false)) {
            let definition = item.says.as_deref().unwrap_or("not stated");
            notes.push(format!(
                "'{name}' is another one in {}: {}. {definition} [{}]",
                other.id,
                item.name,
                in_line(&item.clauses)
            ));
        }
    }
    notes
}

/// Returns a sentence on priorities of several policies that are held to be the same, and on those
/// that have no match.
fn on_comparison(policies: &[PolicyPriorities]) -> Option<String> {
    let all = || policies.iter().flat_map(|policy| &policy.priorities);
    all().find(|one| one.same.iter().any(|same| same.id != one.id))?;
    let mut unmatched: Vec<String> = Vec::new();
    for policy in policies {
        for other in policies.iter().filter(|other| !other.priorities.is_empty()) {
            let lacks =
                |one: &&PriorityDefinition| one.same.iter().all(|it| it.policy != other.policy.id);
            let is_other = policy.policy.id != other.policy.id;
            let names = policy.priorities.iter().filter(|_| is_other).filter(lacks);
            let names: Vec<&str> = names.map(|one| one.name.as_str()).collect();
            if !names.is_empty() {
                let (names, id) = (names.join(" and "), &policy.policy.id);
                unmatched.push(format!("{names} of {id} has no match in {}", other.policy.id));
            }
        }
    }
    let comparison = "The documents do not refer to each other: 'elsewhere' is our comparison of \
                      their definitions.";
    unmatched.insert(0, comparison.trim_end_matches('.').to_owned());
    Some(unmatched.join(". ") + ".")
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
    let word = &policy.document.priority_word;
    let mut notes: Vec<String> = status_note(policy).into_iter().collect();
    if let Some(others) = &policy.other_priorities {
        let clause = in_line(&others.clauses);
        let id = &policy.id;
        let known =
            if lost_definitions(policy) { "What our copy has of it names" } else { "It names" };
        let names = names.join(" and ");
        notes.push(format!("{id}: {known} only {names}. {} [{clause}]", others.says));
    }
    if !policy.priorities_ordered {
        let names = listed(&names, "or");
        notes.push(format!("{} does not say which {word} is higher, {names}.", policy.id));
    }
    notes
}

/// Returns the error on a priority that the policies do not name and another document does, with
/// the one that means the same, if one does; `None` if no other document names it.
#[must_use]
pub(crate) fn priority_elsewhere(
    asked: &[&Policy],
    others: &[&Policy],
    name: &str,
) -> Option<QuestionError> {
    same_here(asked, others, name)?;
    Some(unknown(asked, others, name))
}

/// Returns a sentence on a priority by whose name another document means one that is another here;
/// `None` if none does.
#[must_use]
pub(crate) fn other_meaning(asked: &Policy, others: &[&Policy], name: &str) -> Option<String> {
    let here = find(&asked.priorities, name)?;
    let ((other, item), same) = same_here(&[asked], others, name)?;
    let same = same.filter(|one| one.id != here.id)?;
    Some(format!(
        "{} of {} is, by our comparison of the definitions, {} ({}) here.",
        item.name, other.id, same.id, same.name
    ))
}

/// Returns the first other document that has a priority, with that, and the one that means the same
/// in the documents that were asked for.
fn same_here<'a>(
    asked: &[&'a Policy],
    others: &[&'a Policy],
    name: &str,
) -> Option<((&'a Policy, &'a NamedItem), Option<&'a NamedItem>)> {
    let has = |other: &&'a Policy| Some((*other, find(&other.priorities, name)?));
    let (other, item) = others.iter().find_map(has)?;
    Some(((other, item), items_of(asked).find(|one| one.is_defined_as(item) == Some(true))))
}

fn unknown(asked: &[&Policy], others: &[&Policy], name: &str) -> QuestionError {
    let elsewhere = same_here(asked, others, name);
    let same = elsewhere.and_then(|(_, same)| same);
    let hint = elsewhere.map(|((other, item), _)| {
        let same = same.map(|one| {
            format!("; by our comparison of the definitions, it is {} ({}) here", one.id, one.name)
        });
        let same = same.unwrap_or_default();
        let compared = format!("'slacalc priorities --vendor {}'", other.document.vendor);
        format!("{} has it: {}{same}; {compared} compares them", other.id, item.name)
    });
    let items = || items_of(asked);
    let mut known: Vec<String> = Vec::new();
    for item in items().map(|item| format!("{} ({})", item.id, item.name)) {
        if !known.contains(&item) {
            known.push(item);
        }
    }
    QuestionError::Unknown {
        what: asked.first().map_or("priority", |policy| &policy.document.priority_word).to_owned(),
        name: name.to_owned(),
        // One that another document means is no slip, and a comparison of ours is no choice.
        nearest: match elsewhere {
            Some(_) => None,
            None => with_number_of(name, items().flat_map(Lookup::names))
                .or_else(|| nearest(name, items().flat_map(Lookup::names))),
        },
        known,
        hint,
    }
}

fn items_of<'a>(policies: &[&'a Policy]) -> impl Iterator<Item = &'a NamedItem> {
    policies.iter().flat_map(|policy| &policy.priorities)
}
