//! The time of a ticket by the side that had it.
//!
//! The vendor's is what its clock counted while it had the ticket, the customer's what hand-overs
//! say, and the rest is paused or outside the hours that count. Without a hand-over nothing is
//! said: a pause alone does not tell who was waited for.

use serde::Serialize;

use super::{calendar_cache::CalendarCache, pauses, sla_timer::SlaTimer};
use crate::{
    calendar::Window,
    time::{Instant, SignedDuration},
};

/// The side that has a ticket and is to act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TicketSide {
    /// The vendor.
    Vendor,
    /// The customer.
    Customer,
}

impl TicketSide {
    /// Returns its word.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Vendor => "vendor",
            Self::Customer => "customer",
        }
    }

    /// Parses `vendor` or `customer`.
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word.trim().to_ascii_lowercase().as_str() {
            "vendor" => Some(Self::Vendor),
            "customer" => Some(Self::Customer),
            _ => None,
        }
    }
}

/// The seconds from the opening of a ticket to its response, or to now. The parts add up to the
/// total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(clippy::struct_field_names, reason = "keys of JSON name their unit")]
pub(crate) struct TimeSplit {
    /// All of them.
    pub total_seconds: i64,
    /// While the clock ran, and the vendor had the ticket.
    pub vendor_seconds: i64,
    /// While the customer had it.
    pub customer_seconds: i64,
    /// Paused while the vendor had it.
    pub paused_seconds: i64,
    /// Outside the hours that count.
    pub outside_seconds: i64,
}

/// A ticket's life as far as its time is split.
#[derive(Clone, Copy, Debug)]
pub(super) struct SplitTicket<'t> {
    pub(super) opened: Instant,
    /// The start of its clock.
    pub(super) clock_start: Instant,
    /// The response, or now.
    pub(super) until: Instant,
    /// Sorted and apart.
    pub(super) pauses: &'t [Window],
    pub(super) hand_overs: &'t [(Instant, TicketSide)],
}

impl TimeSplit {
    /// Splits the time of a ticket; `None` if no hand-over is known.
    pub(super) fn of(
        ticket: SplitTicket<'_>,
        timer: &SlaTimer,
        cache: &mut CalendarCache,
    ) -> Option<Self> {
        if ticket.hand_overs.is_empty() {
            return None;
        }
        let SplitTicket { opened, clock_start, until, .. } = ticket;
        let customers = ticket.customers();
        let mut stops = [&customers, ticket.pauses].concat();
        pauses::unite(&mut stops);
        let total = until.since(opened).seconds().max(0);
        let vendor = timer.elapsed(clock_start.min(until), until, &stops, cache);
        let [customer, stopped] =
            [&customers[..], &stops].map(|spans| seconds_within(spans, opened, until));
        Some(Self {
            total_seconds: total,
            vendor_seconds: vendor,
            customer_seconds: customer,
            paused_seconds: stopped - customer,
            outside_seconds: total - vendor - stopped,
        })
    }

    /// Adds that of another ticket.
    pub(crate) fn add(&mut self, other: Self) {
        self.total_seconds += other.total_seconds;
        self.vendor_seconds += other.vendor_seconds;
        self.customer_seconds += other.customer_seconds;
        self.paused_seconds += other.paused_seconds;
        self.outside_seconds += other.outside_seconds;
    }

    /// Lists the owners in words, each with its seconds.
    pub(crate) fn owners(&self) -> [(&'static str, i64); 4] {
        [
            ("the vendor, with the clock running", self.vendor_seconds),
            ("the customer", self.customer_seconds),
            ("the vendor, paused", self.paused_seconds),
            ("nobody, outside the hours that count", self.outside_seconds),
        ]
    }
}

impl SplitTicket<'_> {
    /// Returns the spans in which the customer had the ticket, sorted and apart. Before the first
    /// hand-over the other side had it.
    fn customers(&self) -> Vec<Window> {
        let mut hand_overs = self.hand_overs.to_vec();
        hand_overs.sort_by_key(|(at, _)| *at);
        let mut spans = Vec::new();
        let first = hand_overs.first().filter(|(_, side)| *side == TicketSide::Vendor);
        let mut since = first.map(|_| self.opened);
        for (at, side) in hand_overs {
            match (side, since) {
                (TicketSide::Customer, None) => since = Some(at),
                (TicketSide::Vendor, Some(start)) => {
                    spans.push(Window { start, end: at });
                    since = None;
                }
                _ => {}
            }
        }
        spans.extend(since.map(|start| Window { start, end: self.until.max(start) }));
        spans.retain(|span| span.start < span.end);
        spans
    }
}

/// Returns the seconds of spans, sorted and apart, from one instant to another.
fn seconds_within(spans: &[Window], from: Instant, to: Instant) -> i64 {
    let part = |span: &Window| {
        let length: SignedDuration = span.end.min(to).since(span.start.max(from));
        length.seconds().max(0)
    };
    spans.iter().map(part).sum()
}
