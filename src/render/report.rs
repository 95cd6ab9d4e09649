//! The neutral form of an answer: what there is to say, before anyone decides how it looks.

use super::{Feed, Page, Picture, Table, Tone};

/// An answer, lowered to headline, facts, tables and notes.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The answer in one line.
    pub headline: String,
    /// What sort of news it is.
    pub tone: Tone,
    /// A picture of it.
    pub picture: Option<Picture>,
    /// Name and value, in the order in which a reader wants them. A name that repeats the one
    /// before is shown once.
    pub facts: Vec<(String, String)>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Lines to copy as they stand.
    pub verbatim: Vec<String>,
    /// What else must be said.
    pub notes: Vec<String>,
    /// The one value for scripts.
    pub plain: String,
    /// It as events, if it can be said so.
    pub feed: Option<Feed>,
    /// It as one table for other programs, if it can be said so.
    pub data: Option<Table>,
    /// It as a page for a browser, if it can be said so.
    pub page: Option<Page>,
}

impl Report {
    /// Adds a fact.
    pub fn fact(&mut self, name: &str, value: impl Into<String>) {
        self.facts.push((name.to_owned(), value.into()));
    }

    /// Adds a fact if there is one.
    pub fn maybe(&mut self, name: &str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.fact(name, value);
        }
    }
}
