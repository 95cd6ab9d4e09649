//! The coverage windows under each reading of the document's open questions about the hours.

use serde::Serialize;

use super::super::{Subject, citation::in_line, coverage::HoursByChoice};
use crate::{calendar::Timeline, policy::CalendarRule, time::Instant};

/// Coverage of the span under one choice of one reading, the others as they are in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CalendarReading {
    /// The reading.
    pub name: String,
    /// The choice.
    pub value: String,
    /// The length of all windows then; `null` if it cannot be said.
    pub covered_seconds: Option<i64>,
    /// Why that cannot be said under this choice: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// True if the windows are those of the answer.
    pub same_windows: bool,
    /// True if it is the one in force.
    pub chosen: bool,
    /// The meaning of the choice.
    pub says: String,
    /// The clauses that leave it open.
    pub clause: String,
}

/// The span under each choice of the readings that bear on a rule, beside the windows in force.
pub(super) fn readings(
    subject: &Subject<'_>,
    rule: &CalendarRule,
    (from, to): (Instant, Instant),
    in_force: Option<&Timeline>,
) -> Vec<CalendarReading> {
    let reading = |HoursByChoice { reading, choice, chosen, calendar }| {
        let timeline = calendar.as_ref().ok().map(|calendar| calendar.timeline(from, to));
        CalendarReading {
            name: reading.id.clone(),
            value: choice.id.clone(),
            covered_seconds: timeline.as_ref().map(|timeline| timeline.measure(from, to)),
            same_windows: timeline.as_ref().map(Timeline::windows)
                == in_force.map(Timeline::windows),
            obstacle: calendar.err(),
            chosen,
            says: choice.says.clone(),
            clause: in_line(&reading.clauses),
        }
    };
    subject.hours_by_choice(rule).into_iter().map(reading).collect()
}
