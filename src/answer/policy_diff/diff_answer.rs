//! The answer to what changed between two policies, as data.

use serde::Serialize;

use super::ticket_changes::TicketDiff;
use crate::sla::PolicyRef;

/// The changes between two policies.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PolicyDiff {
    /// `slacalc/difference/v1`.
    pub schema: &'static str,
    /// The policy that was.
    pub before: Side,
    /// The policy that is.
    pub after: Side,
    /// True if both give the same answers.
    pub same: bool,
    /// The number of changes that bind the vendor more.
    pub stricter: usize,
    /// The number of those that bind it less.
    pub laxer: usize,
    /// The changes.
    pub changes: Vec<Change>,
    /// The effects on tickets, if some were given.
    pub tickets: Option<TicketDiff>,
    /// Notes on the answer.
    pub notes: Vec<String>,
}

/// One of the two policies.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Side {
    /// The id that names it, with the date of its version, or the path of its file.
    pub name: String,
    /// The policy.
    pub policy: PolicyRef,
}

/// One change, for all whom it concerns.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Change {
    /// The kind of answer.
    #[cfg_attr(test, schemars(extend("enum" = [
        "plan", "edition", "region", "priority", "target", "coverage", "channel", "scope",
        "contacts", "entitlement", "duty", "version support", "maintenance", "special day", "reading", "not stated", "document"
    ])))]
    pub aspect: &'static str,
    /// The id of the channel, topic or reading, the name of the entitlement; `null`
    /// where there is one only.
    pub subject: Option<String>,
    /// For whom: each entry is every combination of its names. None if it holds for the document as
    /// a whole.
    pub whom: Vec<Audience>,
    /// The statement of the older policy; `null` if there was none.
    pub before: Option<PolicyStatement>,
    /// The statement of the newer policy; `null` if there is none now.
    pub after: Option<PolicyStatement>,
    /// `stricter` if it binds the vendor more, `laxer` if less; `null` where that cannot be told.
    #[cfg_attr(test, schemars(extend("enum" = ["stricter", "laxer", null])))]
    pub favour: Option<&'static str>,
}

/// For whom a change holds, by the ids of the newer policy. An empty list is every one that both
/// policies have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Audience {
    /// Plans.
    pub plans: Vec<String>,
    /// Editions.
    pub editions: Vec<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Priorities; `others` for those that the document does not name.
    pub priorities: Vec<String>,
}

impl Audience {
    /// Returns `enterprise, americas`, `priority 0, 1`; empty for every place and priority.
    #[must_use]
    pub(crate) fn place(&self) -> String {
        let places = [self.editions.clone(), self.regions.clone()].concat().join(", ");
        let priorities = self.priorities.join(", ");
        match (places.is_empty(), priorities.is_empty()) {
            (_, true) => places,
            (true, false) => format!("priority {priorities}"),
            (false, false) => format!("{places}, priority {priorities}"),
        }
    }

    /// Returns the places of several.
    #[must_use]
    pub(crate) fn places(several: &[Self]) -> String {
        several.iter().map(Self::place).collect::<Vec<_>>().join("; ")
    }
}

/// The answer of a policy, with its clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PolicyStatement {
    /// The answer.
    pub says: String,
    /// The clause.
    pub clause: String,
    /// The document's sentence on it, for a list of one plan's facts.
    #[serde(skip)]
    pub(super) detail: Option<String>,
    /// The answer in short, for plans side by side; `None` for the answer itself.
    #[serde(skip)]
    pub(super) summary: Option<String>,
}
