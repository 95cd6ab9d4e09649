//! How many of a stream's tickets were answered in time: a fold over judged rows, by group, in bounded memory.
//!
//! Everything that is kept adds up in any order, so that the numbers are the same on one core and on many. It knows nothing of
//! how a report looks.

mod answer;
mod by;
mod faults;
mod fold;
mod measure;
mod readings;
mod repeats;
mod shown;
mod tally;
mod times;
mod worst;

pub use answer::{AttainmentAnswer, Dimension, GroupAnswer, MarginLine, MeasureLine, ResponseTimes, Undecided, UsedLine};
pub use by::{By, GroupBy};
pub use faults::Excluded;
pub use fold::{Attainment, Sums};
pub use measure::{Measure, Percent};
pub use readings::ReadingLine;
pub(super) use shown::printable;
pub use worst::WorstLine;
