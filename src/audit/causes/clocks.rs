//! Causes by which the clock of the target runs at other hours.

use super::{Cause, CauseKind, cause::KindEntry};
use crate::{
    calendar::Calendar,
    policy::TargetRule,
    sla::{EffectiveTarget, SlaTerms, Subject},
    time::{ClockKind, SignedDuration, TargetDuration},
};

pub(super) const KINDS: [KindEntry; 4] = [
    (CauseKind::CalendarHours, "calendar-hours", "the clock also runs outside business hours"),
    (CauseKind::BusinessHours, "business-hours", "the clock runs in business hours only"),
    (CauseKind::EightHourDay, "eight-hour-day", "a business day is eight business hours"),
    (CauseKind::NoCutOff, "no-cut-off", "there is no cut-off time"),
];

/// The business hours that people assume for a day, in seconds.
const EIGHT_HOURS: SignedDuration = SignedDuration::from_hours(8);

/// Returns the terms on another clock, with days of eight hours, and without a cut-off time.
pub(super) fn variants<'a>(
    subject: &Subject<'a>,
    target: &EffectiveTarget<'a>,
    terms: &SlaTerms,
) -> Vec<(Cause, SlaTerms)> {
    let is_always = terms.coverage.as_ref().is_none_or(Calendar::is_always);
    let mut variants = Vec::new();
    let mut push = |kind, terms| variants.push((Cause::only(kind), terms));
    if !is_always {
        push(CauseKind::CalendarHours, calendar_hours(terms));
    } else if let Some(coverage) = business_hours(subject, target) {
        let coverage = Some(coverage);
        push(CauseKind::BusinessHours, SlaTerms { coverage, ..terms.clone() });
    }
    if let TargetDuration::BusinessDays(days) = terms.length {
        let length = days_of(days, EIGHT_HOURS, ClockKind::Business);
        push(CauseKind::EightHourDay, SlaTerms { length, ..terms.clone() });
    }
    if terms.cut_off.is_some() {
        push(CauseKind::NoCutOff, SlaTerms { cut_off: None, ..terms.clone() });
    }
    variants
}

fn calendar_hours(terms: &SlaTerms) -> SlaTerms {
    let clock = ClockKind::Calendar;
    let length = match terms.length {
        TargetDuration::Time { length, .. } => TargetDuration::Time { length, clock },
        TargetDuration::BusinessDays(days) => days_of(days, SignedDuration::from_days(1), clock),
    };
    SlaTerms { length, coverage: None, cut_off: None, ..terms.clone() }
}

/// Returns the time of some days of one length.
fn days_of(days: u32, day: SignedDuration, clock: ClockKind) -> TargetDuration {
    let length = day.checked_mul(i64::from(days)).unwrap_or(SignedDuration::MAX);
    TargetDuration::Time { length, clock }
}

/// Returns the plan's own hours, or else those whose days any target of it counts.
fn business_hours<'a>(subject: &Subject<'a>, target: &EffectiveTarget<'a>) -> Option<Calendar> {
    let of_days = |rule: &TargetRule| {
        let plans = &rule.selector.plans;
        let is_of_plan = plans.is_empty() || subject.has_plan(plans);
        let is_own = is_of_plan && rule.metric == subject.metric;
        let calendar = rule.business_day_calendar().filter(|_| is_own);
        calendar.and_then(|id| subject.hours(id).ok()?)
    };
    let own = [subject.coverage_hours().ok(), subject.business_day_hours(target.rule).ok()];
    let own = own.into_iter().flatten().flatten();
    let hours = own.chain(subject.policy.targets.iter().filter_map(of_days));
    hours.filter_map(|hours| hours.calendar).find(|calendar| !calendar.is_always())
}
