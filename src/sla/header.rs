//! The fields with which most answers begin: the policy that answered, and for whom.

use serde::Serialize;

use super::{PolicyRef, PriorityRef, Subject};

/// The policy that answered and the names of the subject, as found in it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SubjectHeader {
    /// The name of the answer's schema: `slacalc/deadline/v1`.
    pub schema: &'static str,
    /// The policy that answered.
    pub policy: PolicyRef,
    /// The plan's id.
    pub plan: Option<String>,
    /// The edition's id.
    pub edition: Option<String>,
    /// The region's id.
    pub region: Option<String>,
    /// The priority.
    pub priority: Option<PriorityAnswer>,
    /// The channel's id.
    pub channel: Option<String>,
    /// The contract that was used.
    pub contract: Option<String>,
    /// The sentence that the document does not name the priority; `None` if it does, or none was
    /// asked for.
    #[serde(skip)]
    pub unlisted: Option<String>,
    /// The vendor's name.
    #[serde(skip)]
    pub vendor_name: String,
}

/// A priority as an answer gives it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PriorityAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its shortest name for people: `P1`, or `High`.
    #[serde(skip)]
    pub short: String,
}

impl SubjectHeader {
    /// Returns the header of an answer about a subject.
    pub(crate) fn of(schema: &'static str, subject: &Subject<'_>) -> Self {
        Self {
            schema,
            policy: subject.policy_ref(),
            plan: subject.plan.map(|plan| plan.id.clone()),
            edition: subject.edition.map(|edition| edition.id.clone()),
            region: subject.region.map(|region| region.id.clone()),
            priority: subject.priority.as_ref().map(PriorityAnswer::of),
            channel: subject.channel.map(|channel| channel.id.clone()),
            contract: subject.contract.map(|contract| contract.title.clone()),
            unlisted: subject.unlisted(),
            vendor_name: subject.policy.document.vendor_name.clone(),
        }
    }
}

impl PriorityAnswer {
    pub(super) fn of(priority: &PriorityRef<'_>) -> Self {
        let (id, name) = (priority.id().to_owned(), priority.name().to_owned());
        let short = lettered(priority, &id).unwrap_or_else(|| name.clone());
        Self { id, name, short }
    }
}

/// Returns the name of a numbered priority with its letter: `P1`, if it is one of its names.
fn lettered(priority: &PriorityRef<'_>, id: &str) -> Option<String> {
    let PriorityRef::Known(item) = priority else { return None };
    let is_lettered = |alias: &&String| {
        let letter = alias.strip_suffix(id).unwrap_or_default();
        letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let is_number = id.bytes().all(|byte| byte.is_ascii_digit());
    let alias = item.aliases.iter().filter(|_| is_number).find(is_lettered)?;
    Some(alias.to_ascii_uppercase())
}
