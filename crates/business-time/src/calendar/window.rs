//! Coverage windows, and positions on the clock that runs only inside them.

use crate::time::{Instant, SignedDuration};

/// A span in which a calendar is open. It covers its start, not its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The opening.
    pub start: Instant,
    /// The closing: the first instant that is no longer covered.
    pub end: Instant,
}

/// The end of a length of business time that is used up exactly at closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ClosingEdge {
    /// At that closing.
    #[default]
    Closing,
    /// At the next opening.
    NextOpening,
}

/// The position of an instant on the clock of a timeline.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Position {
    /// The covered time of the span before it.
    pub covered: SignedDuration,
    /// The first covered instant from it on.
    pub next: Option<Instant>,
}

/// The end of a length of business time.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Exhausted {
    /// The instant, as with [`ClosingEdge::Closing`].
    pub at: Instant,
    /// True if that is exactly at closing.
    pub closes: bool,
    /// The next opening, if the span has one; set only if `closes`.
    pub next: Option<Instant>,
}

impl Window {
    /// Returns the time from its opening to its closing.
    #[must_use]
    pub const fn length(self) -> SignedDuration {
        self.end.since(self.start)
    }
}

impl ClosingEdge {
    /// All edges.
    pub const ALL: &'static [Self] = &[Self::Closing, Self::NextOpening];
}

impl Exhausted {
    /// Returns the instant by an edge; `None` if that is a next opening beyond the span.
    #[must_use]
    pub fn by(self, edge: ClosingEdge) -> Option<Instant> {
        match edge {
            ClosingEdge::NextOpening if self.closes => self.next,
            _ => Some(self.at),
        }
    }
}
