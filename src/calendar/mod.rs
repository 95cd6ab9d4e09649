//! Business time: weekly hours, holidays and special days become coverage windows, and time is counted on these.
//!
//! A [`Calendar`] says when a place is staffed. It is compiled into a [`Timeline`], the sorted coverage windows of a span,
//! on which adding, subtracting and measuring are a binary search. This layer knows nothing of vendors or contracts.

mod business_days;
mod compile;
mod coverage;
pub mod holidays;
mod hours;
mod ladder;
mod schedule;
mod timeline;

pub use business_days::BusinessDayRule;
pub use coverage::{Calendar, CalendarError, State};
pub use hours::{DaySpan, HoursError, WeeklyHours, parse_spans};
pub use schedule::{Schedule, SpecialDay};
pub use timeline::{ClosingEdge, Timeline, Window};
