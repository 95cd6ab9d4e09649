//! A second opinion on business time, which shares no code with the engine.
//!
//! It is slow and plain on purpose: a [`Place`] is a weekly rule with exceptions, [`Minutes`] walks over it minute by minute
//! with nothing but an offset lookup, and `days` steps from date to date. `zones` holds the lookup itself to Python's.

mod days;
mod minutes;
mod place;
mod zones;

pub(crate) use days::BusinessDays;
pub(crate) use minutes::Minutes;
pub(crate) use place::{DAY, Place};
