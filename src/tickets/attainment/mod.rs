//! How many of a stream's tickets were answered in time: a fold over judged rows, by group, in
//! bounded memory.
//!
//! Everything that is kept adds up in any order, so that the numbers are the same on one core and
//! on many. It knows nothing of how a report looks.

mod attainment_answer;
mod attainment_fold;
mod denominator;
mod duplicate_tickets;
mod excluded_rows;
mod group_counts;
mod grouping;
mod groups;
mod open_readings;
mod printable;
mod response_times;
mod worst;

pub use attainment_answer::{
    AttainmentAnswer, Dimension, GroupAnswer, MarginLine, MeasureLine, ResponseTimes, Undecided,
    UsedLine,
};
pub use attainment_fold::{Attainment, Totals};
pub use denominator::{Denominator, Percent};
pub use excluded_rows::Excluded;
pub use grouping::{GroupBy, Grouping};
pub use open_readings::ReadingCounts;
pub(super) use printable::printable;
pub use worst::WorstLine;
