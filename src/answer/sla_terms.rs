//! What a target is counted by, as plain data: its length, the hours of its clock, and the rules at
//! their edges.

use super::{Subject, effective_hours::EffectiveHours, effective_target::EffectiveTarget};
use crate::{
    calendar::{BusinessDayRule, Calendar, ClosingEdge},
    policy::{Promise, TargetClock},
    time::TargetDuration,
};

/// What a target is counted by.
#[derive(Clone, Debug)]
pub(crate) struct SlaTerms {
    pub(crate) length: TargetDuration,
    /// The hours that the clock runs in; `None` if it always runs.
    pub(crate) calendar: Option<Calendar>,
    pub(crate) days: BusinessDayRule,
    pub(crate) edge: ClosingEdge,
    /// Tickets later in their day than so many seconds after midnight count as received on the next
    /// business day.
    pub(crate) cut_off: Option<i64>,
}

impl SlaTerms {
    /// The terms of a target, and the hours if its clock runs in some; `None` if there is no
    /// deadline.
    pub(crate) fn of<'a>(
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
    ) -> Option<(Self, Option<EffectiveHours<'a>>)> {
        let Promise::Within(length) = target.promise else { return None };
        let mut terms = Self {
            length,
            calendar: None,
            days: subject.business_day_rule(),
            edge: subject.closing_edge(),
            cut_off: target.rule.cut_off,
        };
        let hours = match length {
            TargetDuration::Time { unit, .. }
                if subject.clock_of(unit, target.rule) == Some(TargetClock::Coverage) =>
            {
                subject.coverage_hours().ok()?
            }
            TargetDuration::Time { .. } => return Some((terms, None)),
            TargetDuration::BusinessDays(_) => subject.business_day_hours(target.rule).ok()?,
        };
        let in_force = hours?;
        terms.calendar = Some(in_force.calendar.clone()?);
        Some((terms, Some(in_force)))
    }
}
