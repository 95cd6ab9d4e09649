//! The instant at which a promise runs out, on the clock that counts it.

use super::{
    QuestionError, Subject, counting::PromiseClock, effective_hours::EffectiveHours,
    effective_target::EffectiveTarget,
};
use crate::{
    calendar::{BusinessDayRule, ClosingEdge, Window},
    policy::{BusinessDays, PriorityChangeStart, Promise, TargetClock, TargetRule},
    time::{Instant, TargetDuration},
};

/// A ticket as far as clocks care.
#[derive(Clone, Debug)]
pub(super) struct Ticket {
    /// When it was opened.
    pub(super) opened: Instant,
    /// When it got the priority that it has, if that was later.
    pub(super) changed: Option<Instant>,
    /// Spans in which the clock stands still.
    pub(super) pauses: Vec<Window>,
}

/// What came of a promise.
#[derive(Debug)]
pub(super) enum Due<'a> {
    /// It runs out at an instant.
    At(Run<'a>),
    /// The document does not state the hours that it would be counted in.
    HoursNotStated(Option<EffectiveHours<'a>>),
}

/// A promise that runs out, with what was taken on the way.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// When it runs out.
    pub(super) at: Instant,
    /// From when it counts: the opening of the ticket, or its change of priority.
    pub(super) start: Instant,
    /// When the request counts as received: as it came, or later by a cut-off.
    pub(super) received: Instant,
    /// When the clock started.
    pub(super) clock_start: Instant,
    /// On which clock.
    pub(super) counting: PromiseClock,
    /// The hours that the clock runs in, if it does not always run.
    pub(super) hours: Option<EffectiveHours<'a>>,
    /// How its length was counted.
    pub(super) counted: CountedLength,
}

/// How a length is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountedLength {
    /// In seconds on the clock.
    Seconds(i64),
    /// In dates, to an instant; what pauses took of the time until then is made up for after it.
    Days {
        /// How many.
        days: u32,
        /// By which rule.
        rule: BusinessDayRule,
        /// Until when, without the pauses.
        ended: Instant,
    },
}

impl<'a> Subject<'a> {
    /// When the promised length is over for a ticket.
    pub(super) fn due(
        &self,
        target: &EffectiveTarget<'a>,
        ticket: &Ticket,
    ) -> Result<Due<'a>, QuestionError> {
        let Promise::Within(length) = target.promise else { return Ok(Due::HoursNotStated(None)) };
        let start = ticket
            .changed
            .filter(|_| self.restart() == PriorityChangeStart::AtChange)
            .unwrap_or(ticket.opened);
        let hours = match length {
            TargetDuration::Time { unit, .. }
                if self.clock_of(unit, target.rule) == Some(TargetClock::Coverage) =>
            {
                self.coverage_hours()?
            }
            TargetDuration::Time { seconds, .. } => {
                return Ok(Due::At(Run::around_the_clock(start, seconds, &ticket.pauses)?));
            }
            TargetDuration::BusinessDays(_) => self.business_day_hours(target.rule)?,
        };
        let Some((hours, calendar)) =
            hours.as_ref().and_then(|hours| Some((hours, hours.calendar.as_ref()?)))
        else {
            return Ok(Due::HoursNotStated(hours));
        };
        let received = match target.rule.cut_off {
            Some(cut_off) => calendar.received(start, cut_off)?,
            None => start,
        };
        let (rule, edge) = (self.business_day_rule(), self.closing_edge());
        let counted = match length {
            TargetDuration::Time { seconds, .. } => CountedLength::Seconds(seconds),
            TargetDuration::BusinessDays(days) => {
                match calendar.business_days_as_time(days, rule)? {
                    Some(seconds) => CountedLength::Seconds(seconds),
                    None => CountedLength::Days {
                        days,
                        rule,
                        ended: calendar.add_business_days(received, days, rule, edge)?,
                    },
                }
            }
        };
        let counting =
            PromiseClock { calendar: Some(calendar.clone()), pauses: ticket.pauses.clone() };
        let at = match counted {
            CountedLength::Seconds(seconds) => counting.add(received, seconds, edge)?,
            CountedLength::Days { ended, .. } => match counting.paused(received, ended) {
                0 => ended,
                paused => counting.add(ended, paused, edge)?,
            },
        };
        let clock_start = calendar.clock_start(received)?;
        Ok(Due::At(Run {
            at,
            start,
            received,
            clock_start,
            counting,
            hours: Some(hours.clone()),
            counted,
        }))
    }

    /// The hours in which the subject is covered; of its channel, if that has its own.
    pub(crate) fn coverage_hours(&self) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        match self.channel.and_then(|channel| channel.calendar.as_ref()) {
            Some(calendar) => self.hours(calendar),
            None => self.coverage_rule()?.map_or(Ok(None), |rule| self.hours(&rule.calendar)),
        }
    }

    /// The hours whose days a target counts.
    pub(crate) fn business_day_hours(
        &self,
        rule: &'a TargetRule,
    ) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        match &rule.business_days {
            Some(BusinessDays::Calendar(id)) => self.hours(id),
            Some(BusinessDays::Coverage) | None => self.coverage_hours(),
        }
    }

    /// What a business day means by the readings in force. Every valid policy has one that says so.
    pub(super) fn business_day_rule(&self) -> BusinessDayRule {
        let by_reading =
            self.policy.readings.iter().find_map(|reading| self.choice_of(reading)?.business_day);
        by_reading.unwrap_or(BusinessDayRule::DayLength)
    }

    /// Where a time that is used up at closing ends by the readings in force. Every valid policy
    /// has one that says so.
    pub(super) fn closing_edge(&self) -> ClosingEdge {
        self.policy
            .readings
            .iter()
            .find_map(|reading| self.choice_of(reading)?.closing_edge)
            .unwrap_or_default()
    }

    /// From when a new priority's target counts by the readings in force. Every valid policy has
    /// one that says so.
    pub(super) fn restart(&self) -> PriorityChangeStart {
        self.policy
            .readings
            .iter()
            .find_map(|reading| self.choice_of(reading)?.priority_change)
            .unwrap_or_default()
    }
}

impl Run<'_> {
    fn around_the_clock(
        start: Instant,
        seconds: i64,
        pauses: &[Window],
    ) -> Result<Self, QuestionError> {
        let (counting, edge) =
            (PromiseClock { calendar: None, pauses: pauses.to_vec() }, ClosingEdge::Closing);
        let at = counting.add(start, seconds, edge)?;
        Ok(Self {
            at,
            start,
            received: start,
            clock_start: start,
            counting,
            hours: None,
            counted: CountedLength::Seconds(seconds),
        })
    }
}
