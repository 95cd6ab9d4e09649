//! Whether more urgent priorities are promised a response no later than less urgent ones.

use std::{collections::BTreeSet, ops::Range};

use super::{
    super::{
        ProblemCode,
        model::{BusinessDays, CalendarHours, Policy, Promise, TargetClock, TargetRule},
        problem::Problem,
        raw::RawPolicy,
    },
    case_grid::CaseGrid,
    rule_conflicts::target_places,
};
use crate::time::{ClockKind, TargetDuration};

/// The target and the hours of a case.
struct Promised<'a> {
    priority: &'a str,
    rule: &'a TargetRule,
    place: &'a Range<usize>,
    calendar: &'a str,
}

/// Priorities that are promised a response sooner than a more urgent one, whenever a ticket is
/// opened.
pub(super) fn hasty(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let places = target_places(raw);
    let mut problems: Vec<Problem> = Vec::new();
    let grid = CaseGrid::new(policy);
    let deciding = grid.targets(policy).into_iter().zip(grid.coverage(policy));
    let mut said: BTreeSet<usize> = BTreeSet::new();
    // Of one plan, edition and region.
    let mut urgent: Vec<Promised<'_>> = Vec::new();
    let mut last = None;
    for (case, (target, hours)) in
        grid.cases.iter().zip(deciding).filter(|(case, _)| !case.priority.is_empty())
    {
        // Cases come with the most urgent priority first, one plan, edition and region after the
        // other.
        let ticket = (case.plans[0], case.edition, case.region);
        if last.replace(ticket) != Some(ticket) {
            urgent.clear();
        }
        let (Some(target), Some(hours)) = (target, hours) else { continue };
        let (rule, Some(place)) = (&policy.targets[target], places.get(target)) else { continue };
        let promised = Promised {
            priority: case.priority,
            rule,
            place,
            calendar: &policy.coverage[hours].calendar,
        };
        let later = urgent.iter().find(|better| promised.sooner_than(better, policy));
        if let Some(better) = later
            && said.insert(place.start)
        {
            let word = &policy.document.priority_word;
            let message = format!(
                "{word} '{}' is promised a response sooner than the more urgent '{}'",
                case.priority, better.priority
            );
            let note = format!("{word} '{}'", better.priority);
            let help = format!(
                "is that what the document says for {} '{}'?",
                policy.document.plan_word, case.plans[0]
            );
            problems.push(
                Problem::at(place.clone(), ProblemCode::Hasty, message)
                    .also(better.place.clone(), note)
                    .help(help),
            );
        }
        urgent.push(promised);
    }
    problems
}

impl Promised<'_> {
    /// Whether this is due sooner than a better one at every time of the week.
    fn sooner_than(&self, better: &Self, policy: &Policy) -> bool {
        let same_hours = self.calendar == better.calendar;
        match (self.rule.promise, better.rule.promise) {
            (
                Promise::Within(TargetDuration::BusinessDays(days)),
                Promise::Within(TargetDuration::BusinessDays(more)),
            ) => days < more && same_hours && self.rule.business_days == better.rule.business_days,
            (Promise::Within(TargetDuration::Time { seconds, unit }), Promise::Within(more)) => {
                let runs_always = clock(unit, self.rule) == Some(TargetClock::Calendar);
                // On the hours' clock nothing is over sooner than on one that always runs.
                better.least(more, policy).is_some_and(|(least, in_hours)| {
                    seconds < least && (runs_always || (same_hours && in_hours))
                })
            }
            _ => false,
        }
    }

    /// The least time that a length can be, in seconds, and whether they are counted in the covered
    /// hours.
    fn least(&self, length: TargetDuration, policy: &Policy) -> Option<(i64, bool)> {
        match length {
            TargetDuration::Time { seconds, unit } => {
                Some((seconds, clock(unit, self.rule)? == TargetClock::Coverage))
            }
            TargetDuration::BusinessDays(days) => {
                let (id, in_hours) = match &self.rule.business_days {
                    Some(BusinessDays::Calendar(id)) => (id.as_str(), id == self.calendar),
                    _ => (self.calendar, true),
                };
                let rule = policy.calendar(id)?;
                let CalendarHours::Weekly(weekly) = &rule.hours else { return None };
                Some((
                    i64::from(days) * rule.business_day_seconds.or_else(|| weekly.regular_day())?,
                    in_hours,
                ))
            }
        }
    }
}

fn clock(unit: ClockKind, rule: &TargetRule) -> Option<TargetClock> {
    match unit {
        ClockKind::Calendar => Some(TargetClock::Calendar),
        ClockKind::Business => Some(TargetClock::Coverage),
        ClockKind::Unsaid => rule.clock,
    }
}
