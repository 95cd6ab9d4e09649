//! Collects what bears on the facts of one plan: the open readings, and the notes of its calendars.

use super::{
    super::ReadingOption, case_matrix::CaseMatrix, compared_plan::ComparedPlan,
    services::own_calendar,
};
use crate::{
    policy::{
        BusinessDays, CalendarRule, Choice, Clause, Entitlement, Gap, Metric, Policy, Promise,
        Reading, RuleContext, Verdict,
    },
    sla::in_line,
    time::TargetDuration,
};

/// The facts of a plan that readings can change.
#[derive(Default)]
pub(super) struct OpenFacts<'a> {
    calendars: Vec<&'a CalendarRule>,
    counts_hours: bool,
    counts_days: bool,
    /// The clauses of what is not stated.
    unstated: Vec<&'a [Clause]>,
}

impl<'a> OpenFacts<'a> {
    /// Collects those of the cases of a matrix, in which the plan is compared with itself.
    pub(super) fn of(plan: ComparedPlan<'a>, matrix: &CaseMatrix<'a>) -> Self {
        let mut facts = Self::default();
        for cell in matrix.cells() {
            facts.add_calendar(
                plan.policy,
                plan.policy.coverage_for(&cell.after, None).map(|rule| &*rule.calendar),
            );
            for channel in &plan.policy.channels {
                let is_for = channel.priorities.is_empty()
                    || channel.priorities.iter().any(|id| id == cell.after.priority);
                if is_for && channel.is_of_plan(&cell.after.plans) {
                    let calendar = own_calendar(plan.policy, channel, &cell.after);
                    facts.add_calendar(plan.policy, calendar.map(String::as_str));
                }
            }
            facts.add_target(plan, &cell.after);
        }
        let plans = plan.policy.lineage(&plan.plan.id);
        let rulings = plan.policy.topics.iter().map(|topic| topic.ruling_for(&plans));
        let unstated = rulings.filter(|ruling| ruling.verdict == Verdict::Unstated);
        facts.unstated.extend(unstated.map(|ruling| &ruling.clauses[..]));
        facts
    }

    fn add_target(&mut self, plan: ComparedPlan<'a>, case: &RuleContext<'_>) {
        let Some(rule) = plan.policy.target_for(Metric::FirstResponse, case) else { return };
        let agreed = plan.contract.and_then(|it| it.target(&case.plans, case.priority));
        match agreed.map_or(rule.promise, |agreed| agreed.promise) {
            Promise::Within(TargetDuration::Time { clock, .. }) => {
                // A reading decides only where it is asked.
                let mut is_open = false;
                rule.clock_by_reading(clock, || {
                    is_open = true;
                    None
                });
                self.counts_hours |= is_open;
            }
            Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay => {
                self.counts_days = true;
                if let Some(BusinessDays::Calendar(id)) = &rule.business_days {
                    self.add_calendar(plan.policy, Some(id));
                }
            }
            Promise::NotStated if agreed.is_none() => self.unstated.push(&rule.clauses),
            Promise::Nothing | Promise::NotStated => {}
        }
    }

    /// Adds a calendar, and those whose hours it has by any reading.
    fn add_calendar(&mut self, policy: &'a Policy, id: Option<&str>) {
        let Some(rule) = id.and_then(|id| policy.calendar(id)) else { return };
        if self.calendars.iter().any(|known| known.id == rule.id) {
            return;
        }
        self.calendars.push(rule);
        let choices = policy.readings.iter().flat_map(|reading| &reading.choices);
        let changes = choices.flat_map(|choice| &choice.calendars);
        let by_reading = changes.filter(|change| change.id == rule.id);
        let unions = by_reading.filter_map(|change| change.union.as_ref()).chain([&rule.union]);
        for part in unions.flatten() {
            self.add_calendar(policy, Some(part));
        }
    }

    /// Returns a sentence for each part that our copy has lost, in which the plan may differ from
    /// another one.
    pub(super) fn lost(&self, policy: &Policy) -> Vec<String> {
        let is_missed = |gap: &&Gap| {
            let mut clauses = self.unstated.iter().flat_map(|clauses| clauses.iter());
            clauses.any(|clause| gap.clauses.contains(clause))
        };
        let say = |gap: &Gap| {
            let (id, says, clause) = (&policy.id, &gap.says, in_line(&gap.clauses));
            format!("Not compared, as our copy of {id} has lost it: {says} [{clause}]")
        };
        policy.lost().filter(is_missed).map(say).collect()
    }

    /// Returns the notes of the calendars, and of the plan's entitlements.
    pub(super) fn notes(&self, plan: ComparedPlan<'_>) -> Vec<String> {
        let of_calendars = self.calendars.iter().filter_map(|calendar| calendar.note.clone());
        let owned = plan.policy.entitlements.iter().filter(|item| is_of(plan, item));
        of_calendars.chain(owned.filter_map(|item| item.note.clone())).collect()
    }

    /// Returns the open readings that can change a fact of the plan, and those that are chosen.
    pub(super) fn readings(&self, plan: ComparedPlan<'a>) -> Vec<&'a Reading> {
        let changes = |choice: &Choice| {
            let mut calendars = choice.calendars.iter();
            calendars.any(|change| self.calendars.iter().any(|it| it.id == change.id))
                || (self.counts_hours && choice.clock.is_some())
                || (self.counts_days && choice.business_day.is_some())
                || choice.rhythms.iter().any(|rhythm| has_rhythm(plan, &rhythm.id))
        };
        let bears = |reading: &&Reading| {
            plan.chosen(reading).is_some()
                || (reading.is_open() && reading.choices.iter().any(changes))
        };
        plan.policy.readings.iter().filter(bears).collect()
    }
}

/// Returns every choice of readings.
pub(super) fn options(plan: ComparedPlan<'_>, readings: &[&Reading]) -> Vec<ReadingOption> {
    let of = |reading: &&Reading| {
        ReadingOption::all_of(reading, plan.chosen(reading).unwrap_or(&reading.default))
    };
    readings.iter().flat_map(of).collect()
}

fn has_rhythm(plan: ComparedPlan<'_>, id: &str) -> bool {
    let mut entitlements = plan.policy.entitlements.iter();
    entitlements.any(|item| item.id.as_deref() == Some(id) && is_of(plan, item))
}

/// Returns true if a plan has an entitlement.
fn is_of(plan: ComparedPlan<'_>, item: &Entitlement) -> bool {
    let lineage = plan.policy.lineage(&plan.plan.id);
    let has = |plans: &Vec<String>| plans.iter().any(|it| lineage.contains(&it.as_str()));
    item.plans.as_ref().is_none_or(has)
}
