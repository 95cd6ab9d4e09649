//! The other documents of a vendor, which may have a priority of the same name that means something
//! else.

use super::{environment::Environment, inputs, options::CommonArgs};
use crate::{
    answer::{QuestionError, priority_elsewhere},
    policy::{Entry, LibraryError, Policy, PolicyPart},
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
    priority_elsewhere(&own, &others, name).unwrap_or(error)
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
