//! Draws shares as bars from 0 to 100 %, with the goal as a line.

use maud::{Markup, html};

use super::{
    super::{Bar, Shares},
    drawing::{Labels, WIDTH, drawing, halves, hidden, side_by_side},
};

const ROW: u32 = 22;
const LEFT: u32 = 84;
/// The room for the values behind the bars.
const RIGHT: u32 = 106;
const TOP: u32 = 18;
/// The most bars that are drawn.
const MOST: usize = 60;

pub(super) fn bars(id: &str, title: &str, shares: &Shares) -> Markup {
    // The last periods are the newest.
    let shown = &shares.bars[shares.bars.len().saturating_sub(MOST)..];
    let labels = Labels::of(shown.iter().map(|bar| bar.label.as_str()), LEFT);
    let part = |(at, bars): (usize, &[Bar])| {
        drawn(&format!("{id}-{at}"), title, (bars, shares.line), labels)
    };
    html! {
        (side_by_side(&halves(shown).into_iter().enumerate().map(part).collect::<Vec<_>>()))
        (hidden("last", shown.len(), shares.bars.len()))
    }
}

fn drawn(id: &str, title: &str, (shown, line): (&[Bar], Option<f64>), labels: Labels) -> Markup {
    let mut description: Vec<String> =
        shown.iter().map(|bar| format!("{}: {}", bar.label, bar.value)).collect();
    description.extend(line.map(|line| format!("To reach: {line}%")));
    let (row, left) = (ROW + labels.down(), labels.left);
    // The length of 100 %.
    let length = WIDTH - RIGHT - left;
    let height = TOP + row * u32::try_from(shown.len()).unwrap_or(0) + 16;
    let bottom = height - 14;
    let inside = html! {
        @for percent in [0, 25, 50, 75, 100] {
            @let x = left + length * percent / 100;
            line.grid x1=(x) x2=(x) y1=(TOP - 4) y2=(bottom) {}
            text.small.middle[x > 0] x=(x) y=(height - 3) { (percent) "%" }
        }
        @for (at, bar) in (0..).zip(shown) { (one(bar, labels, length, TOP + row * at)) }
        @if let Some(line) = line {
            @let x = f64::from(left) + f64::from(length) * line / 100.0;
            line.goal x1=(x) x2=(x) y1=(TOP - 4) y2=(bottom) {}
            text.small.end[line >= 50.0] x=(if line >= 50.0 { x + 3.0 } else { x.max(3.0) - 3.0 }) y=(TOP - 8) { "to reach: " (line) "%" }
        }
        @for (at, bar) in (0..).zip(shown) { (labels.draw(&bar.label, TOP + row * at)) }
    };
    drawing(id, height, title, &description.join("; "), &inside)
}

fn one(bar: &Bar, labels: Labels, whole: u32, y: u32) -> Markup {
    let length =
        bar.percent.map_or(0.0, |percent| f64::from(whole) * percent.clamp(0.0, 100.0) / 100.0);
    let down = y + labels.down();
    html! {
        g {
            title { (bar.label) ": " (bar.value) }
            rect class=(if bar.good { "good" } else { "bad" }) x=(labels.left) y=(down + 2) width=(format!("{length:.1}")) height=(ROW - 6) rx="2" {}
            text.end.small x=(WIDTH - 2) y=(down + 13) { (bar.value) }
        }
    }
}
