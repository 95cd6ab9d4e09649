//! A policy as a person wants to see it whole: every fact with its clause.

use serde::Serialize;

use super::{Basis, PolicyRef, basis::basis};
use crate::policy::{Case, Clause, Policy, Promise, Reading, TargetRule};

/// Everything that a policy says.
#[derive(Clone, Debug, Serialize)]
pub struct Digest {
    /// `slacalc/policy/v1`.
    pub schema: &'static str,
    /// The policy.
    pub policy: PolicyRef,
    /// The vendor's name.
    pub vendor: String,
    /// Plans, editions, regions and priorities: what, id, name, meaning, clause.
    pub names: Vec<NameLine>,
    /// Response targets, one for each plan and priority.
    pub targets: Vec<TargetLine>,
    /// Who is covered when, in the order of the rules.
    pub coverage: Vec<CoverageLine>,
    /// Channels, entitlements, maintenance, version support and the nature of the promise.
    pub facts: Vec<FactLine>,
    /// Scope topics.
    pub topics: Vec<TopicLine>,
    /// What the document leaves open.
    pub readings: Vec<ReadingLine>,
    /// What it should say and does not.
    pub not_stated: Vec<Basis>,
    /// Documents beside the main one.
    pub related: Vec<PolicyRef>,
}

/// A name that the policy defines.
#[derive(Clone, Debug, Serialize)]
pub struct NameLine {
    /// `plan`, `edition`, `region` or `priority`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub says: Option<String>,
    /// The clause.
    pub clause: String,
}

/// A target of one plan and priority.
#[derive(Clone, Debug, Serialize)]
pub struct TargetLine {
    /// The plan's id.
    pub plan: String,
    /// The priority's id; `null` for those that the document does not name.
    pub priority: Option<String>,
    /// What is promised.
    pub within: String,
    /// How firmly.
    pub commitment: &'static str,
    /// The clause.
    pub clause: String,
}

/// A coverage rule.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageLine {
    /// For whom.
    pub whom: String,
    /// When.
    pub hours: String,
    /// The clause.
    pub clause: String,
}

/// A fact of any other kind.
#[derive(Clone, Debug, Serialize)]
pub struct FactLine {
    /// What kind.
    pub kind: &'static str,
    /// What it is called.
    pub name: String,
    /// What it says.
    pub says: String,
    /// For which plans; every one if empty.
    pub plans: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// A scope topic.
#[derive(Clone, Debug, Serialize)]
pub struct TopicLine {
    /// Its id.
    pub topic: String,
    /// Its verdict; for some plans another, after them.
    pub verdict: String,
    /// What it says.
    pub says: String,
    /// The clause.
    pub clause: String,
}

/// A reading and its choices.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingLine {
    /// Its name.
    pub name: String,
    /// What is open.
    pub question: String,
    /// Value, meaning, and whether it is the default.
    pub choices: Vec<(String, String, bool)>,
    /// The clause.
    pub clause: String,
}

/// Everything that a policy says.
#[must_use]
pub fn digest(policy: &Policy) -> Digest {
    let related = policy.related.iter().map(|related| PolicyRef {
        id: related.id.clone(),
        title: related.title.clone(),
        effective: related.effective.to_string(),
        status: "current".to_owned(),
        origin: related.origin.clone(),
    });
    Digest {
        schema: "slacalc/policy/v1",
        policy: PolicyRef::of(policy),
        vendor: policy.document.vendor_name.clone(),
        names: names(policy),
        targets: targets(policy),
        coverage: coverage(policy),
        facts: facts(policy),
        topics: topics(policy),
        readings: policy.readings.iter().map(reading).collect(),
        not_stated: policy.not_stated.iter().flat_map(|gap| basis(policy, &gap.clauses, &gap.says)).collect(),
        related: related.collect(),
    }
}

fn names(policy: &Policy) -> Vec<NameLine> {
    let kinds = [("plan", &policy.plans), ("edition", &policy.editions), ("region", &policy.regions), ("priority", &policy.priorities)];
    let line = |kind, named: &crate::policy::Named| NameLine {
        kind,
        id: named.id.clone(),
        name: named.name.clone(),
        says: named.says.clone(),
        clause: clause(&named.clauses),
    };
    kinds.iter().flat_map(|(kind, names)| names.iter().map(|named| line(*kind, named))).collect()
}

fn targets(policy: &Policy) -> Vec<TargetLine> {
    let mut lines = Vec::new();
    let others = policy.other_priorities.is_some() || policy.priorities.is_empty();
    for plan in &policy.plans {
        for priority in policy.priorities.iter().map(|priority| priority.id.as_str()).chain(others.then_some("")) {
            let case = |edition, region| Case { plans: policy.lineage(&plan.id), edition, region, priority };
            let first = |names: &'_ [crate::policy::Named]| names.first().map_or(String::new(), |named| named.id.clone());
            let (edition, region) = (first(&policy.editions), first(&policy.regions));
            let Some(rule) = policy.targets.iter().find(|rule| rule.selector.fits(&case(&edition, &region))) else { continue };
            lines.push(TargetLine {
                plan: plan.id.clone(),
                priority: Some(priority.to_owned()).filter(|priority| !priority.is_empty()),
                within: within(rule),
                commitment: rule.commitment.id(),
                clause: clause(&rule.clauses),
            });
        }
    }
    lines
}

