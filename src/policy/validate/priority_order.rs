//! Warns of priorities that are promised a response sooner than more urgent ones.

use std::{collections::BTreeSet, ops::Range};

use super::{
    super::{
        ProblemCode,
        model::{CalendarHours, Metric, Policy, Promise, TargetClock, TargetRule},
        problem::Problem,
        raw::RawPolicy,
    },
    case_grid::CaseGrid,
    rule_conflicts::target_places,
};
use crate::time::{SignedDuration, TargetDuration};

/// The target and the hours of a case.
struct Promised<'a> {
    priority: &'a str,
    rule: &'a TargetRule,
    place: &'a Range<usize>,
    calendar: &'a str,
}

/// Finds priorities that are promised a response sooner than a more urgent one, whenever a ticket
/// is opened.
pub(super) fn hasty(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let places = target_places(raw);
    let mut problems: Vec<Problem> = Vec::new();
    let grid = CaseGrid::new(policy);
    let deciding =
        grid.targets(policy, Metric::FirstResponse).into_iter().zip(grid.coverage(policy));
    let mut said: BTreeSet<usize> = BTreeSet::new();
    // The more urgent priorities of the same plan, edition and region.
    let mut urgent: Vec<Promised<'_>> = Vec::new();
    let mut last = None;
    for (case, (target, hours)) in
        grid.cases.iter().zip(deciding).filter(|(case, _)| !case.priority.is_empty())
    {
        // The priorities of a plan, edition and region follow each other, the most urgent first.
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
    /// Returns true if this is due sooner than a more urgent one at every time of the week.
    fn sooner_than(&self, better: &Self, policy: &Policy) -> bool {
        let same_hours = self.calendar == better.calendar;
        match (self.rule.promise, better.rule.promise) {
            (
                Promise::Within(TargetDuration::BusinessDays(days)),
                Promise::Within(TargetDuration::BusinessDays(more)),
            ) => days < more && same_hours && self.rule.business_days == better.rule.business_days,
            (Promise::Within(TargetDuration::Time { length, clock }), Promise::Within(more)) => {
                let runs_always = self.rule.clock_of(clock) == Some(TargetClock::Calendar);
                // A length in covered hours is never over sooner than the same around the clock.
                better.least(more, policy).is_some_and(|(least, in_hours)| {
                    length < least && (runs_always || (same_hours && in_hours))
                })
            }
            _ => false,
        }
    }

    /// Returns the least time that a length can take, and true if it is counted in the covered
    /// hours.
    fn least(&self, length: TargetDuration, policy: &Policy) -> Option<(SignedDuration, bool)> {
        match length {
            TargetDuration::Time { length, clock } => {
                Some((length, self.rule.clock_of(clock)? == TargetClock::Coverage))
            }
            TargetDuration::BusinessDays(days) => {
                let id = self.rule.business_day_calendar().unwrap_or(self.calendar);
                let rule = policy.calendar(id)?;
                let CalendarHours::Weekly(weekly) = &rule.hours else { return None };
                let day = rule.business_day.or_else(|| weekly.regular_day())?;
                Some((day.checked_mul(i64::from(days))?, id == self.calendar))
            }
        }
    }
}
