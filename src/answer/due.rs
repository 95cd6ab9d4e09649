//! The instant at which a promise runs out, on the clock that counts it.

use super::{AskError, Subject, counting::Counting, hours::HoursInForce, target::TargetInForce};
use crate::{
    calendar::{BusinessDayRule, Calendar, ClosingEdge, Window},
    policy::{BusinessDays, Clock, Promise, TargetRule},
    time::{Instant, Length},
};

/// What came of a promise.
#[derive(Debug)]
pub(super) enum Due<'a> {
    /// It runs out at an instant.
    At {
        /// When.
        at: Instant,
        /// When the clock started.
        clock_start: Instant,
        /// On which clock.
        counting: Counting,
        /// The hours that the clock runs in, if it does not always run.
        hours: Option<HoursInForce<'a>>,
    },
    /// The document does not state the hours that it would be counted in.
    HoursNotStated(Option<HoursInForce<'a>>),
}

impl<'a> Subject<'a> {
    /// When a length, counted from `opened` without the pauses, is over.
    pub(super) fn due(&self, target: &TargetInForce<'a>, opened: Instant, pauses: &[Window]) -> Result<Due<'a>, AskError> {
        let Promise::Within(length) = target.promise else { return Ok(Due::HoursNotStated(None)) };
        let hours = match length {
            Length::Time { unit, .. } if self.clock_of(unit, target.rule) == Some(Clock::Coverage) => self.coverage_hours()?,
            Length::Time { seconds, .. } => {
                let counting = Counting { calendar: None, pauses: pauses.to_vec() };
                let at = counting.add(opened, seconds, ClosingEdge::Closing)?;
                return Ok(Due::At { at, clock_start: opened, counting, hours: None });
            }
            Length::BusinessDays(_) => self.business_day_hours(target.rule)?,
        };
        let Some((hours, calendar)) = hours.as_ref().and_then(|hours| Some((hours, hours.calendar.clone()?))) else {
            return Ok(Due::HoursNotStated(hours));
        };
        let received = match target.rule.cut_off {
            Some(cut_off) => calendar.received(opened, cut_off)?,
            None => opened,
        };
        let clock_start = calendar.clock_start(received)?;
        let counting = Counting { calendar: Some(calendar.clone()), pauses: pauses.to_vec() };
        let at = match length {
            Length::Time { seconds, .. } => counting.add(received, seconds, self.closing_edge())?,
            Length::BusinessDays(days) => self.after_business_days(&calendar, &counting, received, days)?,
        };
        let hours = HoursInForce { rule: hours.rule, own_holidays: hours.own_holidays, calendar: Some(calendar) };
        Ok(Due::At { at, clock_start, counting, hours: Some(hours) })
    }

    /// The end of some business days; what pauses took of the time until then is made up for after it.
    fn after_business_days(&self, calendar: &Calendar, counting: &Counting, opened: Instant, days: u32) -> Result<Instant, AskError> {
        let at = calendar.add_business_days(opened, days, self.business_day_rule(), self.closing_edge())?;
        let paused = counting.paused(opened, at);
        if paused == 0 { Ok(at) } else { counting.add(at, paused, self.closing_edge()) }
    }

    /// The hours in which the subject is covered; of its channel, if that has its own.
    pub(super) fn coverage_hours(&self) -> Result<Option<HoursInForce<'a>>, AskError> {
        match self.channel.and_then(|channel| channel.calendar.as_ref()) {
            Some(calendar) => self.hours(calendar),
            None => self.coverage_rule()?.map_or(Ok(None), |rule| self.hours(&rule.calendar)),
        }
    }

    /// The hours whose days a target counts.
    pub(super) fn business_day_hours(&self, rule: &'a TargetRule) -> Result<Option<HoursInForce<'a>>, AskError> {
        match &rule.business_days {
            Some(BusinessDays::Calendar(id)) => self.hours(id),
            Some(BusinessDays::Coverage) | None => self.coverage_hours(),
        }
    }

    /// What a business day means by the readings in force. Every valid policy has one that says so.
    pub(super) fn business_day_rule(&self) -> BusinessDayRule {
        let by_reading = self.policy.readings.iter().find_map(|reading| self.choice_of(reading)?.business_day);
        by_reading.unwrap_or(BusinessDayRule::DayLength)
    }

    /// Where a time that is used up at closing ends by the readings in force. Every valid policy has one that says so.
    pub(super) fn closing_edge(&self) -> ClosingEdge {
        self.policy.readings.iter().find_map(|reading| self.choice_of(reading)?.closing_edge).unwrap_or_default()
    }
}
