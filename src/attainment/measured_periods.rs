//! Attainment of targets over all tickets of a period, in each way that the document leaves open:
//! the calendar's periods or the contract's, the share of tickets or their mean response time.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Percent;
use crate::{
    policy::{Keyword as _, MeasuredPeriod},
    sla::{GroupId, MeasuredTarget, TicketState},
    tickets::EvaluatedRow,
    time::Date,
};

/// The most periods of customers and priorities. A target over a quarter has a dozen a year.
pub(super) const MOST_PERIODS: usize = 20_000;

/// A target over all tickets of a period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PeriodTarget {
    /// The policy that states it.
    pub policy: String,
    /// The period: `month`, `quarter` or `year`.
    pub over: &'static str,
    /// The nature of the target, in our words.
    pub says: Option<String>,
    /// The clauses that state it.
    pub clause: String,
    /// True if the contract says from when its own periods count.
    pub has_contract_periods: bool,
}

/// The attainment of a period by one reading, of one priority or of all.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PeriodLine {
    /// `calendar`, or `contract` for periods from its first day on.
    #[cfg_attr(test, schemars(extend("enum" = ["calendar", "contract"])))]
    pub reading: &'static str,
    /// The period's first date.
    pub from: String,
    /// Its last.
    pub until: String,
    /// The policy.
    pub policy: String,
    /// The contract over it.
    pub contract: Option<String>,
    /// The priority; `null` for all of them together.
    pub priority: Option<String>,
    /// Tickets with a deadline that were opened in the period.
    pub tickets: u64,
    /// Answered within the target.
    pub within: u64,
    /// Answered later, or not evaluated and past the target.
    pub beyond: u64,
    /// By the share of tickets: those within the target, in percent of both, cut off after two
    /// places.
    pub percent: Option<f64>,
    /// The same, to be written.
    #[serde(skip)]
    pub share: Option<Percent>,
    /// By the mean: the mean response time on the clock of the target, of the tickets that were
    /// evaluated; `null` for all priorities together, which have several targets.
    pub mean_seconds: Option<i64>,
    /// The target, on the same clock; the mean of them where it is in business days.
    pub target_seconds: Option<i64>,
}

/// A period of a customer's tickets of one priority.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct PeriodKey {
    reading: &'static str,
    from: Date,
    until: Date,
    policy: String,
    contract: Option<String>,
    /// The place of the priority, the most urgent first; all of them together before each.
    urgency: Option<u8>,
    priority: Option<String>,
}

/// The periods in which a ticket counts: the calendar's, and the contract's if it says from when
/// these count.
type Periods = [Option<(Date, Date)>; 2];

const READINGS: [&str; 2] = ["calendar", "contract"];

#[derive(Clone, Copy, Debug, Default)]
struct PeriodCounts {
    tickets: u64,
    within: u64,
    beyond: u64,
    responses: i64,
    elapsed: i64,
    allowed: i64,
}

/// The tickets of targets over a period.
#[derive(Clone, Debug, Default)]
pub(super) struct MeasuredPeriods {
    targets: BTreeSet<PeriodTarget>,
    periods: BTreeMap<PeriodKey, PeriodCounts>,
    /// Those of the last group and period, not yet among the others.
    recent: Option<(GroupId, Periods, [Option<PeriodKey>; 2], PeriodCounts)>,
}

impl MeasuredPeriods {
    /// Counts a ticket that was opened on a date, if its target is over a period.
    pub(super) fn add(&mut self, evaluated: &EvaluatedRow<'_, '_>, opened: Date) {
        let Some(target) = evaluated.group().measured() else { return };
        if evaluated.status.deadline.is_none() {
            return;
        }
        let counts = PeriodCounts::of(evaluated);
        let months = target.period.months();
        let periods = [
            calendar_period(opened, months),
            contract_period(opened, target.contract_starts, months),
        ];
        if let Some((group, of, _, sums)) = &mut self.recent
            && (*group, *of) == (evaluated.id, periods)
            && evaluated.status.changed_priority.is_none()
        {
            sums.add(counts);
            return;
        }
        self.settle();
        let keys = keys(evaluated, periods);
        self.targets.insert(line(evaluated, target));
        self.recent = Some((evaluated.id, periods, keys, counts));
        if evaluated.status.changed_priority.is_some() {
            self.settle();
        }
    }

    pub(super) fn merge(&mut self, mut other: Self) {
        other.settle();
        self.targets.extend(other.targets);
        for (key, counts) in other.periods {
            self.periods.entry(key).or_default().add(counts);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.periods.len()
    }

    /// Returns the targets, and the periods with all priorities before each.
    pub(super) fn lines(self, has_answers: bool) -> (Vec<PeriodTarget>, Vec<PeriodLine>) {
        let mut wholes: BTreeMap<PeriodKey, (PeriodCounts, usize)> = BTreeMap::new();
        for (key, counts) in &self.periods {
            let whole = PeriodKey { urgency: None, priority: None, ..key.clone() };
            let (sums, priorities) = wholes.entry(whole).or_default();
            sums.add(*counts);
            *priorities += 1;
        }
        let mut all = self.periods;
        for (key, (sums, priorities)) in wholes {
            if priorities > 1 {
                all.insert(key, sums);
            }
        }
        let lines = all.into_iter().map(|(key, counts)| counts.line(key, has_answers));
        (self.targets.into_iter().collect(), lines.collect())
    }

    fn settle(&mut self) {
        let Some((_, _, keys, counts)) = self.recent.take() else { return };
        for key in keys.into_iter().flatten() {
            self.periods.entry(key).or_default().add(counts);
        }
    }
}

impl PeriodCounts {
    fn of(evaluated: &EvaluatedRow<'_, '_>) -> Self {
        let status = &evaluated.status;
        let state = status.table_state();
        let is_beyond = matches!(state, TicketState::Missed | TicketState::Overdue);
        let mut counts = Self {
            tickets: 1,
            within: u64::from(state == TicketState::Met),
            beyond: u64::from(is_beyond),
            ..Self::default()
        };
        if let (Some(_), Some(elapsed), Some(allowed)) =
            (evaluated.times.responded, status.elapsed_seconds, status.allowed_seconds)
        {
            (counts.responses, counts.elapsed, counts.allowed) = (1, elapsed, allowed);
        }
        counts
    }

