//! The instant at which a promise runs out, on the clock that counts it.

use super::{AskError, Subject, hours::HoursInForce, target::TargetInForce};
use crate::{
    calendar::{BusinessDayRule, Calendar, ClosingEdge},
    policy::{BusinessDays, Clock, Promise, TargetRule},
    time::{Instant, Length},
};

/// The clock that counts a target.
#[derive(Debug)]
pub(super) enum Counting {
    /// It always runs.
    Always,
    /// It runs while a calendar is open.
    While(Calendar),
}

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

impl Counting {
    /// Seconds on this clock from one instant to another.
    pub(super) fn measure(&self, from: Instant, to: Instant) -> i64 {
        match self {
            Self::Always => to.seconds_since(from),
            Self::While(calendar) => calendar.measure(from, to),
        }
    }

    /// The instant at which the clock has counted so many seconds more.
    pub(super) fn add(&self, start: Instant, seconds: i64) -> Result<Instant, AskError> {
        match self {
            Self::Always => start.checked_add(seconds).ok_or(AskError::Calendar(crate::calendar::CalendarError::OutOfRange)),
            Self::While(calendar) => Ok(calendar.add(start, seconds, ClosingEdge::Closing)?),
        }
    }
}

impl<'a> Subject<'a> {
    /// When a length, counted from `opened`, is over.
    pub(super) fn due(&self, target: &TargetInForce<'a>, opened: Instant) -> Result<Due<'a>, AskError> {
        let Promise::Within(length) = target.promise else { return Ok(Due::HoursNotStated(None)) };
        let hours = match length {
            Length::Time { unit, .. } if self.clock_of(unit, target.rule) == Some(Clock::Coverage) => self.coverage_hours()?,
            Length::Time { seconds, .. } => {
                let at = Counting::Always.add(opened, seconds)?;
                return Ok(Due::At { at, clock_start: opened, counting: Counting::Always, hours: None });
            }
            Length::BusinessDays(_) => self.business_day_hours(target.rule)?,
        };
        let Some((hours, calendar)) = hours.as_ref().and_then(|hours| Some((hours, hours.calendar.clone()?))) else {
            return Ok(Due::HoursNotStated(hours));
        };
        let at = match length {
            Length::Time { seconds, .. } => calendar.add(opened, seconds, self.closing_edge())?,
            Length::BusinessDays(days) => calendar.add_business_days(opened, days, self.business_day_rule(), self.closing_edge())?,
        };
        let clock_start = calendar.clock_start(opened)?;
        let hours = HoursInForce { rule: hours.rule, own_holidays: hours.own_holidays, calendar: Some(calendar.clone()) };
        Ok(Due::At { at, clock_start, counting: Counting::While(calendar), hours: Some(hours) })
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
    fn business_day_rule(&self) -> BusinessDayRule {
        let by_reading = self.policy.readings.iter().find_map(|reading| self.choice_of(reading)?.business_day);
        by_reading.unwrap_or(BusinessDayRule::DayLength)
    }

    /// Where a time that is used up at closing ends by the readings in force. Every valid policy has one that says so.
    fn closing_edge(&self) -> ClosingEdge {
        self.policy.readings.iter().find_map(|reading| self.choice_of(reading)?.closing_edge).unwrap_or_default()
    }
}
