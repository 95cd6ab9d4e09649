//! Causes by which the same hours stand on the clocks of another zone, or some hours away.

use super::{
    Cause, CauseKind,
    candidates::{CandidateCauses, RareTimers},
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
};
use crate::{
    calendar::{Calendar, Schedule, Window},
    policy::ZoneRule,
    sla::{SlaTerms, SlaTimer, Subject},
    time::{CivilDateTime, Date, Instant, Offset, SECONDS_PER_DAY, SignedDuration, Zone},
};

pub(super) const KINDS: [KindEntry; 8] = [
    (CauseKind::ZoneUtc, "zone-utc", "the hours are taken in UTC"),
    (CauseKind::ZoneStandard, "zone-standard", "the hours are kept on standard time all year"),
    (
        CauseKind::ZoneDaylight,
        "zone-daylight",
        "the hours are kept on daylight saving time all year",
    ),
    (
        CauseKind::ZoneOfOpening,
        "zone-of-opening",
        "the UTC offset of the opening is kept over a clock change",
    ),
    (CauseKind::ZoneToday, "zone-today", "the hours are kept at today's UTC offset"),
    (CauseKind::ZoneCustomer, "zone-customer", "the hours are taken in the customer's zone"),
    (
        CauseKind::ZoneOfPolicy,
        "zone-of-policy",
        "the hours are taken in %, as the policy has it elsewhere",
    ),
    (CauseKind::HoursShifted, "hours-shifted", "the hours begin and end %, as in another zone"),
];

/// Hours are tried up to so many hours earlier and later.
const MOST_HOURS: i64 = 12;

/// Returns the terms with the hours in other zones, as they are in a year.
pub(super) fn variants(
    terms: &SlaTerms,
    subject: &Subject<'_>,
    year: i32,
    now: Instant,
) -> Vec<(Cause, SlaTerms)> {
    let customer = subject.zone.as_ref();
    let [winter, summer] = [0, 1].map(|at| move |zone: &Zone| Zone::fixed(offsets(zone, year)[at]));
    let by_zone: [(CauseKind, Option<SlaTerms>); 5] = [
        (CauseKind::ZoneUtc, moved(terms, |_| Zone::utc())),
        (CauseKind::ZoneStandard, moved(terms, winter)),
        (CauseKind::ZoneDaylight, moved(terms, summer)),
        (CauseKind::ZoneToday, moved(terms, |zone| Zone::fixed(zone.offset_at(now)))),
        (CauseKind::ZoneCustomer, customer.and_then(|customer| moved(terms, |_| customer.clone()))),
    ];
    let by_zone = by_zone.into_iter().map(|(kind, terms)| (Cause::only(kind), terms));
    let elsewhere = zones_of_policy(subject).into_iter().map(|zone| {
        let cause = Cause::of(CauseKind::ZoneOfPolicy, zone.name());
        (cause, moved(terms, |_| zone.clone()))
    });
    let mut variants: Vec<(Cause, SlaTerms)> = Vec::new();
    for (cause, terms) in by_zone.chain(elsewhere) {
        let Some(terms) = terms else { continue };
        let is_known = variants.iter().any(|(_, other)| zones_of(other) == zones_of(&terms));
        // These are worth a name of their own only if they are none of those before.
        if !is_known || !matches!(cause.kind, CauseKind::ZoneToday | CauseKind::ZoneOfPolicy) {
            variants.push((cause, terms));
        }
    }
    variants
}

/// Returns the seconds by which the hours may have been shifted, each with its cause.
pub(super) fn shifts(terms: &SlaTerms) -> Vec<(Cause, i64)> {
    if terms.coverage.as_ref().is_none_or(Calendar::is_always) {
        return Vec::new();
    }
    let hours = (-MOST_HOURS..=MOST_HOURS).filter(|hours| *hours != 0);
    hours
        .map(|hours| {
            let (seconds, direction) = (hours * 3600, if hours < 0 { "earlier" } else { "later" });
            let which = format!("{} {direction}", SignedDuration::from_seconds(seconds).in_words());
            (Cause::of(CauseKind::HoursShifted, which), seconds)
        })
        .collect()
}

