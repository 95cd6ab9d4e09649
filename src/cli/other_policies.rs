//! The other documents of a vendor, which may have a priority of the same name that means something
//! else.

use std::env;

use super::{environment::Environment, inputs, options::CommonArgs};
use crate::{
    answer::{other_meaning, priority_elsewhere},
    policy::{Entry, LibraryError, Policy, PolicyPart, normalized},
    sla::QuestionError,
};

/// Loads the other policies of the vendors, superseded ones too.
pub(super) fn other_policies(
    common: &CommonArgs,
    environment: &Environment,
    asked: &[&Policy],
) -> anyhow::Result<Vec<Policy>> {
    let is_other = |entry: &Entry| {
        let vendor = |policy: &&Policy| policy.document.vendor == entry.vendor;
        asked.iter().any(vendor) && asked.iter().all(|policy| policy.id != entry.id)
    };
    load(common, environment, is_other)
}

/// Says of a priority that a policy does not name what it is in another document of the vendor. The
/// other documents are read only then.
pub(super) fn with_meaning_elsewhere(
    error: QuestionError,
    (common, environment, policy): (&CommonArgs, &Environment, &Policy),
) -> QuestionError {
    let QuestionError::Unknown { what, name, .. } = &error else { return error };
    if *what != policy.document.priority_word || common.subject.priority.as_ref() != Some(name) {
        return error;
    }
    let own = load(common, environment, |entry| entry.id == policy.id);
    let others = other_policies(common, environment, &[policy]);
    let (Ok(own), Ok(others)) = (own, others) else { return error };
    let (own, others): (Vec<&Policy>, Vec<&Policy>) =
        (own.iter().collect(), others.iter().collect());
    priority_elsewhere(&own, &others, name).unwrap_or_else(|| with_way_to_meanings(error, policy))
}

/// Names the command that says what each priority means, for one that is like none.
fn with_way_to_meanings(mut error: QuestionError, policy: &Policy) -> QuestionError {
    if let QuestionError::Unknown { nearest: None, hint: hint @ None, .. } = &mut error {
        *hint = Some(format!("'slacalc priorities --policy {}' says what each means", policy.id));
    }
    error
}

/// Says of a plan that a policy does not have which other policy of the vendor has it: one in
/// force, or else a superseded one.
pub(super) fn with_plan_elsewhere(
    mut error: QuestionError,
    (common, environment, policy): (&CommonArgs, &Environment, &Policy),
) -> QuestionError {
    let QuestionError::Unknown { what, name, hint: hint @ None, .. } = &mut error else {
        return error;
    };
    if *what != policy.document.plan_word || common.subject.plan.as_ref() != Some(name) {
        return error;
    }
    let Ok(library) = environment.library(&common.library) else { return error };
    let (plan, vendor) = (normalized(name), &policy.document.vendor);
    let others = library.entries().iter();
    let others = others.filter(|entry| entry.vendor == *vendor && entry.plans.contains(&plan));
    *hint = others.max_by_key(|entry| entry.current).map(|entry| {
        let status = if entry.current { "" } else { " but is superseded" };
        format!("--policy {} has it{status}", entry.id)
    });
    error
}

/// Returns a note on a priority that was typed as `--severity` where the document has another word:
/// a severity of the same number may be another priority. The other documents are read only then.
pub(super) fn note_on_severity(
    common: &CommonArgs,
    environment: &Environment,
    policy: &Policy,
) -> Option<String> {
    const WORD: &str = "severity";
    let has_number = |name: &&String| name.bytes().any(|byte| byte.is_ascii_digit());
    let name = common.subject.priority.as_ref().filter(has_number)?;
    let word = &policy.document.priority_word;
    let is_option = |typed: &str| typed.split('=').next() == Some("--severity");
    let is_typed = env::args_os().any(|typed| typed.to_str().is_some_and(is_option));
    if word == WORD || !is_typed {
        return None;
    }
    let taken =
        format!("--severity {name} was taken as the {word} {name}: that is this document's word.");
    let others = other_policies(common, environment, &[policy]).unwrap_or_default();
    let others: Vec<&Policy> =
        others.iter().filter(|other| other.document.priority_word == WORD).collect();
    let own = load(common, environment, |entry| entry.id == policy.id).unwrap_or_default();
    let meaning = own.first().and_then(|own| other_meaning(own, &others, name));
    Some(meaning.map_or(taken.clone(), |meaning| format!("{taken} {meaning}")))
}

/// Loads the policies of some entries, each in the version that is asked for.
fn load(
    common: &CommonArgs,
    environment: &Environment,
    is_wanted: impl Fn(&Entry) -> bool,
) -> anyhow::Result<Vec<Policy>> {
    let library = environment.library(&common.library)?;
    let on = inputs::as_of(&common.version)?;
    let entries = library.entries().iter().filter(|entry| is_wanted(entry));
    let mut ids: Vec<&str> = entries.map(|entry| entry.id.as_str()).collect();
    ids.dedup();
    let load = |id| library.version(id, on)?.load(PolicyPart::Whole, environment.references());
    let policies: Result<Vec<Policy>, LibraryError> = ids.into_iter().map(load).collect();
    Ok(policies?)
}
