//! Streams of tickets: the same answers as one by one, and no harm from what comes in.

mod attainment;
mod audit;
mod blocks;
pub mod equality;
mod forms;
mod hanging;
mod hostile;
mod hypotheses;
mod json;
mod sums;
pub mod tables;