    fn add(&mut self, other: Self) {
        self.tickets += other.tickets;
        self.within += other.within;
        self.beyond += other.beyond;
        self.responses += other.responses;
        self.elapsed = self.elapsed.saturating_add(other.elapsed);
        self.allowed = self.allowed.saturating_add(other.allowed);
    }

    fn line(self, key: PeriodKey, has_answers: bool) -> PeriodLine {
        let share = Percent::of(self.within, self.within + self.beyond).filter(|_| has_answers);
        let has_mean = self.responses > 0 && key.priority.is_some();
        let mean = |sum: i64| has_mean.then(|| sum / self.responses);
        PeriodLine {
            reading: key.reading,
            from: key.from.to_string(),
            until: key.until.to_string(),
            policy: key.policy,
            contract: key.contract,
            priority: key.priority,
            tickets: self.tickets,
            within: self.within,
            beyond: if has_answers { self.beyond } else { 0 },
            percent: share.map(Percent::value),
            share,
            mean_seconds: mean(self.elapsed),
            target_seconds: mean(self.allowed),
        }
    }
}

fn line(evaluated: &EvaluatedRow<'_, '_>, target: &MeasuredTarget) -> PeriodTarget {
    PeriodTarget {
        policy: evaluated.group().subject().policy.id.clone(),
        over: target.period.id(),
        says: target.says.clone(),
        clause: target.clause.clone(),
        has_contract_periods: target.contract_starts.is_some(),
    }
}

fn keys(evaluated: &EvaluatedRow<'_, '_>, periods: Periods) -> [Option<PeriodKey>; 2] {
    let (subject, priority) = (evaluated.group().subject(), evaluated.last_priority());
    let mut keys = [None, None];
    for ((key, period), reading) in keys.iter_mut().zip(periods).zip(READINGS) {
        *key = period.map(|(from, until)| PeriodKey {
            reading,
            from,
            until,
            policy: subject.policy.id.clone(),
            contract: subject.contract.map(|contract| contract.title.clone()),
            urgency: Some(subject.policy.urgency(priority.unwrap_or_default())),
            priority: Some(priority.unwrap_or_default().to_owned()),
        });
    }
    keys
}

/// Returns the period of so many months of the calendar that a date is in.
pub(super) fn calendar_period(date: Date, months: u32) -> Option<(Date, Date)> {
    let first = Date::new(date.year(), (date.month() - 1) / months * months + 1, 1)?;
    Some((first, first.plus_months(months)?.plus_days(-1)?))
}

/// Returns the period of so many months from the first day of the contract that a date is in;
/// `None` before that day, or where the contract does not say it.
pub(super) fn contract_period(
    date: Date,
    start: Option<Date>,
    months: u32,
) -> Option<(Date, Date)> {
    let start = start.filter(|start| *start <= date)?;
    let since = (date.year() - start.year()) * 12 + i32::try_from(date.month()).ok()?
        - i32::try_from(start.month()).ok()?;
    let mut number = u32::try_from(since).ok()? / months;
    if start.plus_months(number * months)? > date {
        number = number.checked_sub(1)?;
    }
    let first = start.plus_months(number * months)?;
    Some((first, start.plus_months((number + 1) * months)?.plus_days(-1)?))
}

impl MeasuredPeriod {
    /// Returns its length in months.
    pub(super) fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, calendar_period, contract_period};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn quarters_are_the_calendars_or_begin_with_the_contract() {
        let start = Some(date("2025-11-30"));
        for (opened, calendar, contract) in [
            ("2026-01-01", ("2026-01-01", "2026-03-31"), Some(("2025-11-30", "2026-02-27"))),
            ("2026-02-27", ("2026-01-01", "2026-03-31"), Some(("2025-11-30", "2026-02-27"))),
            ("2026-02-28", ("2026-01-01", "2026-03-31"), Some(("2026-02-28", "2026-05-29"))),
            ("2026-05-30", ("2026-04-01", "2026-06-30"), Some(("2026-05-30", "2026-08-29"))),
            ("2026-12-31", ("2026-10-01", "2026-12-31"), Some(("2026-11-30", "2027-02-27"))),
            ("2025-11-29", ("2025-10-01", "2025-12-31"), None),
        ] {
            let span = |(from, until)| (date(from), date(until));
            let opened = date(opened);
            assert_eq!(calendar_period(opened, 3), Some(span(calendar)), "{opened}");
            assert_eq!(contract_period(opened, start, 3), contract.map(span), "{opened}");
        }
    }
}
