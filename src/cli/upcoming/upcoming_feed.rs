//! Turns the deadlines of open tickets into events for other calendar programs.

use std::path::{Path, PathBuf};

use super::arguments::UpcomingArgs;
use crate::{
    cli::{
        deadline_feed::PublishedDeadline,
        ics_identity,
        recalculation::{AskedNames, AskedTicket, Recalculation},
    },
    policy::Metric,
    render::Feed,
    tickets::TicketContext,
    time::Instant,
    upcoming::{OpenTicket, UpcomingAnswer},
};

/// The options and the time by which an answer is shown.
pub(super) struct Shown<'a> {
    pub(super) args: &'a UpcomingArgs,
    pub(super) context: &'a TicketContext<'a>,
    /// The file of the contract over the table.
    pub(super) contract_file: Option<&'a Path>,
    pub(super) now: Instant,
    /// True if events are wanted.
    pub(super) is_feed: bool,
}

/// Returns an event for each listed ticket with a deadline, the same that `deadline` gives for it.
pub(super) fn feed(answer: &UpcomingAnswer, shown: &Shown<'_>) -> Feed {
    let mut feed = ics_identity::feed("Tickets: deadlines".to_owned(), shown.now);
    for ticket in &answer.tickets {
        let Some(deadline) = &ticket.deadline else { continue };
        let terms = &ticket.terms;
        let others = ticket.readings.iter();
        let published = PublishedDeadline {
            vendor: &terms.vendor,
            policy: &terms.policy,
            document: &terms.document,
            effective: &terms.effective,
            metric: Metric::FirstResponse,
            plan: terms.plan.as_deref(),
            priority: terms.priority.as_ref().map(|priority| priority.short.as_str()),
            contract: terms.contract.as_deref(),
            ticket: ticket.ticket.as_deref(),
            opened: &ticket.opened,
            deadline,
            basis: &terms.basis,
            others: others.map(|it| (it.reading.clone(), it.deadline.as_ref())).collect(),
            command: command(ticket, shown),
            alarms: Vec::new(),
        };
        let mut event = published.event();
        // A table may have a ticket twice; calendars would keep one event of an identifier.
        if feed.events.iter().any(|other| other.uid == event.uid) {
            let row = ticket.row.to_string();
            event.uid = ics_identity::uid([event.uid.as_str(), row.as_str()].into_iter());
        }
        feed.events.push(event);
    }
    feed
}

/// Returns the command that works out the deadline of this ticket alone.
fn command(ticket: &OpenTicket, shown: &Shown<'_>) -> String {
    let (terms, options) = (&ticket.terms, &shown.args.common);
    let names = AskedNames {
        policy: &terms.policy,
        plan: terms.plan.as_deref(),
        edition: terms.edition.as_deref(),
        region: terms.region.as_deref(),
        priority: terms.first_priority.as_deref(),
        channel: terms.channel.as_deref(),
        timezone: terms.timezone.as_deref(),
    };
    let contract = terms.contract_sha256.as_deref().and_then(|sha256| contract_file(sha256, shown));
    let command = Recalculation::new("deadline", names, options)
        .with_contract(contract.as_deref())
        .with_ticket(AskedTicket {
            name: ticket.ticket.as_deref(),
            opened: &ticket.opened,
            pauses: &ticket.pauses,
            changes: &ticket.changes,
            hand_overs: &[],
            reopened: &ticket.reopened,
        });
    command.line()
}

/// Returns the file of a contract: that of the options, or one of `--contracts`.
fn contract_file(sha256: &str, shown: &Shown<'_>) -> Option<PathBuf> {
    let (name, is_default) = shown.context.contract_name(sha256)?;
    if is_default {
        return shown.contract_file.map(Path::to_owned);
    }
    let directory = shown.args.stream.contracts_directory()?;
    Some(directory.join(format!("{name}.toml")))
}
