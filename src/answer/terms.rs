//! What a target is counted by, as plain data: its length, the hours of its clock, and the rules at their edges.

use super::{Subject, hours::HoursInForce, target::TargetInForce};
use crate::{
    calendar::{BusinessDayRule, Calendar, ClosingEdge},
    policy::{Clock, Promise},
    time::Length,
};

/// What a target is counted by.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    pub(super) length: Length,
    /// The hours that the clock runs in; `None` if it always runs.
    pub(super) calendar: Option<Calendar>,
    pub(super) days: BusinessDayRule,
    pub(super) edge: ClosingEdge,
    /// Tickets later in their day than so many seconds after midnight count as received on the next business day.
    pub(super) cut_off: Option<i64>,
}

impl Terms {
    /// The terms of a target, and the hours if its clock runs in some; `None` if there is no deadline.
    pub(super) fn of<'a>(subject: &Subject<'a>, target: &TargetInForce<'a>) -> Option<(Self, Option<HoursInForce<'a>>)> {
        let Promise::Within(length) = target.promise else { return None };
        let mut terms =
            Self { length, calendar: None, days: subject.business_day_rule(), edge: subject.closing_edge(), cut_off: target.rule.cut_off };
        let hours = match length {
            Length::Time { unit, .. } if subject.clock_of(unit, target.rule) == Some(Clock::Coverage) => subject.coverage_hours().ok()?,
            Length::Time { .. } => return Some((terms, None)),
            Length::BusinessDays(_) => subject.business_day_hours(target.rule).ok()?,
        };
        let in_force = hours?;
        terms.calendar = Some(in_force.calendar.clone()?);
        Some((terms, Some(in_force)))
    }
}
