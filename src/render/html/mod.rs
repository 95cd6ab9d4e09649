//! A page for browsers: one file that needs nothing else, with charts drawn here.
//!
//! Text comes into it through `maud`, which escapes all of it. The only parts that are taken as
//! they stand are the style sheet and numbers.

mod bars;
mod diverging_bars;
mod histogram;
mod page_document;
mod week;

pub use page_document::html;

use maud::{Markup, html as markup};

use super::shortened;

/// The width of every chart in its own units; at 400 pixels a unit is about a pixel.
const WIDTH: u32 = 400;

/// A drawing with the text that stands for it where it cannot be seen.
fn drawing(id: &str, height: u32, title: &str, description: &str, inside: &Markup) -> Markup {
    markup! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby=(format!("{id}-title {id}-text")) {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-text")) { (description) }
            (inside)
        }
    }
}

/// A part of a whole of so many units.
fn scaled(part: u64, whole: u64, units: u32) -> u32 {
    let size = u128::from(part) * u128::from(units) / u128::from(whole.max(1));
    u32::try_from(size).unwrap_or(units).min(units)
}

/// How many rows a drawing has at most; more are drawn as two.
const TALL: usize = 16;

/// Rows as they are drawn: as a whole, or in two halves that stand side by side where there is
/// room.
fn halves<T>(rows: &[T]) -> Vec<&[T]> {
    if rows.len() <= TALL { vec![rows] } else { rows.chunks(rows.len().div_ceil(2)).collect() }
}

fn side_by_side(drawings: &[Markup]) -> Markup {
    markup! { div.halves[drawings.len() > 1] { @for drawing in drawings { (drawing) } } }
}

/// That not all rows are drawn, if that is so.
fn hidden(which: &str, shown: usize, all: usize) -> Markup {
    markup! { @if shown < all { p.note { "The " (which) " " (shown) " of " (all) "; the numbers below have all." } } }
}

/// Where the labels of rows stand: beside the rows, or above them if one is too long for that.
#[derive(Clone, Copy)]
struct Labels {
    above: bool,
    /// How much there is beside the rows.
    left: u32,
}

impl Labels {
    fn of<'a>(mut labels: impl Iterator<Item = &'a str>, left: u32) -> Self {
        // A letter is seven units wide or less.
        let above = labels.any(|label| label.chars().count() > left as usize / 7);
        Self { above, left: if above { 0 } else { left } }
    }

    /// How far below the beginning of a row the row itself is.
    fn down(self) -> u32 {
        if self.above { 14 } else { 0 }
    }

    /// The label of a row that begins at a height.
    fn draw(self, label: &str, y: u32) -> Markup {
        markup! {
            @if self.above { text.over x="0" y=(y + 10) { (shortened(label, 52)) } } @else { text.end x=(self.left - 6) y=(y + 13) { (label) } }
        }
    }
}

/// A number with its thousands parted.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let chunks: Vec<&str> = (0..digits.len())
        .rev()
        .step_by(3)
        .map(|end| &digits[end.saturating_sub(2)..=end])
        .collect();
    chunks.into_iter().rev().collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::{TALL, grouped, halves, scaled};

    #[test]
    fn numbers_and_rows_are_parted_well() {
        assert_eq!(
            [0, 12, 999, 1_000, 1_234_567].map(grouped),
            ["0", "12", "999", "1,000", "1,234,567"]
        );
        let sizes =
            |rows: usize| halves(&vec![0; rows]).iter().map(|half| half.len()).collect::<Vec<_>>();
        assert_eq!(
            [sizes(0), sizes(TALL), sizes(TALL + 1)],
            [vec![0], vec![TALL], vec![TALL / 2 + 1, TALL / 2]]
        );
        assert_eq!([scaled(1, 2, 100), scaled(0, 0, 100), scaled(u64::MAX, 1, 100)], [50, 0, 100]);
    }
}
