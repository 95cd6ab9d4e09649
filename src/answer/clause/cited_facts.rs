//! Collects the facts of a policy with the clauses that they cite, and the command that asks each.

use serde::Serialize;

use super::{
    super::{
        Audience,
        policy_summary::{hours, within},
    },
    rule_options::{options, zone},
};
use crate::policy::{
    CalendarRule, Clause, CoverageRule, DutySubject, GapKind, Keyword, Metric, NamedItem, Policy,
    RuleContext, Ruling, TargetRule, Topic, VersionRule, as_written,
};

/// A fact that rests on a clause.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CitedFact {
    /// Its kind: `plan`, `channel`, `topic` and so on.
    pub kind: &'static str,
    /// Its name: an id where it has one.
    pub name: String,
    /// Its statement, in our words.
    pub says: String,
    /// The command that asks for it.
    pub ask: String,
    /// The clauses that it cites.
    #[serde(skip)]
    pub(super) clauses: Vec<Clause>,
}

/// Returns every fact of a policy that cites a clause, in the order of a policy file.
pub(super) fn cited_facts(policy: &Policy) -> Vec<CitedFact> {
    let mut facts = Facts { policy, found: Vec::new() };
    facts.of_documents();
    facts.of_names();
    facts.of_hours();
    facts.of_targets();
    facts.of_services();
    for topic in &policy.topics {
        facts.of_topic(topic);
    }
    facts.of_reserve();
    facts.of_releases();
    facts.of_open_questions();
    facts.found
}

struct Facts<'a> {
    policy: &'a Policy,
    found: Vec<CitedFact>,
}

