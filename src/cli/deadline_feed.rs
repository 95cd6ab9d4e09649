//! Turns deadlines into events for other calendar programs, with a reminder at each milestone.

use std::path::Path;

use super::{
    config::contract_name,
    ics_identity,
    report_parts::{cited_sentences, clause_names},
    time_words::stamp,
};
use crate::{
    answer::{DeadlineAnswer, ReadingOutcome},
    policy::{Keyword, Metric},
    render::{Alarm, EventTime, Feed, FeedEvent},
    sla::{Citation, ZonedInstant},
    text::length,
    time::Instant,
};

/// The most seconds before a deadline at which a calendar reminds of it, if nobody says when.
const LONGEST_REMINDER: i64 = 3_600;

/// A deadline to publish.
pub(super) struct PublishedDeadline<'a> {
    pub(super) vendor: &'a str,
    /// The policy's id.
    pub(super) policy: &'a str,
    /// The title of its document.
    pub(super) document: &'a str,
    /// The document's date.
    pub(super) effective: &'a str,
    pub(super) plan: Option<&'a str>,
    pub(super) metric: Metric,
    /// The priority in few letters: `P1`.
    pub(super) priority: Option<&'a str>,
    pub(super) contract: Option<&'a str>,
    pub(super) ticket: Option<&'a str>,
    pub(super) opened: &'a ZonedInstant,
    pub(super) deadline: &'a ZonedInstant,
    pub(super) basis: &'a [Citation],
    /// Other deadlines, `None` where there is none, with the readings that give them.
    pub(super) others: Vec<(String, Option<&'a ZonedInstant>)>,
    /// The command that works it out again.
    pub(super) command: String,
    pub(super) alarms: Vec<Alarm>,
}

/// Returns one event, or none without a deadline.
pub(super) fn feed(answer: &DeadlineAnswer, now: Instant, command: String) -> Feed {
    let header = &answer.header;
    let plan = header.plan.as_deref().unwrap_or(&header.policy.id);
    let mut feed = ics_identity::feed(format!("{} {plan}: deadlines", header.vendor_name), now);
    let Some(deadline) = answer.outcome.deadline() else { return feed };
    let priority = header.priority.as_ref().map(|priority| priority.short.as_str());
    let whose = whose(&header.vendor_name, priority, answer.ticket.as_deref());
    let time = match answer.metric {
        Metric::FirstResponse => "time to respond",
        metric => metric.time(),
    };
    let alarms = answer.milestones.iter().map(|milestone| Alarm {
        before: deadline.at.since(milestone.at.at).seconds(),
        says: format!("{whose}: {} % of the {time} has passed", milestone.percent),
    });
    let reading = |other: &ReadingOutcome| format!("{}={}", other.name, other.value);
    let others = answer.other_deadlines();
    let published = PublishedDeadline {
        vendor: &header.vendor_name,
        policy: &header.policy.id,
        document: &header.policy.title,
        effective: &header.policy.effective,
        plan: header.plan.as_deref(),
        metric: answer.metric,
        priority,
        contract: header.contract.as_deref(),
        ticket: answer.ticket.as_deref(),
        opened: &answer.opened,
        deadline,
        basis: &answer.basis,
        others: others.map(|outcome| (reading(outcome), outcome.deadline.as_ref())).collect(),
        command,
        alarms: alarms.collect(),
    };
    feed.events.push(published.event());
    feed
}

/// Returns `Scalr P1 (ACME-123)`.
fn whose(vendor: &str, priority: Option<&str>, ticket: Option<&str>) -> String {
    let priority = priority.map_or_else(String::new, |priority| format!(" {priority}"));
    let ticket = ticket.map_or_else(String::new, |ticket| format!(" ({ticket})"));
    format!("{vendor}{priority}{ticket}")
}

impl PublishedDeadline<'_> {
    /// Returns the event.
    ///
    /// The ticket keeps its event when its pauses and its priority change: policy, plan, contract,
    /// name and opening identify it.
    pub(super) fn event(self) -> FeedEvent {
        let opened = self.opened.utc();
        let whose = [Some(self.policy), self.plan, self.contract, self.ticket];
        let other_metric = (!self.metric.is_first_response()).then(|| self.metric.id());
        let identity = ["deadline", opened.as_str()]
            .into_iter()
            .chain(whose.into_iter().map(Option::unwrap_or_default))
            .chain(other_metric);
        FeedEvent {
            uid: ics_identity::uid(identity),
            when: EventTime::At(self.deadline.utc()),
            summary: self.summary(),
            location: location(self.document, self.basis),
            description: self.description(),
            category: "Deadline".to_owned(),
            alarms: if self.alarms.is_empty() { self.usual_alarm() } else { self.alarms },
        }
    }

    /// Returns the reminder of a deadline for which nobody asked for another: a quarter of the time
    /// from the opening to it, and at most an hour, to the minute, as calendar programs show it.
    fn usual_alarm(&self) -> Vec<Alarm> {
        let whole = self.deadline.at.since(self.opened.at).seconds();
        let before = (whole / 4).min(LONGEST_REMINDER) / 60 * 60;
        let says = format!("{}, in {}", self.summary(), length(before));
        if before > 0 { vec![Alarm { before, says }] } else { Vec::new() }
    }

    /// Returns `Scalr P1: response due (ACME-123)`.
    fn summary(&self) -> String {
        let whose = whose(self.vendor, self.priority, None);
        let ticket = self.ticket.map_or_else(String::new, |ticket| format!(" ({ticket})"));
        format!("{whose}: {} due{ticket}", self.metric.noun())
    }

    fn description(&self) -> String {
        let mut lines =
            vec![format!("Due {}", stamp(self.deadline)), format!("Opened {}", stamp(self.opened))];
        let plan = self.plan.map(|plan| format!("Plan {plan}"));
        let contract = self.contract.map(|contract| {
            let name = contract_name(Path::new(contract));
            format!("contract {}", name.unwrap_or_else(|| contract.to_owned()))
        });
        let whose: Vec<String> = plan.into_iter().chain(contract).collect();
        lines.extend((!whose.is_empty()).then(|| whose.join(", ")));
        for (reading, deadline) in &self.others {
            let says = match deadline {
                Some(deadline) => format!("it would be due {}", stamp(deadline)),
                None => "there would be no deadline".to_owned(),
            };
            lines.push(format!("The document leaves open: with {reading} {says}"));
        }
        lines.extend(cited_sentences(self.document, self.basis));
        lines.push(format!("{}, {} ({})", self.document, self.effective, self.policy));
        lines.push(format!("Worked out by: {}", self.command));
        lines.join("\n")
    }
}

/// Returns the document of an event and the clause of its first citation, on one line.
pub(super) fn location(document: &str, basis: &[Citation]) -> String {
    let first = basis.chunk_by(|one, other| one.says == other.says).next().unwrap_or_default();
    let clauses = clause_names(document, first);
    let parts = [document, &clauses];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
