//! Draws rows as stacked bars to both sides of zero.

use maud::{Markup, html};

use super::{
    super::{DivergingBars, DivergingRow},
    drawing::{Labels, WIDTH, drawing, halves, hidden, scaled, side_by_side},
};
use crate::text::grouped;

const ROW: u32 = 26;
const LEFT: u32 = 100;
const MOST: usize = 40;

pub(super) fn spread(id: &str, title: &str, chart: &DivergingBars) -> Markup {
    let rows = &chart.rows[..chart.rows.len().min(MOST)];
    let labels = Labels::of(rows.iter().map(|row| row.label.as_str()), LEFT);
    // Zero stands where the row with the longest left side needs it, with room for the words.
    let least = if labels.above { 90 } else { 120 };
    let left = rows.iter().map(|row| left_of(chart, row)).max().unwrap_or(0).max(if labels.above {
        90
    } else {
        20
    });
    let right =
        rows.iter().map(|row| 1_000 - left_of(chart, row).min(1_000)).max().unwrap_or(0).max(least);
    let part = |(at, rows): (usize, &[DivergingRow])| {
        drawn(&format!("{id}-{at}"), title, (chart, rows), (labels, left, right))
    };
    html! {
        (side_by_side(&halves(rows).into_iter().enumerate().map(part).collect::<Vec<_>>()))
        (hidden("first", rows.len(), chart.rows.len()))
        ul.legend {
            @for (at, part) in chart.parts.iter().enumerate() {
                li { span.key.(class(chart, at)) {} (part) }
            }
        }
    }
}

fn drawn(
    id: &str,
    title: &str,
    (chart, rows): (&DivergingBars, &[DivergingRow]),
    (labels, left, right): (Labels, u32, u32),
) -> Markup {
    let description: Vec<String> = rows.iter().map(|row| says(chart, row)).collect();
    let (step, length) = (ROW + labels.down(), WIDTH - labels.left - 4);
    let height = 16 + step * u32::try_from(rows.len()).unwrap_or(0);
    let zero = labels.left + left * length / (left + right);
    let inside = html! {
        text.small.end x=(zero - 4) y="10" { "late" }
        text.small x=(zero + 4) y="10" { "early" }
        @for (at, row) in (0_u32..).zip(rows) {
            @let y = 16 + step * at;
            (parts(chart, row, (zero, f64::from(length) / f64::from(left + right)), y + labels.down()))
        }
        line.axis x1=(zero) x2=(zero) y1="2" y2=(height) {}
        @for (at, row) in (0_u32..).zip(rows) { (labels.draw(&row.label, 16 + step * at)) }
    };
    drawing(id, height, title, &description.join("; "), &inside)
}

/// Draws the parts of a row, a thousandth of which is `unit` wide: outwards from zero.
fn parts(chart: &DivergingBars, row: &DivergingRow, (zero, unit): (u32, f64), y: u32) -> Markup {
    let all = row.counts.iter().sum::<u64>();
    let size = |count: u64| f64::from(scaled(count, all, 1_000)) * unit;
    let mut rects = Vec::new();
    let mut x = f64::from(zero);
    for at in (0..chart.left.min(row.counts.len())).rev() {
        x -= size(row.counts[at]);
        rects.push((at, x));
    }
    x = f64::from(zero);
    for at in chart.left..row.counts.len() {
        rects.push((at, x));
        x += size(row.counts[at]);
    }
    html! {
        @for (at, x) in rects.into_iter().filter(|(at, _)| row.counts[*at] > 0) {
            g {
                title { (row.label) ", " (chart.parts[at]) ": " (grouped(row.counts[at])) }
                rect class=(class(chart, at)) x=(format!("{x:.1}")) y=(y + 2) width=(format!("{:.1}", size(row.counts[at]))) height=(ROW - 7) {}
            }
        }
    }
}

/// Returns the thousandths of a row that lie left of zero.
fn left_of(chart: &DivergingBars, row: &DivergingRow) -> u32 {
    let left = row.counts.iter().take(chart.left).sum::<u64>();
    scaled(left, row.counts.iter().sum(), 1_000)
}

/// Returns the class of a part: far from zero the colours are stronger.
fn class(chart: &DivergingBars, at: usize) -> String {
    if at < chart.left {
        format!("late{}", (chart.left - at).min(4))
    } else {
        format!("early{}", (at + 1 - chart.left).min(4))
    }
}

fn says(chart: &DivergingBars, row: &DivergingRow) -> String {
    let parts: Vec<String> = chart
        .parts
        .iter()
        .zip(&row.counts)
        .map(|(part, count)| format!("{part} {}", grouped(*count)))
        .collect();
    format!("{}: {}", row.label, parts.join(", "))
}
