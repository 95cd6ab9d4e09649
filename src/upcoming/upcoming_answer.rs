//! The answer of `upcoming`: open tickets by deadline, with counts of all rows.

use serde::Serialize;

use super::{OpenTicket, OpenTickets, Standing};
use crate::{
    answer::ZonedInstant,
    tickets::{Provenance, Sources},
    time::{Instant, Zone},
};

/// The window of deadlines that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// The time that is now.
    pub now: Instant,
    /// Seconds from then; every deadline without it.
    pub within: Option<i64>,
}

/// The open tickets of a table.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct UpcomingAnswer {
    /// The name of the answer's schema.
    pub schema: &'static str,
    /// The window in seconds; `null` for every deadline.
    pub within_seconds: Option<i64>,
    /// The end of the window.
    pub until: Option<ZonedInstant>,
    /// The share of its time from which on a ticket is warned, in percent.
    pub warn_percent: Option<u8>,
    /// The rows of the table by what they are.
    pub counts: TicketCounts,
    /// Tickets that are overdue, due in the window, or may be: by deadline. With `--limit` the
    /// first of them.
    pub tickets: Vec<OpenTicket>,
    /// Tickets whose clock is paused, by the deadline if it resumed now.
    pub paused: Vec<OpenTicket>,
    /// Tickets without a deadline, each with the reason.
    pub without_deadline: Vec<OpenTicket>,
    /// The next ticket that is due after the window.
    pub next: Option<OpenTicket>,
    /// Rows with an error; of more than 10,000 the first.
    pub bad: Vec<BadRow>,
    /// All that is needed to get this answer again.
    #[serde(flatten)]
    pub made_from: Provenance,
    /// Notes on the whole table.
    pub notes: Vec<String>,
    /// True if a column has the times of answers.
    #[serde(skip)]
    pub has_answers: bool,
}

/// A row with an error.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BadRow {
    /// The row; the first after the header is 1.
    pub row: u64,
    /// The name of its ticket, if a column has one.
    pub ticket: Option<String>,
    /// The error.
    pub error: String,
}

/// Counts of rows.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TicketCounts {
    /// All rows.
    pub rows: u64,
    /// Rows with an error.
    pub bad: u64,
    /// Tickets that were answered.
    pub answered: u64,
    /// Tickets that were closed without a known answer.
    pub closed: u64,
    /// Open tickets.
    pub open: u64,
    /// Open tickets past their deadline.
    pub overdue: u64,
    /// Open tickets due in the window.
    pub due: u64,
    /// Open tickets due later that may be due in the window, by a reading that the document leaves
    /// open.
    pub may_be_due: u64,
    /// Open tickets due later and past the share of their time.
    pub warned: u64,
    /// Other open tickets due later.
    pub later: u64,
    /// Open tickets whose clock is paused.
    pub paused: u64,
    /// Open tickets whose deadline the document does not state.
    pub not_stated: u64,
    /// Open tickets with best effort only, or no response time.
    pub not_promised: u64,
    /// Open tickets older than the oldest version of their policy at hand.
    #[serde(skip)]
    pub before_oldest: u64,
    /// Tickets that are opened after now.
    #[serde(skip)]
    pub opened_later: u64,
    /// Tickets that are answered or closed after now.
    #[serde(skip)]
    pub ended_later: u64,
    /// The soonest ticket that is due after the window.
    #[serde(skip)]
    pub(super) next: Option<Box<OpenTicket>>,
}

impl Window {
    /// Returns the last instant of the window.
    pub(crate) fn until(&self) -> Option<Instant> {
        self.within.map(|seconds| Instant::clamped(self.now.unix().saturating_add(seconds)))
    }

    /// Returns true if a deadline is in the window, or past.
    pub(super) fn has(&self, deadline: Instant) -> bool {
        self.until().is_none_or(|until| deadline <= until)
    }
}

impl TicketCounts {
    /// Counts an open ticket.
    pub(super) fn count(&mut self, ticket: &OpenTicket) {
        self.open += 1;
        *match ticket.standing {
            Standing::Overdue => &mut self.overdue,
            Standing::Due => &mut self.due,
            Standing::MayBeDue => &mut self.may_be_due,
            Standing::Warned => &mut self.warned,
            Standing::Later => &mut self.later,
            Standing::Paused => &mut self.paused,
            Standing::NotStated => &mut self.not_stated,
            Standing::BestEffort | Standing::None => &mut self.not_promised,
        } += 1;
    }

    /// Keeps a ticket that is due after the window if none before is due sooner.
    pub(super) fn keep_next(&mut self, ticket: OpenTicket) {
        if self.next.as_ref().is_none_or(|next| ticket.place() < next.place()) {
            self.next = Some(Box::new(ticket));
        }
    }

    /// Adds the counts of rows that follow.
    pub(super) fn add(&mut self, other: &Self) {
        if let Some(next) = &other.next {
            self.keep_next(OpenTicket { row: next.row + self.rows, ..(**next).clone() });
        }
        let pairs = [
            (&mut self.rows, other.rows),
            (&mut self.bad, other.bad),
            (&mut self.answered, other.answered),
            (&mut self.closed, other.closed),
            (&mut self.open, other.open),
            (&mut self.overdue, other.overdue),
            (&mut self.due, other.due),
            (&mut self.may_be_due, other.may_be_due),
            (&mut self.warned, other.warned),
            (&mut self.later, other.later),
            (&mut self.paused, other.paused),
            (&mut self.not_stated, other.not_stated),
            (&mut self.not_promised, other.not_promised),
            (&mut self.before_oldest, other.before_oldest),
            (&mut self.opened_later, other.opened_later),
            (&mut self.ended_later, other.ended_later),
        ];
        for (count, more) in pairs {
            *count += more;
        }
    }
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
        (window, zone): (&Window, &Zone),
        (warn, limit): (Option<u8>, Option<usize>),
        made_from: Provenance,
    ) -> UpcomingAnswer {
        self.tickets.sort_by_key(|ticket| {
            let (at, row) = ticket.place();
            (at.is_none(), at, row)
        });
        let mut answer = UpcomingAnswer {
            schema: "slacalc/upcoming/v1",
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
                Standing::Paused => &mut answer.paused,
                Standing::NotStated | Standing::BestEffort | Standing::None => {
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
