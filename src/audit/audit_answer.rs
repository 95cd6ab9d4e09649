//! The answer of an audit, as plain data.

use serde::Serialize;

use super::{Cause, CitedClause, OpenReading};
use crate::{policy::Metric, tickets::Provenance, time::Zone};

/// The findings of an audit.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AuditAnswer {
    /// `slacalc/audit/v1`.
    pub schema: &'static str,
    /// With `--metric`, the metric of the deadlines; absent for the first response.
    #[serde(skip_serializing_if = "Metric::goes_without_saying")]
    pub metric: Metric,
    /// `deadline` or `state`: what is claimed.
    #[cfg_attr(test, schemars(extend("enum" = ["deadline", "state"])))]
    pub claims: &'static str,
    /// The column that claims it.
    pub column: String,
    /// Deadlines that are no more than so many seconds apart agree.
    pub tolerance_seconds: i64,
    /// Rows of the input.
    pub rows: u64,
    /// Tickets with a claim and a deadline by the contract.
    pub compared: u64,
    /// Of these, those whose claim is the contract's.
    pub agree: u64,
    /// And those whose claim is not.
    pub differ: u64,
    /// Of those that differ, those in groups whose cause is an open reading of the document that
    /// contradicts no more than it explains.
    pub differ_by_open_reading: u64,
    /// `met` or `missed` if all verdicts are the same, so that no cause can be found.
    #[cfg_attr(test, schemars(extend("enum" = ["met", "missed", null])))]
    pub every_verdict: Option<&'static str>,
    /// Tickets that are claimed to be met and cannot be checked, as no response is known.
    pub met_unanswered: u64,
    /// The first of these.
    pub unanswered: Vec<DifferingTicket>,
    /// The same for tickets that are claimed to be missed: they were closed, or their table keeps
    /// no responses.
    pub missed_unanswered: u64,
    /// The first of these.
    pub unanswered_missed: Vec<DifferingTicket>,
    /// True if the input has a column or key for the time of a response, in rows that have a claim.
    pub has_answers: bool,
    /// Tickets without a claim.
    pub without_claim: u64,
    /// Tickets with a claim and without a deadline by the contract.
    pub without_deadline: u64,
    /// Those of them whose response time is not stated.
    #[serde(skip)]
    pub not_stated: u64,
    /// Those to which none is promised.
    #[serde(skip)]
    pub not_promised: u64,
    /// Rows that could not be read.
    pub bad: u64,
    /// The single convention that explains them best, that of the first group that has one; `null`
    /// if it explains less than a quarter.
    pub explains_most: Option<ExplainedBy>,
    /// The tickets that differ, each in one group, the best explained first: most tickets, fewest
    /// contradicted. Tickets without a cause come last.
    pub groups: Vec<AuditGroup>,
    /// The first rows that could not be read.
    pub bad_rows: Vec<BadRow>,
    /// The clauses on which the contract's deadlines rest.
    pub rests_on: Vec<CitedClause>,
    /// The policies, contracts and options from which the answer was made.
    pub made_from: Provenance,
    /// Notes on the answer.
    pub notes: Vec<String>,
}

/// A cause, and how many differing tickets it alone explains.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ExplainedBy {
    /// The cause.
    pub cause: Cause,
    /// The cause for people, in words that follow "if".
    pub says: String,
    /// Tickets that it explains.
    pub tickets: u64,
    /// Tickets that agree and would not by this cause; `null` for two causes together, which are
    /// not tried on them.
    pub contradicts: Option<u64>,
    /// The open reading, if the cause is another choice of it; `null` if a contract or an option
    /// settles it.
    pub left_open: Option<OpenReading>,
}

/// Tickets that one cause explains, and no larger group has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AuditGroup {
    /// The cause; `null` for tickets that no cause explains.
    pub cause: Option<Cause>,
    /// The cause for people, in words that follow "if".
    pub says: Option<String>,
    /// Tickets in the group.
    pub tickets: u64,
    /// Tickets that the cause explains, those of earlier groups included.
    pub explains: u64,
    /// Tickets that agree and would not by this cause; `null` for two causes together, which are
    /// not tried on them.
    pub contradicts: Option<u64>,
    /// The open reading, if the cause is another choice of it; `null` if a contract or an option
    /// settles it.
    pub left_open: Option<OpenReading>,
    /// Claims that are better for the vendor than the contract: a later deadline, or met where it
    /// was missed.
    pub laxer: u64,
    /// Claims that are worse for the vendor.
    pub stricter: u64,
    /// The differences; `null` for verdicts on tickets without a known response.
    pub difference: Option<Differences>,
    /// Other causes that would explain tickets of the group too.
    pub also: Vec<ExplainedBy>,
    /// The first of its tickets.
    pub examples: Vec<DifferingTicket>,
}

/// Seconds from the contract's deadline to the claimed one; of verdicts, from the response to the
/// contract's deadline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(clippy::struct_field_names, reason = "they are the keys of the JSON")]
pub(crate) struct Differences {
    /// The least.
    pub least_seconds: i64,
    /// The greatest.
    pub greatest_seconds: i64,
    /// The mean, rounded towards zero.
    pub mean_seconds: i64,
}

/// A ticket that differs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct DifferingTicket {
    /// Its name.
    pub id: Option<String>,
    /// Its row, the first behind the header being 1.
    pub row: u64,
    /// When it was opened.
    pub opened: String,
    /// Its deadline by the contract; `null` while its clock is paused.
    pub deadline: Option<String>,
    /// The claimed deadline, in the same zone; `null` of verdicts.
    pub claimed: Option<String>,
    /// That zone, for people.
    #[serde(skip)]
    pub zone: Option<Zone>,
    /// As the group's differences; `null` for a verdict without a known response.
    pub difference_seconds: Option<i64>,
    /// Every cause that would explain it, the simplest first.
    pub causes: Vec<Cause>,
}

/// A row that could not be read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BadRow {
    /// The first behind the header is 1.
    pub row: u64,
    /// The ticket's name, if a column has it.
    pub ticket: Option<String>,
    /// The error.
    pub error: String,
}
