//! The response target that holds for a subject, and its form in an answer.

use serde::Serialize;

use super::{PriorityRef, QuestionError, Subject, rule_selection::select};
use crate::{
    policy::{
        AgreedTarget, Commitment, Contract, Endeavour, Promise, ResponseTimesApply, RuleContext,
        TargetClock, TargetRule,
    },
    time::{ClockKind, TargetDuration},
};

/// A target as an answer gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TargetAnswer {
    /// For people: `2 h`, `1 business day`.
    pub text: String,
    /// Its length in seconds on its clock; `null` for business days.
    pub seconds: Option<i64>,
    /// Its length in business days; `null` for hours.
    pub business_days: Option<u32>,
    /// `calendar` for a clock that always runs, `coverage` for one that runs inside coverage
    /// windows, `business-days`.
    #[cfg_attr(test, schemars(extend("enum" = ["calendar", "coverage", "business-days"])))]
    pub clock: String,
}

/// The promise that holds, and where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct EffectiveTarget<'a> {
    /// The rule of the policy.
    pub(crate) rule: &'a TargetRule,
    /// The contract's length, or the rule's promise.
    pub(crate) promise: Promise,
    /// The firmness of the promise.
    pub(crate) commitment: Commitment,
    /// True if the contract sets this target.
    pub(crate) from_contract: bool,
}

impl EffectiveTarget<'_> {
    /// Returns the endeavour that stands in the place of a response time.
    pub(super) fn aim(&self) -> Option<Endeavour> {
        match self.promise {
            Promise::SameBusinessDay => Some(Endeavour::SameBusinessDay),
            Promise::Nothing if !self.from_contract => self.rule.aim,
            _ => None,
        }
    }
}

impl<'a> Subject<'a> {
    /// Returns the target of the subject's metric: that of the policy, or of the contract where
    /// that has one.
    pub(crate) fn target(&self) -> Result<Option<EffectiveTarget<'a>>, QuestionError> {
        if let (Some(priority), Some(agreed)) = (&self.priority, self.agreed_target()?) {
            // Its rule still gives the clock of an unsaid length, the cut-off and the clauses.
            let is_its_rule =
                |rule: &&TargetRule| rule.metric == self.metric && self.might_fit(rule, priority);
            let rule = self.policy.targets.iter().find(is_its_rule);
            return Ok(rule.map(|rule| {
                let commitment = contract_commitment(agreed, rule);
                EffectiveTarget { rule, promise: agreed.promise, commitment, from_contract: true }
            }));
        }
        let outcome = |rule: &TargetRule| {
            (rule.promise, rule.firmness(), rule.clock, rule.business_days.clone())
        };
        let rule_of = |case: &RuleContext<'_>| self.policy.target_for(self.metric, case);
        let rule = select(self, rule_of, outcome)?;
        Ok(rule.map(|rule| EffectiveTarget {
            rule,
            promise: rule.promise,
            commitment: rule.firmness(),
            from_contract: false,
        }))
    }

    /// Returns the commitment of a ticket by a channel for which response times do not hold, or may
    /// not; `None` if they do.
    pub(super) fn channel_commitment(&self) -> Option<Commitment> {
        match self.channel?.response_times {
            ResponseTimesApply::Apply => None,
            ResponseTimesApply::DoNotApply => Some(Commitment::Nothing),
            ResponseTimesApply::NotStated => Some(Commitment::NotStated),
        }
    }

    /// Returns the contract's target for the subject's plan and priority.
    fn agreed_target(&self) -> Result<Option<&'a AgreedTarget>, QuestionError> {
        // A contract fixes response times alone.
        let agrees =
            |contract: &&Contract| self.metric.is_first_response() && !contract.targets.is_empty();
        let Some(contract) = self.contract.filter(agrees) else { return Ok(None) };
        let Some(priority) = &self.priority else {
            return Err(QuestionError::Missing {
                option: "--priority".to_owned(),
                why: "the contract has a target for each".to_owned(),
                choices: contract.priorities().into_iter().map(str::to_owned).collect(),
                others: None,
            });
        };
        Ok(contract.target(&self.lineage(), priority.id()))
    }

    /// Returns the place of the subject's targets in its contract.
    pub(crate) fn contract_clause(&self) -> String {
        format!("targets.{}", self.plan.map_or("", |plan| &plan.id))
    }

    /// Returns true if a rule may be the subject's; names that were not said do not exclude it.
    fn might_fit(&self, rule: &TargetRule, priority: &PriorityRef<'_>) -> bool {
        let selector = &rule.selector;
        (selector.plans.is_empty() || self.has_plan(&selector.plans))
            && (selector.priorities.is_empty()
                || selector.priorities.iter().any(|id| id == priority.id()))
            && self.edition.is_none_or(|edition| {
                selector.editions.is_empty() || selector.editions.contains(&edition.id)
            })
            && self.region.is_none_or(|region| {
                selector.regions.is_empty() || selector.regions.contains(&region.id)
            })
    }

    /// Returns the clock of a length in hours, with the readings in force.
    pub(super) fn clock_of(&self, clock: ClockKind, rule: &TargetRule) -> Option<TargetClock> {
        rule.clock_by_reading(clock, || {
            self.policy.readings.iter().find_map(|reading| self.choice_of(reading)?.clock)
        })
    }
}

/// Returns the commitment of a contract's target: its own, or else the policy's. If the policy
/// promises nothing, the contract's commitment is not stated.
pub(super) fn contract_commitment(agreed: &AgreedTarget, rule: &TargetRule) -> Commitment {
    agreed.commitment.unwrap_or(match rule.commitment {
        Commitment::Nothing => Commitment::NotStated,
        commitment => commitment,
    })
}

impl TargetAnswer {
    /// Returns the length of a target and its clock; `None` if it has none.
    pub(super) fn of(target: &EffectiveTarget<'_>, clock: Option<TargetClock>) -> Option<Self> {
        match target.promise {
            Promise::Within(length) => Some(Self::new(length, clock)),
            _ => None,
        }
    }

    /// Returns the answer's form of a length on a clock.
    pub(super) fn new(length: TargetDuration, clock: Option<TargetClock>) -> Self {
        match length {
            TargetDuration::BusinessDays(days) => Self {
                text: length.to_string(),
                seconds: None,
                business_days: Some(days),
                clock: "business-days".to_owned(),
            },
            TargetDuration::Time { length: time, .. } => {
                let clock =
                    if clock == Some(TargetClock::Coverage) { "coverage" } else { "calendar" };
                Self {
                    text: length.to_string(),
                    seconds: Some(time.seconds()),
                    business_days: None,
                    clock: clock.to_owned(),
                }
            }
        }
    }
}
