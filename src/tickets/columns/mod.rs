//! The columns of a table: the fields that they hold, by option, preset or name, and the units and
//! zones that their names state.

mod answer_columns;
mod business_time;
mod elapsed;
mod elapsed_column;
mod elapsed_error;
mod guessed_columns;
mod header_names;
mod json_path;
mod key_columns;
mod mapping;
mod opening_columns;
mod time_columns;
mod unmapped_columns;
mod utc_columns;

pub use answer_columns::ANSWER_COLUMNS;
pub(super) use answer_columns::{clash, replaced_columns};
pub(crate) use elapsed_column::ElapsedColumn;
pub(super) use elapsed_column::elapsed_advice;
pub(super) use guessed_columns::{ForeignCell, GuessedColumns};
pub(crate) use header_names::is_same_name;
pub(super) use header_names::{names_of, place_of, sign_between};
pub(super) use json_path::{JsonPath, PathStep};
pub(super) use key_columns::{ColumnRole, KeyColumns};
pub(crate) use mapping::HeaderColumns;
pub use mapping::Mapping;
pub(crate) use time_columns::TimeColumns;
pub(crate) use unmapped_columns::looks_like;
pub(super) use utc_columns::UtcFields;
