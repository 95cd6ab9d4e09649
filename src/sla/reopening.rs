//! Tickets that were opened again: their clock goes on, starts again or is over, as the reading
//! `reopening` says.
//!
//! Times that are void under the reading are taken out before a ticket is asked about as any other.

use super::{
    DeadlineQuestion, QuestionError, ResponseMoments, Subject, TicketEvents, TicketTimes,
    event_order::check_response,
};
use crate::{
    policy::{Reading, ReopeningRule},
    time::Instant,
    times::TypedTime,
};

/// A question with the events beside the first response.
pub(crate) type AskedEvents<'q> = (&'q DeadlineQuestion, &'q TicketEvents);

impl<'a> Subject<'a> {
    /// Returns the reading on reopened tickets, with its place. Every valid policy has one.
    pub(crate) fn reopening_reading(&self) -> Option<(usize, &'a Reading)> {
        let is_it = |reading: &Reading| reading.choices.iter().any(|it| it.reopening.is_some());
        let mut readings = self.policy.readings.iter().enumerate();
        readings.find(|(_, reading)| is_it(reading))
    }

    /// Returns the rule for reopened tickets, by the readings in force.
    pub(crate) fn reopening(&self) -> ReopeningRule {
        let reading = self.reopening_reading().and_then(|(_, reading)| self.choice_of(reading));
        reading.and_then(|choice| choice.reopening).unwrap_or_default()
    }
}

/// Returns the last reopening until an instant.
fn last_until(reopened: &[Instant], now: Instant) -> Option<Instant> {
    reopened.iter().copied().filter(|at| *at <= now).max()
}

/// Replaces the last change of priority before a reopening by one at it, so that the new run begins
/// with that priority.
fn restart_changes(changes: &mut Vec<(Instant, String)>, last: Instant) {
    let before = changes.iter().filter(|(at, _)| *at <= last);
    let latest = before.max_by_key(|(at, _)| *at).cloned();
    changes.retain(|(at, _)| *at > last);
    changes.extend(latest.map(|(_, priority)| (last, priority)));
}

impl TicketTimes {
    /// Returns the times, and the events of a later metric, that count under a rule for reopened
    /// tickets.
    ///
    /// # Errors
    /// The clock ended at the first closing, and that time is unknown.
    pub(super) fn counted_under(
        &self,
        events: Option<&TicketEvents>,
        rule: ReopeningRule,
        now: Instant,
    ) -> Result<(Self, Option<TicketEvents>), QuestionError> {
        let mut times = Self { reopened: Vec::new(), ..self.clone() };
        let mut events = events.cloned();
        let Some(last) = last_until(&self.reopened, now) else { return Ok((times, events)) };
        let since = |at: &Instant| *at >= last;
        match rule {
            ReopeningRule::Continues => times.closed = times.closed.filter(since),
            ReopeningRule::Restarts => {
                let responses = times.responded.iter().chain(&times.later_responses);
                times.responded = responses.copied().filter(since).min();
                times.closed = times.closed.filter(since);
                times.opened.at = last;
                restart_changes(&mut times.priority_changes, last);
            }
            ReopeningRule::Over => {
                times.closed = times.first_closed.or(times.closed);
                if let Some(events) = &mut events {
                    events.resolved = self.first_closed.or(events.resolved);
                }
                let ended = events.as_ref().map_or(times.responded, |events| events.resolved);
                if ended.is_none() && times.closed > self.reopened.iter().min().copied() {
                    return Err(unknown_end("closed"));
                }
            }
        }
        let events = events.map(|events| events.counted_under(rule, &self.reopened, last));
        Ok((times, events.transpose()?))
    }
}

impl TicketEvents {
    /// Returns the events that count under a rule for tickets that were reopened, `last` the last
    /// time.
    ///
    /// # Errors
    /// The clock ended at the first closing, and that time is unknown.
    fn counted_under(
        &self,
        rule: ReopeningRule,
        reopened: &[Instant],
        last: Instant,
    ) -> Result<Self, QuestionError> {
        let mut events = self.clone();
        let since = |at: &Instant| *at >= last;
        match rule {
            ReopeningRule::Continues => events.resolved = events.resolved.filter(since),
            ReopeningRule::Restarts => {
                events.updated.retain(since);
                events.worked_around = events.worked_around.filter(since);
                events.resolved = events.resolved.filter(since);
            }
            ReopeningRule::Over if events.resolved > reopened.iter().min().copied() => {
                return Err(unknown_end("resolved"));
            }
            ReopeningRule::Over => {}
        }
        Ok(events)
    }
}

/// Returns the question and the events that count under a rule.
///
/// # Errors
/// The clock ended at the first closing, and that time is unknown.
pub(crate) fn counted_under(
    (question, events): AskedEvents<'_>,
    rule: ReopeningRule,
    now: Instant,
) -> Result<(DeadlineQuestion, TicketEvents), QuestionError> {
    let mut asked = DeadlineQuestion { reopened: Vec::new(), ..question.clone() };
    let Some(last) = last_until(&question.reopened, now) else {
        return Ok((asked, events.clone()));
    };
    if rule == ReopeningRule::Restarts {
        let since = |at: &Instant| *at >= last;
        let written_in = question.opened.written_in.clone();
        asked.opened = TypedTime { at: last, written_in };
        asked.responded = asked.responded.filter(since);
        let moments = [asked.moments.acknowledged, asked.moments.investigating];
        if moments.iter().flatten().any(|at| !since(at)) {
            asked.moments = ResponseMoments::default();
        }
        restart_changes(&mut asked.priority_changes, last);
    }
    Ok((asked, events.counted_under(rule, &question.reopened, last)?))
}

/// Returns the question and the events that count under the reading in force.
///
/// # Errors
/// The clock ended at the first closing, and that time is unknown.
pub(crate) fn counted_in_force(
    subject: &Subject<'_>,
    asked: AskedEvents<'_>,
    now: Instant,
) -> Result<(DeadlineQuestion, TicketEvents), QuestionError> {
    counted_under(asked, subject.reopening(), now)
}

/// Returns the error that the end of a clock is not known, as it was before the reopening.
fn unknown_end(given: &str) -> QuestionError {
    QuestionError::Conflict(format!(
        "reopening=over needs the time at which the ticket was closed first, and '{given}' is \
         after the reopening"
    ))
}

/// Refuses a reopening before the opening.
pub(crate) fn check_reopened(
    subject: &Subject<'_>,
    opened: &TypedTime,
    reopened: &[Instant],
) -> Result<(), QuestionError> {
    let first = reopened.iter().copied().min();
    check_response(subject, opened, ("reopening", first))
}
