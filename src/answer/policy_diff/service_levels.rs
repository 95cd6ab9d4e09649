//! Response targets and coverage, for every case.

use std::cmp::Ordering;

use super::{
    PolicyStatement,
    case_matrix::{CaseMatrix, has_others},
    change_collector::{ChangeCollector, ChangeKey},
    compared_hours::ComparedHours,
    compared_plan::PolicyInForce,
    direction::{by_rank, together},
};
use crate::{
    policy::{
        Commitment, Contract, Keyword, Metric, Policy, Promise, RuleContext, TargetClock,
        TargetRule, TargetStart, range_words,
    },
    sla::contract_commitment,
    time::TargetDuration,
};

/// A target with all that it means in its policy.
struct ComparedTarget<'a> {
    rule: &'a TargetRule,
    /// The promise: the contract's, or the rule's.
    promise: Promise,
    /// The earlier end of a range.
    range_from: Option<TargetDuration>,
    firmness: Commitment,
    /// The contract that gives it.
    contract: Option<&'a Contract>,
    /// The clock of a length in hours, by the readings in force.
    clock: Option<TargetClock>,
    /// The hours of its business days.
    days: Option<ComparedHours<'a>>,
    /// The interpretation that gives those hours, as `NAME=VALUE`.
    days_by: Option<String>,
    /// True if our copy of the document has lost it.
    is_lost: bool,
}

pub(super) fn targets(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for metric in Metric::ALL {
        targets_of(*metric, matrix, found);
    }
}

fn targets_of(metric: Metric, matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let subject = if metric.is_first_response() { "" } else { metric.id() };
    for cell in matrix.cells() {
        let [one, other] = matrix.in_force();
        let before = ComparedTarget::of(one, &cell.before, metric);
        let after = ComparedTarget::of(other, &cell.after, metric);
        let favour =
            before.as_ref().zip(after.as_ref()).and_then(|(before, after)| before.favour(after));
        let said = |target: Option<ComparedTarget<'_>>| {
            target
                .map(|target| PolicyStatement { summary: Some(target.length()), ..target.stated() })
        };
        found.add(
            ChangeKey { aspect: "target", subject },
            Some(cell.at),
            said(before),
            said(after),
            favour,
        );
    }
}

pub(super) fn coverage(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for cell in matrix.cells() {
        let [one, other] = matrix.in_force();
        let before = hours(one, &cell.before);
        let after = hours(other, &cell.after);
        let favour = before
            .as_ref()
            .zip(after.as_ref())
            .and_then(|((before, _), (after, _))| before.favour(after));
        let [before, after] = [before, after].map(|said| said.map(|(_, said)| said));
        found.add(
            ChangeKey { aspect: "coverage", subject: "" },
            Some(cell.at),
            before,
            after,
            favour,
        );
    }
}

fn hours<'a>(
    side: PolicyInForce<'a>,
    case: &RuleContext<'_>,
) -> Option<(ComparedHours<'a>, PolicyStatement)> {
    let rule = side.policy.coverage_for(case, None).filter(|_| is_named(side.policy, case))?;
    let hours = ComparedHours::new(side, &rule.calendar);
    let said = PolicyStatement::new(hours.words(), &rule.clauses);
    Some((hours, said))
}

/// Returns false if the document gives a plan no response time, so that nothing can be said of
/// their nature, or of a channel for which they hold.
pub(super) fn has_response_times(side: PolicyInForce<'_>, plans: &[&str]) -> bool {
    if side.contract().is_some_and(|contract| !contract.targets.is_empty()) {
        return true;
    }
    side.policy.targets.iter().any(|rule| {
        let of = &rule.selector.plans;
        let is_of_plan = of.is_empty() || of.iter().any(|plan| plans.contains(&plan.as_str()));
        let is_lost = || side.policy.lost_from(&rule.clauses).next().is_some();
        is_of_plan
            && rule.metric.is_first_response()
            && match rule.promise {
                Promise::Within(_) => true,
                Promise::NotStated => is_lost(),
                Promise::SameBusinessDay | Promise::Nothing => false,
            }
    })
}

/// Returns the hours that make up the business days of a target, if it counts in them. Of two
/// policies a change of coverage is told apart; of two plans only the hours matter.
fn business_days<'a>(
    side: PolicyInForce<'a>,
    rule: &'a TargetRule,
    promise: Promise,
    case: &RuleContext<'_>,
) -> Option<ComparedHours<'a>> {
    let counts_days = matches!(
        promise,
        Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay
    ) || rule.aim.is_some();
    let of_coverage = || Some(side.policy.coverage_for(case, None)?.calendar.as_str());
    let named = rule.business_day_calendar();
    let calendar = named.or_else(|| side.plan.and_then(|_| of_coverage()));
    calendar.filter(|_| counts_days).map(|id| ComparedHours::new(side, id))
}

/// Returns true if a policy has the priority of a case, named or as one of its others.
fn is_named(policy: &Policy, case: &RuleContext<'_>) -> bool {
    !case.priority.is_empty() || has_others(policy)
}

