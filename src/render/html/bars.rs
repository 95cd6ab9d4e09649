//! Draws shares as bars of 100 %: the good part, the bad part, and the goal as a line.

use maud::{Markup, html};

use super::{
    super::{Bar, Shares},
    drawing::{Labels, WIDTH, drawing, halves, hidden, side_by_side},
};

const ROW: u32 = 22;
const LEFT: u32 = 84;
/// The room for the values behind the bars.
const RIGHT: u32 = 106;
const TOP: u32 = 6;
/// The most bars that are drawn.
const MOST: usize = 60;

pub(super) fn bars(id: &str, title: &str, shares: &Shares) -> Markup {
    let shown = &shares.bars[..shares.bars.len().min(MOST)];
    let labels = Labels::of(shown.iter().map(|bar| bar.label.as_str()), LEFT);
    let part = |(at, bars): (usize, &[Bar])| {
        drawn(&format!("{id}-{at}"), title, (bars, shares.line), labels)
    };
    html! {
        (side_by_side(&halves(shown).into_iter().enumerate().map(part).collect::<Vec<_>>()))
        (hidden("first", shown.len(), shares.bars.len()))
    }
}

fn drawn(id: &str, title: &str, (shown, line): (&[Bar], Option<f64>), labels: Labels) -> Markup {
    let mut description: Vec<String> =
        shown.iter().map(|bar| format!("{}: {}", bar.label, bar.value)).collect();
    description.extend(line.map(|line| format!("target: {line}%")));
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
            line.goal.on-bars x1=(x) x2=(x) y1=(TOP - 4) y2=(bottom) {}
        }
        @for (at, bar) in (0..).zip(shown) { (labels.draw(&bar.label, TOP + row * at)) }
    };
    drawing(id, height, title, &description.join("; "), &inside)
}

fn one(bar: &Bar, labels: Labels, whole: u32, y: u32) -> Markup {
    let length = |percent: f64| f64::from(whole) * percent.clamp(0.0, 100.0) / 100.0;
    let (good, bad) = (length(bar.good), length(bar.bad.min(100.0 - bar.good)));
    let down = y + labels.down();
    let part = |class: &str, x: f64, width: f64| {
        html! {
            @if width > 0.0 {
                rect class=(class) x=(format!("{x:.1}")) y=(down + 2) width=(format!("{width:.1}")) height=(ROW - 6) {}
            }
        }
    };
    html! {
        g {
            title { (bar.label) ": " (bar.value) }
            (part("good", f64::from(labels.left), good))
            // A gap parts the two where colours are not seen.
            (part("bad", f64::from(labels.left) + good + 1.5, (bad - 1.5).max(0.0)))
            text.end.small x=(WIDTH - 2) y=(down + 13) { (bar.value) }
        }
    }
}