impl Facts<'_> {
    fn add(&mut self, kind: &'static str, name: &str, says: &str, ask: String, clauses: &[Clause]) {
        let clauses = clauses.to_vec();
        let (name, says) = (name.to_owned(), says.to_owned());
        self.found.push(CitedFact { kind, name, says, ask, clauses });
    }

    /// Returns a command with the option that names the policy.
    fn asking(&self, command: &str, options: &str) -> String {
        format!("slacalc {command} --policy {}{options}", self.policy.id)
    }

    fn showing(&self) -> String {
        format!("slacalc policy show {}", self.policy.id)
    }

    fn of_documents(&mut self) {
        let document = &self.policy.document;
        for (name, statement) in [("nature", &document.nature), ("clock", &document.clock)] {
            if let Some(statement) = statement {
                let ask = self.showing();
                self.add("response times", name, &statement.says, ask, &statement.clauses);
            }
        }
        for related in &self.policy.related {
            let ask = self.showing();
            self.add("related document", &related.id, &related.says, ask, &related.clauses);
            if let Some(binds) = &related.binds {
                let ask = self.showing();
                self.add("related document", &related.id, &binds.says, ask, &binds.clauses);
            }
        }
        for overlap in &self.policy.overlaps {
            let ask = self.showing();
            self.add("overlap", &overlap.policy, &overlap.says, ask, &overlap.clauses);
        }
    }

    fn of_names(&mut self) {
        let policy = self.policy;
        let kinds: [(&'static str, &[NamedItem]); 4] = [
            ("plan", &policy.plans),
            ("edition", &policy.editions),
            ("region", &policy.regions),
            ("priority", &policy.priorities),
        ];
        for (kind, names) in kinds {
            for named in names {
                let ask = match kind {
                    "plan" => format!("slacalc plans {}:{}", policy.id, named.id),
                    "priority" => self.asking("priorities", ""),
                    _ => self.showing(),
                };
                let says = named.says.as_deref().unwrap_or(&named.name);
                self.add(kind, &named.id, says, ask, &named.clauses);
            }
        }
        if let Some(others) = &policy.other_priorities {
            let ask = self.asking("priorities", "");
            self.add("priority", "others", &others.says, ask, &others.clauses);
        }
    }

    fn of_hours(&mut self) {
        let policy = self.policy;
        for rule in &policy.calendars {
            let ask = self.asking_hours(rule);
            self.add("hours", &rule.name, &hours(policy, rule), ask, &rule.clauses);
        }
        for rule in &policy.coverage {
            let Some(whose) = coverage_options(policy, rule) else {
                continue;
            };
            let says = policy.calendar(&rule.calendar).map_or("", |calendar| &calendar.name);
            let ask = self.asking("covered", &(whose.clone() + zone(policy)));
            self.add("coverage", &covered_cases(rule, &whose), says, ask, &rule.clauses);
        }
    }

    /// Returns the question for the hours of a calendar: of tickets that it covers, of a channel,
    /// or of a target that takes its business days from it.
    fn asking_hours(&self, rule: &CalendarRule) -> String {
        let policy = self.policy;
        let coverage = policy.coverage.iter().filter(|it| it.calendar == rule.id);
        let mut whose = coverage.filter_map(|coverage| coverage_options(policy, coverage));
        if let Some(whose) = whose.next() {
            return self.asking("calendar", &(whose + zone(policy)));
        }
        let channel =
            policy.channels.iter().find(|channel| channel.calendar.as_ref() == Some(&rule.id));
        match channel {
            Some(channel) => self.asking("channels", &plan_of(channel.plans.as_ref())),
            None => self.showing(),
        }
    }

    /// Adds response times; those of one rule with a time for each priority stand together.
    fn of_targets(&mut self) {
        let policy = self.policy;
        let same = |one: &TargetRule, other: &TargetRule| {
            one.selector.plans == other.selector.plans
                && one.selector.editions == other.selector.editions
                && one.selector.regions == other.selector.regions
                && one.metric == other.metric
                && one.clauses == other.clauses
        };
        for rules in policy.targets.chunk_by(same) {
            let metric = rules[0].metric;
            let of = |rule| options(policy, |case| policy.target_for(metric, case), rule);
            let Some(whose) = rules.iter().find_map(of) else { continue };
            let kind = match metric {
                Metric::FirstResponse => "response times",
                Metric::NextUpdate => "update times",
                Metric::Workaround => "workaround times",
                Metric::Resolution => "resolution times",
            };
            let says: Vec<String> = rules.iter().map(|rule| promise(policy, rule)).collect();
            let plans = policy.with_extensions(&rules[0].selector.plans).join(", ");
            let name = if plans.is_empty() { "all plans" } else { &plans };
            let asked = if metric.is_first_response() {
                String::new()
            } else {
                format!(" --metric {}", metric.id())
            };
            let ask = format!("{whose}{asked} --opened now{}", zone(policy));
            let ask = self.asking("deadline", &ask);
            self.add(kind, name, &says.join(", "), ask, &rules[0].clauses);
        }
    }

    fn of_services(&mut self) {
        let policy = self.policy;
        for channel in &policy.channels {
            let ask = self.asking("channels", &plan_of(channel.plans.as_ref()));
            self.add("channel", &channel.name, &channel.says, ask, &channel.clauses);
        }
        for entitlement in &policy.entitlements {
            let ask = self.asking("contacts", &self.any_plan_of(entitlement.plans.as_ref()));
            let (name, amount) = (&entitlement.name, &entitlement.amount);
            self.add("entitlement", name, amount, ask, &entitlement.clauses);
        }
        for contacts in &policy.contacts {
            let ask = self.asking("contacts", &self.any_plan_of(contacts.plans.as_ref()));
            let name = contacts.name.as_deref().unwrap_or("the customer's people");
            self.add("contacts", name, &contacts.says, ask, &contacts.clauses);
        }
        for duty in &policy.duties {
            let ask = match duty.about {
                DutySubject::Support => {
                    self.asking("contacts", &self.any_plan_of(duty.plans.as_ref()))
                }
                DutySubject::Product => self.showing(),
            };
            self.add("duty", &duty.name, &duty.says, ask, &duty.clauses);
        }
        for day in as_written(&policy.special_days) {
            let name = format!("{} ({})", day.when(), day.name);
            self.add("special day", &name, &day.hours_in_words(), self.showing(), &day.clauses);
        }
        for downtime in &policy.maintenance {
            let ask = self.asking("maintenance", "");
            let (days, lasts) = (downtime.days.words(), &downtime.lasts);
            self.add("maintenance", &days, lasts, ask, &downtime.clauses);
        }
    }

    fn of_topic(&mut self, topic: &Topic) {
        let (plan, ruling) = (self.plan_without(topic), &topic.ruling);
        let ask = self.asking("scope", &format!("{plan} {}", topic.id));
        self.add("topic", &topic.id, &verdict(ruling), ask, &ruling.clauses);
        for (plans, ruling) in &topic.exceptions {
            let plan = plan_of(Some(plans));
            let ask = self.asking("scope", &format!("{plan} {}", topic.id));
            let says = format!("{} for {}: {}", ruling.verdict.id(), plans.join(", "), ruling.says);
            self.add("topic", &topic.id, &says, ask, &ruling.clauses);
        }
    }

    fn of_reserve(&mut self) {
        if let Some(reserve) = &self.policy.scope_reserve {
            let ask = self.asking("scope", " --list");
            self.add("topic", "all that is in scope", &reserve.says, ask, &reserve.clauses);
        }
    }

    fn of_releases(&mut self) {
        if let Some(versions) = &self.policy.version_support {
            let plan = self.policy.plans.first().map_or("", |plan| plan.id.as_str());
            let question = match versions.rule {
                VersionRule::PreviousMajor { .. } => {
                    "--running older --current-released 2026-01-01"
                }
                VersionRule::ReleasedWithin { .. } => "--running-released 2024-01-01",
            };
            let ask = self.asking("scope", &format!(" --plan {plan} {question}"));
            self.add("releases", "supported", &versions.says, ask.clone(), &versions.clauses);
            self.add("releases", "older", &versions.older_says, ask, &versions.clauses);
        }
    }

    fn of_open_questions(&mut self) {
        let policy = self.policy;
        for reading in &policy.readings {
            let ask = self.showing();
            self.add("interpretation", &reading.id, &reading.question, ask, &reading.clauses);
        }
        for gap in &policy.not_stated {
            let (kind, ask) = match gap.kind {
                GapKind::MissingFromCopy => (LOST, self.asking("clause --lost", "")),
                GapKind::Silent => ("not stated", self.showing()),
            };
            self.add(kind, "", &gap.says, ask, &gap.clauses);
        }
    }

    /// Returns the option for the first of some plans, or of all, for a command that needs one.
    fn any_plan_of(&self, plans: Option<&Vec<String>>) -> String {
        match self.policy.plans.first() {
            Some(first) if plans.is_none() => format!(" --plan {}", first.id),
            _ => plan_of(plans),
        }
    }

    /// Returns the option for a plan that no exception of a topic is for.
    fn plan_without(&self, topic: &Topic) -> String {
        let is_plain = |plan: &&NamedItem| {
            let line = self.policy.lineage(&plan.id);
            let is_for = |plans: &Vec<String>| plans.iter().any(|id| line.contains(&id.as_str()));
            !topic.exceptions.iter().any(|(plans, _)| is_for(plans))
        };
        let plain = self.policy.plans.iter().find(is_plain);
        let needed = plain.filter(|_| !topic.exceptions.is_empty());
        needed.map_or(String::new(), |plan| format!(" --plan {}", plan.id))
    }
}

