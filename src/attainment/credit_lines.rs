//! Service credits as an answer: what is owed for a period at least and at most, and until when it
//! must be claimed.

use std::cmp::Ordering;

use serde::Serialize;

use super::{
    Denominator, Percent,
    credits::{CreditTallies, PeriodTally, ScheduleTally},
    tickets_by_reading::{CombinedCounts, TOO_MANY},
};
use crate::{
    policy::{ClaimStart, CreditSchedule, CreditStep, Keyword},
    time::Date,
};

/// The service credit of a period.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CreditLine {
    /// The contract.
    pub contract: String,
    /// The clauses that promise the credit.
    pub clause: String,
    /// The event that is measured.
    #[cfg_attr(test, schemars(extend("enum" = crate::policy::keyword_ids::<crate::policy::Metric>())))]
    pub metric: &'static str,
    /// The plans whose tickets count; all if empty.
    pub plans: Vec<String>,
    /// The priorities whose tickets count; all if empty.
    pub priorities: Vec<String>,
    /// The kind of period: `month`, `contract-quarter`.
    pub period: &'static str,
    /// The period's first date.
    pub from: String,
    /// Its last.
    pub until: String,
    /// The tickets that the share is taken of; `null` if the contract does not say.
    pub measure: Option<Denominator>,
    /// Tickets opened in the period that count.
    pub tickets: u64,
    /// The lowest share of tickets in time over all open interpretations, in percent, cut off after
    /// two places; `null` if the credit is not stated.
    pub percent_least: Option<f64>,
    /// The highest.
    pub percent_most: Option<f64>,
    /// The credit at least, by the highest share: `5%`, `500 EUR`, or `0%`; `null` if it is not
    /// stated.
    pub least: Option<String>,
    /// The credit at most, by the lowest share.
    pub most: Option<String>,
    /// The amount of the credit at least: `600.00 EUR`; `null` if the contract has no fee.
    pub least_amount: Option<String>,
    /// The amount of the credit at most.
    pub most_amount: Option<String>,
    /// The steps of the schedule, the highest share first.
    pub steps: Vec<StepLine>,
    /// The whole that percentages are taken of, in the contract's words.
    pub of: Option<String>,
    /// The most that a period gives.
    pub cap: Option<String>,
    /// The days in which a credit must be claimed; `null` if the contract does not say.
    pub claim_days: Option<u32>,
    /// The start of these days: `period-end`, or `notice` of the vendor.
    #[cfg_attr(test, schemars(extend("enum" = ["period-end", "notice", null])))]
    pub claim_from: Option<&'static str>,
    /// The last date to claim it; `null` if that is not known.
    pub claim_by: Option<String>,
    /// The reason that the credit is not stated.
    pub not_stated: Option<CreditGap>,
    /// The schedule, by its place among all.
    #[serde(skip)]
    pub(crate) schedule: usize,
    /// The lowest and the highest share, to be written.
    #[serde(skip)]
    pub(crate) shares: Option<[Fraction; 2]>,
    /// True if something is owed at least, and at most.
    #[serde(skip)]
    pub(crate) is_owed: [bool; 2],
    /// True if the last date to claim is over.
    #[serde(skip)]
    pub(crate) is_too_late: bool,
    /// Numbers and words of the reason.
    #[serde(skip)]
    pub(crate) detail: String,
}

/// A reason that a credit is not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CreditGap {
    /// It is for another event than the one that was measured.
    OtherMetric,
    /// The period is not over.
    NotOver,
    /// Only some dates of the period count.
    PartOfPeriod,
    /// The table has no answers.
    NoAnswers,
    /// The document does not list the priority of a ticket, which may count or not.
    UnlistedPriority,
    /// An interpretation could not be worked out.
    NotWorkedOut,
    /// A ticket is open with time left, so that the share is not final.
    OpenTickets,
    /// No ticket was measured.
    NoTicket,
    /// The contract does not say of which tickets the share is, and that decides.
    NoMeasure,
}

/// A step of a schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StepLine {
    /// The share below which it holds: `95%`.
    pub below: String,
    /// The credit.
    pub credit: String,
}

/// A part of a whole: tickets that met their deadline, of so many.
pub(crate) type Fraction = (u64, u64);

impl CreditTallies {
    /// Returns the credits of all schedules and periods, of tickets between some dates.
    pub(super) fn lines(
        &self,
        dates: (Option<Date>, Option<Date>),
        has_answers: bool,
    ) -> Vec<CreditLine> {
        let mut lines = Vec::new();
        for (place, tally) in self.0.values().enumerate() {
            for (period, tickets) in &tally.periods {
                let shares = tickets.shares(tally, *period, dates, has_answers);
                lines.push(tally.line(place, *period, tickets.tickets, &shares));
            }
        }
        lines
    }
}

