//! The response target that holds for a subject, and its form in an answer.

use serde::Serialize;

use super::{PriorityRef, QuestionError, Subject, rule_selection::select};
use crate::{
    policy::{
        AgreedMetric, AgreedTarget, Commitment, Contract, Endeavour, Keyword, Promise,
        ResponseTimesApply, RuleContext, TargetClock, TargetRule, TargetStart, range_words,
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
    /// The earlier end of a range, `5 to 7 business days`, whose later end is the length; absent if
    /// it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<EarlierEnd>,
    /// True if the document adds that another time may be agreed on; absent if not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub or_as_agreed: bool,
    /// `calendar` for a clock that always runs, `coverage` for one that runs inside coverage
    /// windows, `business-days`.
    #[cfg_attr(test, schemars(extend("enum" = ["calendar", "coverage", "business-days"])))]
    pub clock: String,
}

/// The earlier end of a promised range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EarlierEnd {
    /// For people: `5 business days`.
    pub text: String,
    /// Its length in seconds on the clock of the target; `null` for business days.
    pub seconds: Option<i64>,
    /// Its length in business days; `null` for hours.
    pub business_days: Option<u32>,
}

/// The promise that holds, and where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct EffectiveTarget<'a> {
    /// The rule of the policy.
    pub(crate) rule: &'a TargetRule,
    /// The contract's length, or the rule's promise.
    pub(crate) promise: Promise,
    /// The earlier end of a range.
    pub(crate) range_from: Option<TargetDuration>,
    /// The event that starts the clock; `None` if nothing says.
    pub(crate) start: Option<TargetStart>,
    /// The firmness of the promise.
    pub(crate) commitment: Commitment,
    /// True if the contract sets this target.
    pub(crate) from_contract: bool,
}

