//! The answer of an audit, as plain data.

use serde::Serialize;

use super::{Cause, CitedClause, OpenReading};
use crate::tickets::Provenance;

/// What an audit has found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AuditAnswer {
    /// `slacalc/audit/v1`.
    pub schema: &'static str,
    /// `deadline` or `state`: what is claimed.
    #[cfg_attr(test, schemars(extend("enum" = ["deadline", "state"])))]
    pub claims: &'static str,
    /// The column that claims it.
    pub column: String,
    /// Deadlines no more than so many seconds apart agree.
    pub tolerance_seconds: i64,
    /// Rows of the input.
    pub rows: u64,
    /// Tickets with a claim and a deadline by the contract.
    pub compared: u64,
    /// Of these, those whose claim is the contract's.
    pub agree: u64,
    /// And those whose claim is not.
    pub differ: u64,
    /// Of those that differ, those in groups whose cause is a reading that the document leaves
    /// open, and contradicts no more than it explains.
    pub differ_by_open_reading: u64,
    /// `met` or `missed` if all verdicts are the same, so that nothing can be told from them.
    #[cfg_attr(test, schemars(extend("enum" = ["met", "missed", null])))]
    pub every_verdict: Option<&'static str>,
    /// Tickets that are claimed to be met, of which no answer is known that would tell: nobody can
    /// say.
    pub met_unanswered: u64,
    /// The first of these.
    pub unanswered: Vec<DifferingTicket>,
    /// The same of tickets that are claimed to be missed: they were closed, or their table keeps no
    /// answers.
    pub missed_unanswered: u64,
    /// The first of these.
    pub unanswered_missed: Vec<DifferingTicket>,
    /// True if the input has a place for the times of answers, of rows that have a claim.
    pub has_answers: bool,
    /// Tickets without a claim.
    pub without_claim: u64,
    /// Tickets with a claim of which the contract has no deadline to compare it with.
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
    /// contradicted. Those that nothing explains come last.
    pub groups: Vec<AuditGroup>,
    /// The first rows that could not be read.
    pub bad_rows: Vec<BadRow>,
    /// The clauses on which the contract's deadlines rest.
    pub rests_on: Vec<CitedClause>,
    /// What all of this was made from.
    pub made_from: Provenance,
    /// What else must be said.
    pub notes: Vec<String>,
}

/// A cause, and how many differing tickets it alone explains.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ExplainedBy {
    /// The cause.
    pub cause: Cause,
    /// What was done otherwise, in words that follow "if".
    pub says: String,
    /// How many tickets.
    pub tickets: u64,
    /// How many tickets that agree would not if it were so; `null` of two causes together, which
    /// are not tried on them.
    pub contradicts: Option<u64>,
    /// What the document leaves open, if the cause is another reading of it; `null` if a contract
    /// or an option settles it.
    pub left_open: Option<OpenReading>,
}

/// Tickets that one cause explains, and no larger group has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AuditGroup {
    /// The cause; `null` for tickets that nothing explains.
    pub cause: Option<Cause>,
    /// What was done otherwise, in words that follow "if".
    pub says: Option<String>,
    /// How many tickets are in the group.
    pub tickets: u64,
    /// How many tickets the cause explains, those of groups before included.
    pub explains: u64,
    /// How many tickets that agree would not if it were so; `null` of two causes together, which
    /// are not tried on them.
    pub contradicts: Option<u64>,
    /// What the document leaves open, if the cause is another reading of it; `null` if a contract
    /// or an option settles it.
    pub left_open: Option<OpenReading>,
    /// How many claims are better for the vendor than the contract: a later deadline, or met where
    /// it was missed.
    pub laxer: u64,
    /// How many are worse for it.
    pub stricter: u64,
    /// By how much they differ; `null` of verdicts on tickets of which no answer is known.
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
pub struct Differences {
    /// The least.
    pub least_seconds: i64,
    /// The greatest.
    pub greatest_seconds: i64,
    /// The mean, rounded towards nothing.
    pub mean_seconds: i64,
}

/// A ticket that differs.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DifferingTicket {
    /// Its name.
    pub id: Option<String>,
    /// Its row, the first behind the header being 1.
    pub row: u64,
    /// When it was opened.
    pub opened: String,
    /// Its deadline by the contract; `null` while its clock stands still.
    pub deadline: Option<String>,
    /// The claimed deadline, in the same zone; `null` of verdicts.
    pub claimed: Option<String>,
    /// As the group's differences; `null` of a verdict if no answer is known.
    pub difference_seconds: Option<i64>,
    /// Every cause that would explain it, the simplest first.
    pub causes: Vec<Cause>,
}

/// A row that could not be read.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BadRow {
    /// The first behind the header is 1.
    pub row: u64,
    /// Why.
    pub error: String,
}
