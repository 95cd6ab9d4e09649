//! Streams of tickets: rows of CSV or JSON in, each judged, in the order in which they came.
//!
//! ```text
//! Source → Blocks → (on every core) rows → Judge → a Pass → its parts, in order
//! ```
//!
//! A [`Input`] gives bytes, unpacked and without a byte order mark; blocks of whole rows are cut
//! from them, and each block is judged on some core. What becomes of a judged row is a [`RowFold`]:
//! `batch` writes it out again, a report counts it. The parts of a pass come back in the order of
//! the input, so that neither the number of cores nor chance can be seen in a result.
//!
//! Memory is bounded: blocks, the blocks under way, the longest row and what is remembered of cases
//! have limits. This layer knows nothing of options and of how results look.

mod cell_value;
mod columns;
mod evaluate;
mod field;
mod group_columns;
mod input;
mod outcomes;
mod period_finder;
mod policy_periods;
mod provenance;
mod row;
mod row_form;
mod row_times;
mod row_writer;
mod stream;
mod stream_config;
mod stream_error;
mod table_fault;
mod ticket_context;
mod value_map;

pub use columns::{ANSWER_COLUMNS, ElapsedColumn, HeaderColumns, Mapping, PRESETS, Preset};
pub use evaluate::{EvaluatedRow, RowEvaluator};
pub use field::Field;
pub use input::{BufferPool, Input};
pub use outcomes::{RowOutcome, RowOutcomes, difference_of};
pub use policy_periods::era_dates;
pub use provenance::{JudgingContract, JudgingPolicy, Provenance, Sources, UsedOption};
pub use row::{Extra, Row};
pub use row_writer::{RowWriter, WrittenBlock};
pub use stream::{RowFold, Summary, stream};
pub use stream_config::{StreamConfig, TableForm};
pub use stream_error::StreamError;
pub use ticket_context::{Defaults, NamedContract, TicketContext};
pub use value_map::ValueMap;
