//! Readings: the interpretations that a document allows.

use super::{
    calendars::{CalendarHours, ZoneRule},
    document::Clause,
    keyword::keywords,
    services::{EntitlementPeriod, Rhythm},
    targets::TargetClock,
};
use crate::calendar::{BusinessDayRule, ClosingEdge};

/// A question that the document leaves open.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// The id.
    pub id: String,
    /// The question.
    pub question: String,
    /// The id of the choice that is taken by default.
    pub default: String,
    /// The choices, at least two; one if it settles what would be a convention.
    pub choices: Vec<Choice>,
    /// A note for every answer that rests on it.
    pub note: Option<String>,
    /// The clauses that leave it open.
    pub clauses: Vec<Clause>,
}

/// One interpretation. What it does not set stays as the policy has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// The id.
    pub id: String,
    /// The interpretation in a sentence.
    pub says: String,
    /// The interpretation as the end of a sentence that begins with "if".
    pub condition: Option<String>,
    /// The meaning of a business day.
    pub business_day: Option<BusinessDayRule>,
    /// The clock of targets in hours.
    pub clock: Option<TargetClock>,
    /// The end of a time that is used up exactly at closing.
    pub closing_edge: Option<ClosingEdge>,
    /// The start of the target of a changed priority.
    pub priority_change: Option<PriorityChangeStart>,
    /// The clock of a ticket that was opened again.
    pub reopening: Option<ReopeningRule>,
    /// The years and quarters of entitlements.
    pub entitlement_period: Option<EntitlementPeriod>,
    /// Changes to calendars.
    pub calendars: Vec<CalendarOverride>,
    /// Other rhythms of entitlements.
    pub rhythms: Vec<RhythmOverride>,
}

impl Choice {
    /// Returns the interpretation as the end of a sentence that begins with "if": as the policy
    /// words it, or else by what it sets; `None` if that says nothing by itself.
    pub(crate) fn condition(&self) -> Option<&str> {
        if self.condition.is_some() {
            return self.condition.as_deref();
        }
        let of_clock = self.clock.map(|clock| match clock {
            TargetClock::Calendar => "the hours run around the clock",
            TargetClock::Coverage => "the hours count only while the plan is covered",
        });
        let of_day = self.business_day.and_then(|rule| match rule {
            BusinessDayRule::DayLength => Some("a business day is as long as its hours"),
            BusinessDayRule::SameTime => Some("a business day ends at the same time of the next"),
            BusinessDayRule::CloseOfDay => Some("a business day ends at the close of the next"),
            BusinessDayRule::CoveredHours24 => Some("a business day is 24 business hours"),
            _ => None,
        });
        let of_edge = self.closing_edge.and_then(|edge| match edge {
            ClosingEdge::Closing => Some("a time that ends at closing is due at that closing"),
            ClosingEdge::NextOpening => {
                Some("a time that ends at closing is due at the next opening")
            }
            _ => None,
        });
        let of_change = self.priority_change.map(|start| match start {
            PriorityChangeStart::AtOpening => "the target counts from the opening",
            PriorityChangeStart::AtChange => "the target counts from the change of priority",
        });
        let of_reopening = self.reopening.map(|rule| match rule {
            ReopeningRule::Continues => "the clock goes on after a reopening",
            ReopeningRule::Restarts => "the clock starts again at a reopening",
            ReopeningRule::Over => "a reopening starts no clock",
        });
        let of_hours = of_clock.or(of_day).or(of_edge);
        of_hours.or(of_change).or(of_reopening)
    }
}

/// Another rhythm of an entitlement.
#[derive(Clone, Debug)]
pub(crate) struct RhythmOverride {
    /// The id of the entitlement.
    pub id: String,
    /// The rhythm.
    pub rhythm: Rhythm,
}

/// The instant from which the target of a changed priority counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum PriorityChangeStart {
    /// The opening, as if the ticket had always had that priority.
    #[default]
    AtOpening,
    /// The change.
    AtChange,
}

/// The clock of a ticket that was opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum ReopeningRule {
    /// It goes on, as if the ticket had not been closed. Only pauses stop it.
    #[default]
    Continues,
    /// It starts again at the reopening. What came before does not stop it.
    Restarts,
    /// It was over when the ticket was closed first.
    Over,
}

/// A change to a calendar.
#[derive(Clone, Debug)]
pub(crate) struct CalendarOverride {
    /// The id of the calendar.
    pub id: String,
    /// Another zone.
    pub zone: Option<ZoneRule>,
    /// Other hours.
    pub hours: Option<CalendarHours>,
    /// Other calendars whose hours these are.
    pub union: Option<Vec<String>>,
    /// Other holiday lists.
    pub holidays: Option<Vec<String>>,
    /// True or false if holidays close it, or do not.
    pub closes_on_holidays: Option<bool>,
    /// True if the hours are held all year at the wall times that the customer's clock shows for
    /// them in daylight saving.
    pub held_on_clock: bool,
}

keywords! {
    BusinessDayRule {
        DayLength => "day-length",
        SameTime => "same-time",
        CloseOfDay => "close-of-day",
        CoveredHours24 => "covered-24h",
        _ => "unknown",
    }
    ClosingEdge {
        Closing => "closing",
        NextOpening => "next-opening",
        _ => "unknown",
    }
    PriorityChangeStart {
        AtOpening => "opening",
        AtChange => "change",
    }
    ReopeningRule {
        Continues => "continues",
        Restarts => "restarts",
        Over => "over",
    }
}

impl Reading {
    /// Returns true if there is more than one choice. Else the document settles what would be a
    /// convention.
    #[must_use]
    pub(crate) fn is_open(&self) -> bool {
        self.choices.len() > 1
    }

    /// Returns the choice with a rule for reopened tickets.
    #[must_use]
    pub(crate) fn with_reopening(&self, rule: ReopeningRule) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.reopening.unwrap_or_default() == rule)
    }

    /// Returns the choice of an id.
    #[must_use]
    pub(crate) fn choice(&self, id: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::{BusinessDayRule, Choice, TargetClock};

    #[test]
    fn the_policy_words_a_condition_or_else_what_the_choice_sets_does() {
        let clock = Choice { clock: Some(TargetClock::Calendar), ..Choice::default() };
        let day = Choice {
            business_day: Some(BusinessDayRule::CoveredHours24),
            condition: Some("a day is a day of hours".to_owned()),
            ..Choice::default()
        };
        assert_eq!(clock.condition(), Some("the hours run around the clock"));
        assert_eq!(day.condition(), Some("a day is a day of hours"));
        assert_eq!(Choice::default().condition(), None);
    }
}
