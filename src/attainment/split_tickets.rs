//! The time of tickets by the side that had them, summed up.

use serde::Serialize;

use crate::answer::TimeSplit;

/// The sums over tickets of which pauses or hand-overs are known. Those of all others are left out:
/// nothing tells whose their time was.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SplitTickets {
    /// Tickets with pauses or hand-overs.
    pub tickets: u64,
    /// Those of them with hand-overs. Of the others nothing is known of the customer.
    pub with_hand_overs: u64,
    /// The sums.
    #[serde(flatten)]
    pub time: TimeSplit,
}

impl SplitTickets {
    /// Adds a ticket, if events tell whose its time was.
    pub(super) fn add(&mut self, ticket: Option<&TimeSplit>) {
        let Some(ticket) = ticket else { return };
        self.tickets += 1;
        self.with_hand_overs += u64::from(ticket.customer_seconds.is_some());
        self.time.add(*ticket);
    }

    /// Adds other tickets.
    pub(super) fn merge(&mut self, others: Self) {
        self.tickets += others.tickets;
        self.with_hand_overs += others.with_hand_overs;
        self.time.add(others.time);
    }
}
