//! The times of a ticket, and its status against its deadline.

use super::{
    SlaState,
    outcome::NoDeadline,
    pauses::Pause,
    time_split::{TicketSide, TimeSplit},
};
use crate::time::{Instant, Offset, OffsetInstant, OffsetTable, ParsedTime, Zone};

/// The times of a ticket.
#[derive(Clone, Debug)]
pub struct TicketTimes {
    /// The opening.
    pub opened: ParsedTime,
    /// The response, if there is one.
    pub responded: Option<Instant>,
    /// The closing, if it was closed. Without a response it is evaluated as it stood then.
    pub closed: Option<Instant>,
    /// Spans in which the clock was paused; one without an end has not ended.
    pub pauses: Vec<Pause>,
    /// The changes of its priority, and when they were.
    pub priority_changes: Vec<(Instant, String)>,
    /// The times at which it was opened again after a closing.
    pub reopened: Vec<Instant>,
    /// The responses after the first, where its history tells them.
    pub later_responses: Vec<Instant>,
    /// The first closing, where its history tells it: it may have been reopened since.
    pub first_closed: Option<Instant>,
    /// The times from which one side had it.
    pub hand_overs: Vec<(Instant, TicketSide)>,
    /// True if its table has a place for the time of a response. Without one a ticket may have been
    /// answered all the same.
    pub has_response_column: bool,
}

/// The status of a ticket, as a row of a table holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TicketStatus {
    /// The opening.
    pub opened: OffsetInstant,
    /// The start of the clock: the opening of the ticket, or the next opening of the hours.
    pub clock_start: Option<OffsetInstant>,
    /// The deadline.
    pub deadline: Option<OffsetInstant>,
    /// The state.
    pub state: SlaState,
    /// The reason that there is no deadline.
    pub without_deadline: Option<NoDeadline>,
    /// Seconds on the target's clock from its start to the response, or to now.
    pub elapsed_seconds: Option<i64>,
    /// Seconds on that clock from its start to the deadline, of a ticket that is answered.
    pub allowed_seconds: Option<i64>,
    /// Real seconds from now to the deadline, negative past it; `None` once it is answered.
    pub remaining_seconds: Option<i64>,
    /// Real seconds by which the response was early, negative if late; `None` while there is none.
    pub margin_seconds: Option<i64>,
    /// True if it was closed without a response that is known: it may have been answered in time,
    /// or late, or never.
    pub closed_unanswered: bool,
    /// True if it has no response because its table has no place for one.
    pub response_unknown: bool,
    /// The priority that it has in the end, if that is not the group's.
    pub changed_priority: Option<Box<str>>,
    /// The readings that would give another deadline if they were taken otherwise.
    pub readings: ReadingSet,
    /// Those of them whose other choice turns late into in time or the reverse, or removes the
    /// deadline. Empty if that is not wanted.
    pub decisive: ReadingSet,
    /// The time of the ticket by the side that had it, where hand-overs tell it. `None`
    /// if readings are not weighed.
    pub(crate) split: Option<Box<TimeSplit>>,
}

/// The state of a ticket in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TicketState {
    /// Not answered, and not late.
    Open,
    /// The same, past the warning share of its time.
    Warned,
    /// Answered in time.
    Met,
    /// Answered late, or not answered and late.
    Missed,
    /// Past its deadline, in a table that keeps no answers.
    Overdue,
    /// Closed by its deadline without an answer that is known.
    Closed,
    /// Closed after its deadline without an answer that is known.
    ClosedLate,
    /// There is no deadline.
    Without(NoDeadline),
}

impl TicketState {
    /// Returns its name in tables.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Open => SlaState::Open.id(),
            Self::Warned => SlaState::Warned.id(),
            Self::Met => SlaState::Met.id(),
            Self::Missed => SlaState::Missed.id(),
            Self::Overdue => "overdue",
            Self::Closed => "closed",
            Self::ClosedLate => "closed-late",
            Self::Without(why) => why.id(),
        }
    }
}

/// A set of the readings of a policy, by their index there: a policy has at most 64, by the bounds
/// of its files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingSet(u64);

