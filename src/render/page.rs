//! The neutral form of a page with charts: what there is to show, before anyone decides how it is
//! drawn.

use super::{Table, Tone};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// The answer in one line.
    pub headline: String,
    /// What sort of news it is.
    pub tone: Tone,
    /// Name and value, in the order in which a reader wants them.
    pub facts: Vec<(String, String)>,
    /// What else must be said.
    pub notes: Vec<String>,
    /// The rest, in order.
    pub sections: Vec<Section>,
    /// Where the numbers come from: name and value.
    pub footer: Vec<(String, String)>,
}

/// A part of a page.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What is seen, in a sentence or two.
    pub says: String,
    /// A chart.
    pub chart: Option<Chart>,
    /// A table, which says in numbers what the chart shows.
    pub table: Option<Table>,
}

/// A chart.
#[derive(Clone, Debug)]
pub enum Chart {
    /// Shares of a hundred, side by side.
    Shares(Shares),
    /// How many fall into each span.
    Columns(ColumnChart),
    /// How each row is made up, to both sides of zero.
    Spread(DivergingBars),
    /// The hours of a week.
    Week(Week),
}

/// Bars from 0 to 100 %.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// A value that should be reached.
    pub line: Option<f64>,
}

/// A bar.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// Beside it.
    pub label: String,
    /// How long it is, in percent; `None` if there is nothing to measure.
    pub percent: Option<f64>,
    /// Behind it.
    pub value: String,
    /// Whether it is long enough.
    pub good: bool,
}

/// Columns from left to right.
#[derive(Clone, Debug, Default)]
pub struct ColumnChart {
    /// From how many percent on, and how many there are.
    pub columns: Vec<(String, u64)>,
    /// How many of them, from the left, are good.
    pub good: usize,
    /// What the border between good and bad is.
    pub border: String,
}

/// Rows of parts, laid out to both sides of zero.
#[derive(Clone, Debug, Default)]
pub struct DivergingBars {
    /// The names of the parts, from the far left to the far right.
    pub parts: Vec<String>,
    /// How many of them, from the left, are left of zero.
    pub left: usize,
    /// From top to bottom.
    pub rows: Vec<DivergingRow>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct DivergingRow {
    /// Beside it.
    pub label: String,
    /// How many there are of each part.
    pub counts: Vec<u64>,
}

/// The hours of a week, from Monday 00:00, and what each is made up of.
#[derive(Clone, Debug, Default)]
pub struct Week {
    /// What the parts are: a good one, a bad one, and the rest.
    pub parts: [String; 3],
    /// 168 hours: how many there are of each part.
    pub hours: Vec<[u64; 3]>,
}
