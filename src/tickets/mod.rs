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

mod attainment;
mod audit;
mod blocks;
mod buffer_pool;
mod business_time;
mod cell_value;
mod column_clash;
mod columns;
mod csv_rows;
mod elapsed;
mod elapsed_column;
mod elapsed_error;
mod evaluate;
mod field;
mod guessed_columns;
mod input;
mod json_array;
mod json_duplicates;
mod json_keys;
mod json_rows;
mod json_text;
mod key_columns;
mod layout;
mod outcomes;
mod policy_periods;
mod preset;
mod provenance;
mod row;
mod row_times;
mod row_writer;
mod stream;
mod stream_error;
mod table_fault;
mod ticket_context;
mod time_unit;
mod unmapped_columns;
mod utc_columns;
mod value_map;

pub use attainment::{
    Attainment, AttainmentAnswer, Denominator, Dimension, Excluded, GroupAnswer, GroupBy, Grouping,
    MarginLine, MeasureLine, Percent, ReadingCounts, ResponseTimes, Totals, Undecided, UsedLine,
    WorstLine,
};
pub use audit::{
    Audit, AuditAnswer, AuditGroup, BadRow, Claimed, Differences, DifferingTicket, ExplainedBy,
    Findings, KnownList, VerdictWords,
};
pub use buffer_pool::BufferPool;
pub use columns::{HeaderColumns, Mapping};
pub use elapsed_column::ElapsedColumn;
pub use evaluate::{EvaluatedRow, RowEvaluator};
pub use field::Field;
pub use input::Input;
pub use outcomes::{RowOutcome, RowOutcomes, difference_of};
pub use policy_periods::era_dates;
pub use preset::{PRESETS, Preset};
pub use provenance::{JudgingContract, JudgingPolicy, Provenance, Sources, UsedOption};
pub use row::{Extra, Row};
pub use row_writer::{ANSWER_COLUMNS, RowWriter, WrittenBlock};
pub use stream::{RowFold, StreamConfig, Summary, TableForm, stream};
pub use stream_error::StreamError;
pub use ticket_context::{Defaults, NamedContract, TicketContext};
pub use time_unit::TimeUnit;
pub use value_map::ValueMap;
