//! The fields of a ticket that a row of a table may have.

use super::metric::Metric;

/// A fact of a ticket that a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// When it was opened. Every row has it.
    Opened,
    /// When the vendor responded.
    Responded,
    /// The time from the opening to that, on the clock, for exports that give no instant.
    RespondedAfter,
    /// When the vendor acknowledged it. The response is the later of this and the next.
    Acknowledged,
    /// When the vendor began to investigate it.
    Investigating,
    /// When it was closed.
    Closed,
    /// Spans in which the SLA clock was paused: `FROM/TO;FROM/TO`, `FROM/` for one that has not
    /// ended.
    Pauses,
    /// When it got other priorities, and which: `TIME=PRIORITY;TIME=PRIORITY`.
    PriorityChanges,
    /// When it was handed over, and to whom: `TIME=customer;TIME=vendor`.
    HandOvers,
    /// When it was opened again after a closing: `TIME;TIME`.
    Reopened,
    /// When the vendor sent updates: `TIME;TIME`. This field and the next two are read with
    /// `--metric` only.
    Updated,
    /// When the vendor gave a workaround.
    WorkedAround,
    /// When it was resolved.
    Resolved,
    /// The vendor's id. This field and those that follow are as the options of the same name.
    Vendor,
    /// The policy's id.
    Policy,
    /// The plan.
    Plan,
    /// The edition.
    Edition,
    /// The customer's region.
    Region,
    /// The priority.
    Priority,
    /// The channel by which it was opened.
    Channel,
    /// The customer's zone.
    Timezone,
    /// The contract that holds: the name of its file, without `.toml`.
    Contract,
    /// Holiday lists instead of the policy's, parted by `;`.
    Holidays,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 23] = [
        Self::Opened,
        Self::Responded,
        Self::RespondedAfter,
        Self::Acknowledged,
        Self::Investigating,
        Self::Closed,
        Self::Pauses,
        Self::PriorityChanges,
        Self::HandOvers,
        Self::Reopened,
        Self::Updated,
        Self::WorkedAround,
        Self::Resolved,
        Self::Vendor,
        Self::Policy,
        Self::Plan,
        Self::Edition,
        Self::Region,
        Self::Priority,
        Self::Channel,
        Self::Timezone,
        Self::Contract,
        Self::Holidays,
    ];
    /// The number of fields.
    pub const COUNT: usize = Self::ALL.len();
    /// Those that tell one group from another; the rest are times.
    pub(crate) const OF_GROUPS: std::ops::Range<usize> = Self::Vendor as usize..Self::COUNT;

    /// Returns its name, and the others by which a column is taken for it without an option.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Opened => &["opened", "opened_at"],
            Self::Responded => &["responded", "responded_at"],
            Self::RespondedAfter => &["responded_after"],
            Self::Acknowledged => &["acknowledged", "acknowledged_at"],
            Self::Investigating => &["investigating", "investigating_at"],
            Self::Closed => &["closed", "closed_at"],
            Self::Pauses => &["pauses"],
            Self::PriorityChanges => &["priority_changes"],
            Self::HandOvers => &["hand_overs"],
            Self::Reopened => &["reopened", "reopened_at"],
            Self::Updated => &["updated"],
            Self::WorkedAround => &["worked_around", "worked_around_at"],
            Self::Resolved => &["resolved", "resolved_at"],
            Self::Vendor => &["vendor"],
            Self::Policy => &["policy"],
            Self::Plan => &["plan", "tier", "package"],
            Self::Edition => &["edition"],
            Self::Region => &["region"],
            Self::Priority => &["priority", "severity"],
            Self::Channel => &["channel"],
            Self::Timezone => &["timezone", "time_zone"],
            Self::Contract => &["contract"],
            Self::Holidays => &["holidays"],
        }
    }

    /// Returns true if its cells hold times.
    pub(crate) fn is_time(self) -> bool {
        matches!(
            self,
            Self::Opened
                | Self::Responded
                | Self::Acknowledged
                | Self::Investigating
                | Self::Closed
                | Self::Pauses
                | Self::PriorityChanges
                | Self::HandOvers
                | Self::Reopened
        ) || self.is_later_event()
    }

    /// Returns true if it stops the clock of another metric than the first response.
    pub(crate) fn is_later_event(self) -> bool {
        matches!(self, Self::Updated | Self::WorkedAround | Self::Resolved)
    }

    /// Returns the field of the event that stops the clock of a metric.
    #[must_use]
    pub(crate) fn of_event(metric: Metric) -> Self {
        match metric {
            Metric::FirstResponse => Self::Responded,
            Metric::NextUpdate => Self::Updated,
            Metric::Workaround => Self::WorkedAround,
            Metric::Resolution => Self::Resolved,
        }
    }

    /// Returns its meaning in a few words.
    #[must_use]
    pub(crate) fn says(self) -> &'static str {
        match self {
            Self::Opened => "when the ticket was opened",
            Self::Responded => "when the vendor responded",
            Self::RespondedAfter => "how long the response took",
            Self::Acknowledged => "when the vendor acknowledged it",
            Self::Investigating => "when the vendor began to investigate it",
            Self::Closed => "when it was closed",
            Self::Pauses => "spans in which the clock was paused",
            Self::PriorityChanges => "when it got other priorities",
            Self::HandOvers => "when it was handed over, and to whom",
            Self::Reopened => "when it was opened again",
            Self::Updated => "when the vendor sent updates",
            Self::WorkedAround => "when the vendor gave a workaround",
            Self::Resolved => "when it was resolved",
            Self::Vendor => "the vendor",
            Self::Policy => "the policy's id",
            Self::Plan => "the plan (tier, package)",
            Self::Edition => "the edition",
            Self::Region => "the customer's region",
            Self::Priority => "the priority (severity)",
            Self::Channel => "how it was opened",
            Self::Timezone => "the customer's zone",
            Self::Contract => "the contract, by the name of its file",
            Self::Holidays => "holiday lists instead of the policy's",
        }
    }

    /// Returns its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// Returns the fields whose values name something, so that they can be mapped to other words.
    #[must_use]
    pub(crate) fn with_names() -> &'static [Self] {
        &Self::ALL[Self::OF_GROUPS]
    }

    /// Returns the field of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// The events that a table has a place for, by the metric whose clock each stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventPlaces(u8);

impl EventPlaces {
    /// Returns those of some fields. A response has one for its time, or for both its moments.
    pub(crate) fn of(has: impl Fn(Field) -> bool) -> Self {
        let has_response = has(Field::Responded)
            || has(Field::RespondedAfter)
            || (has(Field::Acknowledged) && has(Field::Investigating));
        let of_others = Metric::LATER.iter().filter(|metric| has(Field::of_event(**metric)));
        let bits = of_others.fold(0, |bits, metric| bits | 1 << *metric as u8);
        Self(bits | u8::from(has_response))
    }

    /// Returns true if there is one for the event that stops the clock of a metric.
    pub(crate) fn has(self, metric: Metric) -> bool {
        self.0 & (1 << metric as u8) != 0
    }

    /// Returns those of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