impl<'a> ComparedTarget<'a> {
    fn of(side: PolicyInForce<'a>, case: &RuleContext<'_>, metric: Metric) -> Option<Self> {
        let policy = side.policy;
        let contract = side.contract();
        let later = contract.and_then(|contract| {
            contract.of_metric(metric, &case.plans).find(|target| target.is_for(case.priority))
        });
        let rule = policy.target_for(metric, case).or(later.map(|target| &target.rule));
        let rule = rule.filter(|_| is_named(policy, case))?;
        let first = contract.filter(|_| metric.is_first_response());
        let first = first.and_then(|contract| contract.target(&case.plans, case.priority));
        let agreed = first
            .map(|it| (it.promise, it.range_from, it.commitment))
            .or(later.map(|it| (it.rule.promise, it.rule.range_from, it.commitment)));
        let (promise, range_from, firmness) = match agreed {
            Some((promise, from, firm)) => (promise, from, contract_commitment(firm, rule)),
            None => (rule.promise, rule.range_from, rule.firmness()),
        };
        let clock = match promise {
            Promise::Within(TargetDuration::Time { clock, .. }) => {
                rule.clock_by_reading(clock, || side.choices().find_map(|choice| choice.clock))
            }
            _ => None,
        };
        let days = business_days(side, rule, promise, case);
        let named = rule.business_day_calendar().filter(|_| days.is_some());
        let days_by = side.plan.zip(named).and_then(|(plan, id)| plan.reading_on_calendar(id));
        let is_lost = agreed.is_none() && policy.lost_from(&rule.clauses).next().is_some();
        let contract = contract.filter(|_| agreed.is_some());
        Some(Self { rule, promise, range_from, firmness, contract, clock, days, days_by, is_lost })
    }

    /// Returns its words, with the clauses or the contract that say so.
    fn stated(&self) -> PolicyStatement {
        let days = self.days.as_ref().map(ComparedHours::clauses).unwrap_or_default();
        let mut clauses = self.rule.clauses.clone();
        clauses.extend(days.iter().filter(|clause| !self.rule.clauses.contains(clause)).cloned());
        let stated = PolicyStatement::new(self.words(), &clauses);
        match self.contract {
            Some(contract) => PolicyStatement { clause: contract.title.clone(), ..stated },
            None => stated,
        }
    }

    /// Returns `4 h in business hours`.
    fn length(&self) -> String {
        match (self.promise, self.clock) {
            (Promise::Within(length), clock) => {
                let hours = match clock {
                    Some(TargetClock::Coverage) => " in business hours",
                    Some(TargetClock::Calendar) => " around the clock",
                    None => "",
                };
                range_words(self.range_from, length) + hours
            }
            (Promise::SameBusinessDay, _) => "same business day".to_owned(),
            (Promise::Nothing, _) => "none".to_owned(),
            (Promise::NotStated, _) if self.is_lost => "missing from our copy".to_owned(),
            (Promise::NotStated, _) => "not stated".to_owned(),
        }
    }

    /// Returns `4 h in business hours (maximum), cut-off 16:00`.
    fn words(&self) -> String {
        let (rule, promise) = (self.rule, self.length());
        let days = self.days.as_ref().map(|days| format!(" of {}", days.words()));
        let days_by = self.days_by.as_ref().map(|by| format!(", by the interpretation {by}"));
        let firm = Some(self.firmness.id().replace('-', " "))
            .filter(|firm| *firm != promise)
            .map(|firm| format!(" ({firm})"));
        let cut_off = rule.cut_off_time().map(|time| format!(", cut-off {time}"));
        let found_in = rule
            .found_in
            .as_ref()
            .filter(|_| self.promise == Promise::NotStated)
            .map(|place| format!(", see the {place}"));
        let from_response = rule.start == Some(TargetStart::FirstResponse);
        let start = from_response.then(|| ", from the first response".to_owned());
        let aim = rule.aim.map(|aim| format!(", aim {}", aim.words()));
        let may_be_agreed = rule.or_as_agreed && self.contract.is_none();
        let agreed = may_be_agreed.then(|| ", or as agreed".to_owned());
        let rest = [aim, days, days_by, start, firm, agreed, cut_off, found_in];
        promise + &rest.into_iter().flatten().collect::<String>()
    }

    fn favour(&self, after: &Self) -> Option<Ordering> {
        let firm = |commitment: &Commitment| match commitment {
            Commitment::Maximum => Some(3),
            Commitment::Target => Some(2),
            Commitment::BestEffort => Some(1),
            Commitment::Nothing => Some(0),
            Commitment::NotStated => None,
        };
        // A request that comes late in the day waits; the later that begins, and best never, the
        // stricter.
        let cut_off = |rule: &TargetRule| rule.cut_off.unwrap_or(i64::MAX);
        together([
            self.length_favour(after),
            by_rank(&self.firmness, &after.firmness, firm),
            Some(cut_off(after.rule).cmp(&cut_off(self.rule))),
        ])
    }

    /// A shorter time is stricter, and so is the same on a clock that always runs. Hours and days
    /// are not compared.
    fn length_favour(&self, after: &Self) -> Option<Ordering> {
        use Promise::{NotStated, Nothing, SameBusinessDay, Within};
        let same_days = self.days.as_ref().map(ComparedHours::words)
            == after.days.as_ref().map(ComparedHours::words);
        match (self.promise, after.promise) {
            (
                Within(TargetDuration::Time { length: was, .. }),
                Within(TargetDuration::Time { length: is, .. }),
            ) => {
                let always = |target: &Self| target.clock == Some(TargetClock::Calendar);
                together([Some(was.cmp(&is)), Some(always(after).cmp(&always(self)))])
            }
            (
                Within(TargetDuration::BusinessDays(was)),
                Within(TargetDuration::BusinessDays(is)),
            ) if same_days => Some(was.cmp(&is)),
            (SameBusinessDay, SameBusinessDay) if same_days => Some(Ordering::Equal),
            (Nothing, Nothing) => Some(self.rule.aim.is_some().cmp(&after.rule.aim.is_some())),
            (NotStated, NotStated) => Some(Ordering::Equal),
            (Nothing, Within(_) | SameBusinessDay) => Some(Ordering::Greater),
            (Within(_) | SameBusinessDay, Nothing) => Some(Ordering::Less),
            _ => None,
        }
    }
}
