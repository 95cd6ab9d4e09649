//! The steps by which coverage at an instant was found: the rules that were looked at, the local
//! day, the windows around it.

use crate::{
    answer::{Step, StepKind},
    calendar::{Calendar, Schedule},
    policy::{CoverageRule, Selector},
    sla::{
        PriorityRef, QuestionError, Subject, ZonedInstant, in_line, week_in_words, zone_in_words,
    },
};

/// Returns every step of the answer for an instant, shown in its zone.
///
/// # Errors
/// Those of [`coverage`](crate::answer::coverage).
pub(crate) fn coverage_steps(
    subject: &Subject<'_>,
    at: &ZonedInstant,
) -> Result<Vec<Step>, QuestionError> {
    let mut steps = Vec::new();
    let channel = subject.channel.filter(|channel| channel.calendar.is_some());
    match channel {
        Some(channel) => {
            let says = format!("{} has hours of its own", channel.name);
            steps.push(Step::new(StepKind::RuleTaken, says).resting_on(&in_line(&channel.clauses)));
        }
        None => steps.extend(rules(subject)?),
    }
    if let (Err(QuestionError::Unlisted(sentence)), None) = (subject.coverage_rule(), channel) {
        steps.push(Step::new(
            StepKind::Found,
            format!("{sentence}, and the rules are not the same for every one"),
        ));
        return Ok(steps);
    }
    let Some(hours) = subject.coverage_hours()? else { return Ok(steps) };
    let Some(calendar) = &hours.calendar else {
        let says = format!("{}: the document does not state these hours", hours.rule.name);
        steps.push(Step::new(StepKind::Found, says).resting_on(&in_line(&hours.rule.clauses)));
        return Ok(steps);
    };
    steps.extend(calendar.schedules().iter().flat_map(|schedule| local_day(schedule, at)));
    steps.extend(windows(calendar, at));
    Ok(steps)
}

/// Returns the coverage rules in their order: the first that fits the subject decides.
fn rules(subject: &Subject<'_>) -> Result<Vec<Step>, QuestionError> {
    let taken = match subject.coverage_rule() {
        Err(QuestionError::Unlisted(_)) => None,
        rule => rule?,
    };
    let mut decided = false;
    let step = |rule: &CoverageRule| {
        let is_taken = !decided && taken.is_some_and(|taken| std::ptr::eq(taken, rule));
        let hours = subject
            .policy
            .calendar(&rule.calendar)
            .map_or(rule.calendar.as_str(), |calendar| calendar.name.as_str());
        let whom = whom(&rule.selector);
        let (kind, says) = match mismatch(subject, &rule.selector) {
            _ if is_taken => (StepKind::RuleTaken, format!("{whom}: {hours}; it holds")),
            Some(other) => (StepKind::RulePassed, format!("{whom}: {hours}; not for {other}")),
            None if taken.is_none() => {
                (StepKind::RulePassed, format!("{whom}: {hours}; it holds for some priorities"))
            }
            None => (
                StepKind::RulePassed,
                format!("{whom}: {hours}; another rule says the same or comes first"),
            ),
        };
        decided |= is_taken;
        Step::new(kind, says).resting_on(&in_line(&rule.clauses))
    };
    let channel = subject.channel.map(|channel| &channel.id);
    let of_channel = |rule: &&CoverageRule| channel.is_some_and(|id| rule.channels.contains(id));
    let rules = subject.policy.coverage.iter();
    if rules.clone().any(|rule| of_channel(&rule)) {
        return Ok(rules.filter(of_channel).map(step).collect());
    }
    Ok(rules.filter(|rule| rule.channels.is_empty()).map(step).collect())
}

/// For whom a rule is: `plan basic, region emea`.
fn whom(selector: &Selector) -> String {
    let lists = [
        ("plan", &selector.plans),
        ("edition", &selector.editions),
        ("region", &selector.regions),
        ("priority", &selector.priorities),
    ];
    let said: Vec<String> = lists
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(what, names)| format!("{what} {}", names.join(" or ")))
        .collect();
    if said.is_empty() { "everybody".to_owned() } else { said.join(", ") }
}

/// Returns the part of the subject that a rule is not for.
fn mismatch(subject: &Subject<'_>, selector: &Selector) -> Option<String> {
    let lacks = |list: &[String], id: Option<&str>| {
        id.filter(|id| !list.is_empty() && !list.iter().any(|name| name == id)).map(str::to_owned)
    };
    // An unlisted priority may be any of them.
    let priority =
        subject.priority.as_ref().filter(|priority| !matches!(priority, PriorityRef::Unlisted(_)));
    let plan = subject
        .plan
        .filter(|_| !selector.plans.is_empty() && !subject.has_plan(&selector.plans))
        .map(|plan| plan.id.clone());
    plan.or_else(|| lacks(&selector.editions, subject.edition.map(|edition| edition.id.as_str())))
        .or_else(|| lacks(&selector.regions, subject.region.map(|region| region.id.as_str())))
        .or_else(|| lacks(&selector.priorities, priority.map(PriorityRef::id)))
}

/// Returns the local time of the hours, and the special day or holiday on which it falls.
fn local_day(schedule: &Schedule, at: &ZonedInstant) -> Vec<Step> {
    let date = schedule.zone.wall_at(at.at).date();
    let there = ZonedInstant { at: at.at, zone: schedule.zone.clone() };
    let says = format!(
        "the time in {}; the hours there: {}",
        zone_in_words(schedule.zone.name()),
        week_in_words(&schedule.weekly)
    );
    let mut steps = vec![Step::new(StepKind::LocalTime, says).at(there.clone())];
    if let Some(day) = schedule.special_day(date) {
        steps.push(
            Step::new(StepKind::SpecialDay, format!("{}: {}", day.name, day.hours())).at(there),
        );
    }
    let zone = schedule.zone_of_holidays();
    if let Some(holiday) = schedule.holiday_on(zone.wall_at(at.at).date()) {
        let says = match schedule.holiday_zone {
            Some(_) => {
                format!("{} in {}: closed from midnight to midnight", holiday.name, zone.name())
            }
            None => format!("{}: no hours begin on this day", holiday.name),
        };
        let there = ZonedInstant { at: at.at, zone: zone.clone() };
        steps.push(Step::new(StepKind::Holiday, says).at(there));
    }
    steps
}

/// Returns the window that covers the instant, or the one before and the one after.
fn windows(calendar: &Calendar, at: &ZonedInstant) -> Vec<Step> {
    if calendar.is_always() {
        return vec![Step::new(StepKind::Window, "these hours never end: it is covered")];
    }
    let stamp = |instant| ZonedInstant { at: instant, zone: at.zone.clone() };
    let step = |start, end, says: &str| {
        Step::new(StepKind::Window, says).at(stamp(start)).until(stamp(end))
    };
    match calendar.windows_from(at.at, 1).first() {
        Some(window) if window.start <= at.at => {
            vec![step(window.start, window.end, "this window covers it")]
        }
        next => {
            let before = calendar
                .window_before(at.at)
                .map(|window| step(window.start, window.end, "this window is over"));
            let after = next.map(|window| step(window.start, window.end, "the next window"));
            before.into_iter().chain(after).collect()
        }
    }
}
