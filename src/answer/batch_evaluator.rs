//! The evaluator of many tickets: what tickets of one subject have in common is worked out once.
//!
//! It gives for a ticket what [`super::deadline()`] gives, as far as a row of a table can hold it,
//! without the clauses and notes: both run the same timer.

use super::{
    QuestionError, Subject, TicketGroup,
    calendar_cache::CalendarCache,
    event_order::check_response,
    reopening::check_reopened,
    sla_state::{Observation, SlaState},
    ticket_status::{TicketStatus, TicketTimes},
};
use crate::{
    policy::{Keyword as _, ReopeningRule},
    time::Instant,
};

/// With more groups than this an evaluator should be cleared.
const MOST_GROUPS: usize = 4_096;

/// Groups of tickets and their calendars.
#[derive(Debug)]
pub struct BatchEvaluator<'a> {
    groups: Vec<TicketGroup<'a>>,
    /// The number of groups that were forgotten.
    forgotten: usize,
    cache: CalendarCache,
    now: Instant,
    warn: Option<u8>,
    weighs_readings: bool,
}

/// The id of a group. No two groups of an evaluator ever have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(usize);

impl<'a> BatchEvaluator<'a> {
    /// Returns an evaluator without groups. `warn` is the share of the time, in percent, from which
    /// on an open ticket is warned.
    #[must_use]
    pub fn new(now: Instant, warn: Option<u8>) -> Self {
        let (groups, cache) = (Vec::new(), CalendarCache::of_years());
        Self { groups, forgotten: 0, cache, now, warn, weighs_readings: false }
    }

    /// Returns the same evaluator, which also finds out which readings decide whether a ticket is
    /// late, if that is wanted.
    #[must_use]
    pub fn weighing_readings(self, weighs_readings: bool) -> Self {
        Self { weighs_readings, ..self }
    }

    /// Adds the group of a subject's tickets.
    pub fn add_group(&mut self, subject: Subject<'a>) -> GroupId {
        self.groups.push(TicketGroup::new(subject, &mut self.cache));
        GroupId(self.forgotten + self.groups.len() - 1)
    }

    /// Returns the group of an id.
    #[must_use]
    pub fn group(&self, id: GroupId) -> &TicketGroup<'a> {
        &self.groups[id.0 - self.forgotten]
    }

    /// Evaluates a ticket of a group. One that was closed unanswered is evaluated as it stood then.
    ///
    /// # Errors
    /// As [`super::deadline()`].
    pub fn evaluate(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
    ) -> Result<TicketStatus, QuestionError> {
        if !ticket.reopened.is_empty() {
            return self.evaluate_reopened(id, ticket);
        }
        let seen = Observation {
            responded: ticket.responded,
            warn: self.warn,
            now: ticket.closed_unanswered().map_or(self.now, |closed| closed.min(self.now)),
            weighs_readings: self.weighs_readings,
        };
        self.groups[id.0 - self.forgotten].evaluate(ticket, seen, &mut self.cache)
    }

    /// Takes out the response and the closing of a ticket that was opened again, if they do not
    /// count by the reading in force.
    pub(crate) fn take_void(&self, id: GroupId, ticket: &mut TicketTimes) {
        let rule = self.group(id).subject().reopening();
        if let Ok(counted) = ticket.counted_under(rule, self.now) {
            (ticket.responded, ticket.closed) = (counted.responded, counted.closed);
        }
    }

    /// Evaluates a ticket that was opened again, by the reading in force.
    #[cold]
    fn evaluate_reopened(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
    ) -> Result<TicketStatus, QuestionError> {
        let subject = self.group(id).subject();
        let opened = ticket.opened.into();
        check_reopened(subject, &opened, &ticket.reopened)?;
        check_response(subject, &opened, ("response", ticket.responded))?;
        let (rule, reading) = (subject.reopening(), subject.reopening_reading());
        let is_open = reading.is_some_and(|(_, reading)| reading.is_open());
        let now = self.now;
        let mut status = self.evaluate(id, &ticket.counted_under(rule, now)?)?;
        for other in ReopeningRule::ALL {
            // The end of an earlier clock may not be known.
            let Ok(counted) = ticket.counted_under(*other, now) else { continue };
            let under = match self.evaluate(id, &counted) {
                Ok(under) => under,
                Err(error) => {
                    let matters = status.deadline.is_some() && !error.asks_for("--holidays");
                    if let Some((place, _)) = reading.filter(|_| is_open && matters) {
                        status.readings.insert(place);
                    }
                    continue;
                }
            };
            if *other == ReopeningRule::Continues {
                // Whatever starts its clock, it was opened when it was.
                status.opened = under.opened;
            }
            let Some((place, _)) = reading.filter(|_| is_open) else { continue };
            let is_late = |status: &TicketStatus| status.state == SlaState::Missed;
            let decides = self.weighs_readings && is_late(&under) != is_late(&status);
            if decides || under.deadline != status.deadline {
                status.readings.insert(place);
            }
            if decides {
                status.decisive.insert(place);
            }
        }
        Ok(status)
    }

    /// Returns true if tickets of a group are covered at an instant; `None` if no document says.
    pub fn is_covered(&mut self, id: GroupId, at: Instant) -> Option<bool> {
        self.groups[id.0 - self.forgotten].is_covered(at, &mut self.cache)
    }

    /// Returns true if it holds so much that it should be cleared before more is added.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.groups.len() >= MOST_GROUPS || self.cache.is_full()
    }

    /// Forgets every group. Their ids are of no use any more.
    pub fn clear(&mut self) {
        self.forgotten += self.groups.len();
        self.groups.clear();
        self.cache = CalendarCache::of_years();
    }
}
