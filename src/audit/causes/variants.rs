//! The terms of a case with one thing taken otherwise, whatever the ticket.

use super::{Cause, CauseKind, holiday_dates, zones};
use crate::{
    answer::{EffectiveTarget, PriorityRef, SlaTerms, Subject},
    policy::{BusinessDays, CalendarRule, Choice, NamedItem},
    time::{ClockKind, Instant, SECONDS_PER_DAY, TargetDuration},
};

/// What many take for the business hours of a day.
const EIGHT_HOURS: i64 = 8 * 3600;

/// The terms of a subject, and those under each cause that holds for all of its tickets of a year.
/// `None` if there is no deadline to be doubted.
pub(super) fn of(
    subject: &Subject<'_>,
    year: i32,
    now: Instant,
) -> Option<(SlaTerms, Vec<(Cause, SlaTerms)>)> {
    let target = subject.target().ok()??;
    let (terms, hours) = SlaTerms::of(subject, &target)?;
    let mut variants = zones::variants(&terms, subject, year, now);
    variants.extend(holiday_dates::variants(&terms, year));
    variants.extend(clocks(subject, &target, &terms));
    variants.extend(readings(subject, &target, hours.as_ref().map(|hours| hours.rule)));
    if terms.cut_off.is_some() {
        variants
            .push((Cause::only(CauseKind::NoCutOff), SlaTerms { cut_off: None, ..terms.clone() }));
    }
    variants.extend(eight_hour_day(&terms));
    variants.extend(priorities(subject));
    variants.extend(next_priorities(subject));
    variants.extend(plans(subject));
    Some((terms, variants))
}

/// Calendar hours instead of business hours, and the other way.
fn clocks<'a>(
    subject: &Subject<'a>,
    target: &EffectiveTarget<'a>,
    terms: &SlaTerms,
) -> Vec<(Cause, SlaTerms)> {
    let always = terms.calendar.as_ref().is_none_or(crate::calendar::Calendar::is_always);
    if !always {
        let seconds = match terms.length {
            TargetDuration::Time { seconds, .. } => seconds,
            TargetDuration::BusinessDays(days) => i64::from(days) * SECONDS_PER_DAY,
        };
        let length = TargetDuration::Time { seconds, unit: ClockKind::Calendar };
        return vec![(
            Cause::only(CauseKind::CalendarHours),
            SlaTerms { length, calendar: None, cut_off: None, ..terms.clone() },
        )];
    }
    // The plan's own hours, or else those whose days any target of it counts.
    let of_days = subject.policy.targets.iter().filter_map(|rule| match &rule.business_days {
        Some(BusinessDays::Calendar(id))
            if rule.selector.plans.is_empty() || subject.has_plan(&rule.selector.plans) =>
        {
            subject.hours(id).ok()?
        }
        _ => None,
    });
    let hours = subject
        .coverage_hours()
        .ok()
        .flatten()
        .into_iter()
        .chain(subject.business_day_hours(target.rule).ok().flatten());
    let calendar = hours
        .chain(of_days)
        .filter_map(|hours| hours.calendar)
        .find(|calendar| !calendar.is_always());
    calendar
        .map(|calendar| {
            (
                Cause::only(CauseKind::BusinessHours),
                SlaTerms { calendar: Some(calendar), ..terms.clone() },
            )
        })
        .into_iter()
        .collect()
}

/// Each other choice of the readings that bear on the target.
fn readings<'a>(
    subject: &Subject<'a>,
    target: &EffectiveTarget<'a>,
    calendar: Option<&CalendarRule>,
) -> Vec<(Cause, SlaTerms)> {
    let mut variants = Vec::new();
    for reading in subject.readings_of(target, calendar, false) {
        let chosen = subject.choice_of(reading).map(|choice| &choice.id);
        for choice in reading.choices.iter().filter(|choice| Some(&choice.id) != chosen) {
            let terms = SlaTerms::of(&subject.trying(&reading.id, &choice.id), target);
            let cause = Cause::of(kind_of(choice), format!("{}={}", reading.id, choice.id));
            variants.extend(terms.map(|(terms, _)| (cause, terms)));
        }
    }
    variants
}

fn kind_of(choice: &Choice) -> CauseKind {
    match choice {
        Choice { closing_edge: Some(_), .. } => CauseKind::ClosingEdge,
        Choice { business_day: Some(_), .. } => CauseKind::BusinessDay,
        _ => CauseKind::Reading,
    }
}

/// Business days that are counted in hours, of eight hours each.
fn eight_hour_day(terms: &SlaTerms) -> Option<(Cause, SlaTerms)> {
    let TargetDuration::BusinessDays(days) = terms.length else { return None };
    let length =
        TargetDuration::Time { seconds: i64::from(days) * EIGHT_HOURS, unit: ClockKind::Business };
    Some((Cause::only(CauseKind::EightHourDay), SlaTerms { length, ..terms.clone() }))
}

/// The targets of the other priorities, of the policy and of the contract.
fn priorities(subject: &Subject<'_>) -> Vec<(Cause, SlaTerms)> {
    let own = subject.priority.as_ref().map(PriorityRef::id);
    let agreed = subject
        .contract
        .iter()
        .flat_map(|contract| &contract.targets)
        .map(|target| target.priority.as_str());
    let mut names: Vec<&str> = subject
        .policy
        .priorities
        .iter()
        .map(|priority| priority.id.as_str())
        .chain(agreed)
        .collect();
    names.retain(|name| Some(*name) != own);
    names.sort_unstable();
    names.dedup();
    let other = |name: &str| {
        let other = subject.with_priority(name).ok()?;
        let id = other.priority.as_ref().map_or(name, PriorityRef::id).to_owned();
        Some((Cause::of(CauseKind::Priority, id), terms_of(&other)?))
    };
    names.into_iter().filter_map(other).collect()
}

/// The target of the priority above, and of the one below.
fn next_priorities(subject: &Subject<'_>) -> Vec<(Cause, SlaTerms)> {
    let Some(PriorityRef::Known(own)) = &subject.priority else { return Vec::new() };
    let all = &subject.policy.priorities;
    let Some(place) = all.iter().position(|priority| priority.id == own.id) else {
        return Vec::new();
    };
    let next = [
        (CauseKind::PriorityStricter, place.checked_sub(1)),
        (CauseKind::PriorityLaxer, place.checked_add(1)),
    ];
    let terms = |place: usize| terms_of(&subject.with_priority(&all.get(place)?.id).ok()?);
    next.into_iter().filter_map(|(kind, place)| Some((Cause::only(kind), terms(place?)?))).collect()
}

/// The targets of the other plans.
fn plans(subject: &Subject<'_>) -> Vec<(Cause, SlaTerms)> {
    let own = subject.plan.map(|plan| &plan.id);
    let other = |plan: &NamedItem| {
        Some((Cause::of(CauseKind::Plan, plan.id.as_str()), plan_terms(subject, &plan.id)?))
    };
    subject.policy.plans.iter().filter(|plan| Some(&plan.id) != own).filter_map(other).collect()
}

fn plan_terms(subject: &Subject<'_>, id: &str) -> Option<SlaTerms> {
    terms_of(&subject.with_plan(subject.policy.plans.iter().find(|plan| plan.id == id)?).ok()?)
}

fn terms_of(subject: &Subject<'_>) -> Option<SlaTerms> {
    let target = subject.target().ok()??;
    Some(SlaTerms::of(subject, &target)?.0)
}
