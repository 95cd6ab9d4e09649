//! The answer of `upcoming`: open tickets by deadline, with counts of all rows.

use serde::Serialize;

use super::{DueStanding, DueWindow, OpenTicket, OpenTickets, TicketCounts, UnreadRow};
use crate::{
    sla::ZonedInstant,
    tickets::{Metric, Provenance, Sources},
    time::Zone,
};

/// The open tickets of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct UpcomingAnswer {
    /// The name of the answer's schema.
    pub schema: &'static str,
    /// With `--metric`, the metric of the deadlines; absent for the first response.
    #[serde(skip_serializing_if = "Metric::goes_without_saying")]
    pub metric: Metric,
    /// The window in seconds; `null` for every deadline.
    pub within_seconds: Option<i64>,
    /// The end of the window.
    pub until: Option<ZonedInstant>,
    /// The share of its time from which on a ticket is warned, in percent.
    pub warn_percent: Option<u8>,
    /// The rows of the table by what they are.
    pub counts: TicketCounts,
    /// Tickets that are overdue, due in the window, may be, or are past the share of their time: by
    /// deadline. With `--limit` the first of them.
    pub tickets: Vec<OpenTicket>,
    /// Tickets whose clock is paused, by the deadline if it resumed now.
    pub paused: Vec<OpenTicket>,
    /// Tickets without a deadline, each with the reason.
    pub without_deadline: Vec<OpenTicket>,
    /// The next ticket that is due after the window.
    pub next: Option<OpenTicket>,
    /// Rows with an error; of more than 10,000 the first.
    pub bad: Vec<UnreadRow>,
    /// All that is needed to get this answer again.
    #[serde(flatten)]
    pub made_from: Provenance,
    /// Notes on the whole table.
    pub notes: Vec<String>,
    /// True if a column has the times of answers.
    #[serde(skip)]
    pub has_answers: bool,
}

impl OpenTickets {
    /// Returns the policies and contracts by which open tickets were evaluated.
    pub(crate) fn sources(&mut self) -> Sources {
        std::mem::take(&mut self.sources)
    }

    /// Returns the answer, with at most so many tickets of each kind. Instants of the window are
    /// shown in a zone.
    pub(crate) fn answer(
        mut self,
        (window, zone): (&DueWindow, &Zone),
        (warn, limit): (Option<u8>, Option<usize>),
        made_from: Provenance,
    ) -> UpcomingAnswer {
        self.tickets.sort_by_key(|ticket| {
            let (at, row) = ticket.place();
            (at.is_none(), at, row)
        });
        let mut answer = UpcomingAnswer {
            schema: "slacalc/upcoming/v1",
            metric: Metric::FirstResponse,
            within_seconds: window.within,
            until: window.until().map(|at| ZonedInstant { at, zone: zone.clone() }),
            warn_percent: warn,
            next: self.counts.next.take().map(|next| *next),
            counts: self.counts,
            tickets: Vec::new(),
            paused: Vec::new(),
            without_deadline: Vec::new(),
            bad: self.bad,
            made_from,
            notes: Vec::new(),
            has_answers: self.has_answers,
        };
        for ticket in self.tickets {
            let list = match ticket.standing {
                DueStanding::Paused => &mut answer.paused,
                DueStanding::NotStated | DueStanding::BestEffort | DueStanding::None => {
                    &mut answer.without_deadline
                }
                _ => &mut answer.tickets,
            };
            if limit.is_none_or(|most| list.len() < most) {
                list.push(ticket);
            }
        }
        answer
    }
}

impl UpcomingAnswer {
    /// Returns true if any ticket is overdue, due in the window, or may be.
    pub(crate) fn is_any_due(&self) -> bool {
        let TicketCounts { overdue, due, may_be_due, .. } = self.counts;
        overdue + due + may_be_due > 0
    }

    /// Returns every ticket that is listed, those with a deadline first.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &OpenTicket> {
        self.tickets.iter().chain(&self.paused).chain(&self.without_deadline)
    }
}
