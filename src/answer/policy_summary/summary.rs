//! Everything that a policy says, in the order in which a person wants it.

use super::{
    ChannelLine, ChoiceLine, CoverageLine, FactLine, GapLine, NameLine, PolicySummary,
    ReadingSummary, RelatedLine, RulingLine, TopicLine,
    target_lines::{other_targets, targets},
};
use crate::{
    policy::{
        CalendarHours, CalendarRule, Channel, Clause, CoverageRule, Gap, Keyword, Maintenance,
        NamedItem, Policy, Reading, Related, Ruling, Topic, ZoneRule, as_written,
    },
    sla::{PolicyRef, basis, in_line, status_note},
};

/// Returns everything that a policy says.
#[must_use]
pub(crate) fn policy_summary(policy: &Policy) -> PolicySummary {
    PolicySummary {
        schema: "slacalc/policy/v1",
        policy: PolicyRef::of(policy),
        vendor: policy.document.vendor_name.clone(),
        address: policy.document.address.clone(),
        names: names(policy),
        targets: targets(policy),
        other_targets: other_targets(policy),
        coverage: policy.coverage.iter().map(|rule| coverage(policy, rule)).collect(),
        channels: policy.channels.iter().map(|channel| self::channel(policy, channel)).collect(),
        facts: facts(policy),
        topics: policy.topics.iter().map(|topic| self::topic(policy, topic)).collect(),
        readings: policy.readings.iter().map(reading).collect(),
        not_stated: policy.not_stated.iter().flat_map(|gap| gap_lines(policy, gap)).collect(),
        related: policy.related.iter().map(related).collect(),
    }
}

fn gap_lines<'a>(policy: &Policy, gap: &'a Gap) -> impl Iterator<Item = GapLine> + use<'a> {
    let cited = basis(policy, &gap.clauses, &gap.says).into_iter();
    cited.map(|citation| GapLine { citation, kind: gap.kind.id() })
}

fn related(related: &Related) -> RelatedLine {
    let binds = related.binds.as_ref();
    RelatedLine {
        document: PolicyRef {
            id: related.id.clone(),
            title: related.title.clone(),
            effective: related.effective.to_string(),
            status: "current".to_owned(),
            status_assumed: false,
            origin: related.origin.clone(),
            chosen_by: None,
        },
        address: related.address.clone(),
        says: related.says.clone(),
        clause: in_line(&related.clauses),
        binds: binds.map(|binds| binds.says.clone()),
        binds_clause: binds.map(|binds| in_line(&binds.clauses)),
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
        extends_assumed: named.extends_assumed.clone(),
        clause: in_line(&named.clauses),
    };
    kinds.iter().flat_map(|(kind, names)| names.iter().map(|named| line(*kind, named))).collect()
}

fn coverage(policy: &Policy, rule: &CoverageRule) -> CoverageLine {
    let selector = &rule.selector;
    let plans = policy.with_extensions(&selector.plans);
    let parts =
        [&plans, &selector.editions, &selector.regions, &selector.priorities, &rule.channels];
    let whom: Vec<String> =
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.join(" or ")).collect();
    let whom = if whom.is_empty() { "everybody".to_owned() } else { whom.join(", ") };
    CoverageLine {
        whom,
        hours: policy.calendar(&rule.calendar).map_or(String::new(), |rule| hours(policy, rule)),
        clause: in_line(&rule.clauses),
    }
}

/// Returns the hours of a calendar in words: `Mon-Fri 09:00-17:00 Europe/Berlin, closed on holidays
/// (de)`.
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
    let by_date = match &rule.holidays_zone {
        Some(ZoneRule::Named(name)) => format!(" by the date in {name}"),
        Some(ZoneRule::Customer) => " by the date where the customer is".to_owned(),
        None => String::new(),
    };
    let closed = if lists.is_empty() {
        String::new()
    } else {
        format!(", closed on holidays ({lists}){by_date}")
    };
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
        address: channel.address.clone(),
        conditions: channel.conditions.clone(),
        outside: channel.outside.clone(),
        says: channel.says.clone(),
        clause: in_line(&channel.clauses),
    }
}

