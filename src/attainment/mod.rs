//! Attainment: counts the tickets of a stream that were answered in time, by group, in bounded
//! memory.
//!
//! All counts add up in any order, so that the numbers are the same on one core and on many. This
//! layer knows nothing of how a report looks.

mod attainment_answer;
mod attainment_fold;
mod credit_lines;
mod credits;
mod denominator;
mod excluded_rows;
mod group_answer;
mod group_counts;
mod group_limits;
mod group_lines;
mod group_sums;
mod grouping;
mod groups;
mod listed_tickets;
mod measured_periods;
mod open_readings;
mod promises;
mod reading_span;
mod repeated_tickets;
mod response_times;
mod split_tickets;
mod tickets_by_reading;
mod worst;

pub use attainment_answer::AttainmentAnswer;
pub(crate) use attainment_answer::Dimension;
pub use attainment_fold::{Attainment, Totals};
pub(crate) use credit_lines::{CreditGap, CreditLine, Fraction};
pub(crate) use denominator::Percent;
pub(crate) use excluded_rows::Excluded;
pub use group_answer::GroupAnswer;
pub(crate) use group_answer::Undecided;
pub(crate) use group_lines::ResponseTimes;
pub use grouping::{GroupBy, Grouping};
pub(crate) use listed_tickets::{LATEST, ListedTicket};
pub(crate) use measured_periods::{PeriodLine, PeriodTarget};
pub(crate) use open_readings::ReadingCounts;
pub(crate) use promises::Promises;
pub(crate) use reading_span::SharesByReading;
pub(crate) use worst::TicketLine;

pub use crate::policy::Denominator;
