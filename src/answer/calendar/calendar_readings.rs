//! The coverage windows under each reading of the document's open questions about the hours.

use serde::Serialize;

use super::super::coverage::HoursByChoice;
use crate::{
    calendar::{Timeline, Window},
    policy::CalendarRule,
    sla::{KnownHours, QuestionError, ReadingBranch, ReadingChoice, Subject, in_line},
    time::Instant,
};

/// Coverage of the span under one combination of open readings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CalendarCombination {
    /// The choice of each reading that bears on the hours in this combination.
    pub choices: Vec<ReadingChoice>,
    /// The length of all windows then; `null` if it cannot be said.
    pub covered_seconds: Option<i64>,
    /// Why that cannot be said in this combination: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// True if it is the one in force.
    pub chosen: bool,
}

/// Returns the coverage from one instant to another under each combination of open readings.
///
/// # Errors
/// There are too many combinations.
pub(crate) fn calendar_combinations(
    subject: &Subject<'_>,
    (from, to): (Instant, Instant),
) -> Result<Vec<CalendarCombination>, QuestionError> {
    let windows = |hours: &KnownHours| Ok(hours.exactly()?.timeline(from, to).windows().to_vec());
    let mut rows = Vec::new();
    for ReadingBranch { choices, outcome, chosen } in subject.hours_branches(windows)? {
        let length =
            |windows: &Vec<Window>| windows.iter().map(|window| window.length().seconds()).sum();
        let (covered_seconds, obstacle) = (outcome.as_ref().ok().map(length), outcome.err());
        rows.push(CalendarCombination { choices, covered_seconds, obstacle, chosen });
    }
    Ok(rows)
}

/// Coverage of the span under one choice of one reading, the others as they are in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CalendarReading {
    /// The reading.
    pub name: String,
    /// The question that the document leaves open.
    #[serde(skip)]
    pub question: String,
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
    /// True if nobody has chosen it, so that the reading is open.
    #[serde(skip)]
    pub open: bool,
    /// The meaning of the choice.
    pub says: String,
    /// The meaning as the end of a sentence that begins with "if".
    #[serde(skip)]
    pub condition: Option<String>,
    /// The clauses that leave it open.
    pub clause: String,
}

/// Returns the span under each choice of the readings that bear on a rule, beside the windows in
/// force.
pub(super) fn readings<'a>(
    subject: &Subject<'a>,
    rule: &'a CalendarRule,
    (from, to): (Instant, Instant),
    in_force: Option<&Timeline>,
) -> Vec<CalendarReading> {
    let reading = |HoursByChoice { reading, choice, chosen, hours }| {
        let calendar = hours.exactly();
        let timeline = calendar.as_ref().ok().map(|calendar| calendar.timeline(from, to));
        CalendarReading {
            name: reading.id.clone(),
            question: reading.question.clone(),
            value: choice.id.clone(),
            covered_seconds: timeline.as_ref().map(|timeline| timeline.measure(from, to).seconds()),
            same_windows: timeline.as_ref().map(Timeline::windows)
                == in_force.map(Timeline::windows),
            obstacle: calendar.err(),
            chosen,
            open: !subject.is_chosen(reading),
            says: choice.says.clone(),
            condition: choice.condition().map(str::to_owned),
            clause: in_line(&reading.clauses),
        }
    };
    subject.hours_by_choice(rule).into_iter().map(reading).collect()
}
