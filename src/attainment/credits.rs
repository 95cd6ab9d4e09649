//! The tickets of service credits: by contract, schedule and period, under each combination of what
//! a document leaves open.

use std::collections::BTreeMap;

use super::{
    measured_periods::{calendar_period, contract_period},
    tickets_by_reading::TicketsByReading,
};
use crate::{
    policy::{Contract, CreditSchedule, Metric, find},
    sla::{QuestionError, Subject},
    tickets::{AnsweredByReading, EvaluatedRow},
    time::{Date, Instant, OffsetInstant},
};

/// The tickets of all schedules, by the path of their contract and their place in it.
#[derive(Clone, Debug, Default)]
pub(super) struct CreditTallies(pub(super) BTreeMap<(String, usize), ScheduleTally>);

/// The tickets of a schedule.
#[derive(Clone, Debug)]
pub(super) struct ScheduleTally {
    pub(super) schedule: CreditSchedule,
    /// The title of its contract.
    pub(super) contract: String,
    /// The kind of promise by which the tickets were evaluated.
    pub(super) metric: Metric,
    /// The date that it is where the customer is, the earliest of all places.
    pub(super) today: Date,
    /// By the first and the last date of the period.
    pub(super) periods: BTreeMap<(Date, Date), PeriodTally>,
}

/// The tickets of a period that count.
#[derive(Clone, Debug, Default)]
pub(super) struct PeriodTally {
    /// The number of them.
    pub(super) tickets: u64,
    pub(super) by_reading: TicketsByReading,
    /// Tickets of a priority that the document does not list, so that they may count or not.
    pub(super) unlisted: u64,
}

/// The way in which a ticket bears on a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bearing {
    Counts,
    MayCount,
    None,
}

impl CreditTallies {
    /// Counts a ticket that was opened on a date, if its contract has a schedule.
    pub(super) fn add(&mut self, evaluated: &mut EvaluatedRow<'_, '_>, opened: Date, now: Instant) {
        let subject = evaluated.group().subject();
        let Some(contract) = subject.contract.filter(|contract| !contract.credits.is_empty())
        else {
            return;
        };
        let (policy, metric) = (subject.policy.id.clone(), subject.metric);
        let zone = evaluated.group().zone();
        let offset = zone.map_or(evaluated.status.opened.offset, |zone| zone.at(now));
        let today = OffsetInstant { at: now, offset }.wall().date();
        let mut by_reading = None;
        for (place, schedule) in contract.credits.iter().enumerate() {
            let Some(period) = period_of(schedule, contract, opened) else { continue };
            let bearing = bearing(evaluated, schedule);
            let new = || ScheduleTally {
                schedule: schedule.clone(),
                contract: contract.title.clone(),
                metric,
                today,
                periods: BTreeMap::new(),
            };
            let tally = self.0.entry((contract.path.clone(), place)).or_insert_with(new);
            tally.today = tally.today.min(today);
            let tally = tally.periods.entry(period).or_default();
            match bearing {
                Bearing::None => {}
                Bearing::MayCount => tally.unlisted += 1,
                Bearing::Counts => {
                    let statuses = by_reading.get_or_insert_with(|| evaluated.by_reading());
                    tally.add(&policy, statuses);
                }
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, other) in other.0 {
            let Some(tally) = self.0.get_mut(&key) else {
                self.0.insert(key, other);
                continue;
            };
            tally.today = tally.today.min(other.today);
            for (period, other) in other.periods {
                tally.periods.entry(period).or_default().merge(other);
            }
        }
    }
}

impl PeriodTally {
    fn add(&mut self, policy: &str, statuses: &Result<Vec<AnsweredByReading>, QuestionError>) {
        self.tickets += 1;
        self.by_reading.add(policy, statuses);
    }

    fn merge(&mut self, other: Self) {
        self.tickets += other.tickets;
        self.by_reading.merge(other.by_reading);
        self.unlisted += other.unlisted;
    }
}

/// Returns the first and the last date of the period of a schedule that a date is in; `None` before
/// the contract begins, if its own periods count.
fn period_of(schedule: &CreditSchedule, contract: &Contract, date: Date) -> Option<(Date, Date)> {
    let months = schedule.period.length().months();
    if schedule.period.is_of_contract() {
        return contract_period(date, contract.starts, months);
    }
    calendar_period(date, months)
}

fn bearing(evaluated: &EvaluatedRow<'_, '_>, schedule: &CreditSchedule) -> Bearing {
    let subject: &Subject<'_> = evaluated.group().subject();
    if !schedule.plans.is_empty() && !subject.has_plan(&schedule.plans) {
        return Bearing::None;
    }
    if schedule.priorities.is_empty() {
        return Bearing::Counts;
    }
    let priority = evaluated.last_priority().unwrap_or_default();
    match find(&subject.policy.priorities, priority) {
        Some(known) if schedule.priorities.contains(&known.id) => Bearing::Counts,
        Some(_) => Bearing::None,
        None => Bearing::MayCount,
    }
}

#[cfg(test)]
mod tests {
    use super::PeriodTally;
    use crate::{attainment::tickets_by_reading::TOO_MANY, sla::TooMany};

    #[test]
    fn a_ticket_with_too_many_interpretations_counts_all_the_same() {
        let mut tally = PeriodTally::default();
        tally.add("policy", &Err(TooMany.into()));
        tally.add("policy", &Ok(Vec::new()));
        tally.merge(tally.clone());
        assert_eq!(tally.tickets, 4);
        assert_eq!(tally.by_reading.fault.as_deref(), Some(TOO_MANY));
    }
}
