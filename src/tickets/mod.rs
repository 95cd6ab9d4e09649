//! Streams of tickets: evaluates the rows of CSV or JSON, in the order in which they come.
//!
//! ```text
//! Input → Blocks → (on every core) rows → RowEvaluator → a RowFold → its parts, in order
//! ```
//!
//! An [`Input`] gives bytes, unpacked and without a byte order mark; blocks of whole rows are cut
//! from them, and each block is evaluated on some core. A [`RowFold`] takes the evaluated rows:
//! `batch` writes them out again, a report counts them. The parts of a fold come back in the order
//! of the input, so that neither the number of cores nor chance can be seen in a result.
//!
//! Memory is bounded: blocks, the blocks under way, the longest row and the caches of ticket groups
//! have limits. This layer parses no options and lays out no results; its errors may name the
//! option that helps.

mod cell_value;
mod closed_twice;
mod columns;
mod empty_words;
mod evaluate;
mod evaluated_row;
mod group_columns;
mod history;
mod input;
mod label_rules;
mod later_times;
mod metric_rows;
mod named_contract;
mod outcomes;
mod period_finder;
mod policy_periods;
mod provenance;
mod reopened_row;
mod row;
mod row_contract;
mod row_form;
mod row_lists;
mod row_times;
mod row_writer;
mod stream;
mod stream_config;
mod stream_error;
mod table_choices;
mod table_fault;
mod table_findings;
mod table_shape;
mod table_survey;
mod ticket_context;
mod ticket_name;
mod value_map;

pub(crate) use crate::{
    policy::{
        EventPlaces, Field, Metric, NO_PRESET, PRESETS, Preset, PriorityScheme, SCHEMES,
        preset_names,
    },
    times::TimeUnit,
};
pub use columns::{ANSWER_COLUMNS, Mapping};
pub(crate) use columns::{is_same_name, looks_like};
pub(crate) use empty_words::EmptyWords;
pub(crate) use evaluate::RowEvaluator;
pub(crate) use evaluated_row::{AnsweredByReading, EvaluatedRow, RowEvents};
pub(crate) use history::{EventReader, History, HistoryLog};
pub use input::Input;
pub(crate) use input::{BufferPool, read_history, rows_before};
use label_rules::LabelRules;
pub(crate) use later_times::LaterTimes;
pub use named_contract::NamedContract;
pub(crate) use outcomes::{RowOutcome, RowOutcomes, difference_of};
pub(crate) use policy_periods::period_dates;
pub(crate) use provenance::{JudgingContract, JudgingPolicy, Provenance, Sources, UsedOption};
pub(crate) use row::{Extra, Row};
pub use row_writer::RowWriter;
pub(crate) use row_writer::{FirstError, WrittenBlock};
pub use stream::{RowFold, Summary, stream};
pub use stream_config::{StreamConfig, TableForm};
pub(crate) use stream_error::StreamError;
pub(crate) use table_shape::{HistoryColumns, TableShape};
pub(crate) use table_survey::survey_table;
pub use ticket_context::{Defaults, TicketContext};
pub(crate) use value_map::ValueMap;
