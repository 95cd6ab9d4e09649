//! Two causes together, tried where none alone gives the claim: hours in another zone with other days off, and any hours with the
//! pauses left out. Not every pair there is: among thousands some would fit whatever is claimed.

use super::{Cause, CauseKind, dates, zones};
use crate::{
    answer::{clocks::Clocks, terms::Terms, way::Way},
    calendar::Window,
    time::{Instant, Zone},
};

/// The ways of counting in another zone with other days off, in a year.
pub(super) fn of_hours(terms: &Terms, zone: Option<&Zone>, year: i32, now: Instant, clocks: &mut Clocks) -> Vec<(Cause, Way)> {
    let mut ways = Vec::new();
    for (cause, terms) in zones::variants(terms, zone, year, now) {
        let other_days = dates::variants(&terms, year).into_iter();
        ways.extend(other_days.filter_map(|(other, terms)| Some((cause.and(other.kind), Way::new(&terms, clocks)?))));
    }
    ways
}

/// The deadline of a ticket by each of these ways, and by each of others without its pauses.
pub(super) fn deadlines(
    of_hours: &[(Cause, Way)],
    ways: &[(Cause, Way)],
    opened: Instant,
    pauses: &[Window],
    clocks: &mut Clocks,
) -> Vec<(Cause, Instant)> {
    let hours = of_hours.iter().map(|(cause, way)| (cause.clone(), way, pauses));
    let without = ways.iter().filter(|_| !pauses.is_empty()).map(|(cause, way)| (cause.and(CauseKind::PausesIgnored), way, &[][..]));
    hours.chain(without).filter_map(|(cause, way, pauses)| Some((cause, way.ends(opened, pauses, clocks)?))).collect()
}
