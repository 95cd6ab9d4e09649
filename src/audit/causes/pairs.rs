//! Two causes together, tried where none alone gives the claim: hours in another zone with other
//! days off, and any hours with the pauses left out. Not every pair there is: among thousands some
//! would fit whatever is claimed.

use super::{Cause, CauseKind, holiday_dates, zones};
use crate::{
    answer::{CalendarCache, SlaTerms, SlaTimer, Subject},
    calendar::Window,
    time::Instant,
};

/// The ways of counting in another zone with other days off, in a year.
pub(super) fn of_hours(
    terms: &SlaTerms,
    subject: &Subject<'_>,
    year: i32,
    now: Instant,
    clocks: &mut CalendarCache,
) -> Vec<(Cause, SlaTimer)> {
    let mut ways = Vec::new();
    for (cause, terms) in zones::variants(terms, subject, year, now) {
        let other_days = holiday_dates::variants(&terms, year).into_iter();
        ways.extend(other_days.filter_map(|(other, terms)| {
            Some((cause.and(other.kind), SlaTimer::new(&terms, clocks)?))
        }));
    }
    ways
}

/// The deadline of a ticket by each of these ways.
pub(super) fn of_hours_ends(
    hours: &[(Cause, SlaTimer)],
    opened: Instant,
    pauses: &[Window],
    clocks: &mut CalendarCache,
) -> Vec<(Cause, Instant)> {
    hours
        .iter()
        .filter_map(|(cause, way)| Some((cause.clone(), way.ends(opened, pauses, clocks)?)))
        .collect()
}

/// The deadline of a ticket by each way, without its pauses.
pub(super) fn without_pauses(
    causes: &[Cause],
    ways: &[SlaTimer],
    opened: Instant,
    clocks: &mut CalendarCache,
) -> Vec<(Cause, Instant)> {
    let ways = causes.iter().zip(ways);
    ways.filter_map(|(cause, way)| {
        Some((cause.and(CauseKind::PausesIgnored), way.ends(opened, &[], clocks)?))
    })
    .collect()
}
