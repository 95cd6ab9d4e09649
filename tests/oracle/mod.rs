//! A second opinion on business time, which shares no code with the engine.
//!
//! It is slow and plain on purpose: a [`Place`] is a weekly rule with exceptions, [`Minutes`] walks
//! over it minute by minute with nothing but an offset lookup, `days` steps from date to date, and
//! `promise` puts the deadline of a document's promise together from both. `zones` holds the lookup
//! itself to Python's.

mod days;
mod minutes;
mod place;
mod promise;
mod zones;

pub(crate) use days::BusinessDays;
pub(crate) use minutes::Minutes;
pub(crate) use place::{DAY, Place, WEEK, notation};
pub(crate) use promise::{Length, Promise, Weeks};
