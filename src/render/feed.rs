//! Feeds: the neutral form of an answer as calendar events.

/// Events to publish.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// The name of the calendar.
    pub name: String,
    /// The time of the answer: RFC 3339 in UTC.
    pub stamped_at: String,
    /// The sequence number: of two versions of an event the higher one holds. It grows with time,
    /// and is never negative.
    pub revision: i32,
    /// The events.
    pub events: Vec<FeedEvent>,
}

/// An event.
#[derive(Clone, Debug)]
pub struct FeedEvent {
    /// The identifier, the same in every answer that has the event.
    pub uid: String,
    /// The time.
    pub when: EventTime,
    /// One line.
    pub summary: String,
    /// The document and the clauses that it rests on.
    pub location: String,
    /// The details.
    pub description: String,
    /// The category.
    pub category: String,
    /// Reminders.
    pub alarms: Vec<Alarm>,
}

/// A reminder of an event.
#[derive(Clone, Debug)]
pub struct Alarm {
    /// Seconds before the event begins.
    pub before: i64,
    /// The words.
    pub says: String,
}

/// The time of an event, half-open.
#[derive(Clone, Debug)]
pub enum EventTime {
    /// At an instant: RFC 3339 in UTC.
    At(String),
    /// From an instant to another: RFC 3339 in UTC.
    Times(String, String),
    /// Whole days: from a date to the one after the last, as `2026-12-25`.
    Days(String, String),
}
