//! Draws a histogram with the border between good and bad. Columns are as wide as their spans, so
//! that the area is the count.

use maud::{Markup, html};

use super::{
    super::{ColumnChart, HistogramColumn},
    drawing::{WIDTH, drawing},
};
use crate::text::grouped;

const TOP: f64 = 30.0;
const HIGHEST: f64 = 130.0;
const LEFT: f64 = 8.0;
/// The part of the width for the column without an end, which stands apart.
const APART: f64 = 0.1;

pub(super) fn columns(id: &str, title: &str, chart: &ColumnChart) -> Markup {
    let bars = placed(chart);
    let description: Vec<String> = chart
        .columns
        .iter()
        .map(|column| format!("{}: {}", column.label, grouped(column.count)))
        .collect();
    let floor = TOP + HIGHEST;
    let scale = WidthScale::of(chart);
    let border = scale.x(chart.border);
    let inside = html! {
        @for (column, x, width, height) in &bars {
            g {
                title { (column.label) ": " (grouped(column.count)) }
                rect class=(if column.from < chart.border { "good" } else { "bad" })
                    x=(tenth(x + 0.5)) y=(tenth(floor - height)) width=(tenth(width - 1.0)) height=(tenth(*height)) {}
                @if column.to.is_none() { text.tiny.middle x=(tenth(x + width / 2.0)) y=(floor + 12.0) { "over " (column.from) "%" } }
            }
        }
        @for mark in [0.0, 50.0, 100.0, 150.0, 200.0, 300.0].into_iter().filter(|mark| *mark <= scale.end) {
            text.tiny.middle x=(tenth(scale.x(mark))) y=(floor + 12.0) { (mark) "%" }
        }
        line.axis x1=(LEFT) x2=(tenth(scale.x(scale.end))) y1=(floor) y2=(floor) {}
        line.goal x1=(tenth(border)) x2=(tenth(border)) y1=(TOP - 14.0) y2=(floor) {}
        text.small x=(tenth(border + 4.0)) y=(TOP - 6.0) { (chart.border_says) }
    };
    drawing(id, 178, title, &description.join("; "), &inside)
}

/// The scale from 0 % to the end of the last column that has one.
#[derive(Clone, Copy, Debug)]
struct WidthScale {
    end: f64,
}

impl WidthScale {
    fn of(chart: &ColumnChart) -> Self {
        Self { end: chart.columns.iter().filter_map(|column| column.to).fold(1.0, f64::max) }
    }

    fn whole() -> f64 {
        f64::from(WIDTH) - 2.0 * LEFT
    }

    fn x(self, percent: f64) -> f64 {
        LEFT + Self::whole() * (1.0 - 1.5 * APART) * percent / self.end
    }
}

/// Returns each column with its place, width and height.
fn placed(chart: &ColumnChart) -> Vec<(&HistogramColumn, f64, f64, f64)> {
    let scale = WidthScale::of(chart);
    let apart = WidthScale::whole() * APART;
    let place = |column: &HistogramColumn| match column.to {
        Some(to) => (scale.x(column.from), scale.x(to) - scale.x(column.from)),
        None => (LEFT + WidthScale::whole() - apart, apart),
    };
    // Counts are far below the 2^53 up to which they are exact.
    #[allow(clippy::cast_precision_loss)]
    let density = |column: &HistogramColumn, width: f64| column.count as f64 / width.max(1.0);
    let columns: Vec<_> = chart
        .columns
        .iter()
        .map(|column| {
            let (x, width) = place(column);
            (column, x, width, density(column, width))
        })
        .collect();
    let most = columns.iter().map(|(.., density)| *density).fold(0.0, f64::max);
    let height = |density: f64| {
        if density > 0.0 { (HIGHEST * density / most).max(1.0) } else { 0.0 }
    };
    columns
        .into_iter()
        .map(|(column, x, width, density)| (column, x, width, height(density)))
        .collect()
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

#[cfg(test)]
mod tests {
    use super::placed;
    use crate::render::{ColumnChart, HistogramColumn};

    /// A span that is twice as wide with as many tickets is half as high.
    #[test]
    fn areas_are_counts() {
        let column =
            |from, to, count| HistogramColumn { from, to: Some(to), count, label: String::new() };
        let columns = vec![column(0.0, 100.0, 10), column(100.0, 300.0, 10)];
        let chart = ColumnChart { columns, border: 100.0, border_says: String::new() };
        let [one, two] = &placed(&chart)[..] else { panic!() };
        assert!((two.2 / one.2 - 2.0).abs() < 1e-9 && (one.3 / two.3 - 2.0).abs() < 1e-9);
    }
}
