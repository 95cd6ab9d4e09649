//! From raw files to valid policies and contracts, with every problem of a file at once.

mod clocks;
mod contract;
mod document;
mod examples;
mod file;
mod readings;
mod scope;
mod sheet;
mod totality;

pub(super) use file::embedded_policy;
pub use file::{contract, is_contract, policy};
pub use sheet::Surroundings;