fn within(rule: &TargetRule) -> String {
    match rule.promise {
        Promise::Within(length) => length.to_string(),
        Promise::SameBusinessDay => "same business day".to_owned(),
        Promise::Nothing => "none".to_owned(),
        Promise::NotStated => rule.found_in.as_ref().map_or("not stated".to_owned(), |place| format!("not stated ({place})")),
    }
}

fn coverage(policy: &Policy) -> Vec<CoverageLine> {
    let line = |rule: &crate::policy::CoverageRule| {
        let selector = &rule.selector;
        let parts = [&selector.plans, &selector.editions, &selector.regions, &selector.priorities];
        let whom: Vec<String> = parts.iter().filter(|part| !part.is_empty()).map(|part| part.join(" or ")).collect();
        let whom = if whom.is_empty() { "everybody".to_owned() } else { whom.join(", ") };
        CoverageLine { whom, hours: policy.calendar(&rule.calendar).map_or(String::new(), hours), clause: clause(&rule.clauses) }
    };
    policy.coverage.iter().map(line).collect()
}

fn hours(rule: &crate::policy::CalendarRule) -> String {
    use crate::policy::{Hours, ZoneRule};
    let zone = match &rule.zone {
        Some(ZoneRule::Named(name)) => format!(" {name}"),
        Some(ZoneRule::Customer) => " where the customer is".to_owned(),
        None => String::new(),
    };
    let closed = if rule.holidays.is_empty() { String::new() } else { format!(", closed on holidays ({})", rule.holidays.join(", ")) };
    if !rule.union.is_empty() {
        return format!("those of {} together", rule.union.join(" and "));
    }
    match &rule.hours {
        Hours::Weekly(weekly) => format!("{weekly}{zone}{closed}"),
        Hours::NotStated => "not stated".to_owned(),
    }
}

fn facts(policy: &Policy) -> Vec<FactLine> {
    let mut lines = Vec::new();
    let mut add = |kind, name: &str, says: &str, plans: Vec<String>, clauses: &[Clause]| {
        lines.push(FactLine { kind, name: name.to_owned(), says: says.to_owned(), plans, clause: clause(clauses) });
    };
    for (name, sentence) in [("nature", &policy.document.nature), ("clock", &policy.document.clock)] {
        if let Some(sentence) = sentence {
            add("response times", name, &sentence.says, Vec::new(), &sentence.clauses);
        }
    }
    for channel in &policy.channels {
        add("channel", &channel.name, &channel.says, channel.plans.clone().unwrap_or_default(), &channel.clauses);
    }
    for entitlement in &policy.entitlements {
        add("entitlement", &entitlement.name, &entitlement.amount, entitlement.plans.clone().unwrap_or_default(), &entitlement.clauses);
    }
    for downtime in &policy.maintenance {
        let says = format!("{}, {}; {}", downtime.hours, downtime.lasts, downtime.says);
        add("maintenance", &downtime.days, &says, Vec::new(), &downtime.clauses);
    }
    if let Some(versions) = &policy.version_support {
        add("version support", "releases", &versions.says, Vec::new(), &versions.clauses);
        add("version support", "older releases", &versions.older_says, Vec::new(), &versions.clauses);
    }
    lines
}

fn topics(policy: &Policy) -> Vec<TopicLine> {
    let line = |topic: &crate::policy::Topic| {
        let others = topic.exceptions.iter().map(|(plans, ruling)| format!("; {}: {}", plans.join(", "), ruling.verdict.id()));
        TopicLine {
            topic: topic.id.clone(),
            verdict: topic.ruling.verdict.id().to_owned() + &others.collect::<String>(),
            says: topic.ruling.says.clone(),
            clause: clause(&topic.ruling.clauses),
        }
    };
    policy.topics.iter().map(line).collect()
}

fn reading(reading: &Reading) -> ReadingLine {
    let choices = reading.choices.iter().map(|choice| (choice.id.clone(), choice.says.clone(), choice.id == reading.default));
    ReadingLine {
        name: reading.id.clone(),
        question: reading.question.clone(),
        choices: choices.collect(),
        clause: clause(&reading.clauses),
    }
}

fn clause(clauses: &[Clause]) -> String {
    let shown = |clause: &Clause| match &clause.document {
        Some(document) => format!("{document}#{}", clause.clause),
        None => clause.clause.clone(),
    };
    clauses.iter().map(shown).collect::<Vec<_>>().join("; ")
}
