//! Shares as bars from 0 to 100 %, with the value to reach as a line.

use maud::{Markup, html};

use super::{
    super::{Bar, Shares},
    WIDTH, cut, drawing,
};

const ROW: u32 = 22;
const LEFT: u32 = 84;
/// The length of 100 %.
const LENGTH: u32 = 210;
const TOP: u32 = 18;
/// More bars than these are not drawn.
const MOST: usize = 60;

pub(super) fn bars(id: &str, title: &str, shares: &Shares) -> Markup {
    // Of too many the last are the newest.
    let shown = &shares.bars[shares.bars.len().saturating_sub(MOST)..];
    let mut description: Vec<String> = shown.iter().map(|bar| format!("{}: {}", bar.label, bar.value)).collect();
    description.extend(shares.line.map(|line| format!("To reach: {line} %")));
    let height = TOP + ROW * u32::try_from(shown.len()).unwrap_or(0) + 16;
    let bottom = height - 14;
    let inside = html! {
        @for percent in [0, 25, 50, 75, 100] {
            @let x = LEFT + LENGTH * percent / 100;
            line.grid x1=(x) x2=(x) y1=(TOP - 4) y2=(bottom) {}
            text.small.middle x=(x) y=(height - 3) { (percent) " %" }
        }
        @for (at, bar) in (0..).zip(shown) { (one(bar, TOP + ROW * at)) }
        @if let Some(line) = shares.line {
            @let x = f64::from(LEFT) + f64::from(LENGTH) * line / 100.0;
            line.goal x1=(x) x2=(x) y1=(TOP - 4) y2=(bottom) {}
            text.small.end x=(x + 3.0) y=(TOP - 8) { "to reach: " (line) " %" }
        }
    };
    drawing(id, height, title, &description.join("; "), &inside)
}

fn one(bar: &Bar, y: u32) -> Markup {
    let length = bar.percent.map_or(0.0, |percent| f64::from(LENGTH) * percent.clamp(0.0, 100.0) / 100.0);
    html! {
        g {
            title { (bar.label) ": " (bar.value) }
            text.end x=(LEFT - 6) y=(y + 13) { (cut(&bar.label, 13)) }
            rect class=(if bar.good { "good" } else { "bad" }) x=(LEFT) y=(y + 2) width=(format!("{length:.1}")) height=(ROW - 6) rx="2" {}
            text.end.small x=(WIDTH - 2) y=(y + 13) { (bar.value) }
        }
    }
}
