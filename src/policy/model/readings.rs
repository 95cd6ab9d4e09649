//! What a document leaves open, and worked examples.

use std::ops::Range;

use super::{super::lookup::nearest, CalendarHours, Clause, TargetClock, ZoneRule};
use crate::calendar::{BusinessDayRule, ClosingEdge};

/// A question that the document leaves open.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The name.
    pub id: String,
    /// What is open.
    pub question: String,
    /// The id of the choice that is taken unless told otherwise.
    pub default: String,
    /// The choices, at least two.
    pub choices: Vec<Choice>,
    /// What every answer that rests on it should say.
    pub note: Option<String>,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// One way to take it. What it does not set stays as the policy has it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The id.
    pub id: String,
    /// What it means.
    pub says: String,
    /// What a business day is.
    pub business_day: Option<BusinessDayRule>,
    /// The clock of targets in hours.
    pub clock: Option<TargetClock>,
    /// Where a time that is used up exactly at closing ends.
    pub closing_edge: Option<ClosingEdge>,
    /// From when the target of a new priority counts.
    pub priority_change: Option<PriorityChangeStart>,
    /// Changes to calendars.
    pub calendars: Vec<CalendarOverride>,
}

/// From when the target of a ticket counts that got another priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PriorityChangeStart {
    /// From its opening, as if it had always had that priority.
    #[default]
    AtOpening,
    /// From the change.
    AtChange,
}

/// A change to a calendar.
#[derive(Clone, Debug)]
pub struct CalendarOverride {
    /// Which calendar.
    pub id: String,
    /// Another zone.
    pub zone: Option<ZoneRule>,
    /// Other hours.
    pub hours: Option<CalendarHours>,
    /// Other holiday lists.
    pub holidays: Option<Vec<String>>,
}

/// A question with the answer that a person worked out.
#[derive(Clone, Debug)]
pub struct Example {
    /// What is asked.
    pub ask: ExampleQuestion,
    /// As the options of the same names.
    pub plan: Option<String>,
    /// See `plan`.
    pub edition: Option<String>,
    /// See `plan`.
    pub region: Option<String>,
    /// See `plan`.
    pub priority: Option<String>,
    /// See `plan`.
    pub channel: Option<String>,
    /// See `plan`.
    pub timezone: Option<String>,
    /// See `plan`; `None` if not given.
    pub holidays: Option<Vec<String>>,
    /// Reading and choice.
    pub readings: Vec<(String, String)>,
    /// What `--format plain` prints.
    pub expect: String,
    /// How it was worked out.
    pub why: String,
    /// Where the values of its keys stand in the file.
    pub spans: Vec<(&'static str, Range<usize>)>,
}

/// What an example asks.
#[derive(Clone, Debug)]
pub enum ExampleQuestion {
    /// A deadline, for a request opened at this time.
    Deadline(String),
    /// Coverage at this time.
    Covered(String),
    /// The scope of this topic.
    Scope(String),
}

impl Example {
    /// Where the value of a key stands in the file.
    #[must_use]
    pub fn span(&self, key: &str) -> Option<Range<usize>> {
        self.spans.iter().find(|(other, _)| *other == key).map(|(_, span)| span.clone())
    }
}

impl Reading {
    /// Whether there is more than one way to take it. Else the document settles what would be a
    /// convention.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.choices.len() > 1
    }

    /// The choice of an id.
    #[must_use]
    pub fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}

impl super::Policy {
    /// Whether the policy has a reading with such a choice.
    ///
    /// # Errors
    /// It has not; the message lists what there is.
    pub fn reading_choice(&self, name: &str, choice: &str) -> Result<(), String> {
        let Some(reading) = self.readings.iter().find(|reading| reading.id == name) else {
            let ids: Vec<&str> = self.readings.iter().map(|reading| reading.id.as_str()).collect();
            return Err(format!("{} has no reading '{name}'; {}", self.id, there_are(name, &ids)));
        };
        if reading.choice(choice).is_some() {
            return Ok(());
        }
        let ids: Vec<&str> = reading.choices.iter().map(|choice| choice.id.as_str()).collect();
        Err(format!("the reading '{name}' has no choice '{choice}'; {}", there_are(choice, &ids)))
    }
}

/// What may have been meant by a wrong name, and what there is.
fn there_are(wrong: &str, ids: &[&str]) -> String {
    let near = nearest(wrong, ids.iter().copied()).map(|near| format!("did you mean '{near}'? "));
    format!("{}there are: {}", near.unwrap_or_default(), ids.join(", "))
}
