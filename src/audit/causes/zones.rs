//! The same hours on the clocks of another zone.

use super::{Cause, CauseKind};
use crate::{
    answer::{SlaTerms, Subject},
    calendar::{Calendar, Schedule},
    policy::ZoneRule,
    time::{CivilDateTime, Date, Instant, Offset, SECONDS_PER_DAY, Zone},
};

/// The terms with the hours in other zones, as they are in a year.
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
    let elsewhere = of_policy(subject).into_iter().map(|zone| {
        let cause = Cause::of(CauseKind::ZoneOfPolicy, zone.name());
        (cause, moved(terms, |_| zone.clone()))
    });
    let mut variants: Vec<(Cause, SlaTerms)> = Vec::new();
    for (cause, terms) in by_zone.chain(elsewhere) {
        let Some(terms) = terms else { continue };
        let known = variants.iter().any(|(_, other)| zones(other) == zones(&terms));
        // These are worth a name of their own only if they are none of those before.
        if !known || !matches!(cause.kind, CauseKind::ZoneToday | CauseKind::ZoneOfPolicy) {
            variants.push((cause, terms));
        }
    }
    variants
}

/// The zones that the policy names, for whatever hours.
fn of_policy(subject: &Subject<'_>) -> Vec<Zone> {
    let mut names: Vec<&str> = Vec::new();
    for calendar in &subject.policy.calendars {
        if let Some(ZoneRule::Named(name)) = &calendar.zone
            && !names.contains(&name.as_str())
        {
            names.push(name);
        }
    }
    names.into_iter().filter_map(|name| subject.around.tz.zone(name).ok()).collect()
}

/// The terms at the offsets that are in force at an instant.
pub(super) fn kept_from(terms: &SlaTerms, at: Instant) -> Option<SlaTerms> {
    moved(terms, |zone| Zone::fixed(zone.offset_at(at)))
}

/// The least and the greatest offset of a year: standard and daylight saving time, where there are
/// both.
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

/// The terms with each place's hours in another zone.
fn moved(terms: &SlaTerms, zone: impl Fn(&Zone) -> Zone) -> Option<SlaTerms> {
    let schedules = terms.calendar.as_ref()?.schedules().iter();
    let schedules: Vec<Schedule> = schedules
        .map(|schedule| Schedule { zone: zone(&schedule.zone), ..schedule.clone() })
        .collect();
    Some(SlaTerms { calendar: Some(Calendar::new(schedules).ok()?), ..terms.clone() })
}

fn zones(terms: &SlaTerms) -> Vec<&Zone> {
    terms.calendar.iter().flat_map(Calendar::schedules).map(|schedule| &schedule.zone).collect()
}
