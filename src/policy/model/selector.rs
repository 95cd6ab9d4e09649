//! Rule selection: the tickets that a rule is for, and the tickets that a policy tells apart.

/// The tickets that a rule is for. An empty list stands for all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selector {
    /// Plans; a plan that extends one of them counts too.
    pub plans: Vec<String>,
    /// Editions.
    pub editions: Vec<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Priorities.
    pub priorities: Vec<String>,
}

/// The properties of a ticket that rules look at. An empty name stands for a priority that the
/// document does not name, or for the edition or region of a document that knows none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleContext<'a> {
    /// The plan, then the one that it extends, and so on.
    pub plans: Vec<&'a str>,
    /// The edition.
    pub edition: &'a str,
    /// The region.
    pub region: &'a str,
    /// The priority.
    pub priority: &'a str,
}

/// The names by which rules tell tickets apart, an empty one as in [`RuleContext`].
#[derive(Clone, Debug)]
pub(crate) struct RuleDimensions<'a> {
    /// Each plan with those that it extends.
    pub plans: Vec<Vec<&'a str>>,
    /// Editions.
    pub editions: Vec<&'a str>,
    /// Regions.
    pub regions: Vec<&'a str>,
    /// Priorities, the most urgent first.
    pub priorities: Vec<&'a str>,
}

impl Selector {
    /// Returns true if the rule is for tickets of a context.
    #[must_use]
    pub(crate) fn fits(&self, context: &RuleContext<'_>) -> bool {
        let has = |list: &[String], name: &str| list.is_empty() || list.iter().any(|id| id == name);
        let mut plans = context.plans.iter();
        (self.plans.is_empty() || plans.any(|plan| has(&self.plans, plan)))
            && has(&self.editions, context.edition)
            && has(&self.regions, context.region)
            && has(&self.priorities, context.priority)
    }
}

impl<'a> RuleDimensions<'a> {
    /// Returns every combination: by plan, of one plan by edition, then by region and priority.
    #[must_use]
    pub(crate) fn contexts(&self) -> Vec<RuleContext<'a>> {
        let mut contexts = Vec::new();
        for plans in &self.plans {
            for edition in &self.editions {
                for region in &self.regions {
                    contexts.extend(self.priorities.iter().map(|priority| RuleContext {
                        plans: plans.clone(),
                        edition,
                        region,
                        priority,
                    }));
                }
            }
        }
        contexts
    }
}
