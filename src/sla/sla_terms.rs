//! The terms of a target as plain data: its length, the hours of its clock, and the rules at their
//! edges.

use super::{
    QuestionError, Subject, assumption_notes::inheritance_note, effective_hours::EffectiveHours,
    effective_target::EffectiveTarget,
};
use crate::{
    calendar::{BusinessDayRule, Calendar, ClosingEdge},
    policy::{
        BusinessDays, CalendarRule, Channel, ChannelOpener, PriorityChangeStart, Promise,
        TargetClock, TargetRule,
    },
    time::TargetDuration,
};

/// The terms of a target, from which its timer is made.
#[derive(Clone, Debug)]
pub(crate) struct SlaTerms {
    pub(crate) length: TargetDuration,
    /// The hours that the clock runs in; `None` if it always runs.
    pub(crate) coverage: Option<Calendar>,
    pub(crate) days: BusinessDayRule,
    pub(crate) edge: ClosingEdge,
    /// Tickets later in their day than so many seconds after midnight count as received on the next
    /// business day.
    pub(crate) cut_off: Option<i64>,
}

/// The terms of a target, or the reason that it has none.
#[derive(Debug)]
pub(crate) enum StatedTerms<'a> {
    /// The terms, and the hours if the clock runs in some.
    Stated(SlaTerms, Option<EffectiveHours<'a>>),
    /// The promise has no length: nothing, not stated, or the same business day.
    NoLength,
    /// The document does not state the hours of the clock.
    HoursNotStated(Option<EffectiveHours<'a>>),
}

impl SlaTerms {
    /// Returns the terms of a target, and the hours if its clock runs in some; `None` if there is
    /// no deadline.
    pub(crate) fn of<'a>(
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
    ) -> Option<(Self, Option<EffectiveHours<'a>>)> {
        match subject.terms(target).ok()? {
            StatedTerms::Stated(terms, hours) => Some((terms, hours)),
            StatedTerms::NoLength | StatedTerms::HoursNotStated(_) => None,
        }
    }

    /// Returns the clock as answers name it.
    pub(crate) fn clock(&self) -> TargetClock {
        if self.coverage.is_some() { TargetClock::Coverage } else { TargetClock::Calendar }
    }
}

impl<'a> Subject<'a> {
    /// Returns the terms of a target by the readings in force.
    pub(super) fn terms(
        &self,
        target: &EffectiveTarget<'a>,
    ) -> Result<StatedTerms<'a>, QuestionError> {
        let Promise::Within(length) = target.promise else {
            return Ok(StatedTerms::NoLength);
        };
        let terms = |coverage| SlaTerms {
            length,
            coverage,
            days: self.business_day_rule(),
            edge: self.closing_edge(),
            cut_off: target.rule.cut_off,
        };
        let hours = match length {
            TargetDuration::BusinessDays(_) => self.business_day_hours(target.rule)?,
            TargetDuration::Time { clock, .. }
                if self.clock_of(clock, target.rule) == Some(TargetClock::Coverage) =>
            {
                self.coverage_hours()?
            }
            TargetDuration::Time { .. } => return Ok(StatedTerms::Stated(terms(None), None)),
        };
        Ok(match hours.as_ref().and_then(|hours| hours.calendar.clone()) {
            Some(calendar) => StatedTerms::Stated(terms(Some(calendar)), hours),
            None => StatedTerms::HoursNotStated(hours),
        })
    }

    /// Returns the hours in which the subject is covered; those of its channel, if that has its
    /// own. `None` if the customer cannot open the channel.
    pub(crate) fn coverage_hours(&self) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        let Some(rule) = self.coverage_calendar()? else { return Ok(None) };
        let hours = self.hours(&rule.id)?;
        let has_own_hours = self.channel.is_some_and(|channel| channel.calendar.is_some());
        let rule = if has_own_hours { None } else { self.coverage_rule()? };
        let assumption =
            rule.and_then(|rule| inheritance_note(self.policy, self.plan, &rule.selector.plans));
        Ok(hours.map(|hours| EffectiveHours { assumption, ..hours }))
    }

    /// Returns the calendar of these hours, as the policy has it.
    pub(crate) fn coverage_calendar(&self) -> Result<Option<&'a CalendarRule>, QuestionError> {
        Ok(match self.channel {
            Some(channel) if channel.opened_by == ChannelOpener::Vendor => None,
            Some(Channel { calendar: Some(id), .. }) => self.policy.calendar(id),
            _ => self.coverage_rule()?.and_then(|rule| self.policy.calendar(&rule.calendar)),
        })
    }

    /// Returns the hours by whose closing a response is aimed at. Without the customer's zone the
    /// aim has no instant, and no deadline is lost by that.
    pub(crate) fn hours_of_aim(
        &self,
        target: &EffectiveTarget<'a>,
    ) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        match self.business_day_hours(target.rule) {
            Err(QuestionError::Missing { option, .. }) if option == "--timezone" => Ok(None),
            hours => hours,
        }
    }

    /// Returns the hours whose days a target counts.
    pub(crate) fn business_day_hours(
        &self,
        rule: &'a TargetRule,
    ) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        match &rule.business_days {
            Some(BusinessDays::Calendar(id)) => self.hours(id),
            Some(BusinessDays::Coverage) | None => self.coverage_hours(),
        }
    }

    /// Returns the meaning of a business day by the readings in force. Every valid policy has one
    /// that says so.
    fn business_day_rule(&self) -> BusinessDayRule {
        let mut choices = self.choices_in_force();
        choices.find_map(|choice| choice.business_day).unwrap_or(BusinessDayRule::DayLength)
    }

    /// Returns the end of a time that is used up at closing, by the readings in force. Every valid
    /// policy has one that says so.
    pub(super) fn closing_edge(&self) -> ClosingEdge {
        self.choices_in_force().find_map(|choice| choice.closing_edge).unwrap_or_default()
    }

    /// Returns the instant from which a new priority's target counts, by the readings in force.
    /// Every valid policy has one that says so.
    pub(super) fn priority_change_start(&self) -> PriorityChangeStart {
        self.choices_in_force().find_map(|choice| choice.priority_change).unwrap_or_default()
    }

    fn choices_in_force(&self) -> impl Iterator<Item = &'a crate::policy::Choice> {
        self.policy.readings.iter().filter_map(|reading| self.choice_of(reading))
    }
}
