//! Pages: the neutral form of an answer with charts.

use super::{Table, Tone};

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The title: whose numbers these are.
    pub title: String,
    /// The line under it: of whom, and of when.
    pub subtitle: String,
    /// The answer in one line.
    pub headline: String,
    /// The tone of the headline and of its figure.
    pub tone: Tone,
    /// The one number.
    pub figure: Option<Figure>,
    /// Small figures: name and value.
    pub counts: Vec<(String, String)>,
    /// Notes on the answer: beside the first section, if that is a half.
    pub notes: Vec<String>,
    /// The meaning of the colours: whether it is met, and the words.
    pub legend: Vec<(Key, String)>,
    /// The rest, in order.
    pub sections: Vec<Section>,
    /// Further figures, in the order in which a reader wants them.
    pub facts: Vec<(String, String)>,
    /// The sources of the numbers: name and value.
    pub footer: Vec<(String, String)>,
}

/// The one number of a page.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// The number.
    pub value: String,
    /// Lines beside it: its goal, and its change.
    pub beside: Vec<String>,
}

/// A mark of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Met.
    Met,
    /// Missed.
    Missed,
    /// The goal.
    Goal,
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
    /// True if it stands beside another.
    pub is_half: bool,
    /// True if a table is folded up, as its chart says all that most want to know.
    pub folded: bool,
}

/// A chart.
#[derive(Clone, Debug)]
pub enum Chart {
    /// A share over time.
    Trend(Trend),
    /// Shares of a hundred, one below the other.
    Shares(Shares),
    /// A histogram.
    Columns(ColumnChart),
    /// Stacked bars to both sides of zero.
    Spread(DivergingBars),
    /// The hours of a week.
    Week(Week),
}

/// Dots on a line from left to right, around a goal.
#[derive(Clone, Debug, Default)]
pub struct Trend {
    /// From the first to the last.
    pub points: Vec<TrendPoint>,
    /// The goal, in percent.
    pub line: Option<f64>,
}

/// A dot.
#[derive(Clone, Debug, Default)]
pub struct TrendPoint {
    /// The label below it.
    pub label: String,
    /// Its height in percent; `None` if there is nothing to measure.
    pub percent: Option<f64>,
    /// The text for readers of its value.
    pub value: String,
    /// True if it reaches the goal; `None` without a goal.
    pub good: Option<bool>,
}

/// Bars of 100 %.
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
    /// The good part in percent.
    pub good: f64,
    /// The bad part in percent, behind it.
    pub bad: f64,
    /// The text behind both.
    pub value: String,
}

/// Columns from left to right, as wide as their spans: the area is the count.
#[derive(Clone, Debug, Default)]
pub struct ColumnChart {
    /// The columns.
    pub columns: Vec<HistogramColumn>,
    /// The border between good and bad, in percent.
    pub border: f64,
    /// Its label.
    pub border_says: String,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub struct HistogramColumn {
    /// The lower edge in percent.
    pub from: f64,
    /// The upper edge; `None` for no end.
    pub to: Option<f64>,
    /// The count.
    pub count: u64,
    /// The span in words.
    pub label: String,
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

/// The hours of a week, from Monday 00:00.
#[derive(Clone, Debug, Default)]
pub struct Week {
    /// The shade of each of 168 hours, and its words.
    pub hours: Vec<(Shade, String)>,
    /// Each day in words, for those who cannot see it.
    pub says: Vec<String>,
    /// The meaning of each shade that is there.
    pub legend: Vec<(Shade, String)>,
}

/// The shade of an hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// Nothing.
    #[default]
    Empty,
    /// Some, from 1 to 4.
    Amount(u8),
    /// All of it good.
    Good,
    /// Good in part.
    Mixed,
    /// None of it good.
    Bad,
    /// Not known.
    Unknown,
}
