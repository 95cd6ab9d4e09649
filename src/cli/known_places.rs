//! Refuses a place that is not known, whatever the answer depends on: an edition, a region, a
//! channel or a time zone.

use super::{environment::Environment, options::SubjectArgs};
use crate::{
    policy::{Lookup, Policy, find, nearest},
    sla::QuestionError,
};

/// Refuses names of the options that none of the policies knows, and a zone that does not exist.
pub(super) fn expect_known<'p>(
    args: &SubjectArgs,
    environment: &Environment,
    policies: impl Iterator<Item = &'p Policy> + Clone,
) -> Result<(), QuestionError> {
    expect("edition", args.edition.as_deref(), policies.clone().map(|it| &it.editions[..]))?;
    expect("region", args.region.as_deref(), policies.clone().map(|it| &it.regions[..]))?;
    expect("channel", args.channel.as_deref(), policies.map(|it| &it.channels[..]))?;
    args.zone().map(|name| environment.zone(name)).transpose()?;
    Ok(())
}

fn expect<'p, T: Lookup + 'p>(
    what: &str,
    name: Option<&str>,
    lists: impl Iterator<Item = &'p [T]> + Clone,
) -> Result<(), QuestionError> {
    let Some(name) = name else { return Ok(()) };
    if lists.clone().any(|items| find(items, name).is_some()) {
        return Ok(());
    }
    let mut known: Vec<String> = Vec::new();
    for id in lists.clone().flatten().map(Lookup::id) {
        if !known.iter().any(|other| other == id) {
            known.push(id.to_owned());
        }
    }
    let near = nearest(name, lists.flatten().flat_map(Lookup::names));
    let hint = known.is_empty().then(|| format!("no policy here has one; leave --{what} out"));
    Err(QuestionError::Unknown {
        what: what.to_owned(),
        name: name.to_owned(),
        nearest: near,
        known,
        hint,
    })
}
