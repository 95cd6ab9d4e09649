//! A policy as a whole, and the look-up of its rules.

use super::{
    super::lookup::nearest,
    calendars::{CalendarRule, CoverageRule, ZoneRule},
    channels::Channel,
    document::{
        Clause, ClauseText, Document, Gap, GapKind, NamedItem, Overlap, Related, Statement,
    },
    maintenance::Maintenance,
    metric::Metric,
    readings::Reading,
    scope::{Topic, VersionSupport},
    selector::{RuleContext, RuleDimensions, Selector},
    services::{Contacts, Duty, Entitlement},
    special_day::AgreedDay,
    targets::TargetRule,
    worked_example::Example,
};

/// One support document as data.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Policy {
    /// Its path under `policies/` without `.toml`: `scalr/self-hosted`.
    pub id: String,
    /// Its file, beside which its own holiday lists lie; `None` inside the program.
    pub(crate) file: Option<String>,
    /// The document whose facts these are.
    pub(crate) document: Document,
    /// Other documents that bear on it.
    pub(crate) related: Vec<Related>,
    /// Other policies of the vendor under which the same customer may fall.
    pub(crate) overlaps: Vec<Overlap>,
    /// Plans, from the least to the most.
    pub plans: Vec<NamedItem>,
    /// Editions; none if the document does not tell them apart.
    pub editions: Vec<NamedItem>,
    /// Regions; none if the document does not tell them apart.
    pub regions: Vec<NamedItem>,
    /// Priorities, the most urgent first.
    pub priorities: Vec<NamedItem>,
    /// False if the document does not say which priority is the higher.
    pub(crate) priorities_ordered: bool,
    /// A sentence on the other priorities of the document, if they are not all known here.
    pub(crate) other_priorities: Option<Statement>,
    /// Calendars.
    pub(crate) calendars: Vec<CalendarRule>,
    /// Days with hours of their own, sorted.
    pub(crate) special_days: Vec<AgreedDay>,
    /// The calendars that cover tickets; the first rule that fits decides.
    pub(crate) coverage: Vec<CoverageRule>,
    /// Targets; the first of a metric that fits decides.
    pub(crate) targets: Vec<TargetRule>,
    /// Channels.
    pub channels: Vec<Channel>,
    /// The people who deal with support for the customer.
    pub(crate) contacts: Vec<Contacts>,
    /// Services that plans come with.
    pub(crate) entitlements: Vec<Entitlement>,
    /// Demands on the customer.
    pub(crate) duties: Vec<Duty>,
    /// Topics of the scope.
    pub(crate) topics: Vec<Topic>,
    /// A caveat on every topic that is in scope.
    pub(crate) scope_reserve: Option<Statement>,
    /// The releases that are supported.
    pub(crate) version_support: Option<VersionSupport>,
    /// Regular downtime.
    pub(crate) maintenance: Vec<Maintenance>,
    /// Interpretations that the document allows.
    pub(crate) readings: Vec<Reading>,
    /// Facts that it should state and does not.
    pub(crate) not_stated: Vec<Gap>,
    /// Clauses in our words; all that facts cite, or none.
    pub(crate) clauses: Vec<ClauseText>,
    /// Worked examples.
    pub(crate) examples: Vec<Example>,
}

impl Policy {
    /// Returns the plans whose facts hold for a plan: itself, then the one that it extends, and so
    /// on.
    #[must_use]
    pub(crate) fn lineage<'a>(&'a self, plan: &'a str) -> Vec<&'a str> {
        let base_of = |id: &str| {
            let plan = self.plans.iter().find(|plan| plan.id == id);
            plan.and_then(|plan| plan.extends.as_deref())
        };
        let mut line = vec![plan];
        let mut next = base_of(plan);
        // Validation refuses circles; a caller's own policy may have one.
        while let Some(base) = next.filter(|base| !line.contains(base)) {
            line.push(base);
            next = base_of(base);
        }
        line
    }

