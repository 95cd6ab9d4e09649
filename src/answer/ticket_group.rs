//! One subject of a docket: what of it is ready, for the priority that its tickets came with and
//! for those that some got later.

use std::sync::Arc;

use super::{
    DeadlineAnswer, DeadlineQuestion, PriorityRef, QuestionError, ReadingSet, Subject,
    TicketStatus, TicketTimes, ZonedInstant, calendar_cache::CalendarCache,
    coverage_lookup::CoverageLookup, deadline, decisive_readings::deciding,
    prepared_target::PreparedTarget,
};
use crate::time::{Instant, OffsetInstant, OffsetTable};

/// What is ready of so many priorities that tickets got later; a ticket with more changes than this
/// is asked for by itself.
const MOST_CHANGES: usize = 64;

/// One subject of a docket.
#[derive(Debug)]
pub struct TicketGroup<'a> {
    subject: Subject<'a>,
    /// The customer's zone.
    zone: Option<Arc<OffsetTable>>,
    ready: PreparedTarget,
    changed: Vec<ChangedPriorities>,
    /// When it is covered, from when it was first asked.
    cover: Option<CoverageLookup>,
}

/// What is ready of the tickets that got another priority.
#[derive(Debug)]
struct ChangedPriorities {
    /// The priority as it was written.
    name: String,
    priority: Box<str>,
    ready: PreparedTarget,
}

/// The last change of a ticket's priority that counts: its place among the case's, and when it was.
type LastChange = (usize, Instant);

impl<'a> TicketGroup<'a> {
    pub(super) fn new(subject: Subject<'a>, clocks: &mut CalendarCache) -> Self {
        let zone = subject.zone.as_ref().map(|zone| clocks.zone(zone));
        let ready = PreparedTarget::of(&subject, false, clocks);
        Self { subject, zone, ready, changed: Vec::new(), cover: None }
    }

