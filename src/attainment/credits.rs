//! The tickets of service credits: by contract, schedule and period, under each combination of what
//! a document leaves open.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Denominator,
    group_counts::{GroupCounts, Increment},
    measured_periods::{calendar_period, contract_period},
};
use crate::{
    policy::{Contract, CreditSchedule, Metric, find},
    sla::{QuestionError, ReadingChoice, Subject},
    tickets::{AnsweredByReading, EvaluatedRow},
    time::{Date, Instant, OffsetInstant},
};

/// The most combinations of open readings that are summed. Nobody has more open clauses that decide
/// verdicts of one period.
const MOST_COMBINATIONS: usize = 4_096;

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

/// The tickets of a period.
#[derive(Clone, Debug, Default)]
pub(super) struct PeriodTally {
    /// By policy, and the choices that decide how a ticket counts; none for one that counts alike
    /// by all.
    tickets: BTreeMap<(String, Vec<ReadingChoice>), GroupCounts>,
    /// Tickets of a priority that the document does not list, so that they may count or not.
    pub(super) unlisted: u64,
    /// The reason that a combination could not be worked out.
    pub(super) fault: Option<String>,
}

/// The counts of a period under one combination.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CombinedCounts {
    /// All tickets.
    pub(super) opened: u64,
    /// Those that met their deadline.
    pub(super) met: u64,
    /// Those that may still do: open ones with time left, and paused ones.
    pub(super) pending: u64,
    /// The tickets of each denominator.
    due: u64,
    responded: u64,
    all: u64,
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
    pub(super) fn add(
        &mut self,
        policy: &str,
        statuses: &Result<Vec<AnsweredByReading>, QuestionError>,
    ) {
        let Ok(statuses) = statuses else {
            return self.note_fault("there are too many interpretations".to_owned());
        };
        let (mut known, mut states) = (Vec::new(), BTreeSet::new());
        for ((choices, status), responded) in statuses {
            match status {
                Ok(status) => {
                    states.insert((status.table_state(), responded.is_some()));
                    known.push((choices.clone(), Increment::of(status, *responded)));
                }
                Err(error) => self.note_fault(error.obstacle()),
            }
        }
        if states.len() == 1 {
            known.truncate(1);
            known[0].0.clear();
        }
        for (choices, ticket) in known {
            self.tickets.entry((policy.to_owned(), choices)).or_default().add(ticket);
        }
    }

    /// Keeps the first fault by its text, so that it is the same on any number of cores.
    fn note_fault(&mut self, fault: String) {
        if self.fault.as_ref().is_none_or(|known| fault < *known) {
            self.fault = Some(fault);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, counts) in other.tickets {
            self.tickets.entry(key).or_default().merge(counts);
        }
        self.unlisted += other.unlisted;
        if let Some(fault) = other.fault {
            self.note_fault(fault);
        }
    }

    /// Returns the counts under each combination of the choices that decide; `None` if there are
    /// too many.
    pub(super) fn combined(&self) -> Option<Vec<CombinedCounts>> {
        let mut open: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
        for (policy, choices) in self.tickets.keys() {
            for choice in choices {
                let reading = (policy.as_str(), choice.name.as_str());
                open.entry(reading).or_default().insert(&choice.value);
            }
        }
        let mut combinations = vec![BTreeMap::new()];
        for (reading, values) in open {
            if combinations.len() * values.len() > MOST_COMBINATIONS {
                return None;
            }
            let with = |value| {
                combinations.iter().map(move |combination: &BTreeMap<_, _>| {
                    let mut combination = combination.clone();
                    combination.insert(reading, value);
                    combination
                })
            };
            combinations = values.into_iter().flat_map(with).collect();
        }
        Some(combinations.iter().map(|combination| self.counts_under(combination)).collect())
    }

    fn counts_under(&self, combination: &BTreeMap<(&str, &str), &str>) -> CombinedCounts {
        let mut sums = CombinedCounts::default();
        for ((policy, choices), counts) in &self.tickets {
            let holds = |choice: &ReadingChoice| {
                let reading = (policy.as_str(), choice.name.as_str());
                combination.get(&reading) == Some(&choice.value.as_str())
            };
            if choices.iter().all(holds) {
                sums.opened += counts.opened;
                sums.met += counts.met;
                sums.pending += counts.open + counts.paused;
                sums.due += counts.whole(Denominator::Due);
                sums.responded += counts.whole(Denominator::Responded);
                sums.all += counts.whole(Denominator::All);
            }
        }
        sums
    }
}

impl CombinedCounts {
    /// Returns the tickets of a denominator.
    pub(super) fn whole(self, measure: Denominator) -> u64 {
        match measure {
            Denominator::Due => self.due,
            Denominator::Responded => self.responded,
            Denominator::All => self.all,
        }
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
