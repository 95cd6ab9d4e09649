//! Tickets of a table that were opened again, under each rule for them that the document allows.

use super::{
    BatchEvaluator, GroupId, NoDeadline, QuestionError, SlaState, TicketEvents, TicketStatus,
    TicketTimes, check_reopened, check_response,
};
use crate::policy::{Keyword as _, ReopeningRule};

/// The status of a ticket, with the group and the times by which it was evaluated: those that
/// count, of the run of a clock that is asked about.
#[derive(Clone, Debug)]
pub(crate) struct Evaluation {
    pub(crate) group: GroupId,
    pub(crate) times: TicketTimes,
    pub(crate) status: TicketStatus,
}

/// A ticket under each rule for reopened tickets.
pub(crate) type EvaluationByRule = Vec<(ReopeningRule, Result<Evaluation, QuestionError>)>;

/// Evaluates a ticket of which only the times and events that count are left.
pub(crate) type AskEvaluation<'q, 'a> = &'q mut dyn FnMut(
    &mut BatchEvaluator<'a>,
    TicketTimes,
    Option<&TicketEvents>,
) -> Result<Evaluation, QuestionError>;

impl<'a> BatchEvaluator<'a> {
    /// Evaluates a ticket of a group that was not opened again.
    pub(crate) fn evaluation(
        &mut self,
        group: GroupId,
        times: TicketTimes,
    ) -> Result<Evaluation, QuestionError> {
        let status = self.evaluate(group, &times)?;
        Ok(Evaluation { group, times, status })
    }

    /// Evaluates a ticket that was opened again, by the reading in force and by every rule.
    ///
    /// # Errors
    /// As [`crate::deadline()`].
    #[cold]
    pub(crate) fn evaluate_reopened(
        &mut self,
        id: GroupId,
        (ticket, events): (&TicketTimes, Option<&TicketEvents>),
        ask: AskEvaluation<'_, 'a>,
    ) -> Result<(Evaluation, EvaluationByRule), QuestionError> {
        let (subject, now) = (self.group(id).subject(), self.now);
        let opened = ticket.opened.into();
        check_reopened(subject, &opened, &ticket.reopened)?;
        check_response(subject, &opened, ("response", ticket.responded))?;
        let (rule, reading) = (subject.reopening(), subject.reopening_reading());
        let mut under = |batch: &mut Self, rule: ReopeningRule| {
            let (times, events) = ticket.counted_under(events, rule, now)?;
            ask(batch, times, events.as_ref())
        };
        let mut in_force = under(self, rule)?;
        if rule == ReopeningRule::Restarts {
            // Whatever starts its clock, it was opened when it was.
            in_force.status.opened = self.group(id).display(ticket.opened).at(ticket.opened.at);
        }
        let mut by_rule = Vec::new();
        for other in ReopeningRule::ALL.iter().copied() {
            let found = if other == rule { Ok(in_force.clone()) } else { under(self, other) };
            let offered = reading.filter(|(_, reading)| reading.with_reopening(other).is_some());
            if let Some((place, _)) = offered {
                self.weigh(place, &mut in_force.status, &found);
            }
            by_rule.push((other, found));
        }
        Ok((in_force, by_rule))
    }

    /// Notes a reading if another choice of it gives another deadline, or another verdict. A clock
    /// that waits for the first response has neither yet.
    fn weigh(
        &self,
        reading: usize,
        status: &mut TicketStatus,
        other: &Result<Evaluation, QuestionError>,
    ) {
        if status.without_deadline == Some(NoDeadline::NotStarted) {
            return;
        }
        let is_late = |status: &TicketStatus| status.state == SlaState::Missed;
        match other {
            Ok(Evaluation { status: other, .. }) => {
                let decides = self.weighs_readings && is_late(other) != is_late(status);
                if decides || other.deadline != status.deadline {
                    status.readings.insert(reading);
                }
                if decides {
                    status.decisive.insert(reading);
                }
            }
            Err(error) if status.deadline.is_some() && !error.asks_for("--holidays") => {
                status.readings.insert(reading);
            }
            Err(_) => {}
        }
    }
}
