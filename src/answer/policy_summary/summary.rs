//! Everything that a policy says, in the order in which a person wants it.

use super::{
    super::{
        PolicyRef,
        citation::{basis, with_documents},
    },
    ChannelLine, ChoiceLine, CoverageLine, FactLine, NameLine, PolicySummary, ReadingSummary,
    RulingLine, TopicLine,
    target_lines::targets,
};
use crate::policy::{
    CalendarHours, CalendarRule, Channel, Clause, CoverageRule, Keyword, NamedItem, Policy,
    Reading, Ruling, Topic, ZoneRule,
};

/// Everything that a policy says.
#[must_use]
pub(crate) fn policy_summary(policy: &Policy) -> PolicySummary {
    let related = policy.related.iter().map(|related| PolicyRef {
        id: related.id.clone(),
        title: related.title.clone(),
        effective: related.effective.to_string(),
        status: "current".to_owned(),
        origin: related.origin.clone(),
    });
    PolicySummary {
        schema: "slacalc/policy/v1",
        policy: PolicyRef::of(policy),
        vendor: policy.document.vendor_name.clone(),
        names: names(policy),
        targets: targets(policy),
        coverage: policy.coverage.iter().map(|rule| coverage(policy, rule)).collect(),
        channels: policy.channels.iter().map(|channel| self::channel(policy, channel)).collect(),
        facts: facts(policy),
        topics: policy.topics.iter().map(|topic| self::topic(policy, topic)).collect(),
        readings: policy.readings.iter().map(reading).collect(),
        not_stated: policy
            .not_stated
            .iter()
            .flat_map(|gap| basis(policy, &gap.clauses, &gap.says))
            .collect(),
        related: related.collect(),
    }
}

fn names(policy: &Policy) -> Vec<NameLine> {
    let kinds = [
        ("plan", &policy.plans),
        ("edition", &policy.editions),
        ("region", &policy.regions),
        ("priority", &policy.priorities),
    ];
    let line = |kind, named: &NamedItem| NameLine {
        kind,
        id: named.id.clone(),
        name: named.name.clone(),
        aliases: named.aliases.clone(),
        says: named.says.clone(),
        extends: named.extends.clone(),
        clause: with_documents(&named.clauses),
    };
    kinds.iter().flat_map(|(kind, names)| names.iter().map(|named| line(*kind, named))).collect()
}

fn coverage(policy: &Policy, rule: &CoverageRule) -> CoverageLine {
    let selector = &rule.selector;
    let plans = policy.with_extensions(&selector.plans);
    let parts = [&plans, &selector.editions, &selector.regions, &selector.priorities];
    let whom: Vec<String> =
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.join(" or ")).collect();
    let whom = if whom.is_empty() { "everybody".to_owned() } else { whom.join(", ") };
    CoverageLine {
        whom,
        hours: policy.calendar(&rule.calendar).map_or(String::new(), |rule| hours(policy, rule)),
        clause: with_documents(&rule.clauses),
    }
}

/// The hours of a calendar in words: `Mon-Fri 09:00-17:00 Europe/Berlin, closed on holidays (de)`.
pub(in super::super) fn hours(policy: &Policy, rule: &CalendarRule) -> String {
    if !rule.union.is_empty() {
        let parts = rule.union.iter().filter_map(|id| policy.calendar(id));
        let parts: Vec<String> =
            parts.map(|part| format!("{}: {}", part.name, hours(policy, part))).collect();
        return parts.join("; and ");
    }
    let zone = match &rule.zone {
        Some(ZoneRule::Named(name)) => format!(" {name}"),
        Some(ZoneRule::Customer) => " where the customer is".to_owned(),
        None => String::new(),
    };
    let elsewhere = rule
        .holidays_for_zone
        .iter()
        .map(|(zone, lists)| format!("; for {zone}: {}", lists.join(", ")));
    let lists = rule.holidays.join(", ") + &elsewhere.collect::<String>();
    let closed =
        if lists.is_empty() { String::new() } else { format!(", closed on holidays ({lists})") };
    match &rule.hours {
        CalendarHours::Weekly(weekly) => format!("{weekly}{zone}{closed}"),
        CalendarHours::NotStated => "not stated".to_owned(),
    }
}

fn channel(policy: &Policy, channel: &Channel) -> ChannelLine {
    ChannelLine {
        id: channel.id.clone(),
        name: channel.name.clone(),
        plans: with_extensions(policy, channel.plans.as_ref()),
        priorities: channel.priorities.clone(),
        response_times: channel.response_times.id(),
        hours: channel
            .calendar
            .as_ref()
            .and_then(|calendar| policy.calendar(calendar))
            .map(|rule| hours(policy, rule)),
        outside: channel.outside.clone(),
        says: channel.says.clone(),
        clause: with_documents(&channel.clauses),
    }
}

fn facts(policy: &Policy) -> Vec<FactLine> {
    let mut lines = Vec::new();
    let mut add = |kind, name: &str, says: &str, plans: Vec<String>, clauses: &[Clause]| {
        lines.push(FactLine {
            kind,
            name: name.to_owned(),
            says: says.to_owned(),
            plans,
            clause: with_documents(clauses),
        });
    };
    for (name, sentence) in [
        ("nature", &policy.document.nature),
        ("order", &policy.document.order),
        ("clock", &policy.document.clock),
    ] {
        if let Some(sentence) = sentence {
            add("response times", name, &sentence.says, Vec::new(), &sentence.clauses);
        }
    }
    for entitlement in &policy.entitlements {
        add(
            "entitlement",
            &entitlement.name,
            &entitlement.amount,
            with_extensions(policy, entitlement.plans.as_ref()),
            &entitlement.clauses,
        );
    }
    for downtime in &policy.maintenance {
        let hours =
            if downtime.hours == "not-stated" { "hours not stated" } else { &downtime.hours };
        let says = format!("{hours}, {}. {}", downtime.lasts, downtime.says);
        add("maintenance", &downtime.days, &says, Vec::new(), &downtime.clauses);
    }
    if let Some(versions) = &policy.version_support {
        add("version support", "releases", &versions.says, Vec::new(), &versions.clauses);
        add(
            "version support",
            "older releases",
            &versions.older_says,
            Vec::new(),
            &versions.clauses,
        );
    }
    lines
}

/// The plans that a list is for, those that extend one of them too; none for all of them.
fn with_extensions(policy: &Policy, plans: Option<&Vec<String>>) -> Vec<String> {
    plans.map_or(Vec::new(), |plans| policy.with_extensions(plans))
}

fn topic(policy: &Policy, topic: &Topic) -> TopicLine {
    let ruling = |plans: &[String], ruling: &Ruling| RulingLine {
        plans: plans.to_vec(),
        verdict: ruling.verdict.id(),
        says: ruling.says.clone(),
        offered_by: ruling.offered_by.clone(),
        clause: with_documents(&ruling.clauses),
    };
    TopicLine {
        topic: topic.id.clone(),
        name: topic.name.clone(),
        ruling: ruling(&[], &topic.ruling),
        exceptions: topic
            .exceptions
            .iter()
            .map(|(plans, other)| ruling(&policy.with_extensions(plans), other))
            .collect(),
    }
}

fn reading(reading: &Reading) -> ReadingSummary {
    let choices = reading.choices.iter().map(|choice| ChoiceLine {
        value: choice.id.clone(),
        says: choice.says.clone(),
        default: choice.id == reading.default,
    });
    ReadingSummary {
        name: reading.id.clone(),
        question: reading.question.clone(),
        choices: choices.collect(),
        clause: with_documents(&reading.clauses),
    }
}
