//! What somebody may have done otherwise who came to another deadline: each cause is recomputed, and named if it gives
//! what they claim.
//!
//! [`Hypotheses`] holds what is worked out once for all tickets of a case: the target counted in another zone, without
//! holidays, of another priority. What depends on the ticket itself, such as its pauses, is worked out for each. A cause that
//! was a convention would show in tickets of which nobody claims anything wrong too: [`Refuted`] counts those where it does not.

mod cause;
mod dates;
mod doubt;
mod grounds;
mod keeper;
mod pairs;
mod refuted;
mod suspects;
mod tries;
mod variants;
mod words;
mod zones;

pub use cause::{Cause, CauseKind};
pub use doubt::Doubt;
pub use grounds::{Ground, Grounds, LeftOpen};
pub use keeper::Hypotheses;
pub use refuted::Refuted;
