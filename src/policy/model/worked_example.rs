//! Worked examples: questions with answers that a person worked out.

use std::ops::Range;

use crate::time::Date;

/// A question with the answer that a person worked out.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// The question.
    pub ask: ExampleQuestion,
    /// As `--plan`.
    pub plan: Option<String>,
    /// As `--edition`.
    pub edition: Option<String>,
    /// As `--region`.
    pub region: Option<String>,
    /// As `--priority`.
    pub priority: Option<String>,
    /// As `--channel`.
    pub channel: Option<String>,
    /// As `--timezone`.
    pub timezone: Option<String>,
    /// Holiday lists; `None` if not given, empty for none.
    pub holidays: Option<Vec<String>>,
    /// Reading and choice.
    pub readings: Vec<(String, String)>,
    /// Of a deadline, as `--responded`.
    pub responded: Option<String>,
    /// As `--acknowledged`.
    pub acknowledged: Option<String>,
    /// As `--investigating`.
    pub investigating: Option<String>,
    /// As `--metric`.
    pub metric: Option<String>,
    /// As `--updated`.
    pub updated: Vec<String>,
    /// As `--worked-around`.
    pub worked_around: Option<String>,
    /// As `--resolved`.
    pub resolved: Option<String>,
    /// The lines that `--format plain` prints, a space between their cells; behind a deadline with
    /// a response, the state.
    pub expect: String,
    /// Phrases that stand in the answer, and where they stand in the file.
    pub says: Vec<(String, Range<usize>)>,
    /// The arithmetic in words.
    pub why: String,
    /// Where the values of its keys stand in the file.
    pub spans: Vec<(&'static str, Range<usize>)>,
}

/// The question of an example.
#[derive(Clone, Debug)]
pub(crate) enum ExampleQuestion {
    /// A deadline, for a request opened at this time.
    Deadline(String),
    /// Coverage at this time.
    Covered(String),
    /// The scope of this topic.
    Scope(String),
    /// The channels at this time.
    Channels(String),
    /// All plans, or one with all that it comes with, or what differs in another.
    Plans(Option<String>),
    /// The days of maintenance.
    Maintenance(MaintenanceTime),
    /// The priorities, or the one of the subject.
    Priorities,
    /// Contacts and entitlements on this date, after these uses.
    Contacts {
        /// The date.
        on: Date,
        /// As `--used`.
        used: Vec<String>,
    },
    /// The clause that these words name.
    Clause(String),
}

/// The time of an example about maintenance.
#[derive(Clone, Debug)]
pub(crate) enum MaintenanceTime {
    /// The dates from this one on.
    From(Date),
    /// An instant, which may be on a day of maintenance.
    At(String),
}

impl Example {
    /// Returns the place of a key's value in the file.
    #[must_use]
    pub(crate) fn span(&self, key: &str) -> Option<Range<usize>> {
        self.spans.iter().find(|(other, _)| *other == key).map(|(_, span)| span.clone())
    }
}
