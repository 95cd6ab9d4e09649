//! A group of tickets with the same entitlement: their target, made ready for the priority that
//! they came with and for those that some got later.

use std::sync::Arc;

use super::{
    MeasuredTarget, PriorityRef, QuestionError, Subject,
    calendar_cache::CalendarCache,
    citation::in_line,
    coverage_lookup::CoverageLookup,
    event_order::check_response,
    group_timer::GroupTicket,
    outcome::NoDeadline,
    prepared_target::PreparedTarget,
    priority_changes,
    reading_variants::{ReadingVariants, StatusByReading},
    sla_state::Observation,
    ticket_status::{DisplayZone, ReadingSet, TicketStatus, TicketTimes},
};
use crate::{
    policy::TargetStart,
    time::{Instant, OffsetTable, ParsedTime},
};

/// With targets of more priorities than this, those of earlier tickets are forgotten.
const MOST_CHANGES: usize = 64;

/// The tickets of one subject.
#[derive(Debug)]
pub struct TicketGroup<'a> {
    subject: Subject<'a>,
    /// The customer's zone.
    zone: Option<Arc<OffsetTable>>,
    target: PreparedTarget,
    measured: Option<MeasuredTarget>,
    /// The event that starts the clock of a later metric.
    clock_start: Result<Option<TargetStart>, QuestionError>,
    changed: Vec<ChangedPriority>,
    /// The targets under other readings, by the priority that tickets got later, if they did.
    variants: Vec<(Option<Box<str>>, ReadingVariants)>,
    /// The coverage of the tickets, from when it was first asked for.
    coverage: Option<CoverageLookup>,
}

/// The target of tickets that got another priority.
#[derive(Debug)]
struct ChangedPriority {
    /// The priority as it was written.
    name: String,
    priority: Box<str>,
    target: PreparedTarget,
}

/// The last change of a ticket's priority that counts: its place among the group's, and when it
/// was.
type LastChange = (usize, Instant);

impl<'a> TicketGroup<'a> {
    pub(super) fn new(subject: Subject<'a>, cache: &mut CalendarCache) -> Self {
        let zone = subject.zone.as_ref().map(|zone| cache.zone(zone));
        let target = PreparedTarget::of(&subject, false, cache);
        let measured = MeasuredTarget::of(&subject);
        let clock_start = clock_start(&subject);
        let (changed, variants) = (Vec::new(), Vec::new());
        Self { subject, zone, target, measured, clock_start, changed, variants, coverage: None }
    }