/// Tries the hours some hours earlier or later: as if the ticket came as much later or earlier.
pub(super) fn try_shifts(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    for (place, seconds) in candidates.shifts.iter().enumerate() {
        let moved = |at: Instant| Instant::clamped(at.unix() - seconds);
        let moved_pause =
            |pause: &Window| Window { start: moved(pause.start), end: moved(pause.end) };
        let pauses: Vec<Window> = trial.pauses.iter().map(moved_pause).collect();
        let at = candidates.timer.deadline(moved(trial.opened), &pauses, trial.calendars);
        if let Some(at) = at.and_then(|at| at.checked_add(SignedDuration::from_seconds(*seconds))) {
            found(CandidateRef::GroupWide(candidates.timers.len() + place), at);
        }
    }
}

/// Tries the deadline as if no clock changed after the opening.
pub(super) fn try_offset_of_opening(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    let Some(zone) = &candidates.zone else { return };
    let offset = zone.offset_at(trial.opened);
    let at = if candidates.terms.coverage.is_none() {
        let change = Offset(offset.0 - zone.offset_at(trial.ticket.deadline).0);
        trial.ticket.deadline.checked_add(change.into())
    } else {
        let RareTimers { by_offset, rare_calendars, .. } = &mut *trial.rare_timers;
        let (group, year) = trial.group;
        let timer = by_offset.entry((group, year, offset)).or_insert_with(|| {
            let kept = |zone: &Zone| Zone::fixed(zone.offset_at(trial.opened));
            SlaTimer::new(&moved(&candidates.terms, kept)?, rare_calendars)
        });
        timer.as_ref().and_then(|timer| timer.deadline(trial.opened, &trial.pauses, rare_calendars))
    };
    if let Some(at) = at {
        found(CandidateRef::PerTicket(CauseKind::ZoneOfOpening, None), at);
    }
}

/// Returns the zones that the policy names, for any hours.
fn zones_of_policy(subject: &Subject<'_>) -> Vec<Zone> {
    let mut names: Vec<&str> = Vec::new();
    for calendar in &subject.policy.calendars {
        if let Some(ZoneRule::Named(name)) = &calendar.zone
            && !names.contains(&name.as_str())
        {
            names.push(name);
        }
    }
    names.into_iter().filter_map(|name| subject.references.tz.zone(name).ok()).collect()
}

/// Returns the least and the greatest offset of a year: standard and daylight saving time, where
/// there are both.
pub(super) fn offsets(zone: &Zone, year: i32) -> [Offset; 2] {
    let start = |year| {
        Date::new(year, 1, 1)
            .map_or(Instant::MAX, |date| zone.opening_at(CivilDateTime::new(date, 0)))
    };
    let (mut at, end) = (start(year), start(year + 1));
    let mut found = [zone.offset_at(at); 2];
    while at < end {
        let (offset, until) = zone.steady_from(at);
        found = [found[0].min(offset), found[1].max(offset)];
        at = until.max(Instant::clamped(at.unix() + SECONDS_PER_DAY));
    }
    found
}

/// Returns the terms with each place's hours in another zone.
fn moved(terms: &SlaTerms, zone: impl Fn(&Zone) -> Zone) -> Option<SlaTerms> {
    let schedules = terms.coverage.as_ref()?.schedules().iter();
    let schedules: Vec<Schedule> = schedules
        .map(|schedule| Schedule { zone: zone(&schedule.zone), ..schedule.clone() })
        .collect();
    Some(SlaTerms { coverage: Some(Calendar::new(schedules).ok()?), ..terms.clone() })
}

fn zones_of(terms: &SlaTerms) -> Vec<&Zone> {
    terms.coverage.iter().flat_map(Calendar::schedules).map(|schedule| &schedule.zone).collect()
}
