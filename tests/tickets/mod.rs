//! Streams of tickets: the same answers as one by one, and no harm from what comes in.

mod attainment;
mod audit;
mod blocks;
mod credits;
pub(crate) mod equality;
mod forms;
mod hanging;
mod hostile;
mod hypotheses;
mod json;
mod metrics;
mod moments;
mod quarters;
mod reopened;
mod report_page;
mod sums;
pub(crate) mod tables;
mod upcoming;
