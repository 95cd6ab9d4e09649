//! Hours, business days and holidays across time zones and clock changes.
//!
#![doc = include_str!("../README.md")]

pub mod calendar;
pub mod time;

pub use calendar::{
    BusinessDayRule, Calendar, CalendarError, ClosingEdge, Schedule, SpecialDay, Timeline,
    WeeklyHours, Window,
};
pub use time::{CivilDateTime, Date, Instant, SignedDuration, Zone};