/// Collects facts as lines.
#[derive(Default)]
struct FactLines(Vec<FactLine>);

impl FactLines {
    fn add(
        &mut self,
        kind: &'static str,
        name: &str,
        says: &str,
        plans: Vec<String>,
        clauses: &[Clause],
    ) {
        self.0.push(FactLine {
            kind,
            name: name.to_owned(),
            says: says.to_owned(),
            plans,
            clause: in_line(clauses),
        });
    }
}

fn facts(policy: &Policy) -> Vec<FactLine> {
    let mut lines = FactLines::default();
    for (name, sentence) in [
        ("nature", &policy.document.nature),
        ("order", &policy.document.order),
        ("clock", &policy.document.clock),
    ] {
        if let Some(sentence) = sentence {
            lines.add("response times", name, &sentence.says, Vec::new(), &sentence.clauses);
        }
    }
    if let Some(note) = status_note(policy) {
        lines.add("status", policy.document.status.id(), &note, Vec::new(), &[]);
    }
    for overlap in &policy.overlaps {
        lines.add("overlap", &overlap.policy, &overlap.says, Vec::new(), &overlap.clauses);
    }
    add_services(policy, &mut lines);
    for day in as_written(&policy.special_days) {
        let (name, says) = (format!("{} ({})", day.when(), day.name), day.hours_in_words());
        lines.add("special day", &name, &says, Vec::new(), &day.clauses);
    }
    for downtime in &policy.maintenance {
        let says = downtime_in_words(policy, downtime);
        lines.add("maintenance", &downtime.days.words(), &says, Vec::new(), &downtime.clauses);
    }
    if let Some(versions) = &policy.version_support {
        let all = [("releases", &versions.says), ("older releases", &versions.older_says)];
        for (name, says) in all {
            lines.add("version support", name, says, Vec::new(), &versions.clauses);
        }
    }
    lines.0
}

/// Adds the contacts, entitlements and duties.
fn add_services(policy: &Policy, lines: &mut FactLines) {
    for contacts in &policy.contacts {
        let name = contacts.name.as_deref().unwrap_or("the customer's people");
        let number = contacts.at_most.map(|number| format!("Up to {number}. "));
        let says = number.unwrap_or_default() + &contacts.says;
        let plans = with_extensions(policy, contacts.plans.as_ref());
        lines.add("contacts", name, &says, plans, &contacts.clauses);
    }
    for item in &policy.entitlements {
        let plans = with_extensions(policy, item.plans.as_ref());
        lines.add("entitlement", &item.name, &item.amount, plans, &item.clauses);
    }
    for duty in &policy.duties {
        let says = format!("{} ({})", duty.says, duty.force.id());
        let plans = with_extensions(policy, duty.plans.as_ref());
        lines.add("duty", &duty.name, &says, plans, &duty.clauses);
    }
}

/// Returns everything that a downtime's clauses say but its days.
fn downtime_in_words(policy: &Policy, downtime: &Maintenance) -> String {
    let hours = match downtime.hours.as_str() {
        "not-stated" => "hours not stated",
        hours => hours,
    };
    let without = policy.not_announced_to(downtime).join(", ");
    let without = Some(without).filter(|plans| !plans.is_empty());
    let parts = [
        Some(format!("{hours}, {}.", downtime.lasts)),
        Some(downtime.effects()),
        without.map(|plans| format!("Without access to that: {plans}.")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Returns the plans that a list is for, those that extend one of them too; none for all of them.
fn with_extensions(policy: &Policy, plans: Option<&Vec<String>>) -> Vec<String> {
    plans.map_or(Vec::new(), |plans| policy.with_extensions(plans))
}

fn topic(policy: &Policy, topic: &Topic) -> TopicLine {
    let ruling = |plans: &[String], ruling: &Ruling| RulingLine {
        plans: plans.to_vec(),
        verdict: ruling.verdict.id(),
        says: ruling.says.clone(),
        offered_by: ruling.offered_by.clone(),
        clause: in_line(&ruling.clauses),
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
        clause: in_line(&reading.clauses),
    }
}