impl TicketTimes {
    /// Returns the times of a ticket of which only the opening is known.
    #[must_use]
    pub fn new(opened: ParsedTime) -> Self {
        Self {
            opened,
            responded: None,
            closed: None,
            pauses: Vec::new(),
            priority_changes: Vec::new(),
            reopened: Vec::new(),
            later_responses: Vec::new(),
            first_closed: None,
            hand_overs: Vec::new(),
            has_response_column: false,
        }
    }

    /// Returns the closing of a ticket without a response.
    pub(super) fn closed_unanswered(&self) -> Option<Instant> {
        self.closed.filter(|_| self.responded.is_none())
    }
}

impl TicketStatus {
    /// Returns the state as a table says it. Where no answer is known it accuses nobody.
    #[must_use]
    pub(crate) fn table_state(&self) -> TicketState {
        match (self.state, self.without_deadline) {
            (SlaState::Open | SlaState::Warned | SlaState::Paused, _) if self.closed_unanswered => {
                TicketState::Closed
            }
            (SlaState::Missed, _) if self.closed_unanswered => TicketState::ClosedLate,
            (SlaState::Missed, _) if self.response_unknown => TicketState::Overdue,
            (_, Some(why)) => TicketState::Without(why),
            (SlaState::Open, None) => TicketState::Open,
            (SlaState::Warned, None) => TicketState::Warned,
            (SlaState::Met, None) => TicketState::Met,
            (SlaState::Missed, None) => TicketState::Missed,
            (SlaState::Paused, None) => TicketState::Without(NoDeadline::Paused),
            (SlaState::None, None) => TicketState::Without(NoDeadline::NotPromised),
        }
    }

    /// Returns its state in one word, or the reason that there is no deadline.
    #[must_use]
    pub fn word(&self) -> &'static str {
        self.table_state().id()
    }

    /// Returns true if a response may have been given of which nothing is known.
    #[must_use]
    pub fn may_be_answered(&self) -> bool {
        self.closed_unanswered || self.response_unknown
    }
}

impl ReadingSet {
    /// Returns true if it has none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn contains(self, index: usize) -> bool {
        index < 64 && self.0 & (1 << index) != 0
    }

    pub(super) fn insert(&mut self, index: usize) {
        if index < 64 {
            self.0 |= 1 << index;
        }
    }
}

impl TicketStatus {
    /// Returns the status of a ticket without a deadline.
    pub(super) fn no_deadline(
        shown: DisplayZone<'_>,
        times: &TicketTimes,
        reason: Option<NoDeadline>,
    ) -> Self {
        Self {
            opened: shown.at(times.opened.at),
            clock_start: None,
            deadline: None,
            state: SlaState::None,
            without_deadline: reason,
            elapsed_seconds: None,
            allowed_seconds: None,
            remaining_seconds: None,
            margin_seconds: None,
            closed_unanswered: times.closed_unanswered().is_some(),
            response_unknown: !times.has_response_column && times.responded.is_none(),
            changed_priority: None,
            readings: ReadingSet::default(),
            decisive: ReadingSet::default(),
            split: None,
        }
    }
}

/// The zone in which an answer is shown, as [`Subject::shown_in`] chooses it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum DisplayZone<'z> {
    Zone(&'z OffsetTable),
    Offset(Offset),
}

impl<'z> DisplayZone<'z> {
    pub(super) fn of(
        opened: ParsedTime,
        zone: Option<&'z OffsetTable>,
        place: Option<&'z OffsetTable>,
    ) -> Self {
        match (zone, opened.written_offset, place) {
            (Some(zone), _, _) | (None, None, Some(zone)) => Self::Zone(zone),
            (None, Some(written), Some(place)) if place.at(opened.at) == written => {
                Self::Zone(place)
            }
            (None, Some(written), _) => Self::Offset(written),
            (None, None, None) => Self::Offset(Offset(0)),
        }
    }

    pub(crate) fn at(self, at: Instant) -> OffsetInstant {
        let offset = match self {
            Self::Zone(zone) => zone.at(at),
            Self::Offset(offset) => offset,
        };
        OffsetInstant { at, offset }
    }

    /// Returns the zone, if it is more than an offset.
    pub(crate) fn zone(self) -> Option<Zone> {
        match self {
            Self::Zone(table) => Some(table.zone().clone()),
            Self::Offset(_) => None,
        }
    }
}
