//! The fields of a ticket that a row of a table may have.

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
    pub const ALL: [Self; 20] = [
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
        )
    }

    /// Returns true if columns of these fields have a place for a response: for its time, or for
    /// both its moments.
    pub(crate) fn any_is_response(has: impl Fn(Self) -> bool) -> bool {
        has(Self::Responded)
            || has(Self::RespondedAfter)
            || (has(Self::Acknowledged) && has(Self::Investigating))
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
