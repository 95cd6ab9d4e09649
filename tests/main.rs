//! The one integration binary: what the program promises, checked from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod bad_input;
mod clock_changes;
mod examples;
mod feeds;
mod golden;
mod house;
mod layers;
mod oracle;
mod program;
mod properties;
mod tickets;
mod transcripts;
