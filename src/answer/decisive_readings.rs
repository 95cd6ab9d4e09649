//! Whether a ticket is late or not may hang on how its document is read, and not only its deadline.

use super::{
    DeadlineAnswer, ReadingSet, TicketTimes,
    calendar_cache::CalendarCache,
    prepared_target::{Alternative, GroupTimer, PreparedTarget, StartTimes},
};
use crate::{policy::Policy, time::Instant};

impl PreparedTarget {
    /// Of the readings that move a ticket's deadline those by which it would be late and is not, or
    /// is and would not be, or would have no deadline; `None` if it must be asked for. `changed` is
    /// when the ticket got its priority, `until` when it was answered, or now.
    pub(super) fn deciding(
        &mut self,
        ticket: &TicketTimes,
        changed: Option<Instant>,
        (deadline, readings): (Instant, ReadingSet),
        until: Instant,
        clocks: &mut CalendarCache,
    ) -> Option<ReadingSet> {
        let Self::Counted(counting) = self else { return None };
        let started = StartTimes { opened: ticket.opened.at, changed };
        let mut deciding = ReadingSet::default();
        counting.take_pauses(ticket, until);
        for (place, others) in counting.others.iter().filter(|(place, _)| readings.contains(*place))
        {
            for other in others {
                let ends = counting.ends(other, started, clocks)?;
                if ends.is_none_or(|ends| (until > ends) != (until > deadline)) {
                    deciding.insert(*place);
                    break;
                }
            }
        }
        Some(deciding)
    }
}

impl GroupTimer {
    /// The deadline under another choice; `Some(None)` if there is none then, `None` if it is not
    /// known here.
    #[allow(clippy::option_option, reason = "no deadline and one that is not known are two things")]
    fn ends(
        &self,
        other: &Alternative,
        started: StartTimes,
        clocks: &mut CalendarCache,
    ) -> Option<Option<Instant>> {
        let (restart, way) = match other {
            Alternative::Never => return Some(None),
            Alternative::Edge(way) | Alternative::Way(way) => (self.restart, way),
            Alternative::From(restart, way) => (*restart, way),
        };
        way.ends(started.by(restart), &self.pauses, clocks).map(Some)
    }
}

/// The same of an answer to one question.
pub(super) fn deciding(answer: &DeadlineAnswer, policy: &Policy, until: Instant) -> ReadingSet {
    let mut deciding = ReadingSet::default();
    let Some(deadline) = &answer.deadline else { return deciding };
    for choice in &answer.readings {
        let decides = choice
            .deadline
            .as_ref()
            .is_none_or(|other| (until > other.at) != (until > deadline.at));
        let place = policy.readings.iter().position(|reading| reading.id == choice.name);
        if let Some(place) = place.filter(|_| decides) {
            deciding.insert(place);
        }
    }
    deciding
}
