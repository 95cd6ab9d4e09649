//! The SLA timer that the tickets of a group share, with the timers of the other readings.

use std::sync::Arc;

use super::{
    QuestionError, Subject,
    calendar_cache::CalendarCache,
    effective_target::EffectiveTarget,
    outcome::NoDeadline,
    pauses,
    sla_state::{Observation, SlaState},
    sla_terms::SlaTerms,
    sla_timer::{SlaTimer, TimerResult},
    ticket_status::{DisplayZone, ReadingSet, TicketStatus, TicketTimes},
    time_split::{SplitTicket, TimeSplit},
    timed_target::StartTimes,
};
use crate::{
    calendar::Window,
    policy::{CalendarRule, PriorityChangeStart, Reading},
    time::{Instant, OffsetTable},
};

/// The SLA timer shared by every ticket of a group.
#[derive(Debug)]
pub(super) struct GroupTimer {
    timer: SlaTimer,
    /// The instant from which tickets count that got another priority.
    change_start: PriorityChangeStart,
    /// For each reading that bears on the deadline, by its index in the policy: the other choices
    /// with another timer.
    readings: Vec<(usize, Vec<Alternative>)>,
    /// The zone of the hours, of the first location if they have several.
    location: Option<Arc<OffsetTable>>,
    /// A buffer for the pauses of the ticket that is evaluated, sorted and apart; kept from ticket
    /// to ticket for its memory alone.
    pauses: Vec<Window>,
}

/// The timer under another choice of a reading.
#[derive(Debug)]
enum Alternative {
    /// There is no deadline then.
    Never,
    /// A timer that differs only in the closing edge.
    Edge(SlaTimer),
    /// Another timer.
    Timer(SlaTimer),
    /// A timer that counts from another instant.
    From(PriorityChangeStart, SlaTimer),
}

/// A ticket of a group as its timer is asked for it.
#[derive(Debug)]
pub(super) struct GroupTicket<'t> {
    pub(super) times: &'t TicketTimes,
    /// When it got its priority, if that was changed.
    pub(super) changed: Option<Instant>,
    /// The customer's zone.
    pub(super) zone: Option<&'t OffsetTable>,
    pub(super) seen: Observation,
}

impl GroupTimer {
    /// Makes the timer of a target whose terms are stated, counted in the hours of a rule.
    pub(super) fn of<'a>(
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
        terms: &SlaTerms,
        rule: Option<&CalendarRule>,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Result<Self, QuestionError> {
        let timer = SlaTimer::compile(terms, cache)?;
        let first = terms.coverage.as_ref().and_then(|calendar| calendar.schedules().first());
        let location = first.map(|schedule| cache.zone(&schedule.zone));
        let change_start = change_start_of(subject, changed);
        let mut group =
            Self { timer, change_start, readings: Vec::new(), location, pauses: Vec::new() };
        for reading in subject.readings_of(target, rule, changed) {
            let alternatives = group.alternatives(subject, target, reading, changed, cache);
            let index = subject.policy.readings.iter().position(|other| other.id == reading.id);
            group.readings.extend(index.map(|index| (index, alternatives)));
        }
        Ok(group)
    }

    /// Returns the other timers under the choices of a reading, each once, the cheapest first.
    fn alternatives<'a>(
        &self,
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
        reading: &Reading,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Vec<Alternative> {
        let mut others: Vec<(PriorityChangeStart, Option<SlaTimer>)> = Vec::new();
        for choice in &reading.choices {
            let tried = subject.trying(&reading.id, &choice.id);
            // Lists that nobody has named cannot be worked out, and would mark every ticket.
            if tried.terms(target).is_err_and(|error| error.asks_for("--holidays")) {
                continue;
            }
            let terms = SlaTerms::of(&tried, target);
            let timer = terms.and_then(|(terms, _)| SlaTimer::new(&terms, cache));
            let other = (change_start_of(&tried, changed), timer);
            let is_same = other.0 == self.change_start && other.1.as_ref() == Some(&self.timer);
            if !is_same && !others.contains(&other) {
                others.push(other);
            }
        }
        others.sort_by_key(|(_, timer)| timer.as_ref().map_or(0, SlaTimer::effort));
        let alternative = |(start, timer): (PriorityChangeStart, Option<SlaTimer>)| match timer {
            None => Alternative::Never,
            Some(timer) if start != self.change_start => Alternative::From(start, timer),
            Some(timer) if timer.differs_only_in_edge(&self.timer) => Alternative::Edge(timer),
            Some(timer) => Alternative::Timer(timer),
        };
        others.into_iter().map(alternative).collect()
    }

