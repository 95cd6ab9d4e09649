//! Holidays by the dates of another zone than the hours: the time that they take.

use super::{Window, holidays::Holiday};
use crate::time::{Date, Instant, SECONDS_PER_DAY, Zone};

/// Returns the time in which the clocks of a zone show one of these dates, sorted and apart.
///
/// A date that the zone skips takes no time; one that a clock change repeats in part takes both.
pub(super) fn closed_dates(zone: &Zone, holidays: &[Holiday]) -> Vec<Window> {
    let mut closed: Vec<Window> = Vec::new();
    for holiday in holidays {
        add_date(zone, holiday.on, &mut closed);
    }
    closed.sort_unstable_by_key(|window| window.start);
    closed
}

/// Adds the time in which the clocks of a zone show a date: of each period of one offset the part
/// between the two midnights.
fn add_date(zone: &Zone, date: Date, closed: &mut Vec<Window>) {
    let midnight = date.days_since_epoch().saturating_mul(SECONDS_PER_DAY);
    let mut at = Instant::clamped(midnight - 2 * SECONDS_PER_DAY);
    let end = Instant::clamped(midnight + 3 * SECONDS_PER_DAY);
    while at < end {
        let (offset, until) = zone.steady_from(at);
        let start = midnight - i64::from(offset.0);
        let [start, stop] = [start, start + SECONDS_PER_DAY].map(Instant::clamped);
        let part = Window { start: start.max(at), end: stop.min(until) };
        if part.start < part.end {
            closed.push(part);
        }
        // After the end of the rules nothing changes.
        at = if until > at { until } else { end };
    }
}

/// Returns the parts of a window that are not closed; the window if nothing is.
pub(super) fn open_parts(window: Window, closed: &[Window]) -> OpenParts<'_> {
    let first = closed.partition_point(|closed| closed.end <= window.start);
    OpenParts { rest: window, closed: closed[first..].iter() }
}

/// The parts of a window between closed ones.
pub(super) struct OpenParts<'a> {
    rest: Window,
    closed: std::slice::Iter<'a, Window>,
}

impl Iterator for OpenParts<'_> {
    type Item = Window;

    fn next(&mut self) -> Option<Window> {
        while self.rest.start < self.rest.end {
            let Window { start, end } = self.rest;
            let (until, from) = match self.closed.next() {
                Some(closed) => (closed.start.min(end), closed.end),
                None => (end, end),
            };
            self.rest.start = from.max(start).min(end);
            if start < until {
                return Some(Window { start, end: until });
            }
        }
        None
    }
}
