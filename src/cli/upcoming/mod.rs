//! `slacalc upcoming`.

mod arguments;
mod run;
mod short_times;
mod upcoming_feed;
mod upcoming_report;
mod upcoming_verdict;

pub(super) use arguments::UpcomingArgs;
pub(super) use run::run;
