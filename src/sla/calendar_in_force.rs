//! A calendar rule of the policy with the readings in force: its zone, its hours, and the calendars
//! whose hours it has.

use super::Subject;
use crate::policy::{CalendarHours, CalendarOverride, CalendarRule, ZoneRule};

/// A calendar rule with the changes of the readings in force.
#[derive(Clone, Copy, Debug)]
pub(super) struct CalendarInForce<'a> {
    pub(super) rule: &'a CalendarRule,
    pub(super) zone: Option<&'a ZoneRule>,
    pub(super) hours: &'a CalendarHours,
    /// The calendars whose hours together are these; none if it has its own.
    union: &'a [String],
    /// The holiday lists of a reading, in place of the rule's.
    pub(super) holidays: Option<&'a Vec<String>>,
    pub(super) closes_on_holidays: bool,
    /// True if the hours are held at the wall times of the customer's clock in daylight saving.
    pub(super) held_on_clock: bool,
}

impl<'a> Subject<'a> {
    /// Returns the calendars whose hours together are those of a rule: itself, or those of its
    /// union.
    pub(super) fn parts(&self, rule: &'a CalendarRule) -> Vec<CalendarInForce<'a>> {
        let own = self.in_force(rule);
        if own.union.is_empty() {
            return vec![own];
        }
        let parts = own.union.iter().filter_map(|id| self.policy.calendar(id));
        parts.map(|part| self.in_force(part)).collect()
    }

    /// Returns true if a change to the calendar of an id bears on the hours of a rule.
    pub(crate) fn is_part(&self, rule: &'a CalendarRule, id: &str) -> bool {
        rule.id == id || self.parts(rule).iter().any(|part| part.rule.id == id)
    }

    /// Of changes to the same of a calendar, that of the later reading wins.
    fn in_force(&self, rule: &'a CalendarRule) -> CalendarInForce<'a> {
        let mut calendar = CalendarInForce {
            rule,
            zone: rule.zone.as_ref(),
            hours: &rule.hours,
            union: &rule.union,
            holidays: None,
            closes_on_holidays: rule.closes_on_holidays,
            held_on_clock: false,
        };
        let choices = self.policy.readings.iter().filter_map(|reading| self.choice_of(reading));
        for change in choices.flat_map(|choice| &choice.calendars) {
            if change.id == rule.id {
                calendar.change(change);
            }
        }
        calendar
    }
}

impl<'a> CalendarInForce<'a> {
    fn change(&mut self, change: &'a CalendarOverride) {
        self.zone = change.zone.as_ref().or(self.zone);
        if let Some(hours) = &change.hours {
            (self.hours, self.union) = (hours, &[]);
        }
        self.union = change.union.as_deref().unwrap_or(self.union);
        self.holidays = change.holidays.as_ref().or(self.holidays);
        self.closes_on_holidays = change.closes_on_holidays.unwrap_or(self.closes_on_holidays);
        self.held_on_clock |= change.held_on_clock;
    }
}
