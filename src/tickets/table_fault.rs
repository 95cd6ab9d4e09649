//! Faults of a whole table, found in one cell: rows before it may be wrong too, though nothing in
//! them shows it.

use super::{Field, Row, columns::ForeignCell};
use crate::{text::excerpt, times::TimeForm};

/// The fields that hold one time each.
const TIMES: [Field; 3] = [Field::Opened, Field::Responded, Field::Closed];

/// A fault for which no row of the table may be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TableFault {
    /// A column only has the name of a field.
    ForeignCell(ForeignCell),
    /// Day and month are in the other order than in `--time-format`.
    DayMonthSwapped { field: Field, says: String },
}

impl TableFault {
    /// Returns the fault that the times of a row show.
    pub(super) fn of_times(row: &Row<'_>, form: &TimeForm) -> Option<Self> {
        TIMES.into_iter().find_map(|field| {
            let cell = std::str::from_utf8(row.cell(field)).ok()?.trim();
            let other = form.day_month_swapped(cell)?;
            let says = format!(
                "'{}' fits '{other}', not '{}', so day and month may be swapped in every other \
                 row too; use --time-format '{other}', or correct this row",
                excerpt(cell),
                form.text()
            );
            Some(Self::DayMonthSwapped { field, says })
        })
    }

    pub(super) fn field(&self) -> Field {
        match self {
            Self::ForeignCell(cell) => cell.field(),
            Self::DayMonthSwapped { field, .. } => *field,
        }
    }

    /// Describes the fault, and how to mend it. Rows are counted from 1.
    pub(super) fn says(&self, row: u64, column: &str) -> String {
        match self {
            Self::ForeignCell(cell) => cell.says(row, column),
            Self::DayMonthSwapped { says, .. } => format!("row {row}, column '{column}': {says}"),
        }
    }
}
