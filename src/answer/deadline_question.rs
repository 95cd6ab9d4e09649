//! The question about the deadline of one ticket.

use super::{ResponseMoments, TicketSide, pauses::Pause};
use crate::{time::Instant, times::TypedTime};

/// A question about one ticket.
#[derive(Clone, Debug)]
pub struct DeadlineQuestion {
    /// When it was opened.
    pub opened: TypedTime,
    /// When the vendor responded, if it has.
    pub responded: Option<Instant>,
    /// The moments that `responded` was taken from, if they are known apart.
    pub moments: ResponseMoments,
    /// Spans in which the clock is paused; one without an end has not ended.
    pub pauses: Vec<Pause>,
    /// Shares of the time to show as instants, in percent.
    pub milestones: Vec<u8>,
    /// The share of the time from which on an open ticket is `warned`.
    pub warn: Option<u8>,
    /// The changes of its priority, and when they were.
    pub priority_changes: Vec<(Instant, String)>,
    /// The times at which it was opened again, in any order.
    pub reopened: Vec<Instant>,
    /// The times from which one side had it, in any order.
    pub hand_overs: Vec<(Instant, TicketSide)>,
    /// The details to show.
    pub show: DeadlineDetails,
}

/// Details beside the answer.
#[derive(Clone, Copy, Debug, Default)]
pub struct DeadlineDetails {
    /// The steps by which it was worked out.
    pub steps: bool,
    /// The deadline under each combination of open readings.
    pub combinations: bool,
}

impl DeadlineQuestion {
    /// Returns the question about a ticket of which only the opening is known.
    #[must_use]
    pub fn new(opened: TypedTime) -> Self {
        Self {
            opened,
            responded: None,
            moments: ResponseMoments::default(),
            pauses: Vec::new(),
            milestones: Vec::new(),
            warn: None,
            priority_changes: Vec::new(),
            reopened: Vec::new(),
            hand_overs: Vec::new(),
            show: DeadlineDetails::default(),
        }
    }
}

/// Events of a ticket after its opening, beside the first response.
#[derive(Clone, Debug, Default)]
pub(crate) struct TicketEvents {
    /// The vendor's updates, in any order.
    pub updated: Vec<Instant>,
    /// The workaround.
    pub worked_around: Option<Instant>,
    /// The resolution.
    pub resolved: Option<Instant>,
}
