//! Draws a share over time: dots around the goal.

use maud::{Markup, html};

use super::{
    super::{Trend, TrendPoint},
    drawing::{WIDTH, drawing, hidden},
};

const TOP: f64 = 26.0;
const HEIGHT: f64 = 120.0;
const LEFT: f64 = 62.0;
/// The edge of the lines of the scale.
const EDGE: f64 = 34.0;
const RIGHT: f64 = 24.0;
/// The most dots that are drawn.
const MOST: usize = 53;
/// The most dots that have their number and label beside them.
const LABELLED: usize = 7;

pub(super) fn trend(id: &str, title: &str, chart: &Trend) -> Markup {
    // The last periods are the newest.
    let shown = &chart.points[chart.points.len().saturating_sub(MOST)..];
    let scale = HeightScale::of(shown, chart.line);
    let step = (f64::from(WIDTH) - LEFT - RIGHT) / count(shown.len().saturating_sub(1).max(1));
    let place = |at: usize, percent: f64| (LEFT + step * count(at), scale.y(percent));
    let dots: Vec<(usize, &TrendPoint, (f64, f64))> = shown
        .iter()
        .enumerate()
        .filter_map(|(at, point)| Some((at, point, place(at, point.percent?))))
        .collect();
    let path: Vec<String> = dots.iter().map(|(.., (x, y))| format!("{x:.1},{y:.1}")).collect();
    // The newest has its label whatever the rest.
    let every = shown.len().div_ceil(LABELLED).max(1);
    let is_labelled = |at: usize| (shown.len() - 1 - at).is_multiple_of(every);
    let inside = html! {
        @for percent in scale.marks() {
            @let y = scale.y(percent);
            line.grid x1=(EDGE) x2=(f64::from(WIDTH) - 4.0) y1=(tenth(y)) y2=(tenth(y)) {}
            text.small.end x=(EDGE - 4.0) y=(tenth(y + 3.5)) { (percent) "%" }
        }
        @if let Some(line) = chart.line {
            @let y = tenth(scale.y(line));
            line.goal x1=(EDGE) x2=(f64::from(WIDTH) - 4.0) y1=(y) y2=(y) {}
        }
        polyline.trend points=(path.join(" ")) {}
        @for (at, point, (x, y)) in &dots {
            (dot(point, (*x, *y)))
            @if is_labelled(*at) { text.over.middle x=(tenth(*x)) y=(tenth(y - 8.0)) { (point.value.split(' ').next().unwrap_or_default()) } }
        }
        @for (at, point) in shown.iter().enumerate().filter(|(at, _)| is_labelled(*at)) {
            text.small.middle x=(tenth(LEFT + step * count(at))) y=(TOP + HEIGHT + 16.0) { (point.label) }
        }
    };
    let mut says: Vec<String> =
        shown.iter().map(|point| format!("{}: {}", point.label, point.value)).collect();
    says.extend(chart.line.map(|line| format!("target: {line}%")));
    html! {
        (drawing(id, 166, title, &says.join("; "), &inside))
        (hidden("last", shown.len(), chart.points.len()))
    }
}

/// Draws a dot: a diamond if it is below the goal, else round; grey without a goal.
fn dot(point: &TrendPoint, (x, y): (f64, f64)) -> Markup {
    html! {
        g {
            title { (point.label) ": " (point.value) }
            @if point.good != Some(false) {
                circle.(if point.good.is_some() { "good" } else { "neutral" }) cx=(tenth(x)) cy=(tenth(y)) r="4" {}
            } @else {
                rect.bad x=(tenth(x - 4.0)) y=(tenth(y - 4.0)) width="8" height="8" transform=(format!("rotate(45 {x:.1} {y:.1})")) {}
            }
        }
    }
}

/// The span of percents that is drawn.
#[derive(Clone, Copy, Debug)]
struct HeightScale {
    low: f64,
    step: f64,
}

impl HeightScale {
    /// Returns the span from below the lowest dot and the goal to 100 %.
    fn of(points: &[TrendPoint], line: Option<f64>) -> Self {
        let lowest = points.iter().filter_map(|point| point.percent).chain(line);
        let lowest = lowest.fold(100.0, f64::min);
        let step = [2.0, 5.0, 10.0, 25.0].into_iter().find(|step| 100.0 - step * 4.0 <= lowest);
        let step = step.unwrap_or(25.0);
        Self { low: ((lowest - step / 2.0) / step).floor().max(0.0) * step, step }
    }

    fn y(self, percent: f64) -> f64 {
        TOP + HEIGHT * (100.0 - percent.clamp(self.low, 100.0)) / (100.0 - self.low).max(1.0)
    }

    fn marks(self) -> impl Iterator<Item = f64> {
        (0..6).map(move |at| self.low + self.step * f64::from(at)).filter(|mark| *mark <= 100.0)
    }
}

fn tenth(number: f64) -> String {
    format!("{number:.1}")
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests {
    use super::{HeightScale, trend};
    use crate::render::{Trend, TrendPoint};

    #[test]
    fn the_scale_begins_below_the_lowest_dot_and_the_goal() {
        let at = |percent| TrendPoint { percent: Some(percent), ..TrendPoint::default() };
        let cases = [(97.0, None, 96.0), (97.0, Some(90.0), 85.0), (10.0, Some(95.0), 0.0)];
        for (lowest, line, low) in cases {
            let scale = HeightScale::of(&[at(100.0), at(lowest)], line);
            assert!((scale.low - low).abs() < 1e-9, "{lowest}: {scale:?}");
        }
    }

    #[test]
    fn one_dot_and_none_are_drawn() {
        for points in [vec![], vec![TrendPoint { percent: Some(50.0), ..TrendPoint::default() }]] {
            let drawn = trend("t", "Trend", &Trend { points, line: Some(95.0) }).into_string();
            assert!(drawn.contains("target: 95%") && !drawn.contains("NaN"), "{drawn}");
        }
    }
}
