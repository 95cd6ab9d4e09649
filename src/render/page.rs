//! Pages: the neutral form of an answer with charts.

use super::{Table, Tone};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The title.
    pub title: String,
    /// The answer in one line.
    pub headline: String,
    /// The tone of the headline.
    pub tone: Tone,
    /// Name and value, in the order in which a reader wants them.
    pub facts: Vec<(String, String)>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The rest, in order.
    pub sections: Vec<Section>,
    /// The sources of the numbers: name and value.
    pub footer: Vec<(String, String)>,
}

/// A part of a page.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// A sentence or two on the chart.
    pub says: String,
    /// A chart.
    pub chart: Option<Chart>,
    /// A table with the numbers of the chart.
    pub table: Option<Table>,
}

/// A chart.
#[derive(Clone, Debug)]
pub enum Chart {
    /// Shares of a hundred, side by side.
    Shares(Shares),
    /// A histogram.
    Columns(ColumnChart),
    /// Stacked bars to both sides of zero.
    Spread(DivergingBars),
    /// The hours of a week.
    Week(Week),
}

/// Bars from 0 to 100 %.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    /// From top to bottom.
    pub bars: Vec<Bar>,
    /// The goal, in percent.
    pub line: Option<f64>,
}

/// A bar.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// The label beside it.
    pub label: String,
    /// The length in percent; `None` if there is nothing to measure.
    pub percent: Option<f64>,
    /// The text behind it.
    pub value: String,
    /// True if the bar reaches the goal.
    pub good: bool,
}

/// Columns from left to right.
#[derive(Clone, Debug, Default)]
pub struct ColumnChart {
    /// The lower edge in percent, and the count.
    pub columns: Vec<(String, u64)>,
    /// The number of good columns, from the left.
    pub good: usize,
    /// The label of the border between good and bad.
    pub border: String,
}

/// Rows of parts, laid out to both sides of zero.
#[derive(Clone, Debug, Default)]
pub struct DivergingBars {
    /// The names of the parts, from the far left to the far right.
    pub parts: Vec<String>,
    /// The number of parts left of zero.
    pub left: usize,
    /// From top to bottom.
    pub rows: Vec<DivergingRow>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct DivergingRow {
    /// Beside it.
    pub label: String,
    /// The count of each part.
    pub counts: Vec<u64>,
}

/// The hours of a week, from Monday 00:00, each split into parts.
#[derive(Clone, Debug, Default)]
pub struct Week {
    /// The names of the parts: a good one, a bad one, and the rest.
    pub parts: [String; 3],
    /// The counts of each part, for 168 hours.
    pub hours: Vec<[u64; 3]>,
}
