//! A run of one of a ticket's clocks, as data.

use serde::Serialize;

use crate::{
    policy::Commitment,
    sla::{Outcome, TargetAnswer, ZonedInstant, outcome},
};

/// A run of a clock of the ticket, and the state against its deadline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MetricAnswer {
    /// The event that is promised.
    #[cfg_attr(test, schemars(extend("enum" = ["first-response", "next-update", "workaround", "resolution"])))]
    pub metric: &'static str,
    /// The document's own name for it; `null` if it has none.
    pub name: Option<String>,
    /// The event from which the time counts; `null` if it has not happened.
    pub since: Option<ZonedInstant>,
    /// The target; `null` if there is none or it is not stated.
    pub target: Option<TargetAnswer>,
    /// `maximum`, `target`, `best-effort` or `none`; `null` if the document does not state a
    /// target.
    #[serde(serialize_with = "outcome::stated")]
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = ["maximum", "target", "best-effort", "none", null])))]
    pub commitment: Commitment,
    /// The deadline with the state against it, or the reason that there is none.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(with = "outcome::OutcomeKeys<'static>"))]
    pub outcome: Outcome,
    /// The event that stopped the clock; `null` while it runs.
    pub stopped: Option<ZonedInstant>,
    /// Real seconds from now to the deadline, negative past it; `null` once the clock is stopped.
    pub remaining_seconds: Option<i64>,
    /// Real seconds by which the event was early, negative if late; `null` while there is none.
    pub margin_seconds: Option<i64>,
    /// The reason that the deadline cannot be worked out: an event or a name that was not said.
    pub obstacle: Option<String>,
}
