//! A second opinion on business time, which shares no code with the crate.
//!
//! It is slow and plain on purpose: a [`Place`] is a weekly rule with exceptions, [`Minutes`] walks
//! over it minute by minute with nothing but an offset lookup, and [`BusinessDays`] steps from date
//! to date.

mod days;
mod minutes;
pub(crate) mod place;

pub(crate) use days::BusinessDays;
pub(crate) use minutes::Minutes;
pub(crate) use place::{DAY, Place};
