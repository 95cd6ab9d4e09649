//! Draws a histogram with the border between good and bad.

use maud::{Markup, html};

use super::{
    super::ColumnChart,
    drawing::{WIDTH, drawing, scaled},
};
use crate::text::grouped;

const TOP: u32 = 34;
const HIGHEST: u32 = 150;
const LEFT: u32 = 8;

pub(super) fn columns(id: &str, title: &str, chart: &ColumnChart) -> Markup {
    let count = u32::try_from(chart.columns.len().max(1)).unwrap_or(1);
    let step = (WIDTH - 2 * LEFT) / count;
    let most = chart.columns.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let floor = TOP + HIGHEST;
    let description: Vec<String> = chart
        .columns
        .iter()
        .map(|(label, count)| format!("from {label}%: {}", grouped(*count)))
        .collect();
    let border = LEFT + step * u32::try_from(chart.good).unwrap_or(0);
    let inside = html! {
        @for (at, (label, count)) in (0_u32..).zip(&chart.columns) {
            @let x = LEFT + step * at;
            @let height = scaled(*count, most, HIGHEST).max(u32::from(*count > 0));
            g {
                title { "from " (label) "%: " (grouped(*count)) }
                rect class=(if (at as usize) < chart.good { "good" } else { "bad" })
                    x=(x + 1) y=(floor - height) width=(step - 2) height=(height) rx="1" {}
                @if *count > 0 && *count < 10_000 {
                    text.tiny.middle x=(x + step / 2) y=(floor - height - 3) { (count) }
                }
            }
            text.tiny.middle x=(x) y=(floor + 12) { (label) }
        }
        line.axis x1=(LEFT) x2=(LEFT + step * count) y1=(floor) y2=(floor) {}
        line.goal x1=(border) x2=(border) y1=(TOP - 18) y2=(floor) {}
        text.small.end x=(border - 4) y=(TOP - 22) { (chart.border) }
    };
    drawing(id, floor + 18, title, &description.join("; "), &inside)
}
