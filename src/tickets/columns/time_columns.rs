//! The columns of times: the zones and units that their names state.

use super::{ElapsedColumn, UtcFields};

/// The columns of the times of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct TimeColumns {
    /// The column of elapsed times.
    pub(in super::super) elapsed: ElapsedColumn,
    /// The fields whose columns state that their times are in UTC.
    pub(in super::super) utc: UtcFields,
    /// The name of the column of responses.
    pub(in super::super) responses: String,
}
