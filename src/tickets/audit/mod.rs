//! Deadlines, or verdicts, that somebody else came to, against those of the contract: which differ, and which one cause
//! explains most of them.
//!
//! Tickets that differ are counted by the set of causes that would each explain them, with a few examples. Then the cause
//! that explains most is taken, then the one that explains most of the rest, and so on.

mod answer;
mod claim;
mod cover;
mod findings;
mod pass;

pub use answer::{AuditAnswer, AuditGroup, BadRow, Differences, Example, ExplainedBy};
pub use claim::Claimed;
pub use findings::Findings;
pub use pass::Audit;
