//! The configuration of a user: its directory, its file, the contracts in it; and `slacalc config`,
//! which shows what is in force.

mod chosen_contract;
mod config_answer;
mod configured;
mod configured_part;
mod directory;
mod settings;
mod show;

pub(super) use chosen_contract::{ChosenContract, ContractSource};
#[cfg(test)]
pub(super) use config_answer::ConfigAnswer;
pub(super) use configured::{CONTRACTS, Configured, FILE, contract_name};
pub(super) use configured_part::ConfiguredPart;
pub(super) use show::{ConfigArgs, run};