    /// Returns the subject of the tickets.
    #[must_use]
    pub fn subject(&self) -> &Subject<'a> {
        &self.subject
    }

    /// Returns the target of its tickets if it is measured over all of a period.
    #[must_use]
    pub(crate) fn measured(&self) -> Option<&MeasuredTarget> {
        self.measured.as_ref()
    }

    /// Returns the zone in which local times of its tickets are read.
    #[must_use]
    pub fn zone(&self) -> Option<&OffsetTable> {
        self.zone.as_deref()
    }

    /// Returns the event that starts the clock of a later metric; `None` for the opening.
    pub(super) fn clock_start(&self) -> Result<Option<TargetStart>, QuestionError> {
        self.clock_start.clone()
    }

    /// Returns the zone in which answers show the times of a ticket with an opening.
    pub(crate) fn display(&self, opened: ParsedTime) -> DisplayZone<'_> {
        DisplayZone::of(opened, self.zone(), self.target.location())
    }

    /// Returns the status of a ticket of which the clock waits for the first response.
    pub(super) fn not_started(&self, ticket: &TicketTimes, seen: Observation) -> TicketStatus {
        let zone = self.zone.as_deref();
        GroupTicket { times: ticket, changed: None, zone, seen }.no_deadline(NoDeadline::NotStarted)
    }

    /// Returns the names of a set of readings.
    pub fn names_of(&self, readings: ReadingSet) -> impl Iterator<Item = &'a str> {
        let all = self.subject.policy.readings.iter().enumerate();
        all.filter(move |(at, _)| readings.contains(*at)).map(|(_, reading)| reading.id.as_str())
    }

    /// Returns the clauses of the target of its tickets, or of one that got another priority.
    pub(crate) fn target_clause(&self, changed: Option<&str>) -> String {
        let other = changed.and_then(|priority| self.subject.with_priority(priority).ok());
        let subject = other.as_ref().unwrap_or(&self.subject);
        match subject.target() {
            Ok(Some(target)) if target.from_contract => {
                format!("contract {}", subject.contract_clause())
            }
            Ok(Some(target)) => in_line(&target.rule.clauses),
            _ => String::new(),
        }
    }

    /// Evaluates a ticket.
    #[expect(clippy::inline_always, reason = "called once for each row of a table")]
    #[inline(always)]
    pub(super) fn evaluate(
        &mut self,
        ticket: &TicketTimes,
        seen: Observation,
        cache: &mut CalendarCache,
    ) -> Result<TicketStatus, QuestionError> {
        if ticket.responded.is_some_and(|responded| responded < ticket.opened.at) {
            check_response(&self.subject, &ticket.opened.into(), ("response", ticket.responded))?;
        }
        if ticket.priority_changes.is_empty() {
            // Handed on at once: a status is large, and most tickets end here.
            let zone = self.zone.as_deref();
            let ticket = GroupTicket { times: ticket, changed: None, zone, seen };
            return self.target.evaluate(&ticket, cache);
        }
        self.evaluate_changed(ticket, seen, cache)
    }

    /// Evaluates a ticket whose priority was changed.
    #[cold]
    fn evaluate_changed(
        &mut self,
        ticket: &TicketTimes,
        seen: Observation,
        cache: &mut CalendarCache,
    ) -> Result<TicketStatus, QuestionError> {
        let change = match self.last_change(ticket, seen.until(), cache) {
            // Nothing is stated of a priority that the document does not name.
            Err(QuestionError::Unlisted(_)) => {
                let zone = self.zone.as_deref();
                let ticket = GroupTicket { times: ticket, changed: None, zone, seen };
                return Ok(ticket.no_deadline(NoDeadline::NotStated));
            }
            change => change?,
        };
        let (zone, changed) = (self.zone.as_deref(), change.map(|(_, at)| at));
        let ticket = GroupTicket { times: ticket, changed, zone, seen };
        let Some((place, _)) = change else { return self.target.evaluate(&ticket, cache) };
        let ChangedPriority { priority, target, .. } = &mut self.changed[place];
        let status = target.evaluate(&ticket, cache)?;
        Ok(TicketStatus { changed_priority: Some(priority.clone()), ..status })
    }

    /// Evaluates a ticket under each combination of the readings that nobody has chosen.
    ///
    /// # Errors
    /// As for one; and there are too many combinations.
    pub(super) fn evaluate_by_reading(
        &mut self,
        times: &TicketTimes,
        seen: Observation,
        cache: &mut CalendarCache,
    ) -> Result<Vec<StatusByReading>, QuestionError> {
        let change = match self.last_change(times, seen.until(), cache) {
            // As by every reading: nothing is stated of such a priority.
            Err(QuestionError::Unlisted(_)) => {
                return Ok(vec![(Vec::new(), self.evaluate(times, seen, cache))]);
            }
            change => change?,
        };
        let priority = change.map(|(place, _)| self.changed[place].priority.clone());
        let known = self.variants.iter().position(|(of, _)| *of == priority);
        let place = if let Some(known) = known {
            known
        } else {
            let other = priority.as_deref().map(|name| self.subject.with_priority(name));
            let subject = other.transpose()?.unwrap_or_else(|| self.subject.clone());
            let variants = ReadingVariants::of(&subject, change.is_some(), cache)?;
            self.variants.truncate(MOST_CHANGES);
            self.variants.push((priority, variants));
            self.variants.len() - 1
        };
        let (zone, changed) = (self.zone.as_deref(), change.map(|(_, at)| at));
        let ticket = GroupTicket { times, changed, zone, seen };
        Ok(self.variants[place].1.evaluate(&ticket, cache))
    }

    /// Returns true if its tickets are covered at an instant; `None` if no document says.
    pub(super) fn is_covered(&mut self, at: Instant, cache: &mut CalendarCache) -> Option<bool> {
        self.coverage.get_or_insert_with(|| CoverageLookup::of(&self.subject, cache)).at(at, cache)
    }

    /// Returns the last change to another priority until the response, or until now.
    ///
    /// # Errors
    /// A change before the opening, two at once, or a priority that is not known.
    fn last_change(
        &mut self,
        ticket: &TicketTimes,
        until: Instant,
        cache: &mut CalendarCache,
    ) -> Result<Option<LastChange>, QuestionError> {
        let changes = &ticket.priority_changes;
        if self.changed.len() + changes.len() > MOST_CHANGES {
            self.changed.clear();
        }
        let opened = ticket.opened.into();
        let mut last: Option<LastChange> = None;
        let mut priority: Option<Box<str>> =
            self.subject.priority.as_ref().map(|priority| priority.id().into());
        for (at, name) in priority_changes::in_order(&self.subject, &opened, changes)? {
            let place = self.changed_to(name, cache)?;
            let to = &self.changed[place].priority;
            if at <= until && priority.as_ref() != Some(to) {
                (last, priority) = (Some((place, at)), Some(to.clone()));
            }
        }
        Ok(last)
    }

    /// Returns the place of a priority among those that tickets got later.
    fn changed_to(
        &mut self,
        name: &str,
        cache: &mut CalendarCache,
    ) -> Result<usize, QuestionError> {
        if let Some(known) = self.changed.iter().position(|changed| changed.name == name) {
            return Ok(known);
        }
        let subject = self.subject.with_priority(name)?;
        let priority = subject.priority.as_ref().map_or("", PriorityRef::id).into();
        let target = PreparedTarget::of(&subject, true, cache);
        self.changed.push(ChangedPriority { name: name.to_owned(), priority, target });
        Ok(self.changed.len() - 1)
    }
}

/// Returns the event that starts the clock of a subject's later metric. Where it depends on a
/// priority that nobody names, each is counted from the opening.
fn clock_start(subject: &Subject<'_>) -> Result<Option<TargetStart>, QuestionError> {
    if subject.metric.is_first_response() {
        return Ok(None);
    }
    match subject.target() {
        Err(QuestionError::Unlisted(_)) => Ok(None),
        target => Ok(target?.and_then(|target| target.start)),
    }
}
