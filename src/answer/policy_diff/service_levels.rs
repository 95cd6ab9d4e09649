//! Response targets and coverage, for every case.

use std::cmp::Ordering;

use super::{
    PolicyStatement,
    case_matrix::CaseMatrix,
    change_collector::{ChangeCollector, ChangeKey},
    default_hours::{DefaultHours, taken},
    direction::{by_rank, together},
};
use crate::{
    policy::{Commitment, Keyword, Metric, Policy, Promise, RuleContext, TargetClock, TargetRule},
    time::TargetDuration,
};

/// A target with all that it means in its policy.
struct ComparedTarget<'a> {
    rule: &'a TargetRule,
    /// The clock of a length in hours, by the default readings.
    clock: Option<TargetClock>,
    /// The hours of business days that are not the plan's own.
    days: Option<DefaultHours<'a>>,
}

pub(super) fn targets(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for cell in matrix.cells() {
        let before = ComparedTarget::of(matrix.before, &cell.before);
        let after = ComparedTarget::of(matrix.after, &cell.after);
        let favour =
            before.as_ref().zip(after.as_ref()).and_then(|(before, after)| before.favour(after));
        let said = |target: Option<ComparedTarget<'_>>| {
            target.map(|target| PolicyStatement::new(target.words(), &target.rule.clauses))
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
    let rule = policy.coverage_for(case)?;
    let hours = DefaultHours::new(policy, &rule.calendar);
    let said = PolicyStatement::new(hours.words(), &rule.clauses);
    Some((hours, said))
}

impl<'a> ComparedTarget<'a> {
    fn of(policy: &'a Policy, case: &RuleContext<'_>) -> Option<Self> {
        let rule = policy.target_for(Metric::FirstResponse, case)?;
        let clock = match rule.promise {
            Promise::Within(TargetDuration::Time { unit, .. }) => {
                rule.clock_by_reading(unit, || taken(policy).find_map(|choice| choice.clock))
            }
            _ => None,
        };
        let counts_days = matches!(
            rule.promise,
            Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay
        ) || rule.aim.is_some();
        let calendar = rule.business_day_calendar().filter(|_| counts_days);
        let days = calendar.map(|id| DefaultHours::new(policy, id));
        Some(Self { rule, clock, days })
    }

    /// `4 h in business hours (maximum), cut-off 16:00`.
    fn words(&self) -> String {
        let rule = self.rule;
        let promise = match (rule.promise, self.clock) {
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
        };
        let days = self.days.as_ref().map(|days| format!(" of {}", days.words()));
        let firm = Some(rule.firmness().id().replace('-', " "))
            .filter(|firm| *firm != promise)
            .map(|firm| format!(" ({firm})"));
        let cut_off = rule.cut_off_time().map(|time| format!(", cut-off {time}"));
        let found_in = rule
            .found_in
            .as_ref()
            .filter(|_| rule.promise == Promise::NotStated)
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
            by_rank(&self.rule.firmness(), &after.rule.firmness(), firm),
            Some(cut_off(after.rule).cmp(&cut_off(self.rule))),
        ])
    }

    /// A shorter time is stricter, and so is the same on a clock that always runs. Hours and days
    /// are not compared.
    fn length_favour(&self, after: &Self) -> Option<Ordering> {
        use Promise::{NotStated, Nothing, SameBusinessDay, Within};
        let same_days = self.days.as_ref().map(DefaultHours::words)
            == after.days.as_ref().map(DefaultHours::words);
        match (self.rule.promise, after.rule.promise) {
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
