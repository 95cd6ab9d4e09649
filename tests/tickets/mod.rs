//! Streams of tickets: the same answers as one by one, and no harm from what comes in.

mod attainment;
mod audit;
mod blocks;
pub(crate) mod equality;
mod forms;
mod hanging;
mod hostile;
mod hypotheses;
mod json;
mod moments;
mod quarters;
mod reopened;
mod sums;
pub(crate) mod tables;
mod upcoming;
