//! Turns raw files into valid policies and contracts, and finds every problem of a file at once.

mod bounds;
mod calendars;
mod case_grid;
mod channels;
mod completeness;
mod configuration;
mod contract;
mod contract_metrics;
mod contract_targets;
mod credit_steps;
mod credits;
mod distinct_names;
mod document;
mod doubtful_hours;
mod file;
mod file_schema;
mod holiday_lists;
mod length_range;
mod lints;
mod maintenance;
mod priority_order;
mod readings;
mod recover;
mod rule_conflicts;
mod scope;
mod services;
mod special_days;
mod target_days;
mod targets;
mod ticket_table;
mod topic_words;
mod unwritten_clauses;
mod validator;
mod value_type;
mod worked_example;

#[cfg(test)]
pub(super) use bounds::longest;
pub(crate) use configuration::configuration;
pub(super) use file::embedded_policy;
pub use file::{contract, policy, review_contract, review_policy};
pub(crate) use file::{contract_timezone, is_contract};
pub(crate) use file_schema::{
    CONFIGURATION_SCHEMA, CONTRACT_SCHEMA, HOLIDAYS_SCHEMA, POLICY_SCHEMA,
};
pub use validator::References;
