//! Response targets and coverage, for every case.

use std::cmp::Ordering;

use super::{
    super::effective_target::firmness_over,
    PolicyStatement,
    case_matrix::{CaseMatrix, has_others},
    change_collector::{ChangeCollector, ChangeKey},
    default_hours::{DefaultHours, taken},
    direction::{by_rank, together},
};
use crate::{
    policy::{
        Commitment, Contract, Keyword, Metric, Policy, Promise, RuleContext, TargetClock,
        TargetRule,
    },
    time::TargetDuration,
};

/// A target with all that it means in its policy.
struct ComparedTarget<'a> {
    rule: &'a TargetRule,
    /// The promise: the contract's, or the rule's.
    promise: Promise,
    firmness: Commitment,
    /// The contract that gives it.
    contract: Option<&'a Contract>,
    /// The clock of a length in hours, by the default readings.
    clock: Option<TargetClock>,
    /// The hours of business days that are not the plan's own.
    days: Option<DefaultHours<'a>>,
}

pub(super) fn targets(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for cell in matrix.cells() {
        let [over, over_after] = matrix.contracts.unwrap_or_default();
        let mut before = ComparedTarget::of(matrix.before, over, &cell.before);
        let mut after = ComparedTarget::of(matrix.after, over_after, &cell.after);
        // Of two policies a change of coverage is told apart; of two plans only the hours matter.
        if matrix.contracts.is_some() {
            before = before.map(|target| target.with_own_days(matrix.before, &cell.before));
            after = after.map(|target| target.with_own_days(matrix.after, &cell.after));
        }
        let favour =
            before.as_ref().zip(after.as_ref()).and_then(|(before, after)| before.favour(after));
        let said = |target: Option<ComparedTarget<'_>>| {
            target
                .map(|target| PolicyStatement { summary: Some(target.length()), ..target.stated() })
        };
        found.add(
            ChangeKey { aspect: "target", subject: "" },
            Some(cell.at),
            said(before),
            said(after),
            favour,
        );
    }
}

pub(super) fn coverage(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for cell in matrix.cells() {
        let before = hours(matrix.before, &cell.before);
        let after = hours(matrix.after, &cell.after);
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
    policy: &'a Policy,
    case: &RuleContext<'_>,
) -> Option<(DefaultHours<'a>, PolicyStatement)> {
    let rule = policy.coverage_for(case, None).filter(|_| is_named(policy, case))?;
    let hours = DefaultHours::new(policy, &rule.calendar);
    let said = PolicyStatement::new(hours.words(), &rule.clauses);
    Some((hours, said))
}

/// Returns true if a policy has the priority of a case, named or as one of its others.
fn is_named(policy: &Policy, case: &RuleContext<'_>) -> bool {
    !case.priority.is_empty() || has_others(policy)
}

impl<'a> ComparedTarget<'a> {
    fn of(
        policy: &'a Policy,
        contract: Option<&'a Contract>,
        case: &RuleContext<'_>,
    ) -> Option<Self> {
        let rule = policy.target_for(Metric::FirstResponse, case);
        let rule = rule.filter(|_| is_named(policy, case))?;
        let agreed = contract.and_then(|contract| contract.target(&case.plans, case.priority));
        let promise = agreed.map_or(rule.promise, |agreed| agreed.promise);
        let firmness = agreed.map_or(rule.firmness(), |agreed| firmness_over(agreed, rule));
        let clock = match promise {
            Promise::Within(TargetDuration::Time { unit, .. }) => {
                rule.clock_by_reading(unit, || taken(policy).find_map(|choice| choice.clock))
            }
            _ => None,
        };
        let counts_days = matches!(
            promise,
            Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay
        ) || rule.aim.is_some();
        let calendar = rule.business_day_calendar().filter(|_| counts_days);
        let days = calendar.map(|id| DefaultHours::new(policy, id));
        let contract = contract.filter(|_| agreed.is_some());
        Some(Self { rule, promise, firmness, contract, clock, days })
    }

    /// Returns the target with the own hours of its plan as business days, if it names none.
    fn with_own_days(self, policy: &'a Policy, case: &RuleContext<'_>) -> Self {
        let counts_days = matches!(self.promise, Promise::Within(TargetDuration::BusinessDays(_)));
        let own = policy.coverage_for(case, None).filter(|_| counts_days && self.days.is_none());
        let own = own.map(|rule| DefaultHours::new(policy, &rule.calendar));
        Self { days: self.days.or(own), ..self }
    }

    /// Returns its words, with the clause or the contract that says so.
    fn stated(&self) -> PolicyStatement {
        let stated = PolicyStatement::new(self.words(), &self.rule.clauses);
        match self.contract {
            Some(contract) => PolicyStatement { clause: contract.title.clone(), ..stated },
            None => stated,
        }
    }

    /// `4 h in business hours`.
    fn length(&self) -> String {
        match (self.promise, self.clock) {
            (Promise::Within(length), Some(TargetClock::Coverage)) => {
                format!("{length} in business hours")
            }
            (Promise::Within(length), Some(TargetClock::Calendar)) => {
                format!("{length} around the clock")
            }
            (Promise::Within(length), None) => length.to_string(),
            (Promise::SameBusinessDay, _) => "same business day".to_owned(),
            (Promise::Nothing, _) => "none".to_owned(),
            (Promise::NotStated, _) => "not stated".to_owned(),
        }
    }

    /// `4 h in business hours (maximum), cut-off 16:00`.
    fn words(&self) -> String {
        let (rule, promise) = (self.rule, self.length());
        let days = self.days.as_ref().map(|days| format!(" of {}", days.words()));
        let firm = Some(self.firmness.id().replace('-', " "))
            .filter(|firm| *firm != promise)
            .map(|firm| format!(" ({firm})"));
        let cut_off = rule.cut_off_time().map(|time| format!(", cut-off {time}"));
        let found_in = rule
            .found_in
            .as_ref()
            .filter(|_| self.promise == Promise::NotStated)
            .map(|place| format!(", see the {place}"));
        let aim = rule.aim.map(|aim| format!(", aim {}", aim.words()));
        let rest = [aim, days, firm, cut_off, found_in];
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
        let same_days = self.days.as_ref().map(DefaultHours::words)
            == after.days.as_ref().map(DefaultHours::words);
        match (self.promise, after.promise) {
            (
                Within(TargetDuration::Time { seconds: was, .. }),
                Within(TargetDuration::Time { seconds: is, .. }),
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