    /// Returns the plan of a lineage whose extension is assumed, if a fact that is said of some
    /// plans holds for a plan by that assumption.
    #[must_use]
    pub(crate) fn assumed_for<'a>(
        &'a self,
        plan: &'a str,
        said_of: &[String],
    ) -> Option<&'a NamedItem> {
        let has = |id: &str| said_of.iter().any(|plan| plan == id);
        let before = self.lineage(plan).into_iter().take_while(|id| !has(id));
        let mut passed = before.filter_map(|id| self.plans.iter().find(|plan| plan.id == id));
        passed.find(|plan| plan.extends_assumed.is_some()).filter(|_| !said_of.is_empty())
    }

    /// Returns true if rules for a plan, or for any, are for some editions alone, or for some
    /// regions.
    #[must_use]
    pub(crate) fn tells_apart(
        &self,
        plan: Option<&str>,
        pick: impl Fn(&Selector) -> &[String],
    ) -> bool {
        let line = plan.map(|plan| self.lineage(plan));
        let is_for = |selector: &Selector| match &line {
            Some(line) if !selector.plans.is_empty() => {
                selector.plans.iter().any(|id| line.contains(&id.as_str()))
            }
            _ => true,
        };
        let of_tickets = self.coverage.iter().filter(|rule| rule.channels.is_empty());
        let coverage = of_tickets.map(|rule| &rule.selector);
        let mut selectors = coverage.chain(self.targets.iter().map(|rule| &rule.selector));
        selectors.any(|selector| is_for(selector) && !pick(selector).is_empty())
    }

    /// Returns the calendar of an id.
    #[must_use]
    pub(crate) fn calendar(&self, id: &str) -> Option<&CalendarRule> {
        self.calendars.iter().find(|calendar| calendar.id == id)
    }

    /// Returns the region whose hours are in a zone, or whose holidays differ there.
    pub(crate) fn region_of_zone(&self, zone: &str) -> Option<&NamedItem> {
        let is_of_zone = |calendar: &CalendarRule| {
            let is_there = calendar.holidays_for_zone.iter().any(|(other, _)| other == zone);
            is_there || matches!(&calendar.zone, Some(ZoneRule::Named(own)) if own == zone)
        };
        self.regions.iter().find(|region| {
            let rules = self.coverage.iter().filter(|it| it.selector.regions.contains(&region.id));
            let mut calendars = rules.filter_map(|rule| self.calendar(&rule.calendar));
            calendars.any(is_of_zone)
        })
    }

    /// Returns the plans for which a rule for these plans holds: these, and those that extend them.
    /// None for none.
    #[must_use]
    pub(crate) fn with_extensions(&self, plans: &[String]) -> Vec<String> {
        let has = |plan: &&NamedItem| {
            self.lineage(&plan.id).iter().any(|id| plans.iter().any(|plan| plan == id))
        };
        self.plans.iter().filter(has).map(|plan| plan.id.clone()).collect()
    }

    /// Returns the title of the document that a clause is of.
    #[must_use]
    pub(crate) fn title_of(&self, clause: &Clause) -> &str {
        let related = clause
            .document
            .as_deref()
            .and_then(|id| self.related.iter().find(|related| related.id == id));
        related.map_or(&self.document.title, |related| &related.title)
    }

    /// Returns the plans that do not have the channel in which a downtime is announced.
    #[must_use]
    pub(crate) fn not_announced_to(&self, downtime: &Maintenance) -> Vec<&str> {
        let channel =
            self.channels.iter().find(|it| downtime.announced_by.as_ref() == Some(&it.id));
        let lacks = |plan: &&NamedItem| {
            channel.is_some_and(|channel| !channel.is_of_plan(&self.lineage(&plan.id)))
        };
        self.plans.iter().filter(lacks).map(|plan| plan.id.as_str()).collect()
    }

    /// Returns the facts that our copy has lost from one of these clauses.
    pub(crate) fn lost_from<'a>(&'a self, clauses: &'a [Clause]) -> impl Iterator<Item = &'a Gap> {
        self.lost().filter(|gap| gap.clauses.iter().any(|clause| clauses.contains(clause)))
    }

    /// Returns true if our copy has lost something from one of these clauses.
    #[must_use]
    pub(crate) fn has_lost(&self, clauses: &[Clause]) -> bool {
        self.lost_from(clauses).next().is_some()
    }

    /// Returns the facts that our copies of the document and of those beside it have lost.
    pub(crate) fn lost(&self) -> impl Iterator<Item = &Gap> {
        self.not_stated.iter().filter(|gap| gap.kind == GapKind::MissingFromCopy)
    }

    /// Returns the names by which rules tell tickets apart. An incomplete list of priorities ends
    /// with an empty name.
    #[must_use]
    pub(crate) fn dimensions(&self) -> RuleDimensions<'_> {
        fn ids(names: &[NamedItem], has_others: bool) -> Vec<&str> {
            let mut ids: Vec<&str> = names.iter().map(|name| name.id.as_str()).collect();
            if ids.is_empty() || has_others {
                ids.push("");
            }
            ids
        }
        RuleDimensions {
            plans: self.plans.iter().map(|plan| self.lineage(&plan.id)).collect(),
            editions: ids(&self.editions, false),
            regions: ids(&self.regions, false),
            priorities: ids(&self.priorities, self.other_priorities.is_some()),
        }
    }

    /// Returns the coverage of a context: the first rule that fits, of those for the channel if
    /// there is one.
    #[must_use]
    pub(crate) fn coverage_for(
        &self,
        context: &RuleContext<'_>,
        channel: Option<&str>,
    ) -> Option<&CoverageRule> {
        let first =
            |channel: Option<&str>| self.coverage.iter().find(|it| it.is_for(channel, context));
        channel.and_then(|id| first(Some(id))).or_else(|| first(None))
    }

    /// Returns the target of a metric for a context: the first rule that fits.
    #[must_use]
    pub(crate) fn target_for(
        &self,
        metric: Metric,
        context: &RuleContext<'_>,
    ) -> Option<&TargetRule> {
        let mut of_metric = self.targets.iter().filter(|rule| rule.metric == metric);
        of_metric.find(|rule| rule.selector.fits(context))
    }

    /// Checks that the policy has a reading with such a choice.
    ///
    /// # Errors
    /// It has not; the message lists those that it has.
    pub fn reading_choice(&self, name: &str, choice: &str) -> Result<(), String> {
        let Some(reading) = self.readings.iter().find(|reading| reading.id == name) else {
            let ids: Vec<&str> = self.readings.iter().map(|reading| reading.id.as_str()).collect();
            return Err(format!("{} has no reading '{name}'; {}", self.id, there_are(name, &ids)));
        };
        if reading.choice(choice).is_some() {
            return Ok(());
        }
        let ids: Vec<&str> = reading.choices.iter().map(|choice| choice.id.as_str()).collect();
        Err(format!("the reading '{name}' has no choice '{choice}'; {}", there_are(choice, &ids)))
    }
}

/// Returns the name that a wrong one probably means, and all that there are.
fn there_are(wrong: &str, ids: &[&str]) -> String {
    let near = nearest(wrong, ids.iter().copied()).map(|near| format!("did you mean '{near}'? "));
    format!("{}there are: {}", near.unwrap_or_default(), ids.join(", "))
}
