//! The effects of a change of policy on tickets, as data.

use serde::Serialize;

use crate::policy::Metric;

/// The tickets of a table under two policies.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TicketDiff {
    /// The metric whose deadlines are compared, if it is not the first response.
    #[serde(skip_serializing_if = "Metric::goes_without_saying")]
    pub(crate) metric: Metric,
    /// Rows.
    pub tickets: u64,
    /// Those with the same deadline and state.
    pub same: u64,
    /// Those that are due earlier.
    pub earlier: u64,
    /// Those that are due later.
    pub later: u64,
    /// Those that have a deadline and had none.
    pub gained: u64,
    /// Those that had a deadline and have none.
    pub lost: u64,
    /// Those that were met and are missed.
    pub met_to_missed: u64,
    /// Those that were missed and are met.
    pub missed_to_met: u64,
    /// Rows that could not be judged by one of the two.
    pub unread: u64,
    /// Every ticket whose deadline or state changes.
    pub changed: Vec<TicketChange>,
}

/// A ticket that changes.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TicketChange {
    /// Its row, counted from 1 behind the header.
    pub row: u64,
    /// Under the policy that was.
    pub before: TicketOutcome,
    /// Under the policy that is.
    pub after: TicketOutcome,
}

/// The state of a ticket under one policy.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TicketOutcome {
    /// The deadline; `null` if there is none.
    pub deadline: Option<String>,
    /// The state, or why there is no deadline: `not-stated`.
    pub state: String,
}
