//! Finds the clauses that a person means by `5c`, `section 4` or `terms 6.6`.

use std::slice;

use crate::{
    policy::{Clause, ClauseKey, Policy, nearest},
    sla::{QuestionError, in_line},
};

/// Returns every clause: those that the policy has in words, in its order, then others that facts
/// cite.
pub(super) fn every_clause<'a>(
    policy: &Policy,
    cited: impl Iterator<Item = &'a Clause>,
) -> Vec<Clause> {
    let mut all: Vec<Clause> = policy.clauses.iter().map(|text| text.clause.clone()).collect();
    let written = all.len();
    for clause in cited {
        let key = ClauseKey::of(&clause.clause);
        let is_there = all.iter().any(|known| {
            known.document == clause.document && ClauseKey::of(&known.clause).is_within(&key)
        });
        if !is_there {
            all.push(clause.clone());
        }
    }
    all[written..].sort_by_cached_key(|clause| {
        (clause.document.clone(), ClauseKey::of(&clause.clause).order())
    });
    all
}

/// Returns the clauses that are meant, by one name or by several parted by semicolons, as answers
/// cite them: `5 c; terms 6.6`.
///
/// # Errors
/// There is no such clause.
pub(super) fn called(
    policy: &Policy,
    all: &[Clause],
    asked: &str,
) -> Result<Vec<Clause>, QuestionError> {
    let names: Vec<&str> = asked.split(';').map(str::trim).filter(|it| !it.is_empty()).collect();
    let [_, _, ..] = names[..] else { return called_one(policy, all, asked) };
    let mut found: Vec<Clause> = Vec::new();
    for name in names {
        for clause in called_one(policy, all, name)? {
            if !found.contains(&clause) {
                found.push(clause);
            }
        }
    }
    Ok(found)
}

/// Returns the clauses of one name: the document's own, or else those of the documents beside it,
/// or else those whose heading has the words, or else those whose statements have them.
fn called_one(policy: &Policy, all: &[Clause], asked: &str) -> Result<Vec<Clause>, QuestionError> {
    let key = ClauseKey::asked(asked);
    let mut found = within(all, None, &key);
    for related in &policy.related {
        if !found.is_empty() {
            break;
        }
        let names = [&related.id, &related.title].map(|name| ClauseKey::of(name));
        let rest = names.iter().find_map(|name| key.behind(name));
        found = match rest {
            Some(rest) if rest.is_empty() => {
                let is_of_it = |clause: &&Clause| clause.document.as_ref() == Some(&related.id);
                all.iter().filter(is_of_it).cloned().collect()
            }
            Some(rest) => within(all, Some(&related.id), &rest),
            None => within(all, Some(&related.id), &key),
        };
    }
    if found.is_empty() && key.has_words() {
        found = all.iter().filter(|clause| mentions(policy, clause, &key)).cloned().collect();
    }
    if found.is_empty() && key.has_words() {
        found = all.iter().filter(|clause| states(policy, clause, &key)).cloned().collect();
    }
    if found.is_empty() { Err(unknown(policy, all, asked)) } else { Ok(found) }
}

/// Returns the clauses of a document that are the asked one or parts of it.
fn within(all: &[Clause], document: Option<&String>, key: &ClauseKey) -> Vec<Clause> {
    let of_document = all.iter().filter(|clause| clause.document.as_ref() == document);
    of_document.filter(|it| ClauseKey::of(&it.clause).is_within(key)).cloned().collect()
}

fn mentions(policy: &Policy, clause: &Clause, key: &ClauseKey) -> bool {
    let text = policy.clauses.iter().find(|text| text.clause == *clause);
    let heading = text.and_then(|text| text.heading.as_deref());
    [Some(clause.clause.as_str()), heading]
        .into_iter()
        .flatten()
        .any(|words| ClauseKey::of(words).mentions(key))
}

fn states(policy: &Policy, clause: &Clause, key: &ClauseKey) -> bool {
    let text = policy.clauses.iter().find(|text| text.clause == *clause);
    let mut says = text.into_iter().flat_map(|text| &text.says);
    says.any(|sentence| ClauseKey::of(sentence).mentions(key))
}

fn unknown(policy: &Policy, all: &[Clause], asked: &str) -> QuestionError {
    let key = ClauseKey::asked(asked);
    let beside = |clause: &&Clause| ClauseKey::of(&clause.clause).begins_as(&key);
    let own: Vec<&Clause> = all.iter().filter(|clause| clause.document.is_none()).collect();
    let beside: Vec<&Clause> = own.iter().copied().filter(beside).collect();
    let names = |clauses: &[&Clause]| -> Vec<String> {
        clauses.iter().map(|clause| format!("'{}'", in_line(slice::from_ref(*clause)))).collect()
    };
    let every: Vec<String> = all.iter().map(Clause::to_string).collect();
    QuestionError::Unknown {
        what: format!("clause of {}", policy.id),
        name: asked.to_owned(),
        nearest: nearest(asked, every.iter().map(String::as_str)),
        known: names(if beside.is_empty() { &own } else { &beside }),
        hint: Some("`clause` without one lists all, those of other documents too".to_owned()),
    }
}
