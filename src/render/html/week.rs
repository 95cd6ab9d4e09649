//! The hours of a week as a heat map.

use maud::{Markup, html};

use super::{super::Week, drawing, grouped, scaled};

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LEFT: u32 = 34;
const STEP: u32 = 15;
const ROW: u32 = 20;
const TOP: u32 = 16;

pub(super) fn week(id: &str, title: &str, chart: &Week) -> Markup {
    let most = chart.hours.iter().map(|hour| hour.count).max().unwrap_or(0);
    let of_day = |day: usize| chart.hours.iter().skip(day * 24).take(24);
    let description: Vec<String> =
        DAYS.iter().enumerate().map(|(day, name)| format!("{name}: {}", grouped(of_day(day).map(|hour| hour.count).sum()))).collect();
    let inside = html! {
        @for hour in (0..24_u32).step_by(3) {
            text.tiny x=(LEFT + STEP * hour) y=(TOP - 5) { (format!("{hour:02}:00")) }
        }
        @for (day, name) in (0_u32..).zip(DAYS) {
            @let y = TOP + ROW * day;
            text.small.end x=(LEFT - 5) y=(y + 13) { (name) }
            @for (at, hour) in (0_u32..).zip(of_day(day as usize)) {
                @let x = LEFT + STEP * at;
                g {
                    title { (name) " " (format!("{at:02}:00")) ": " (grouped(hour.count)) @if hour.marked { ", " (chart.mark) } }
                    rect.empty x=(x) y=(y) width=(STEP - 1) height=(ROW - 1) {}
                    @if hour.count > 0 {
                        rect.heat x=(x) y=(y) width=(STEP - 1) height=(ROW - 1)
                            fill-opacity=(format!("0.{:03}", 150 + scaled(hour.count, most, 849))) {}
                    }
                    @if hour.marked { circle.mark cx=(x + STEP / 2) cy=(y + ROW / 2) r="3" {} }
                }
            }
        }
    };
    html! {
        (drawing(id, TOP + ROW * 7 + 2, title, &description.join("; "), &inside))
        ul.legend {
            li { span.key.heat-low {} "few" }
            li { span.key.heat-high {} (format!("up to {}", grouped(most))) }
            li { span.key.dot {} (chart.mark) }
        }
    }
}
