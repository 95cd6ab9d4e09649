//! The timer of a target, run for one ticket by the readings in force.

use super::{
    QuestionError, Subject,
    calendar_cache::CalendarCache,
    effective_hours::EffectiveHours,
    effective_target::EffectiveTarget,
    pauses,
    sla_terms::StatedTerms,
    sla_timer::{SlaTimer, TimerResult},
};
use crate::{calendar::Window, policy::PriorityChangeStart, time::Instant};

/// A ticket as its timer sees it.
#[derive(Clone, Debug)]
pub(crate) struct TimedTicket {
    pub(crate) starts: StartTimes,
    /// Sorted and apart.
    pub(crate) pauses: Vec<Window>,
}

/// The instants from which the time of a ticket may count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StartTimes {
    pub(crate) opened: Instant,
    /// When it got its priority, if that was later.
    pub(crate) changed: Option<Instant>,
}

/// The timer of a target, run for a ticket.
#[derive(Debug)]
pub(crate) enum TimedTarget<'a> {
    /// It runs out at an instant.
    Due(DueTime<'a>),
    /// The promise has no length, or the document does not state these hours of the clock.
    NotTimed(Option<EffectiveHours<'a>>),
}

/// A deadline with the timer that found it.
#[derive(Debug)]
pub(crate) struct DueTime<'a> {
    pub(crate) timer: SlaTimer,
    /// The instant from which the time counts: the opening of the ticket, or its change of
    /// priority.
    pub(crate) start: Instant,
    pub(crate) result: TimerResult,
    /// The hours that the clock runs in, if it does not always run.
    pub(crate) hours: Option<EffectiveHours<'a>>,
}

impl TimedTicket {
    /// Takes pauses in any order.
    pub(crate) fn new(starts: StartTimes, mut pauses: Vec<Window>) -> Self {
        pauses::unite(&mut pauses);
        Self { starts, pauses }
    }

    /// Returns a ticket that was opened at an instant and of which nothing else is known.
    pub(crate) fn opened_at(opened: Instant) -> Self {
        Self { starts: StartTimes { opened, changed: None }, pauses: Vec::new() }
    }
}

impl TimedTarget<'_> {
    /// Returns the deadline, or the reason in a few words that there is none.
    pub(crate) fn deadline(timed: Result<Self, QuestionError>) -> Result<Instant, String> {
        match timed {
            Ok(Self::Due(due)) => Ok(due.result.deadline),
            Ok(Self::NotTimed(_)) => Err("not stated".to_owned()),
            Err(error) => Err(error.obstacle()),
        }
    }
}

impl<'a> Subject<'a> {
    /// Runs the timer of a target for a ticket.
    pub(crate) fn time_target(
        &self,
        target: &EffectiveTarget<'a>,
        ticket: &TimedTicket,
        cache: &mut CalendarCache,
    ) -> Result<TimedTarget<'a>, QuestionError> {
        let (terms, hours) = match self.terms(target)? {
            StatedTerms::Stated(terms, hours) => (terms, hours),
            StatedTerms::NoLength => return Ok(TimedTarget::NotTimed(None)),
            StatedTerms::HoursNotStated(hours) => return Ok(TimedTarget::NotTimed(hours)),
        };
        let timer = SlaTimer::compile(&terms, cache)?;
        let start = ticket.starts.by(self.priority_change_start());
        let result = timer.run(start, &ticket.pauses, cache)?;
        Ok(TimedTarget::Due(DueTime { timer, start, result, hours }))
    }
}

impl StartTimes {
    pub(super) fn by(self, start: PriorityChangeStart) -> Instant {
        self.changed.filter(|_| start == PriorityChangeStart::AtChange).unwrap_or(self.opened)
    }
}