    /// Evaluates a ticket.
    pub(super) fn evaluate(
        &mut self,
        ticket: &GroupTicket<'_>,
        cache: &mut CalendarCache,
    ) -> Result<TicketStatus, QuestionError> {
        let (times, seen) = (ticket.times, &ticket.seen);
        let start = ticket.starts().by(self.change_start);
        self.take_pauses(ticket);
        let (result, elapsed) = self.timer.run_until(start, seen.until(), &self.pauses, cache)?;
        let progress =
            seen.progress(&result, elapsed, || self.timer.allowed(&result, &self.pauses, cache));
        let shown = DisplayZone::of(times.opened, ticket.zone, self.location.as_deref());
        let (clock_start, elapsed) = (Some(shown.at(result.clock_start)), Some(elapsed));
        let split = if seen.weighs_readings { self.split(ticket, &result, cache) } else { None };
        if seen.is_paused(&times.pauses, result.deadline) {
            let paused = TicketStatus::no_deadline(shown, times, Some(NoDeadline::Paused));
            let state = SlaState::Paused;
            return Ok(TicketStatus {
                state,
                clock_start,
                elapsed_seconds: elapsed,
                split,
                ..paused
            });
        }
        let (readings, decisive) = self.open_readings(ticket, &result, cache);
        Ok(TicketStatus {
            clock_start,
            deadline: Some(shown.at(result.deadline)),
            state: progress.state,
            elapsed_seconds: elapsed,
            allowed_seconds: progress.allowed,
            remaining_seconds: progress.remaining,
            margin_seconds: progress.margin,
            readings,
            decisive,
            split,
            ..TicketStatus::no_deadline(shown, times, None)
        })
    }

    /// Splits the time of a ticket by the side that had it.
    fn split(
        &self,
        ticket: &GroupTicket<'_>,
        result: &TimerResult,
        cache: &mut CalendarCache,
    ) -> Option<Box<TimeSplit>> {
        let ticket = SplitTicket {
            opened: ticket.times.opened.at,
            clock_start: result.clock_start,
            until: ticket.seen.until(),
            pauses: &self.pauses,
            hand_overs: &ticket.times.hand_overs,
        };
        TimeSplit::of(ticket, &self.timer, cache).map(Box::new)
    }

    /// Returns the readings with a choice under which the deadline would be another, or none, and
    /// those of them that decide whether the ticket is late, if that is wanted.
    fn open_readings(
        &self,
        ticket: &GroupTicket<'_>,
        result: &TimerResult,
        cache: &mut CalendarCache,
    ) -> (ReadingSet, ReadingSet) {
        let (mut readings, mut decisive) = (ReadingSet::default(), ReadingSet::default());
        let until = ticket.seen.until();
        for (index, alternatives) in &self.readings {
            for alternative in alternatives {
                let deadline = self.deadline_under(alternative, ticket, result, cache);
                if deadline == Some(result.deadline) {
                    continue;
                }
                readings.insert(*index);
                if !ticket.seen.weighs_readings {
                    break;
                }
                let is_late = until > result.deadline;
                if deadline.is_none_or(|other| (until > other) != is_late) {
                    decisive.insert(*index);
                    break;
                }
            }
        }
        (readings, decisive)
    }

    /// Returns the deadline under another choice; `None` if there is none then.
    fn deadline_under(
        &self,
        other: &Alternative,
        ticket: &GroupTicket<'_>,
        result: &TimerResult,
        cache: &mut CalendarCache,
    ) -> Option<Instant> {
        let starts = ticket.starts();
        match (other, result.covered_start) {
            (Alternative::Never, _) => None,
            (Alternative::Edge(_), Some(start)) if !start.closes => Some(result.deadline),
            (Alternative::Edge(timer) | Alternative::Timer(timer), _) => {
                let start = starts.by(self.change_start);
                timer.deadline_reusing(start, &self.pauses, result, cache)
            }
            (Alternative::From(start, timer), _) => {
                timer.deadline(starts.by(*start), &self.pauses, cache)
            }
        }
    }

    fn take_pauses(&mut self, ticket: &GroupTicket<'_>) {
        self.pauses.clear();
        if !ticket.times.pauses.is_empty() {
            self.pauses.extend(pauses::spans(&ticket.times.pauses, ticket.seen.until()));
            pauses::unite(&mut self.pauses);
        }
    }
}

impl GroupTicket<'_> {
    fn starts(&self) -> StartTimes {
        StartTimes { opened: self.times.opened.at, changed: self.changed }
    }

    /// Returns the status of a ticket that has no deadline.
    pub(super) fn no_deadline(&self, reason: NoDeadline) -> TicketStatus {
        let shown = DisplayZone::of(self.times.opened, self.zone, None);
        TicketStatus::no_deadline(shown, self.times, Some(reason))
    }
}

/// Returns the instant from which a target counts, if the tickets were changed to its priority.
fn change_start_of(subject: &Subject<'_>, changed: bool) -> PriorityChangeStart {
    if changed { subject.priority_change_start() } else { PriorityChangeStart::default() }
}
