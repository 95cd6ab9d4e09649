//! The evaluator of many tickets: what tickets of one subject have in common is worked out once.
//!
//! It gives for a ticket what [`crate::deadline()`] gives, as far as a row of a table can hold it,
//! without the clauses and notes: both run the same timer.

use std::collections::BTreeMap;

use super::{
    ClockRun, QuestionError, Subject, TicketEvents, TicketGroup,
    calendar_cache::CalendarCache,
    clock_runs::KnownEvents,
    event_order::check_response,
    reading_variants::StatusByReading,
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
    /// Groups of tickets that had another priority when a later clock started, by the group that
    /// they came with and the priority.
    changed: BTreeMap<(GroupId, String), GroupId>,
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
        let changed = BTreeMap::new();
        Self { groups, changed, forgotten: 0, cache, now, warn, weighs_readings: false }
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
    /// As [`crate::deadline()`].
    pub fn evaluate(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
    ) -> Result<TicketStatus, QuestionError> {
        if !ticket.reopened.is_empty() {
            return self.evaluate_reopened(id, ticket);
        }
        let seen = self.observation(ticket);
        self.groups[id.0 - self.forgotten].evaluate(ticket, seen, &mut self.cache)
    }

    /// Evaluates a ticket of a group under each combination of the readings that nobody has chosen.
    ///
    /// # Errors
    /// As for one; and there are too many combinations.
    pub(crate) fn evaluate_by_reading(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
    ) -> Result<Vec<StatusByReading>, QuestionError> {
        let seen = Observation { weighs_readings: false, ..self.observation(ticket) };
        self.groups[id.0 - self.forgotten].evaluate_by_reading(ticket, seen, &mut self.cache)
    }

    #[inline]
    fn observation(&self, ticket: &TicketTimes) -> Observation {
        Observation {
            responded: ticket.responded,
            warn: self.warn,
            now: ticket.closed_unanswered().map_or(self.now, |closed| closed.min(self.now)),
            weighs_readings: self.weighs_readings,
        }
    }

    /// Returns the runs of the clock of a ticket's metric in order, every one or the last alone,
    /// each with the group of the priority that the ticket has when it starts.
    ///
    /// # Errors
    /// As for the deadline of one ticket with the same events.
    pub(crate) fn runs(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
        (events, every): (&TicketEvents, bool),
    ) -> Result<Vec<(GroupId, ClockRun)>, QuestionError> {
        let current = self.group_at(id, ticket, self.now)?;
        let start = self.group(current).clock_start()?;
        let known = KnownEvents {
            opened: &ticket.opened.into(),
            responded: ticket.responded,
            priority_changes: &ticket.priority_changes,
            later: events,
        };
        let all = known.runs(self.group(id).subject(), start)?;
        let first = if every { 0 } else { all.len().saturating_sub(1) };
        let mut runs = Vec::new();
        for run in all.into_iter().skip(first) {
            let starts_later = run.since > ticket.opened.at;
            let group = if starts_later { self.group_at(id, ticket, run.since)? } else { id };
            runs.push((group, run));
        }
        Ok(runs)
    }

    /// Returns the status of a ticket of which the clock waits for the first response.
    pub(crate) fn not_started(&self, id: GroupId, ticket: &TicketTimes) -> TicketStatus {
        self.group(id).not_started(ticket, self.observation(ticket))
    }

    /// Returns the group of the priority that a ticket of a group has at an instant.
    fn group_at(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
        until: Instant,
    ) -> Result<GroupId, QuestionError> {
        let changes = ticket.priority_changes.iter().filter(|(at, _)| *at <= until);
        let Some((_, name)) = changes.max_by_key(|(at, _)| *at) else { return Ok(id) };
        let key = (id, name.clone());
        if let Some(known) = self.changed.get(&key) {
            return Ok(*known);
        }
        let subject = self.group(id).subject().with_priority(name)?;
        let group = self.add_group(subject);
        self.changed.insert(key, group);
        Ok(group)
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
        for other in ReopeningRule::ALL.iter().filter(|other| **other != rule) {
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
        self.changed.clear();
        self.cache = CalendarCache::of_years();
    }
}
