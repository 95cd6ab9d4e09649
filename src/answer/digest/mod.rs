//! A policy as a person wants to see it whole: every fact with its clause.

mod lines;
mod targets;
mod whole;

pub use lines::{ChannelLine, ChoiceLine, CoverageLine, Digest, FactLine, NameLine, ReadingLine, RulingLine, TargetLine, TopicLine};
pub use targets::in_force;
pub use whole::digest;
pub(super) use whole::{clause, hours};
