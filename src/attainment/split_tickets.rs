//! The time of tickets by the side that had them, summed up.

use serde::Serialize;

use crate::answer::TimeSplit;

/// The sums over tickets whose hand-overs are known. All others are left out: nothing tells whose
/// their time was.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SplitTickets {
    /// Tickets with hand-overs.
    pub tickets: u64,
    /// The sums.
    #[serde(flatten)]
    pub time: TimeSplit,
}

impl SplitTickets {
    /// Adds a ticket, if hand-overs tell whose its time was.
    pub(super) fn add(&mut self, ticket: Option<&TimeSplit>) {
        let Some(ticket) = ticket else { return };
        self.tickets += 1;
        self.time.add(*ticket);
    }

    /// Adds other tickets.
    pub(super) fn merge(&mut self, others: Self) {
        self.tickets += others.tickets;
        self.time.add(others.time);
    }
}
