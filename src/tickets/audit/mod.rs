//! Deadlines, or verdicts, that somebody else came to, against those of the contract: which differ, and which one cause
//! explains most of them.
//!
//! Tickets that differ are counted by the set of causes that would each explain them, with a few examples; tickets that agree
//! by the causes under which they would not. Then the cause is taken that explains most and contradicts least, then that of
//! the rest, and so on.

mod answer;
mod claim;
mod cover;
mod findings;
mod holiday_lists;
mod pass;
mod verdicts;
mod weighing;

pub use answer::{AuditAnswer, AuditGroup, BadRow, Differences, Example, ExplainedBy};
pub use claim::Claimed;
pub use findings::Findings;
pub use holiday_lists::KnownList;
pub use pass::Audit;
pub use verdicts::Verdicts;
