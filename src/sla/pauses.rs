//! Pauses of a ticket: spans in which no SLA clock runs.

use crate::{calendar::Window, time::Instant};

/// A pause as it was given; one without an end has not ended.
pub type Pause = (Instant, Option<Instant>);

/// Returns the pauses as spans, in their order. One that has not ended is cut at the response, or
/// else now (`until`); one that takes no time is left out.
pub(crate) fn spans(pauses: &[Pause], until: Instant) -> impl Iterator<Item = Window> {
    let span = move |(start, end): &Pause| Window { start: *start, end: end.unwrap_or(until) };
    pauses.iter().map(span).filter(|span| span.start < span.end)
}

/// Returns the pauses as spans, sorted and apart; see [`spans`].
pub(crate) fn united(pauses: &[Pause], until: Instant) -> Vec<Window> {
    let mut united = spans(pauses, until).collect();
    unite(&mut united);
    united
}

/// Sorts spans and unites those that overlap or touch.
pub(crate) fn unite(spans: &mut Vec<Window>) {
    spans.sort_unstable_by_key(|span| span.start);
    spans.dedup_by(|later, kept| {
        let touches = later.start <= kept.end;
        if touches {
            kept.end = kept.end.max(later.end);
        }
        touches
    });
}
