//! Counts of rows by what they are.

use serde::Serialize;

use super::{DueStanding, OpenTicket};

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
    /// With `--metric`: tickets whose clock waits for the first response; absent if there are none.
    #[serde(skip_serializing_if = "is_zero")]
    pub not_started: u64,
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

/// A row with an error.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct UnreadRow {
    /// The row; the first after the header is 1.
    pub row: u64,
    /// The name of its ticket, if a column has one.
    pub ticket: Option<String>,
    /// The error.
    pub error: String,
}

impl TicketCounts {
    /// Counts an open ticket.
    pub(super) fn count(&mut self, ticket: &OpenTicket) {
        self.open += 1;
        *match ticket.standing {
            DueStanding::Overdue => &mut self.overdue,
            DueStanding::Due => &mut self.due,
            DueStanding::MayBeDue => &mut self.may_be_due,
            DueStanding::Warned => &mut self.warned,
            DueStanding::Later => &mut self.later,
            DueStanding::Paused => &mut self.paused,
            DueStanding::NotStated => &mut self.not_stated,
            DueStanding::BestEffort | DueStanding::None => &mut self.not_promised,
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
            (&mut self.not_started, other.not_started),
            (&mut self.before_oldest, other.before_oldest),
            (&mut self.opened_later, other.opened_later),
            (&mut self.ended_later, other.ended_later),
        ];
        for (count, more) in pairs {
            *count += more;
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands on a reference")]
fn is_zero(count: &u64) -> bool {
    *count == 0
}
