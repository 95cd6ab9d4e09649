//! The same hours on the clocks of another zone.

use super::{Cause, CauseKind};
use crate::{
    answer::terms::Terms,
    calendar::{Calendar, Schedule},
    time::{Date, Instant, Offset, SECONDS_PER_DAY, Wall, Zone},
};

/// The terms with the hours in other zones, as they are in a year.
pub(super) fn variants(terms: &Terms, customer: Option<&Zone>, year: i32, now: Instant) -> Vec<(Cause, Terms)> {
    let [winter, summer] = [0, 1].map(|at| move |zone: &Zone| Zone::fixed(offsets(zone, year)[at]));
    let by_zone: [(CauseKind, Option<Terms>); 5] = [
        (CauseKind::ZoneUtc, moved(terms, |_| Zone::utc())),
        (CauseKind::ZoneStandard, moved(terms, winter)),
        (CauseKind::ZoneDaylight, moved(terms, summer)),
        (CauseKind::ZoneToday, moved(terms, |zone| Zone::fixed(zone.offset_at(now)))),
        (CauseKind::ZoneCustomer, customer.and_then(|customer| moved(terms, |_| customer.clone()))),
    ];
    let mut variants: Vec<(Cause, Terms)> = Vec::new();
    for (kind, terms) in by_zone {
        let Some(terms) = terms else { continue };
        let known = variants.iter().any(|(_, other)| zones(other) == zones(&terms));
        // Today's offset is worth a name of its own only if it is neither of the year's.
        if kind != CauseKind::ZoneToday || !known {
            variants.push((Cause::only(kind), terms));
        }
    }
    variants
}

/// The terms at the offsets that are in force at an instant.
pub(super) fn kept_from(terms: &Terms, at: Instant) -> Option<Terms> {
    moved(terms, |zone| Zone::fixed(zone.offset_at(at)))
}

/// The least and the greatest offset of a year: standard and daylight saving time, where there are both.
pub(super) fn offsets(zone: &Zone, year: i32) -> [Offset; 2] {
    let start = |year| Date::new(year, 1, 1).map_or(Instant::MAX, |date| zone.opening_at(Wall::new(date, 0)));
    let (mut at, end) = (start(year), start(year + 1));
    let mut found = [zone.offset_at(at); 2];
    while at < end {
        let (offset, until) = zone.steady_from(at);
        found = [found[0].min(offset), found[1].max(offset)];
        at = until.max(Instant::clamped(at.unix() + SECONDS_PER_DAY));
    }
    found
}

/// The terms with each place's hours in another zone.
fn moved(terms: &Terms, zone: impl Fn(&Zone) -> Zone) -> Option<Terms> {
    let schedules = terms.calendar.as_ref()?.schedules().iter();
    let schedules: Vec<Schedule> = schedules.map(|schedule| Schedule { zone: zone(&schedule.zone), ..schedule.clone() }).collect();
    Some(Terms { calendar: Some(Calendar::new(schedules).ok()?), ..terms.clone() })
}

fn zones(terms: &Terms) -> Vec<&Zone> {
    terms.calendar.iter().flat_map(Calendar::schedules).map(|schedule| &schedule.zone).collect()
}
