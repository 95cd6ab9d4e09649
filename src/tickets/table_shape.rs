//! The shape of a table, as options say it: where its rows and its header are.

use super::Extra;

/// Where the rows and the header of a table are, as far as an option says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TableShape {
    /// The path of the array with the rows in a document of JSON; an empty one for its objects.
    pub rows: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The line of the header, counted from 1.
    pub header_line: Option<usize>,
    /// True if an option says the zone of the table, so that names of columns do not.
    pub zone_is_said: bool,
    /// The column of a ticket's id, if only the last row of each ticket counts.
    pub one_row: Option<Extra>,
    /// The columns that tie its tickets to their events.
    pub history: HistoryColumns,
}

/// The columns of a table that name its tickets and hold their events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HistoryColumns {
    /// The ticket's id.
    pub id: Option<Extra>,
    /// The lists of events.
    pub lists: Vec<Extra>,
}
