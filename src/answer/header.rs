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
}

/// A priority as an answer gives it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PriorityAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl SubjectHeader {
    /// Returns the header of an answer about a subject.
    pub(super) fn of(schema: &'static str, subject: &Subject<'_>) -> Self {
        Self {
            schema,
            policy: PolicyRef::of(subject.policy),
            plan: subject.plan.map(|plan| plan.id.clone()),
            edition: subject.edition.map(|edition| edition.id.clone()),
            region: subject.region.map(|region| region.id.clone()),
            priority: subject.priority.as_ref().map(PriorityAnswer::of),
            channel: subject.channel.map(|channel| channel.id.clone()),
            contract: subject.contract.map(|contract| contract.title.clone()),
            unlisted: subject.unlisted(),
        }
    }
}

impl PriorityAnswer {
    pub(super) fn of(priority: &PriorityRef<'_>) -> Self {
        Self { id: priority.id().to_owned(), name: priority.name().to_owned() }
    }
}
