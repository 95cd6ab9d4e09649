//! Service credits: the part of the fee that a contract gives back for late answers.

use std::fmt;

use serde::Serialize;

use super::{
    keyword::keywords, metric::Metric, money::Money, proportion::Proportion,
    targets::MeasuredPeriod,
};

/// A schedule of service credits.
#[derive(Clone, Debug)]
pub(crate) struct CreditSchedule {
    /// The event that is measured.
    pub metric: Metric,
    /// The ids of the plans whose tickets count; all if empty.
    pub plans: Vec<String>,
    /// The ids of the priorities whose tickets count; all if empty.
    pub priorities: Vec<String>,
    /// The period over whose tickets the share is taken.
    pub period: CreditPeriod,
    /// The tickets that the share is taken of; `None` if the contract does not say.
    pub measure: Option<Denominator>,
    /// The steps, the highest share first. Each credit is more than the one before.
    pub steps: Vec<CreditStep>,
    /// The most that a period gives.
    pub cap: Option<Credit>,
    /// The whole that percentages are taken of, in the contract's words.
    pub of: Option<String>,
    /// The amount of that whole.
    pub fee: Option<Money>,
    /// The time in which a credit must be claimed; `None` if the contract does not say.
    pub claim: Option<ClaimWindow>,
    /// The clauses, on one line.
    pub clause: String,
}

/// A step of a schedule.
#[derive(Clone, Debug)]
pub(crate) struct CreditStep {
    /// The share below which it holds, down to that of the next step.
    pub below: Proportion,
    /// The credit.
    pub credit: Credit,
}

/// The value of a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Credit {
    /// A part of the fee.
    Part(Proportion),
    /// An amount.
    Amount(Money),
}

/// The time in which a credit must be claimed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClaimWindow {
    /// Calendar days.
    pub days: u32,
    /// The event from which they count.
    pub from: ClaimStart,
}

/// The event from which the time for a claim counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClaimStart {
    /// The last day of the period.
    PeriodEnd,
    /// The vendor's notice, whose date no table has.
    Notice,
}

/// A period over whose tickets the share is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CreditPeriod {
    /// A month of the calendar.
    Month,
    /// A quarter of the calendar.
    Quarter,
    /// A year of the calendar.
    Year,
    /// A month from the contract's first day on.
    ContractMonth,
    /// A quarter from the contract's first day on.
    ContractQuarter,
    /// A year from the contract's first day on.
    ContractYear,
}

/// The tickets of which those answered in time are a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Denominator {
    /// Of those that were answered.
    Responded,
    /// Of those that were answered or are overdue.
    Due,
    /// Of all that have a response time, open ones too.
    All,
}

keywords! {
    ClaimStart {
        PeriodEnd => "period-end",
        Notice => "notice",
    }
    CreditPeriod {
        Month => "month",
        Quarter => "quarter",
        Year => "year",
        ContractMonth => "contract-month",
        ContractQuarter => "contract-quarter",
        ContractYear => "contract-year",
    }
    Denominator {
        Due => "due",
        Responded => "responded",
        All => "all",
    }
}

impl CreditSchedule {
    /// Returns the credit that a share of tickets gives: so many met, of so many.
    #[must_use]
    pub(crate) fn credit(&self, met: u64, of: u64) -> Option<&Credit> {
        let reached = self.steps.iter().rev().find(|step| step.below.is_above(met, of));
        reached.map(|step| &step.credit)
    }

    /// Returns a credit as it is written, or what none is: `0%`.
    #[must_use]
    pub(crate) fn written(&self, credit: Option<&Credit>) -> String {
        match (credit, self.steps.first().map(|step| &step.credit)) {
            (Some(credit), _) => credit.to_string(),
            (None, Some(Credit::Amount(money))) => money.times(Proportion::NOTHING).to_string(),
            (None, _) => "0%".to_owned(),
        }
    }

    /// Returns the amount of a credit that is a part of a known fee.
    #[must_use]
    pub(crate) fn amount(&self, credit: Option<&Credit>) -> Option<Money> {
        let fee = self.fee.as_ref()?;
        match credit {
            Some(Credit::Part(part)) => Some(fee.times(*part)),
            Some(Credit::Amount(_)) => None,
            None => Some(fee.times(Proportion::NOTHING)),
        }
    }
}

impl CreditPeriod {
    /// Returns its length.
    #[must_use]
    pub(crate) fn length(self) -> MeasuredPeriod {
        match self {
            Self::Month | Self::ContractMonth => MeasuredPeriod::Month,
            Self::Quarter | Self::ContractQuarter => MeasuredPeriod::Quarter,
            Self::Year | Self::ContractYear => MeasuredPeriod::Year,
        }
    }

    /// Returns true if it counts from the contract's first day.
    #[must_use]
    pub(crate) fn is_of_contract(self) -> bool {
        matches!(self, Self::ContractMonth | Self::ContractQuarter | Self::ContractYear)
    }
}

impl Credit {
    /// Parses a percentage or an amount.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let part = Proportion::parse(text).map(Self::Part);
        part.or_else(|| Money::parse(text).map(Self::Amount))
    }

    /// Returns true if it is worth nothing.
    #[must_use]
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Self::Part(part) => *part == Proportion::NOTHING,
            Self::Amount(money) => money.is_nothing(),
        }
    }

    /// Compares two credits; `None` if one is an amount and the other is not, or of another
    /// currency.
    #[must_use]
    pub(crate) fn compared(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Part(one), Self::Part(other)) => Some(one.cmp(other)),
            (Self::Amount(one), Self::Amount(other)) => one.compared(other),
            _ => None,
        }
    }
}

impl fmt::Display for Credit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => part.fmt(f),
            Self::Amount(money) => money.fmt(f),
        }
    }
}
