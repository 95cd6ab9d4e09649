//! What somebody may have done otherwise who came to another deadline: each cause is recomputed,
//! and named if it gives what they claim.
//!
//! [`CauseFinder`] holds what is worked out once for all tickets of a case: the target counted in
//! another zone, without holidays, of another priority. What depends on the ticket itself, such as
//! its pauses, is worked out for each. A cause that was a convention would show in tickets of which
//! nobody claims anything wrong too: [`Counterexamples`] counts those where it does not.

mod candidates;
mod cause;
mod cause_finder;
mod cause_trial;
mod cause_words;
mod cited_clauses;
mod counterexamples;
mod disputed_ticket;
mod holiday_dates;
mod pairs;
mod variants;
mod zones;

pub use cause::{Cause, CauseKind};
pub use cause_finder::CauseFinder;
pub use cited_clauses::{CitedClause, CitedClauses, OpenReading};
pub use counterexamples::Counterexamples;
pub use disputed_ticket::DisputedTicket;
