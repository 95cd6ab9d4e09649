//! The facts that tickets of one entitlement share: plan, priority, clauses, and coverage now.

use serde::Serialize;

use crate::{
    answer::{CoverageAnswer, DeadlineAnswer, coverage},
    sla::{Citation, PriorityAnswer, Subject, ZonedInstant},
    time::Instant,
    times::TypedTime,
};

/// The entitlement of some open tickets.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TicketTerms {
    /// The policy's id.
    pub policy: String,
    /// The plan's id.
    pub plan: Option<String>,
    /// The edition's id.
    pub edition: Option<String>,
    /// The region's id.
    pub region: Option<String>,
    /// The priority that counts.
    pub priority: Option<PriorityAnswer>,
    /// The channel's id.
    pub channel: Option<String>,
    /// The title of the contract.
    pub contract: Option<String>,
    /// True if the vendor is staffed for such a ticket now; `null` if that is not known.
    pub covered: Option<bool>,
    /// The end of the coverage, if it is covered now.
    pub next_close: Option<ZonedInstant>,
    /// The next opening, if it is not covered now.
    pub next_open: Option<ZonedInstant>,
    /// The clauses that its answers rest on.
    pub basis: Vec<Citation>,
    /// The vendor's name.
    #[serde(skip)]
    pub vendor: String,
    /// The title of the policy's document.
    #[serde(skip)]
    pub document: String,
    /// The document's date.
    #[serde(skip)]
    pub effective: String,
    /// The priority's id before it was changed.
    #[serde(skip)]
    pub first_priority: Option<String>,
    /// The customer's zone.
    #[serde(skip)]
    pub timezone: Option<String>,
    /// The SHA-256 of the contract's file.
    #[serde(skip)]
    pub contract_sha256: Option<String>,
}

impl TicketTerms {
    /// Returns the terms of a ticket from its answer. `subject` has the priority that it came with.
    pub(super) fn of(subject: &Subject<'_>, answer: &DeadlineAnswer, now: Instant) -> Self {
        let header = &answer.header;
        let coverage = coverage_at(subject, last_priority(answer), now);
        let is_open = coverage.as_ref().and_then(|coverage| coverage.covered);
        let (next_close, next_open) =
            coverage.map_or((None, None), |coverage| (coverage.next_close, coverage.next_open));
        Self {
            policy: header.policy.id.clone(),
            plan: header.plan.clone(),
            edition: header.edition.clone(),
            region: header.region.clone(),
            priority: header.priority.clone(),
            channel: header.channel.clone(),
            contract: header.contract.clone(),
            covered: is_open,
            next_close: next_close.filter(|_| is_open == Some(true)),
            next_open: next_open.filter(|_| is_open == Some(false)),
            basis: answer.basis.clone(),
            vendor: header.vendor_name.clone(),
            document: header.policy.title.clone(),
            effective: header.policy.effective.clone(),
            first_priority: subject.priority.as_ref().map(|priority| priority.id().to_owned()),
            timezone: subject.zone.as_ref().map(|zone| zone.name().to_owned()),
            contract_sha256: subject.contract.map(|contract| contract.sha256.clone()),
        }
    }
}

/// Returns the id of the priority that a ticket was changed to; `None` if it was not changed.
pub(super) fn last_priority(answer: &DeadlineAnswer) -> Option<&str> {
    answer.priority_changes.last().map(|change| change.to.as_str())
}

/// Returns the coverage at an instant by the priority that a ticket has in the end; `None` if it
/// depends on something that was not said.
pub(super) fn coverage_at(
    subject: &Subject<'_>,
    changed: Option<&str>,
    at: Instant,
) -> Option<CoverageAnswer> {
    // No ticket's own offset: tickets of one entitlement share the answer.
    let at = TypedTime { at, written_in: None };
    match changed {
        Some(priority) => coverage(&subject.with_priority(priority).ok()?, &at, 0).ok(),
        None => coverage(subject, &at, 0).ok(),
    }
}
