//! Parts that reports and pages share: tones and tables.

/// The tone of a headline, which chooses its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Yes.
    Good,
    /// No.
    Bad,
    /// Not stated, or soon too late.
    Unsure,
}

/// A table with a title.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Above the table; may be empty.
    pub title: String,
    /// Column names.
    pub header: Vec<String>,
    /// Rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
    /// The places of columns that narrow text leaves out, one after the other, until each row is
    /// one line.
    pub optional: Vec<usize>,
}

impl Table {
    /// Returns an empty table.
    #[must_use]
    pub fn new(title: &str, header: &[&str]) -> Self {
        Self {
            title: title.to_owned(),
            header: header.iter().map(ToString::to_string).collect(),
            rows: Vec::new(),
            optional: Vec::new(),
        }
    }
}