impl ScheduleTally {
    fn line(
        &self,
        place: usize,
        (from, until): (Date, Date),
        tickets: u64,
        shares: &Result<[Fraction; 2], (CreditGap, String)>,
    ) -> CreditLine {
        let Self { schedule, .. } = self;
        let claim_by = schedule.claim.and_then(|claim| match claim.from {
            ClaimStart::PeriodEnd => until.plus_days(i64::from(claim.days)),
            ClaimStart::Notice => None,
        });
        let owed =
            shares.as_ref().ok().map(|shares| shares.map(|(met, of)| schedule.credit(met, of)));
        let written = |at: usize| owed.map(|owed| schedule.written(owed[at]));
        let amount = |at: usize| Some(schedule.amount(owed?[at])?.to_string());
        let percents = shares.as_ref().ok().and_then(|[worst, best]| {
            Some([Percent::of(worst.0, worst.1)?, Percent::of(best.0, best.1)?])
        });
        let gap = shares.as_ref().err();
        CreditLine {
            contract: self.contract.clone(),
            clause: schedule.clause.clone(),
            metric: schedule.metric.id(),
            plans: schedule.plans.clone(),
            priorities: schedule.priorities.clone(),
            period: schedule.period.id(),
            from: from.to_string(),
            until: until.to_string(),
            measure: schedule.measure,
            tickets,
            percent_least: percents.map(|[worst, _]| worst.value()),
            percent_most: percents.map(|[_, best]| best.value()),
            least: written(1),
            most: written(0),
            least_amount: amount(1),
            most_amount: amount(0),
            steps: steps(schedule),
            of: schedule.of.clone(),
            cap: schedule.cap.as_ref().map(ToString::to_string),
            claim_days: schedule.claim.map(|claim| claim.days),
            claim_from: schedule.claim.map(|claim| claim.from.id()),
            claim_by: claim_by.map(|date| date.to_string()),
            not_stated: gap.map(|(gap, _)| *gap),
            schedule: place,
            shares: shares.as_ref().ok().copied(),
            is_owed: [1, 0].map(|at| owed.is_some_and(|owed| owed[at].is_some())),
            is_too_late: claim_by.is_some_and(|date| date < self.today),
            detail: gap.map_or_else(String::new, |(_, detail)| detail.clone()),
        }
    }
}

impl PeriodTally {
    /// Returns the lowest and the highest share in time over all open interpretations, or the
    /// reason that they are not stated.
    fn shares(
        &self,
        tally: &ScheduleTally,
        (from, until): (Date, Date),
        (since, last): (Option<Date>, Option<Date>),
        has_answers: bool,
    ) -> Result<[Fraction; 2], (CreditGap, String)> {
        let gap = |gap| Err((gap, String::new()));
        if tally.metric != tally.schedule.metric {
            return Err((CreditGap::OtherMetric, tally.metric.noun().to_owned()));
        }
        if until >= tally.today {
            return gap(CreditGap::NotOver);
        }
        if since.is_some_and(|since| from < since) || last.is_some_and(|last| last < until) {
            return gap(CreditGap::PartOfPeriod);
        }
        if !has_answers {
            return gap(CreditGap::NoAnswers);
        }
        if self.unlisted > 0 {
            return Err((CreditGap::UnlistedPriority, self.unlisted.to_string()));
        }
        if let Some(fault) = &self.by_reading.fault {
            return Err((CreditGap::NotWorkedOut, fault.clone()));
        }
        let Some(combined) = self.by_reading.combined() else {
            return Err((CreditGap::NotWorkedOut, TOO_MANY.to_owned()));
        };
        match combined.iter().map(|counts| counts.pending).max() {
            Some(pending @ 1..) => Err((CreditGap::OpenTickets, pending.to_string())),
            _ => measured(&tally.schedule, &combined),
        }
    }
}

fn steps(schedule: &CreditSchedule) -> Vec<StepLine> {
    let line = |step: &CreditStep| StepLine {
        below: step.below.to_string(),
        credit: step.credit.to_string(),
    };
    schedule.steps.iter().map(line).collect()
}

/// Returns the lowest and the highest share under at least one combination. Without a denominator
/// in the contract they are those of all denominators, if each gives the same credits.
fn measured(
    schedule: &CreditSchedule,
    combined: &[CombinedCounts],
) -> Result<[Fraction; 2], (CreditGap, String)> {
    let denominators = match &schedule.measure {
        Some(denominator) => std::slice::from_ref(denominator),
        None => Denominator::ALL,
    };
    let mut all: Vec<[Fraction; 2]> = Vec::new();
    for denominator in denominators {
        let mut shares: Vec<Fraction> =
            combined.iter().map(|counts| (counts.met, counts.whole(*denominator))).collect();
        if shares.iter().all(|(_, of)| *of > 0) {
            shares.sort_by(compared);
            all.push([shares[0], shares[shares.len() - 1]]);
        }
    }
    if all.is_empty() {
        return Err((CreditGap::NoTicket, String::new()));
    }
    let credits = |shares: &[Fraction; 2]| shares.map(|(met, of)| schedule.credit(met, of));
    let have_one_answer = all.len() == denominators.len()
        && all.windows(2).all(|pair| credits(&pair[0]) == credits(&pair[1]));
    if !have_one_answer {
        return Err((CreditGap::NoMeasure, String::new()));
    }
    let [mut worst, mut best] = all[0];
    for [low, high] in all {
        worst = std::cmp::min_by(worst, low, compared);
        best = std::cmp::max_by(best, high, compared);
    }
    Ok([worst, best])
}

/// Compares two shares exactly.
fn compared(one: &Fraction, other: &Fraction) -> Ordering {
    let product =
        |(part, _): &Fraction, (_, whole): &Fraction| u128::from(*part) * u128::from(*whole);
    product(one, other).cmp(&product(other, one))
}
