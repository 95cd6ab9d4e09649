//! A policy as a person wants to see it whole: every fact with its clause.

mod summary;
mod summary_lines;
mod target_lines;

pub(super) use summary::hours;
pub(crate) use summary::policy_summary;
pub(crate) use summary_lines::{
    ChannelLine, ChoiceLine, CoverageLine, FactLine, GapLine, NameLine, OtherTargetLine,
    PolicySummary, ReadingSummary, RelatedLine, RulingLine, TargetLine, TopicLine,
};
pub(super) use target_lines::within;
pub(crate) use target_lines::{in_force, not_stated};
