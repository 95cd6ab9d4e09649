//! The customer's table of tickets.

/// The way in which a table of tickets is read, as options of `batch`, `report` and `audit`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TicketTable {
    /// The name of a preset.
    pub preset: Option<&'static str>,
    /// Fields with their columns, as `--map` takes them: `opened=Created at`.
    pub map: Vec<String>,
    /// Values with their meanings, as `--map-value` takes them: `priority:urgent=1`.
    pub map_value: Vec<String>,
    /// The form of times.
    pub time_format: Option<String>,
    /// The zone of times without an offset.
    pub timezone: Option<String>,
    /// The rules for events, as `--history-rule` takes them: `pause-while=Pending`.
    pub history: Vec<String>,
}