impl EffectiveTarget<'_> {
    /// Returns true if the document adds "or as agreed", and no contract says what was.
    pub(crate) fn may_be_agreed(&self) -> bool {
        self.rule.or_as_agreed && !self.from_contract
    }

    /// Returns the endeavour that stands in the place of a response time.
    pub(crate) fn aim(&self) -> Option<Endeavour> {
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
                let commitment = contract_commitment(agreed.commitment, rule);
                EffectiveTarget {
                    rule,
                    promise: agreed.promise,
                    range_from: agreed.range_from,
                    start: None,
                    commitment,
                    from_contract: true,
                }
            }));
        }
        if let Some(agreed) = self.agreed_metric()? {
            return Ok(Some(self.by_agreement(agreed)));
        }
        let outcome = |rule: &TargetRule| {
            let range = (rule.range_from, rule.or_as_agreed);
            (rule.promise, range, rule.firmness(), rule.clock, rule.business_days.clone())
        };
        let rule_of = |case: &RuleContext<'_>| self.policy.target_for(self.metric, case);
        let rule = select(self, rule_of, outcome)?;
        Ok(rule.map(|rule| EffectiveTarget {
            rule,
            promise: rule.promise,
            range_from: rule.range_from,
            start: rule.start,
            commitment: rule.firmness(),
            from_contract: false,
        }))
    }

    /// Returns the commitment of a ticket by a channel for which response times do not hold, or may
    /// not; `None` if they do.
    pub(crate) fn channel_commitment(&self) -> Option<Commitment> {
        match self.channel?.response_times {
            ResponseTimesApply::Apply => None,
            ResponseTimesApply::DoNotApply => Some(Commitment::Nothing),
            ResponseTimesApply::NotStated => Some(Commitment::NotStated),
        }
    }

    /// Returns the contract's promise of the subject's metric, if it is not the first response.
    fn agreed_metric(&self) -> Result<Option<&'a AgreedMetric>, QuestionError> {
        let Some(contract) = self.contract.filter(|_| !self.metric.is_first_response()) else {
            return Ok(None);
        };
        let plans = self.lineage();
        let mut agreed = contract.of_metric(self.metric, &plans);
        match &self.priority {
            Some(priority) => Ok(agreed.find(|target| target.is_for(priority.id()))),
            None => match agreed.next() {
                Some(target) if target.priority.is_some() => {
                    Err(missing_priority(&contract.priorities_of(self.metric)))
                }
                target => Ok(target),
            },
        }
    }

    /// Returns the target of a contract's promise. A rule of the policy for the same metric still
    /// gives the clock of an unsaid length, the cut-off and the clauses.
    fn by_agreement(&self, agreed: &'a AgreedMetric) -> EffectiveTarget<'a> {
        let is_its_rule = |rule: &&TargetRule| {
            let might_fit = |priority| self.might_fit(rule, priority);
            rule.metric == self.metric && self.priority.as_ref().is_none_or(might_fit)
        };
        let of_policy = self.policy.targets.iter().find(is_its_rule);
        let rule = of_policy.unwrap_or(&agreed.rule);
        EffectiveTarget {
            rule,
            promise: agreed.rule.promise,
            range_from: agreed.rule.range_from,
            start: agreed.rule.start.or(rule.start),
            commitment: contract_commitment(agreed.commitment, rule),
            from_contract: true,
        }
    }

    /// Returns the contract's target for the subject's plan and priority.
    fn agreed_target(&self) -> Result<Option<&'a AgreedTarget>, QuestionError> {
        // Other metrics have targets of their own.
        let agrees =
            |contract: &&Contract| self.metric.is_first_response() && !contract.targets.is_empty();
        let Some(contract) = self.contract.filter(agrees) else { return Ok(None) };
        let Some(priority) = &self.priority else {
            return Err(missing_priority(&contract.priorities()));
        };
        Ok(contract.target(&self.lineage(), priority.id()))
    }

    /// Returns the place of the subject's targets in its contract.
    pub(crate) fn contract_clause(&self) -> String {
        if !self.metric.is_first_response() {
            return format!("target {}", self.metric.id());
        }
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
pub(crate) fn contract_commitment(agreed: Option<Commitment>, rule: &TargetRule) -> Commitment {
    agreed.unwrap_or(match rule.commitment {
        Commitment::Nothing => Commitment::NotStated,
        commitment => commitment,
    })
}

/// Returns the error that the contract has a target for each priority.
fn missing_priority(priorities: &[&str]) -> QuestionError {
    QuestionError::Missing {
        option: "--priority".to_owned(),
        why: "the contract has a target for each".to_owned(),
        choices: priorities.iter().map(|priority| (*priority).to_owned()).collect(),
        others: None,
    }
}

impl TargetAnswer {
    /// Returns the length with its clock in words: `2 h in business hours`.
    pub(crate) fn with_clock(&self) -> String {
        let clock = match self.clock.as_str() {
            "coverage" => " in business hours",
            "calendar" => " around the clock",
            _ => "",
        };
        format!("{}{clock}", self.text)
    }

    /// Returns the length of a target and its clock; `None` if it has none.
    pub(crate) fn of(target: &EffectiveTarget<'_>, clock: Option<TargetClock>) -> Option<Self> {
        let Promise::Within(length) = target.promise else { return None };
        let (seconds, business_days) = in_numbers(length);
        let clock = match (length, clock) {
            (TargetDuration::BusinessDays(_), _) => "business-days",
            (TargetDuration::Time { .. }, Some(TargetClock::Coverage)) => "coverage",
            (TargetDuration::Time { .. }, _) => "calendar",
        };
        let from = target.range_from.map(|from| {
            let (seconds, business_days) = in_numbers(from);
            EarlierEnd { text: from.to_string(), seconds, business_days }
        });
        Some(Self {
            text: range_words(target.range_from, length),
            seconds,
            business_days,
            from,
            or_as_agreed: target.may_be_agreed(),
            clock: clock.to_owned(),
        })
    }
}

/// Returns a length in seconds, or in business days.
fn in_numbers(length: TargetDuration) -> (Option<i64>, Option<u32>) {
    match length {
        TargetDuration::BusinessDays(days) => (None, Some(days)),
        TargetDuration::Time { length, .. } => (Some(length.seconds()), None),
    }
}
