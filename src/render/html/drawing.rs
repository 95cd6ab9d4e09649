//! Drawings: the frame, labels and scale that all charts share.

use maud::{Markup, html as markup};

use crate::render::shortened;

/// The width of every chart in its own units; at 400 pixels a unit is about a pixel.
pub(super) const WIDTH: u32 = 400;

/// Frames a drawing with its text for screen readers.
pub(super) fn drawing(
    id: &str,
    height: u32,
    title: &str,
    description: &str,
    inside: &Markup,
) -> Markup {
    markup! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img" aria-labelledby=(format!("{id}-title {id}-text")) {
            title id=(format!("{id}-title")) { (title) }
            desc id=(format!("{id}-text")) { (description) }
            (inside)
        }
    }
}

/// Scales a part of a whole to a number of units.
pub(super) fn scaled(part: u64, whole: u64, units: u32) -> u32 {
    let size = u128::from(part) * u128::from(units) / u128::from(whole.max(1));
    u32::try_from(size).unwrap_or(units).min(units)
}

/// The most rows of a drawing; more are drawn as two.
pub(super) const TALL: usize = 16;

/// Splits many rows into halves, which stand side by side where there is room.
pub(super) fn halves<T>(rows: &[T]) -> Vec<&[T]> {
    if rows.len() <= TALL { vec![rows] } else { rows.chunks(rows.len().div_ceil(2)).collect() }
}

pub(super) fn side_by_side(drawings: &[Markup]) -> Markup {
    markup! { div.halves[drawings.len() > 1] { @for drawing in drawings { (drawing) } } }
}

/// Notes that not all rows are drawn, if so.
pub(super) fn hidden(which: &str, shown: usize, all: usize) -> Markup {
    markup! { @if shown < all { p.note { "The " (which) " " (shown) " of " (all) "; the numbers below have all." } } }
}

/// The place of the labels of rows: beside the rows, or above them if one is too long for that.
#[derive(Clone, Copy)]
pub(super) struct Labels {
    pub(super) above: bool,
    /// The room beside the rows.
    pub(super) left: u32,
}

impl Labels {
    pub(super) fn of<'a>(mut labels: impl Iterator<Item = &'a str>, left: u32) -> Self {
        // A letter is seven units wide or less.
        let above = labels.any(|label| label.chars().count() > left as usize / 7);
        Self { above, left: if above { 0 } else { left } }
    }

    /// Returns the offset of a row below its label.
    pub(super) fn down(self) -> u32 {
        if self.above { 14 } else { 0 }
    }

    /// Draws the label of a row that begins at a height.
    pub(super) fn draw(self, label: &str, y: u32) -> Markup {
        markup! {
            @if self.above { text.over x="0" y=(y + 10) { (shortened(label, 52)) } } @else { text.end x=(self.left - 6) y=(y + 13) { (label) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TALL, halves, scaled};

    #[test]
    fn long_charts_are_halved_and_parts_scaled() {
        let sizes =
            |rows: usize| halves(&vec![0; rows]).iter().map(|half| half.len()).collect::<Vec<_>>();
        assert_eq!(
            [sizes(0), sizes(TALL), sizes(TALL + 1)],
            [vec![0], vec![TALL], vec![TALL / 2 + 1, TALL / 2]]
        );
        assert_eq!([scaled(1, 2, 100), scaled(0, 0, 100), scaled(u64::MAX, 1, 100)], [50, 0, 100]);
    }
}
