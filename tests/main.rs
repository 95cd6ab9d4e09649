//! The one integration binary: what the program promises, checked from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod bad_input;
mod config;
mod contract_lines;
mod desk;
mod difference;
mod edges;
mod examples;
mod facts;
mod feeds;
mod frozen;
mod golden;
mod help;
mod house;
mod human_times;
mod layers;
mod ledger;
mod manual;
mod metrics;
mod oracle;
mod policies_manual;
mod problems;
mod program;
mod properties;
mod recurring;
mod schema;
mod scope_phrases;
#[cfg(unix)]
mod shells;
mod suggestions;
mod tasks;
mod tickets;
mod transcripts;
mod vendors;
mod world;
