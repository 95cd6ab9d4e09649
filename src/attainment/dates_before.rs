//! The tickets of the dates before those that count, to compare with.

use serde::Serialize;

use super::attainment_answer::{GroupAnswer, MeasureLine};
use crate::time::Date;

/// The tickets of the dates before, to compare with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DatesBefore {
    /// The first of these dates.
    pub since: String,
    /// The last.
    pub until: String,
    /// Attainment of each kind.
    pub attainment: Vec<MeasureLine>,
}

impl DatesBefore {
    pub(super) fn of((since, until): (Date, Date), counted: GroupAnswer) -> Self {
        Self { since: since.to_string(), until: until.to_string(), attainment: counted.attainment }
    }
}
