//! Tickets that were opened again: their clock goes on, starts again or is over, as the reading
//! `reopening` says.
//!
//! Times that are void under the reading are taken out before a ticket is asked about as any other.

use super::{
    DeadlineAnswer, DeadlineQuestion, DeadlineRange, QuestionError, ReadingOutcome,
    ResponseMoments, StepKind, Subject, TicketEvents, TicketTimes, ZonedInstant,
    citation::in_line,
    event_order::{check_response, note_after_now},
};
use crate::{
    policy::{Choice, Keyword as _, Reading, ReopeningRule},
    time::Instant,
    times::TypedTime,
};

/// A question with the events beside the first response.
pub(super) type AskedEvents<'q> = (&'q DeadlineQuestion, &'q TicketEvents);

impl<'a> Subject<'a> {
    /// Returns the reading on reopened tickets, with its place. Every valid policy has one.
    pub(super) fn reopening_reading(&self) -> Option<(usize, &'a Reading)> {
        let is_it = |reading: &Reading| reading.choices.iter().any(|it| it.reopening.is_some());
        let mut readings = self.policy.readings.iter().enumerate();
        readings.find(|(_, reading)| is_it(reading))
    }

    /// Returns the rule for reopened tickets, by the readings in force.
    pub(super) fn reopening(&self) -> ReopeningRule {
        let reading = self.reopening_reading().and_then(|(_, reading)| self.choice_of(reading));
        reading.and_then(|choice| choice.reopening).unwrap_or_default()
    }
}

/// Returns the last reopening until an instant.
fn last_until(reopened: &[Instant], now: Instant) -> Option<Instant> {
    reopened.iter().copied().filter(|at| *at <= now).max()
}

/// Moves the last change of priority until a reopening there: the new run begins with it.
fn restart_changes(changes: &mut Vec<(Instant, String)>, last: Instant) {
    let before = changes.iter().filter(|(at, _)| *at <= last);
    let latest = before.max_by_key(|(at, _)| *at).cloned();
    changes.retain(|(at, _)| *at > last);
    changes.extend(latest.map(|(_, priority)| (last, priority)));
}

impl TicketTimes {
    /// Returns the times that count under a rule for reopened tickets.
    ///
    /// # Errors
    /// The clock is over, and nothing tells when it was.
    pub(super) fn counted_under(
        &self,
        rule: ReopeningRule,
        now: Instant,
    ) -> Result<Self, QuestionError> {
        let mut times = Self { reopened: Vec::new(), ..self.clone() };
        let Some(last) = last_until(&self.reopened, now) else { return Ok(times) };
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
                let first = self.reopened.iter().min();
                if times.responded.is_none() && times.closed > first.copied() {
                    return Err(unknown_end("closed"));
                }
            }
        }
        Ok(times)
    }
}

/// Returns the question and the events that count under a rule.
fn counted_under(
    (question, events): AskedEvents<'_>,
    rule: ReopeningRule,
    now: Instant,
) -> Result<(DeadlineQuestion, TicketEvents), QuestionError> {
    let mut asked = DeadlineQuestion { reopened: Vec::new(), ..question.clone() };
    let mut events = events.clone();
    let Some(last) = last_until(&question.reopened, now) else { return Ok((asked, events)) };
    let since = |at: &Instant| *at >= last;
    match rule {
        ReopeningRule::Continues => events.resolved = events.resolved.filter(since),
        ReopeningRule::Restarts => {
            let written_in = question.opened.written_in.clone();
            asked.opened = TypedTime { at: last, written_in };
            asked.responded = asked.responded.filter(since);
            let moments = [asked.moments.acknowledged, asked.moments.investigating];
            if moments.iter().flatten().any(|at| !since(at)) {
                asked.moments = ResponseMoments::default();
            }
            restart_changes(&mut asked.priority_changes, last);
            events.updated.retain(|at| *at > last);
            events.worked_around = events.worked_around.filter(since);
            events.resolved = events.resolved.filter(since);
        }
        ReopeningRule::Over => {
            let first = question.reopened.iter().min();
            if events.resolved > first.copied() {
                return Err(unknown_end("--resolved"));
            }
        }
    }
    Ok((asked, events))
}

/// Returns the question and the events that count under the reading in force.
///
/// # Errors
/// The clock is over, and nothing tells when it was.
pub(super) fn counted_in_force(
    subject: &Subject<'_>,
    asked: AskedEvents<'_>,
    now: Instant,
) -> Result<(DeadlineQuestion, TicketEvents), QuestionError> {
    counted_under(asked, subject.reopening(), now)
}

/// Returns the error that the end of a clock is not known, as it was before the reopening.
fn unknown_end(given: &str) -> QuestionError {
    QuestionError::Conflict(format!(
        "reopening=over ends the clock when the ticket was closed first, and nothing tells when: \
         {given} is after the reopening"
    ))
}

