//! A customer's contract.

use std::collections::BTreeSet;

use super::{
    super::lookup::normalized,
    credits::CreditSchedule,
    metric::Metric,
    special_day::AgreedDay,
    targets::{Commitment, Promise, TargetRule},
    ticket_table::TicketTable,
    worked_example::Example,
};
use crate::time::{Date, TargetDuration};

/// An agreement of a customer with the vendor, over a policy.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Contract {
    /// The file, for answers to cite.
    pub path: String,
    /// The SHA-256 of the file.
    pub sha256: String,
    /// The id of the policy.
    pub policy: String,
    /// Its name; the path if it gives none.
    pub title: String,
    /// The plan.
    pub plan: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The customer's zone.
    pub timezone: Option<String>,
    /// The first day of its term, from which its years and quarters are counted.
    pub(crate) starts: Option<Date>,
    /// Holiday lists instead of the policy's.
    pub(crate) holidays: Option<Vec<String>>,
    /// Of calendar files, the categories that are days off; none if the events themselves tell.
    pub(crate) holiday_categories: Vec<String>,
    /// Targets instead of the policy's.
    pub(crate) targets: Vec<AgreedTarget>,
    /// Promises beside the first response, instead of the policy's.
    pub(crate) later_targets: Vec<AgreedMetric>,
    /// Dates with hours of their own, sorted.
    pub(crate) special_days: Vec<AgreedDay>,
    /// Reading and choice.
    pub(crate) readings: Vec<(String, String)>,
    /// The table of tickets that the customer exports.
    pub(crate) tickets: TicketTable,
    /// Schedules of service credits.
    pub(crate) credits: Vec<CreditSchedule>,
    /// Worked examples.
    pub(crate) examples: Vec<Example>,
}

impl Contract {
    /// Returns its target for one of these plans and a priority.
    #[must_use]
    pub(crate) fn target(&self, plans: &[&str], priority: &str) -> Option<&AgreedTarget> {
        let wanted = normalized(priority);
        self.targets.iter().find(|target| {
            plans.contains(&target.plan.as_str()) && normalized(&target.priority) == wanted
        })
    }

    /// Returns its promises of a later metric for one of these plans, in their order.
    pub(crate) fn of_metric(
        &self,
        metric: Metric,
        plans: &[&str],
    ) -> impl Iterator<Item = &AgreedMetric> {
        let is_for = move |target: &&AgreedMetric| {
            target.plan.as_deref().is_none_or(|plan| plans.contains(&plan))
        };
        self.later_targets.iter().filter(move |target| target.rule.metric == metric).filter(is_for)
    }

    /// Returns the priorities that its promises of a later metric name.
    #[must_use]
    pub(crate) fn priorities_of(&self, metric: Metric) -> Vec<&str> {
        let of_metric = self.later_targets.iter().filter(|target| target.rule.metric == metric);
        let mut named: Vec<&str> =
            of_metric.filter_map(|target| target.priority.as_deref()).collect();
        named.dedup();
        named
    }

    /// Returns the priorities that it has targets for, each once, the most urgent first.
    #[must_use]
    pub fn priorities(&self) -> Vec<&str> {
        let named = self.targets.iter().map(|target| (target.urgency, target.priority.as_str()));
        let ordered: BTreeSet<(u8, &str)> = named.collect();
        ordered.into_iter().map(|(_, priority)| priority).collect()
    }
}

/// A response target that customer and vendor agreed on.
#[derive(Clone, Debug)]
pub(crate) struct AgreedTarget {
    /// The id of the plan.
    pub plan: String,
    /// The id of the priority, or a name that the policy does not know.
    pub priority: String,
    /// The place of that priority, the most urgent first.
    pub urgency: u8,
    /// The agreed time.
    pub promise: Promise,
    /// The earlier end of a range.
    pub range_from: Option<TargetDuration>,
    /// Its firmness; `None` for that of the policy's own target.
    pub commitment: Option<Commitment>,
}

/// A promise beside the first response that customer and vendor agreed on.
#[derive(Clone, Debug)]
pub(crate) struct AgreedMetric {
    /// The id of the plan; all plans if `None`.
    pub plan: Option<String>,
    /// The id of the priority, or a name that the policy does not know; all if `None`.
    pub priority: Option<String>,
    /// The promise, as a rule of its own where the policy has none of its metric.
    pub rule: TargetRule,
    /// Its firmness; `None` for that of the policy's own target.
    pub commitment: Option<Commitment>,
}

impl AgreedMetric {
    /// Returns true if it is for a priority.
    #[must_use]
    pub(crate) fn is_for(&self, priority: &str) -> bool {
        self.priority.as_ref().is_none_or(|own| normalized(own) == normalized(priority))
    }
}
