//! Reports: the neutral form of an answer, which every renderer reads.

use super::{Feed, Page, Picture, Table, Tone};

/// An answer as headline, facts, tables and notes.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The verdict: how things stand, in one line.
    pub headline: String,
    /// The tone of the headline.
    pub tone: Tone,
    /// Lines under the headline: what the verdict rests on, and what could make it otherwise.
    pub caveats: Vec<String>,
    /// Caveats in few words, for a verdict that stands alone on its line.
    pub marks: Vec<String>,
    /// A picture.
    pub picture: Option<Picture>,
    /// Name and value, in the order in which a reader wants them. A name that repeats the one
    /// before is shown once.
    pub facts: Vec<(String, String)>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Lines to copy as they stand.
    pub verbatim: Vec<String>,
    /// Notes that the reader may act on.
    pub notes: Vec<String>,
    /// True if there is more to show on demand.
    pub has_more: bool,
    /// The one value for scripts.
    pub plain: String,
    /// The answer as events, if it has any.
    pub feed: Option<Feed>,
    /// The answer as one table for other programs, if it is one.
    pub data: Option<Table>,
    /// Sentences behind that table, in a format for people.
    pub data_remarks: Vec<String>,
    /// True if it would be a picture, and there is nothing to draw.
    pub has_nothing_to_draw: bool,
    /// The answer as a page for a browser, if it has one.
    pub page: Option<Page>,
}

impl Report {
    /// Adds a fact.
    pub fn fact(&mut self, name: &str, value: impl Into<String>) {
        self.facts.push((name.to_owned(), value.into()));
    }

    /// Returns the report without some of its notes.
    #[must_use]
    pub fn without_notes(mut self, background: &[String]) -> Self {
        self.notes.retain(|note| !background.contains(note));
        self
    }

    /// Returns the report with a caveat in few words, where it stands on one line.
    #[must_use]
    pub fn marked(mut self, caveat: &str) -> Self {
        self.marks.push(caveat.to_owned());
        self
    }

    /// Adds a fact if there is one.
    pub fn maybe(&mut self, name: &str, value: Option<impl Into<String>>) {
        if let Some(value) = value {
            self.fact(name, value);
        }
    }
}
