//! Audits deadlines, or verdicts, that somebody claims: compares them with the contract's, and
//! names the one cause that explains most of the differences.
//!
//! Tickets that differ are counted by the set of causes that would each explain them, with a few
//! examples; tickets that agree, by the causes under which they would not. The cause that explains
//! most and contradicts least gets the first group, then the next among the rest, and so on.

mod audit_answer;
mod audit_fold;
mod cause_groups;
mod causes;
mod claim;
mod findings;
mod holiday_lists;
mod scoring;
mod verdict_words;

pub(crate) use audit_answer::{AuditAnswer, AuditGroup, Differences, DifferingTicket, ExplainedBy};
pub(crate) use audit_fold::Audit;
pub use causes::{Cause, CauseFinder, ClaimedTicket};
pub(crate) use causes::{CauseKind, CitedClause, OpenReading};
pub(crate) use claim::Claimed;
pub(crate) use findings::Findings;
pub(crate) use holiday_lists::KnownList;
pub(crate) use verdict_words::VerdictWords;