/// Refuses a reopening before the opening.
pub(super) fn check_reopened(
    subject: &Subject<'_>,
    opened: &TypedTime,
    reopened: &[Instant],
) -> Result<(), QuestionError> {
    let first = reopened.iter().copied().min();
    check_response(subject, opened, ("reopening", first))
}

/// Answers about a reopened ticket by the reading in force, and offers the other ones.
pub(super) fn answer_reopened(
    subject: &Subject<'_>,
    (question, events): AskedEvents<'_>,
    now: Instant,
    ask: &dyn Fn(&Subject<'_>, AskedEvents<'_>) -> Result<DeadlineAnswer, QuestionError>,
) -> Result<DeadlineAnswer, QuestionError> {
    check_reopened(subject, &question.opened, &question.reopened)?;
    check_response(subject, &question.opened, ("response", question.responded))?;
    let under = |rule: ReopeningRule| {
        let (asked, events) = counted_under((question, events), rule, now)?;
        ask(subject, (&asked, &events))
    };
    let rule = subject.reopening();
    let mut answer = under(rule)?;
    let zone = answer.opened.zone.clone();
    if rule == ReopeningRule::Restarts {
        let since = answer.opened.at;
        for step in answer.steps.iter_mut().filter(|step| step.kind == StepKind::Opened) {
            if since > question.opened.at {
                "opened again: the clock starts again".clone_into(&mut step.says);
            }
        }
        answer.opened.at = question.opened.at;
        for change in answer.priority_changes.iter_mut().filter(|change| change.at.at == since) {
            let before = question.priority_changes.iter().filter(|(at, _)| *at <= since);
            change.at.at = before.map(|(at, _)| *at).max().unwrap_or(since);
        }
    }
    let mut reopened = question.reopened.clone();
    reopened.sort();
    if let Some(at) = reopened.last().filter(|at| **at > now) {
        answer.notes.push(format!(
            "The reopening of {} is after now, and is not counted.",
            zone.rfc3339(*at)
        ));
    }
    if question.show.combinations {
        let rule = rule.id();
        answer.notes.push(format!("The combinations of readings are those with reopening={rule}."));
    }
    let note = note_after_now("opened", &zone, now);
    answer.notes.retain(|it| *it != note || question.opened.at > now);
    answer.reopened =
        reopened.iter().map(|at| ZonedInstant { at: *at, zone: zone.clone() }).collect();
    if let Some((_, reading)) = subject.reopening_reading() {
        offer(&mut answer, subject, (reading, rule), &under);
    }
    Ok(answer)
}

/// Adds the deadlines under each choice of the reading on reopened tickets, if they differ.
fn offer(
    answer: &mut DeadlineAnswer,
    subject: &Subject<'_>,
    (reading, rule): (&Reading, ReopeningRule),
    under: &dyn Fn(ReopeningRule) -> Result<DeadlineAnswer, QuestionError>,
) {
    let taken = answer.outcome.deadline().cloned();
    let (mut outcomes, mut deadlines) = (Vec::new(), Vec::new());
    for choice in &reading.choices {
        let other = under(choice.reopening.unwrap_or_default());
        let deadline = other.as_ref().ok().and_then(|it| it.outcome.deadline().cloned());
        let range = other.as_ref().ok().and_then(|it| it.deadline_range.clone());
        deadlines.extend(deadline.clone());
        deadlines.extend(range.into_iter().flat_map(|it| [it.earliest, it.latest]));
        let unanswered = other.as_ref().is_ok_and(|it| it.responded.is_none());
        let unanswered = unanswered && answer.responded.is_some();
        let obstacle = other.err().map(|error| error.obstacle());
        let outcome = outcome((reading, choice), (deadline, obstacle), subject, rule);
        outcomes.push(ReadingOutcome { unanswered, ..outcome });
    }
    if outcomes.iter().all(|it| it.deadline == taken) {
        return;
    }
    let is_open = outcomes.iter().any(|it| it.open && it.deadline.is_some());
    deadlines.sort_by_key(|it| it.at);
    if let ([earliest, .., latest], true) = (&deadlines[..], is_open && taken.is_some()) {
        let (earliest, latest) = (earliest.clone(), latest.clone());
        answer.deadline_range = Some(DeadlineRange { earliest, latest });
    }
    answer.readings.extend(outcomes);
}

fn outcome(
    (reading, choice): (&Reading, &Choice),
    (deadline, obstacle): (Option<ZonedInstant>, Option<String>),
    subject: &Subject<'_>,
    rule: ReopeningRule,
) -> ReadingOutcome {
    ReadingOutcome {
        name: reading.id.clone(),
        question: reading.question.clone(),
        value: choice.id.clone(),
        deadline,
        obstacle,
        chosen: choice.reopening.unwrap_or_default() == rule,
        open: reading.is_open() && !subject.is_chosen(reading),
        says: choice.says.clone(),
        condition: choice.condition().map(str::to_owned),
        clause: in_line(&reading.clauses),
        unanswered: false,
    }
}
