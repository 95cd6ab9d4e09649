//! Draws the hours of a week as a heat map.

use maud::{Markup, html};

use super::{
    super::Week,
    drawing::{drawing, scaled},
};
use crate::text::{grouped, nonzero};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The classes of the parts of an hour.
const PARTS: [&str; 3] = ["good", "bad", "unknown"];
const LEFT: u32 = 34;
const STEP: u32 = 15;
const ROW: u32 = 20;
const TOP: u32 = 16;

pub(super) fn week(id: &str, title: &str, chart: &Week) -> Markup {
    let most = chart.hours.iter().map(|hour| hour.iter().sum()).max().unwrap_or(0);
    let of_day = |day: usize| chart.hours.iter().skip(day * 24).take(24);
    let inside = html! {
        @for hour in (0..24_u32).step_by(3) {
            text.tiny x=(LEFT + STEP * hour) y=(TOP - 5) { (format!("{hour:02}:00")) }
        }
        @for (day, name) in (0_u32..).zip(DAYS) {
            @let y = TOP + ROW * day;
            text.small.end x=(LEFT - 5) y=(y + 13) { (name) }
            @for (at, hour) in (0_u32..).zip(of_day(day as usize)) {
                @let says = format!("{name} {at:02}:00: {}", says(chart, *hour));
                (square(*hour, most, &says, (LEFT + STEP * at, y)))
            }
        }
    };
    let days = DAYS.iter().enumerate().map(|(day, name)| {
        let sum = |part: usize| of_day(day).map(|hour| hour[part]).sum();
        format!("{name}: {}", says(chart, [sum(0), sum(1), sum(2)]))
    });
    html! {
        (drawing(id, TOP + ROW * 7 + 2, title, &days.collect::<Vec<_>>().join("; "), &inside))
        ul.legend {
            @for (class, part) in PARTS.iter().zip(&chart.parts) { li { span.key.(class) {} (part) } }
            li { "the stronger the more, up to " (grouped(most)) " an hour" }
        }
    }
}

/// Draws an hour: stronger the more there are, filled with its parts from the bottom up.
fn square(hour: [u64; 3], most: u64, says: &str, (x, y): (u32, u32)) -> Markup {
    let (width, height) = (STEP - 1, ROW - 1);
    let all = hour.iter().sum();
    let mut top = f64::from(y + height);
    let parts = hour.map(|count| {
        let size = f64::from(scaled(count, all, 1_000)) * f64::from(height) / 1_000.0;
        top -= size;
        (top, size)
    });
    html! {
        g {
            title { (says) }
            rect.empty x=(x) y=(y) width=(width) height=(height) {}
            @if all > 0 {
                g fill-opacity=(format!("0.{:03}", 250 + scaled(all, most, 749))) {
                    @for (class, (top, size)) in PARTS.iter().zip(parts).filter(|(_, (_, size))| *size > 0.0) {
                        rect.(class) x=(x) y=(format!("{top:.1}")) width=(width) height=(format!("{size:.1}")) {}
                    }
                }
            }
        }
    }
}

/// Returns `12: 9 covered, 3 not covered`.
fn says(chart: &Week, hour: [u64; 3]) -> String {
    let counts: Vec<(u64, &str)> =
        hour.into_iter().zip(chart.parts.iter().map(String::as_str)).collect();
    let parts = nonzero(&counts);
    let all = grouped(hour.iter().sum());
    if parts.is_empty() { all } else { format!("{all}: {}", parts.join(", ")) }
}
