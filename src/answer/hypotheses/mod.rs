//! What somebody may have done otherwise who came to another deadline: each cause is recomputed, and named if it gives
//! what they claim.
//!
//! [`Hypotheses`] holds what is worked out once for all tickets of a case: the target counted in another zone, without
//! holidays, of another priority. What depends on the ticket itself, such as its pauses, is worked out for each.

mod cause;
mod dates;
mod doubt;
mod pairs;
mod suspects;
mod variants;
mod zones;

pub use cause::{Cause, CauseKind};
pub use doubt::Doubt;
pub use suspects::Hypotheses;
