//! Streams of tickets: rows of CSV or JSON in, each judged, in the order in which they came.
//!
//! ```text
//! Source → Blocks → (on every core) rows → Judge → a Pass → its parts, in order
//! ```
//!
//! A [`Source`] gives bytes, unpacked and without a byte order mark; blocks of whole rows are cut from them, and each block is
//! judged on some core. What becomes of a judged row is a [`Pass`]: `batch` writes it out again, a report counts it. The
//! parts of a pass come back in the order of the input, so that neither the number of cores nor chance can be seen in a result.
//!
//! Memory is bounded: blocks, the blocks under way, the longest row and what is remembered of cases have limits. This layer
//! knows nothing of options and of how results look.

mod attainment;
mod audit;
mod blocks;
mod business_time;
mod cell_value;
mod clash;
mod columns;
mod csv_rows;
mod elapsed_column;
mod eras;
mod failure;
mod field;
mod json_array;
mod json_keys;
mod json_rows;
mod json_text;
mod json_twice;
mod judge;
mod key_columns;
mod layout;
mod lookalikes;
mod made_from;
mod meanings;
mod outcomes;
mod preset;
mod row;
mod shelf;
mod source;
mod spares;
mod strangers;
mod stream;
mod table_fault;
mod ticket;
mod utc_columns;
mod written;

pub use attainment::{
    Attainment, AttainmentAnswer, By, Dimension, Excluded, GroupAnswer, GroupBy, MarginLine, Measure, MeasureLine, Percent, ReadingLine,
    ResponseTimes, Sums, Undecided, UsedLine, WorstLine,
};
pub use audit::{Audit, AuditAnswer, AuditGroup, BadRow, Claimed, Differences, Example, ExplainedBy, Findings, KnownList, Verdicts};
pub use columns::{Columns, Mapping};
pub use elapsed_column::ElapsedColumn;
pub use eras::era_dates;
pub use failure::StreamError;
pub use field::Field;
pub use judge::{Answered, Judge};
pub use made_from::{JudgingContract, JudgingPolicy, MadeFrom, Origins, Said};
pub use meanings::Meanings;
pub use outcomes::{Outcome, Outcomes, difference_of};
pub use preset::{PRESETS, Preset};
pub use row::{Extra, Row};
pub use shelf::{Defaults, Filed, Shelf};
pub use source::Source;
pub use spares::Spares;
pub use stream::{Form, Pass, Setup, Summary, stream};
pub use written::{ANSWER_COLUMNS, Rewrite, Written};
