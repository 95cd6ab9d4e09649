//! Causes of another deadline than the contract's: each is recomputed, and named if it gives what
//! somebody claims.
//!
//! Causes come in families, one file each: its kinds with their words, and how they are tried.
//! Those that hold for all tickets of a group, such as its hours in another zone or another
//! priority, vary its terms and are compiled once; those that depend on the ticket, such as its
//! pauses, are tried on each. [`CauseFinder`] caches both. A cause that was a convention would show
//! in tickets on which both sides agree too: [`Counterexamples`] counts those where it does not.

mod candidates;
mod cause;
mod cause_families;
mod cause_finder;
mod cause_trial;
mod cited_clauses;
mod claimed_ticket;
mod clocks;
mod counterexamples;
mod days_off;
mod pairs;
mod pauses;
mod readings;
mod slips;
mod starts;
mod targets;
mod whole_table;
mod zones;

pub use cause::Cause;
pub(crate) use cause::CauseKind;
pub use cause_finder::CauseFinder;
pub(crate) use cited_clauses::{CitedClause, CitedClauses, OpenReading};
pub use claimed_ticket::ClaimedTicket;
pub(crate) use counterexamples::Counterexamples;
pub(crate) use readings::REOPENINGS;
