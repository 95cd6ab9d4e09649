//! The tickets that are listed one by one: all of a part, and the latest of all parts.

use std::cmp::Reverse;

use super::worst::TicketLine;
use crate::time::Instant;

/// The most that are kept of a whole table, so that memory is bounded.
pub(crate) const LATEST: usize = 200;

/// A ticket that missed its deadline, or whose verdict a reading decides.
#[derive(Clone, Debug)]
pub(crate) struct ListedTicket {
    pub(super) opened: Instant,
    /// The ticket, its times and its margin.
    pub line: TicketLine,
    /// The clauses of its target.
    pub clause: String,
    /// The state of the ticket in one word.
    pub verdict: &'static str,
    /// The readings on which the verdict hangs, as name and value.
    pub readings: Vec<(String, String)>,
}

impl ListedTicket {
    /// Returns the readings on one line: `hours-clock=calendar`.
    #[must_use]
    pub(crate) fn readings_in_line(&self) -> String {
        let readings = self.readings.iter().map(|(name, value)| format!("{name}={value}"));
        readings.collect::<Vec<_>>().join("; ")
    }
}

/// Listed tickets: of a part all, in the order of their rows; of a sum the latest at least, in no
/// certain order.
#[derive(Clone, Debug, Default)]
pub(super) struct ListedTickets(Vec<ListedTicket>);

impl ListedTickets {
    pub(super) fn add(&mut self, ticket: ListedTicket) {
        self.0.push(ticket);
    }

    pub(super) fn all(&self) -> &[ListedTicket] {
        &self.0
    }

    /// Adds those of a part that follows so many rows, and keeps the latest.
    pub(super) fn merge(&mut self, other: Self, rows_before: u64) {
        self.0.extend(other.0.into_iter().map(|mut ticket| {
            ticket.line.row += rows_before;
            ticket
        }));
        if self.0.len() > 2 * LATEST {
            self.cut();
        }
    }

    /// Returns the latest, the last opened first.
    pub(super) fn latest(mut self) -> Vec<ListedTicket> {
        self.cut();
        self.0
    }

    fn cut(&mut self) {
        self.0.sort_by_key(|ticket| Reverse((ticket.opened, ticket.line.row)));
        self.0.truncate(LATEST);
    }
}
