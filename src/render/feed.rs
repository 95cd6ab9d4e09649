//! The neutral form of an answer that other calendar programs take in: events.

/// Events to publish.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// What the calendar is called.
    pub name: String,
    /// When the answer was worked out: RFC 3339 in UTC.
    pub stamped_at: String,
    /// Of two forms of an event the one with the higher number holds: it grows as time goes on, and
    /// is not negative.
    pub revision: i32,
    /// The events.
    pub events: Vec<FeedEvent>,
}

/// An event.
#[derive(Clone, Debug)]
pub struct FeedEvent {
    /// The same for the same event, whenever it is asked for.
    pub uid: String,
    /// When.
    pub when: EventTime,
    /// In a few words.
    pub summary: String,
    /// In more.
    pub description: String,
    /// What sort of event it is.
    pub category: String,
    /// Reminders.
    pub alarms: Vec<Alarm>,
}

/// A reminder of an event.
#[derive(Clone, Debug)]
pub struct Alarm {
    /// How long before the event begins, in seconds.
    pub before: i64,
    /// What it says.
    pub says: String,
}

/// When an event is, half-open.
#[derive(Clone, Debug)]
pub enum EventTime {
    /// At an instant: RFC 3339 in UTC.
    At(String),
    /// From an instant to another: RFC 3339 in UTC.
    Times(String, String),
    /// Whole days: from a date to the one after the last, as `2026-12-25`.
    Days(String, String),
}
