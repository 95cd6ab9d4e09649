//! Two causes together, tried where none alone gives the claim: hours in another zone with other
//! days off, and any hours with the pauses left out. Other pairs are not tried: among thousands
//! some would fit any claim.

use super::{
    Cause, CauseKind,
    candidates::{CandidateCauses, RareTimers},
    cause_trial::CauseTrial,
    days_off, zones,
};
use crate::{
    sla::{CalendarCache, SlaTimer, Subject},
    time::Instant,
};

/// Returns the deadline of a ticket under each pair of causes.
pub(super) fn deadlines(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    subject: &Subject<'_>,
) -> Vec<(Cause, Instant)> {
    let CauseTrial { ticket, opened, pauses, group, calendars, rare_timers } = trial;
    let RareTimers { pairs, rare_calendars, .. } = &mut **rare_timers;
    let hours = pairs
        .entry(*group)
        .or_insert_with(|| zones_with_days_off(candidates, subject, ticket.now, rare_calendars));
    let mut found = Vec::new();
    for (cause, timer) in &*hours {
        found.extend(timer.deadline(*opened, pauses, rare_calendars).map(|at| (cause.clone(), at)));
    }
    if !pauses.is_empty() {
        for (cause, timer) in candidates.group_wide.iter().zip(&candidates.timers) {
            let at = timer.deadline(*opened, &[], calendars);
            found.extend(at.map(|at| (cause.and(CauseKind::PausesIgnored), at)));
        }
    }
    found
}

/// Compiles the hours of each other zone with each other set of days off.
fn zones_with_days_off(
    CandidateCauses { terms, year, .. }: &CandidateCauses,
    subject: &Subject<'_>,
    now: Instant,
    calendars: &mut CalendarCache,
) -> Vec<(Cause, SlaTimer)> {
    let mut timers = Vec::new();
    for (cause, terms) in zones::variants(terms, subject, *year, now) {
        for (other, terms) in days_off::variants(&terms, *year) {
            let timer = SlaTimer::new(&terms, calendars);
            timers.extend(timer.map(|timer| (cause.and(other.kind), timer)));
        }
    }
    timers
}
