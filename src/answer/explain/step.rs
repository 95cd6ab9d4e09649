//! A step on the way to an answer, so that its reader can check it.

use serde::Serialize;

use crate::sla::ZonedInstant;

/// One step of an explanation.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// The kind of step.
    pub kind: StepKind,
    /// The instant at which it is or begins; `null` for a step without time.
    pub at: Option<ZonedInstant>,
    /// Its end, half-open; `null` for a step without length.
    pub until: Option<ZonedInstant>,
    /// The seconds that a window gives to the target or a pause takes from its clock; `null` for
    /// other steps.
    pub seconds: Option<i64>,
    /// The sum given to the target so far: seconds, or business days where these are counted as
    /// dates.
    pub so_far: Option<i64>,
    /// In words.
    pub says: String,
    /// The clause that it rests on; `null` for what needs none.
    pub clause: Option<String>,
}

/// The kind of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// The request came.
    Opened,
    /// The promise.
    Target,
    /// The ticket got another priority.
    PriorityChange,
    /// A cut-off makes the request count as received later.
    Received,
    /// The clock starts.
    ClockStart,
    /// The clock runs.
    Window,
    /// A business day, counted as a date.
    BusinessDay,
    /// A holiday on which there would have been hours.
    Holiday,
    /// A day with hours of its own.
    SpecialDay,
    /// The clock is paused.
    Pause,
    /// The clocks of a zone change.
    ClockChange,
    /// The promise runs out.
    Due,
    /// A rule that decided.
    RuleTaken,
    /// A rule that was looked at and left.
    RulePassed,
    /// The local time in the zone of the hours.
    LocalTime,
    /// The words or the channel by which something was found.
    Found,
}

impl Step {
    /// Returns a step in words, without time.
    pub(super) fn new(kind: StepKind, says: impl Into<String>) -> Self {
        Self {
            kind,
            at: None,
            until: None,
            seconds: None,
            so_far: None,
            says: says.into(),
            clause: None,
        }
    }

    pub(super) fn at(self, at: ZonedInstant) -> Self {
        Self { at: Some(at), ..self }
    }

    pub(super) fn until(self, until: ZonedInstant) -> Self {
        Self { until: Some(until), ..self }
    }

    pub(super) fn resting_on(self, clause: &str) -> Self {
        Self { clause: Some(clause.to_owned()).filter(|clause| !clause.is_empty()), ..self }
    }
}
