//! Tells whether response times hold for a channel, and whether the subject has any.

use crate::{
    policy::{Channel, Gap, Keyword, Metric, Promise, ResponseTimesApply, TargetRule},
    sla::{Subject, cases},
};

/// The word for a plan to which the document promises no response time.
const NONE: &str = "none";

/// The word for a document that states no response time.
const NONE_STATED: &str = "none-stated";

impl<'a> Subject<'a> {
    /// Returns the validity of response times for a channel: `none` or `none-stated` where they
    /// would hold and the subject has none.
    pub(super) fn response_times_of(&self, channel: &Channel) -> &'static str {
        let word = channel.response_times.id();
        if channel.response_times != ResponseTimesApply::Apply || self.has_agreed_time() {
            return word;
        }
        let rules = self.possible_targets();
        let has = |promise: fn(&Promise) -> bool| rules.iter().any(|rule| promise(&rule.promise));
        match () {
            () if has(|promise| matches!(promise, Promise::Within(_))) => word,
            () if self.lost_times().next().is_some() => word,
            () if has(|promise| matches!(promise, Promise::NotStated)) => NONE_STATED,
            () => NONE,
        }
    }

    /// Returns what our copy has lost of the response times.
    pub(super) fn lost_times(&self) -> impl Iterator<Item = &'a Gap> {
        let mut rules = self.possible_targets();
        rules.retain(|rule| rule.promise == Promise::NotStated && !self.has_agreed_time());
        rules.into_iter().flat_map(|rule| self.policy.lost_from(&rule.clauses))
    }

    /// Returns the rules of response times that may be the subject's.
    fn possible_targets(&self) -> Vec<&'a TargetRule> {
        let mut rules: Vec<&TargetRule> = Vec::new();
        for case in cases(self) {
            let rule = self.policy.target_for(Metric::FirstResponse, &case);
            if let Some(rule) = rule.filter(|rule| !rules.iter().any(|it| std::ptr::eq(*it, *rule)))
            {
                rules.push(rule);
            }
        }
        rules
    }

    /// Returns true if the contract has a response time for the subject's plan.
    fn has_agreed_time(&self) -> bool {
        let plans = self.lineage();
        let mut agreed = self.contract.iter().flat_map(|contract| &contract.targets);
        agreed.any(|target| {
            plans.contains(&target.plan.as_str()) && matches!(target.promise, Promise::Within(_))
        })
    }
}