    /// Whose tickets they are.
    #[must_use]
    pub fn subject(&self) -> &Subject<'a> {
        &self.subject
    }

    /// The zone in which local times of its tickets are read.
    #[must_use]
    pub fn zone(&self) -> Option<&OffsetTable> {
        self.zone.as_deref()
    }

    /// The names of a set of readings.
    pub fn names_of(&self, readings: ReadingSet) -> impl Iterator<Item = &'a str> {
        let all = self.subject.policy.readings.iter().enumerate();
        all.filter(move |(at, _)| readings.contains(*at)).map(|(_, reading)| reading.id.as_str())
    }

    /// How a ticket stands.
    pub(super) fn judge(
        &mut self,
        ticket: &TicketTimes,
        warn: Option<u8>,
        now: Instant,
        clocks: &mut CalendarCache,
    ) -> Result<TicketStatus, QuestionError> {
        let Some(change) = self.last_change(ticket, ticket.responded.unwrap_or(now), clocks) else {
            return Ok(self.judged(&self.ask(ticket, warn, now)?));
        };
        let zone = self.zone.as_deref();
        // Handed on at once: it is large, and most tickets end here.
        match change {
            None => {
                if let Some(judged) = self.ready.judge(ticket, None, zone, warn, now, clocks) {
                    return Ok(judged);
                }
            }
            Some((place, at)) => {
                let ChangedPriorities { priority, ready, .. } = &mut self.changed[place];
                if let Some(judged) = ready.judge(ticket, Some(at), zone, warn, now, clocks) {
                    return Ok(TicketStatus { changed_priority: Some(priority.clone()), ..judged });
                }
            }
        }
        let answer = self.ask(ticket, warn, now)?;
        change.map_or(&mut self.ready, |(place, _)| &mut self.changed[place].ready).learn(&answer);
        Ok(self.judged(&answer))
    }

    /// Of the readings that move a ticket's deadline those by which it would be late and is not, or
    /// the other way round.
    pub(super) fn deciding(
        &mut self,
        ticket: &TicketTimes,
        judged: &TicketStatus,
        now: Instant,
        clocks: &mut CalendarCache,
    ) -> Result<ReadingSet, QuestionError> {
        let Some(deadline) = judged.deadline.filter(|_| !judged.readings.is_empty()) else {
            return Ok(ReadingSet::default());
        };
        let until = ticket.responded.unwrap_or(now);
        let moved = (deadline.at, judged.readings);
        let at_once = match self.last_change(ticket, until, clocks) {
            Some(None) => self.ready.deciding(ticket, None, moved, until, clocks),
            Some(Some((place, at))) => {
                self.changed[place].ready.deciding(ticket, Some(at), moved, until, clocks)
            }
            None => None,
        };
        Ok(match at_once {
            Some(deciding) => deciding,
            None => deciding(&self.ask(ticket, None, now)?, self.subject.policy, until),
        })
    }

    /// Whether its tickets are covered at an instant; `None` if no document says.
    pub(super) fn is_covered(&mut self, at: Instant, clocks: &mut CalendarCache) -> Option<bool> {
        self.cover.get_or_insert_with(|| CoverageLookup::of(&self.subject, clocks)).at(at, clocks)
    }

    /// The last change to another priority until the response, or until now; `None` if something
    /// may be wrong with them, so that the ticket must be asked for.
    #[allow(
        clippy::option_option,
        reason = "no change that counts and changes that are not known are two things"
    )]
    fn last_change(
        &mut self,
        ticket: &TicketTimes,
        until: Instant,
        clocks: &mut CalendarCache,
    ) -> Option<Option<LastChange>> {
        let changes = &ticket.priority_changes;
        if changes.is_empty() {
            return Some(None);
        }
        if changes.len() > MOST_CHANGES {
            return None;
        }
        let mut counted = Vec::new();
        for (count, (at, name)) in changes.iter().enumerate() {
            let place = self.changed_to(name, clocks)?;
            if *at < ticket.opened.at || changes[..count].iter().any(|(other, _)| other == at) {
                return None;
            }
            if *at <= until {
                counted.push((*at, place));
            }
        }
        counted.sort_unstable();
        let mut last: Option<LastChange> = None;
        let mut priority = self.subject.priority.as_ref().map(PriorityRef::id);
        for (at, place) in counted {
            let to = &*self.changed[place].priority;
            if priority != Some(to) {
                (last, priority) = (Some((place, at)), Some(to));
            }
        }
        Some(last)
    }

    /// The place of a priority among those that tickets got later; `None` if it is not known.
    fn changed_to(&mut self, name: &str, clocks: &mut CalendarCache) -> Option<usize> {
        if let Some(known) = self.changed.iter().position(|changed| changed.name == name) {
            return Some(known);
        }
        let subject =
            self.subject.with_priority(name).ok().filter(|_| self.changed.len() < MOST_CHANGES)?;
        let priority = subject.priority.as_ref().map(PriorityRef::id)?.into();
        self.changed.push(ChangedPriorities {
            name: name.to_owned(),
            priority,
            ready: PreparedTarget::of(&subject, true, clocks),
        });
        Some(self.changed.len() - 1)
    }

    /// Asks for one ticket, as `slacalc deadline` does.
    fn ask(
        &self,
        ticket: &TicketTimes,
        warn: Option<u8>,
        now: Instant,
    ) -> Result<DeadlineAnswer, QuestionError> {
        let question = DeadlineQuestion {
            responded: ticket.responded,
            pauses: ticket.pauses.clone(),
            priority_changes: ticket.priority_changes.clone(),
            warn,
            ..DeadlineQuestion::new(ticket.opened.into())
        };
        deadline(&self.subject, &question, now)
    }

    fn judged(&self, answer: &DeadlineAnswer) -> TicketStatus {
        let at = |stamp: &ZonedInstant| OffsetInstant {
            at: stamp.at,
            offset: stamp.zone.offset_at(stamp.at),
        };
        let mut readings = ReadingSet::default();
        for choice in answer.readings.iter().filter(|choice| choice.deadline != answer.deadline) {
            let place =
                self.subject.policy.readings.iter().position(|reading| reading.id == choice.name);
            if let Some(place) = place {
                readings.insert(place);
            }
        }
        TicketStatus {
            opened: at(&answer.opened),
            clock_start: answer.clock_start.as_ref().map(at),
            deadline: answer.deadline.as_ref().map(at),
            state: answer.state,
            without_deadline: answer.without_deadline(),
            elapsed_seconds: answer.elapsed_seconds,
            allowed_seconds: answer.allowed_seconds,
            remaining_seconds: answer.remaining_seconds,
            margin_seconds: answer.margin_seconds,
            closed_unanswered: false,
            answers_unknown: false,
            changed_priority: answer
                .priority_changes
                .last()
                .map(|change| change.to.as_str().into()),
            readings,
        }
    }
}
