//! The library under the `slacalc` command: support contracts as data, and what follows from them.
//!
//! Layers are modules; imports point one way, and a test holds them to it:
//!
//! ```text
//! main → cli → audit, attainment → tickets → answer → policy → business-time
//!            └→ render
//!      (cli, audit, tickets, answer, policy) → times → time
//!      (cli, attainment, tickets, answer, times, render) → text
//! ```
//!
//! - [`time`]: instants, dates, zones, durations; what a local time means where a clock change
//!   skips or repeats it.
//! - [`times`]: times and zones as people and exports write them, and guesses at wrong ones.
//! - [`calendar`]: business time, that is weekly hours, holidays and special days as coverage
//!   windows, and counting on them.
//! - [`policy`]: support documents and contracts, from TOML to valid data.
//! - [`answer`]: deadlines, coverage and scope, with the clauses that they rest on.
//! - [`tickets`]: streams of tickets in CSV or JSON, judged row by row.
//! - [`attainment`]: the share of tickets that were answered in time, by group.
//! - [`audit`]: deadlines or verdicts that somebody claims, against the contract's.
//! - [`render`]: reports as text, pictures, JSON, iCalendar or one plain value.
//! - [`text`]: what text becomes on its way to people and to spreadsheets.
//! - [`cli`]: the command line.

pub use business_time::{calendar, time};

pub mod answer;
pub mod attainment;
pub mod audit;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod policy;
#[cfg(feature = "cli")]
pub mod render;
pub mod text;
pub mod tickets;
pub mod times;
