//! Holidays by the dates of another zone than the hours: the time that they take.

use super::{Window, holidays::Holiday};
use crate::time::{Date, Instant, SECONDS_PER_DAY, WIDEST_OFFSET, Zone};

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
    let mut at = Instant::clamped(midnight - WIDEST_OFFSET);
    let end = Instant::clamped(midnight + SECONDS_PER_DAY + WIDEST_OFFSET);
    while at < end {
        let (offset, until) = zone.steady_from(at);
        let start = midnight - i64::from(offset.0);
        let [start, stop] = [start, start + SECONDS_PER_DAY].map(Instant::clamped);
        let part = Window { start: start.max(at), end: stop.min(until) };
        if part.start < part.end {
            closed.push(part);
        }
        at = until;
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

#[cfg(test)]
mod tests {
    use super::closed_dates;
    use crate::{
        calendar::holidays::Holiday,
        time::{Date, Zone},
    };

    #[test]
    fn a_date_takes_the_time_that_its_clock_shows_it() {
        let rows: [(&str, &str, &[&str]); 5] = [
            ("UTC", "2026-03-06", &["2026-03-06T00:00:00Z to 2026-03-07T00:00:00Z"]),
            // The clock goes ahead at 02:00, and each side of it is a part.
            (
                "Europe/Berlin",
                "2026-03-29",
                &[
                    "2026-03-28T23:00:00Z to 2026-03-29T01:00:00Z",
                    "2026-03-29T01:00:00Z to 2026-03-29T22:00:00Z",
                ],
            ),
            // Samoa skipped this date, and has its others 24 hours later since.
            ("Pacific/Apia", "2011-12-30", &[]),
            ("Pacific/Apia", "2011-12-29", &["2011-12-29T10:00:00Z to 2011-12-30T10:00:00Z"]),
            ("Pacific/Kiritimati", "2026-03-06", &["2026-03-05T10:00:00Z to 2026-03-06T10:00:00Z"]),
        ];
        for (zone, on, expected) in rows {
            let holiday = Holiday { on: Date::parse(on).unwrap(), name: String::new() };
            let closed = closed_dates(&Zone::bundled(zone).unwrap(), &[holiday]);
            let found: Vec<_> =
                closed.iter().map(|part| format!("{} to {}", part.start, part.end)).collect();
            assert_eq!(found, expected, "{zone} {on}");
        }
    }
}
