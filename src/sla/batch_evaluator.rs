//! The evaluator of many tickets: what tickets of one subject have in common is worked out once.
//!
//! It gives for a ticket what [`crate::deadline()`] gives, as far as a row of a table can hold it,
//! without the clauses and notes: both run the same timer.

use std::collections::BTreeMap;

use super::{
    ClockRun, QuestionError, Subject, TicketEvents, TicketGroup,
    calendar_cache::CalendarCache,
    clock_runs::KnownEvents,
    reading_variants::StatusByReading,
    sla_state::Observation,
    ticket_status::{TicketStatus, TicketTimes},
};
use crate::time::Instant;

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
    pub(super) now: Instant,
    warn: Option<u8>,
    pub(super) weighs_readings: bool,
}

/// The id of a group. No two groups of an evaluator ever have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    #[expect(clippy::inline_always, reason = "called once for each row of a table")]
    #[inline(always)]
    pub fn evaluate(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
    ) -> Result<TicketStatus, QuestionError> {
        if !ticket.reopened.is_empty() {
            let mut ask = |batch: &mut Self, times: TicketTimes, _: Option<&TicketEvents>| {
                batch.evaluation(id, times)
            };
            return Ok(self.evaluate_reopened(id, (ticket, None), &mut ask)?.0.status);
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
