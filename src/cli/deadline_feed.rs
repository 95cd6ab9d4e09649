//! Turns a deadline into an event for other calendar programs, with a reminder at each milestone.

use super::{ics_identity, report_parts};
use crate::{
    answer::DeadlineAnswer,
    render::{Alarm, EventTime, Feed, FeedEvent, Report},
    time::Instant,
};

/// Returns one event, or none without a deadline.
///
/// The ticket keeps its event when its pauses and its priority change: policy, plan, contract, name
/// and opening identify it.
pub(super) fn feed(answer: &DeadlineAnswer, now: Instant) -> Feed {
    let plan = answer.header.plan.as_deref().unwrap_or(&answer.header.policy.id);
    let ticket = answer.ticket.as_ref().map_or(String::new(), |ticket| format!(" to {ticket}"));
    let mut feed = ics_identity::feed(format!("{plan}: deadlines"), now);
    let Some(deadline) = answer.outcome.deadline() else { return feed };
    let mut because = Report::default();
    report_parts::because(&mut because, &answer.header.policy, &answer.basis);
    let mut lines = vec![
        format!("Opened {}", report_parts::stamp(&answer.opened)),
        format!("Due {}", report_parts::stamp(deadline)),
    ];
    lines.extend(because.facts.into_iter().map(|(_, says)| says));
    lines.push(format!(
        "{}, {} ({})",
        answer.header.policy.title, answer.header.policy.effective, answer.header.policy.id
    ));
    let alarms = answer.milestones.iter().map(|milestone| Alarm {
        before: deadline.at.since(milestone.at.at).seconds(),
        says: format!("{} % of the time to respond{ticket} is used up", milestone.percent),
    });
    let opened = answer.opened.utc();
    let whose = [
        Some(answer.header.policy.id.as_str()),
        answer.header.plan.as_deref(),
        answer.header.contract.as_deref(),
        answer.ticket.as_deref(),
    ];
    feed.events.push(FeedEvent {
        uid: ics_identity::uid(
            ["deadline", opened.as_str()]
                .into_iter()
                .chain(whose.into_iter().map(Option::unwrap_or_default)),
        ),
        when: EventTime::At(deadline.utc()),
        summary: format!("Response{ticket} due ({plan})"),
        description: lines.join("\n"),
        category: "Deadline".to_owned(),
        alarms: alarms.collect(),
    });
    feed
}
