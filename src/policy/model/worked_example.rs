//! Worked examples: questions with answers that a person worked out.

use std::ops::Range;

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
    /// The line that `--format plain` prints, with the state behind it if there is a response.
    pub expect: String,
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
}

impl Example {
    /// Returns the place of a key's value in the file.
    #[must_use]
    pub(crate) fn span(&self, key: &str) -> Option<Range<usize>> {
        self.spans.iter().find(|(other, _)| *other == key).map(|(_, span)| span.clone())
    }
}
