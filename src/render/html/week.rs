//! Draws the hours of a week as a heat map.

use maud::{Markup, html};

use super::{
    super::{Shade, Week},
    drawing::drawing,
};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const LEFT: u32 = 34;
const STEP: u32 = 15;
const ROW: u32 = 20;
const TOP: u32 = 16;

pub(super) fn week(id: &str, title: &str, chart: &Week) -> Markup {
    let of_day = |day: usize| chart.hours.iter().skip(day * 24).take(24);
    let inside = html! {
        @for hour in (0..24_u32).step_by(3) {
            text.tiny x=(LEFT + STEP * hour) y=(TOP - 5) { (format!("{hour:02}:00")) }
        }
        @for (day, name) in (0_u32..).zip(DAYS) {
            @let y = TOP + ROW * day;
            text.small.end x=(LEFT - 5) y=(y + 13) { (name) }
            @for (at, (shade, says)) in (0_u32..).zip(of_day(day as usize)) {
                g {
                    title { (name) " " (format!("{at:02}:00: ")) (says) }
                    (square(*shade, (LEFT + STEP * at, y)))
                }
            }
        }
    };
    html! {
        (drawing(id, TOP + ROW * 7 + 2, title, &chart.says.join("; "), &inside))
        ul.legend {
            @for (shade, says) in &chart.legend {
                li {
                    svg.swatch viewBox="0 0 16 21" aria-hidden="true" { (square(*shade, (1, 1))) }
                    (says)
                }
            }
        }
    }
}

/// Draws an hour. What is not good has a stroke, so that it is seen without colours.
fn square(shade: Shade, (x, y): (u32, u32)) -> Markup {
    let (width, height) = (STEP - 1, ROW - 1);
    let class = match shade {
        Shade::Empty => "empty".to_owned(),
        Shade::Amount(amount) => format!("early{}", amount.clamp(1, 4)),
        Shade::Good => "good".to_owned(),
        Shade::Mixed => "late1".to_owned(),
        Shade::Bad => "bad".to_owned(),
        Shade::Unknown => "unknown".to_owned(),
    };
    html! {
        rect class=(class) x=(x) y=(y) width=(width) height=(height) {}
        @if matches!(shade, Shade::Mixed | Shade::Bad) {
            line.stroke x1=(x + 3) x2=(x + width - 3) y1=(y + height - 4) y2=(y + 4) {}
        }
        @if shade == Shade::Bad {
            line.stroke x1=(x + 3) x2=(x + width - 3) y1=(y + 4) y2=(y + height - 4) {}
        }
    }
}
