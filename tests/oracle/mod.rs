//! A second opinion on deadlines, which shares no code with the engine: `promise` puts the deadline
//! of a document's promise together from the crate's oracle of business time.

#[allow(dead_code, reason = "the crate's own tests use the rest")]
#[path = "../../crates/business-time/tests/integration/oracle/mod.rs"]
mod hours;
mod promise;

pub(crate) use hours::{
    BusinessDays, DAY, Minutes, Place,
    place::{WEEK, notation},
};
pub(crate) use promise::{Length, Promise, Weeks};
