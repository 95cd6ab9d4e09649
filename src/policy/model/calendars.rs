//! Calendars, and the tickets that each covers.

use super::{
    document::Clause,
    selector::{RuleContext, Selector},
};
use crate::{calendar::WeeklyHours, time::SignedDuration};

/// Hours with an id.
#[derive(Clone, Debug)]
pub(crate) struct CalendarRule {
    /// The id.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// The zone of the hours; `None` only where the hours are not stated.
    pub zone: Option<ZoneRule>,
    /// The hours of a week.
    pub hours: CalendarHours,
    /// The calendars whose hours together are these, in place of `hours`; none if it has its own.
    pub union: Vec<String>,
    /// Holiday lists on which it is closed.
    pub holidays: Vec<String>,
    /// Of calendar files among them, the categories that are days off; none if the events
    /// themselves tell.
    pub holiday_categories: Vec<String>,
    /// Other lists for customers in a zone.
    pub holidays_for_zone: Vec<(String, Vec<String>)>,
    /// The zone whose dates the holidays are; `None` for that of the hours.
    pub holidays_zone: Option<ZoneRule>,
    /// True if lists that a customer names close it too.
    pub closes_on_holidays: bool,
    /// The length of a business day, where the weekdays differ.
    pub business_day: Option<SignedDuration>,
    /// A note for every answer that rests on it.
    pub note: Option<String>,
    /// A note for such answers as long as the customer names no list of holidays.
    pub holidays_note: Option<String>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The zone of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ZoneRule {
    /// An IANA zone.
    Named(String),
    /// The customer's.
    Customer,
}

/// The hours of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CalendarHours {
    /// Stated hours.
    Weekly(WeeklyHours),
    /// The document does not say.
    NotStated,
}

/// The calendar that covers some tickets.
#[derive(Clone, Debug)]
pub(crate) struct CoverageRule {
    /// The tickets.
    pub selector: Selector,
    /// The channels whose hours these are; none for tickets by any that has no hours of its own.
    pub channels: Vec<String>,
    /// The id of the calendar.
    pub calendar: String,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

impl CoverageRule {
    /// Returns true if the rule is for tickets of a context that come by a channel; without one, if
    /// it is for those by any.
    #[must_use]
    pub(crate) fn is_for(&self, channel: Option<&str>, context: &RuleContext<'_>) -> bool {
        let by_channel = match channel {
            Some(channel) => self.channels.iter().any(|id| id == channel),
            None => self.channels.is_empty(),
        };
        by_channel && self.selector.fits(context)
    }
}

/// The name in the place of holiday lists for those that the customer names.
pub(crate) const CUSTOMERS_LISTS: &str = "customer";