/// Returns the option for the first of some plans; nothing if every plan has the fact.
fn plan_of(plans: Option<&Vec<String>>) -> String {
    let first = plans.and_then(|plans| plans.first());
    first.map_or(String::new(), |plan| format!(" --plan {plan}"))
}

/// The kind of a fact that our copy has lost.
pub(super) const LOST: &str = "missing from our copy";

fn verdict(ruling: &Ruling) -> String {
    format!("{}: {}", ruling.verdict.id(), ruling.says)
}

fn promise(policy: &Policy, rule: &TargetRule) -> String {
    let within = within(policy, rule);
    match &rule.selector.priorities[..] {
        [] => within,
        [one] => format!("priority {one}: {within}"),
        several => format!("priorities {}: {within}", several.join(", ")),
    }
}

/// Returns the cases that a coverage rule names: `premium: enterprise, priority urgent, high`. The
/// options that lead to it tell whether earlier rules take a part of its priorities.
fn covered_cases(rule: &CoverageRule, options: &str) -> String {
    let selector = &rule.selector;
    let names = if rule.channels.is_empty() { &selector.plans } else { &rule.channels };
    let place = Audience {
        plans: Vec::new(),
        editions: selector.editions.clone(),
        regions: selector.regions.clone(),
        priorities: selector.priorities.clone(),
    };
    let is_of_others = selector.priorities.is_empty() && options.contains(" --priority ");
    let others = if is_of_others { "other priorities" } else { "" };
    let [place, names] = [place.place(), names.join(", ")];
    let all = [names.as_str(), &place, others];
    let said: Vec<&str> = all.into_iter().filter(|part| !part.is_empty()).collect();
    if said.is_empty() { "all".to_owned() } else { said.join("; ") }
}

/// Returns the options of a ticket to which a coverage rule applies, its channel included.
fn coverage_options(policy: &Policy, rule: &CoverageRule) -> Option<String> {
    let Some(id) = rule.channels.first() else {
        return options(policy, |case| policy.coverage_for(case, None), rule);
    };
    let channel = policy.channels.iter().find(|channel| channel.id == *id)?;
    let has_channel = |case: &RuleContext<'_>| {
        let mut plans = case.plans.iter();
        channel.plans.as_ref().is_none_or(|of| plans.any(|plan| of.iter().any(|id| id == plan)))
    };
    let rule_of = |case: &RuleContext<'_>| {
        policy.coverage_for(case, Some(id.as_str())).filter(|_| has_channel(case))
    };
    Some(format!("{} --channel {id}", options(policy, rule_of, rule)?))
}
