//! From raw files to valid policies and contracts, with every problem of a file at once.

mod agreed;
mod bounds;
mod business_days;
mod clocks;
mod contract;
mod document;
mod examples;
mod file;
mod grid;
mod holiday_lists;
mod hours;
mod lints;
mod readings;
mod rules;
mod scope;
mod shape;
mod sheet;
mod special_days;
mod stand_in;
mod totality;
mod urgency;

#[cfg(test)]
pub(super) use bounds::longest;
pub(super) use file::embedded_policy;
pub use file::{Review, contract, contract_timezone, is_contract, policy, review_contract, review_policy};
pub use sheet::Surroundings;
