//! Business time: hours, business days and holidays across time zones.
//!
//! - [`time`]: instants, dates, zones and durations; the meaning of a local time that a clock change
//!   skips or repeats.
//! - [`calendar`]: weekly hours, holidays and special days as coverage windows, and counting on
//!   them.

pub mod calendar;
pub mod time;
