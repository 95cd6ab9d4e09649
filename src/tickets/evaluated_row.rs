//! A row of a table with its deadline and state.

use super::reopened_row::ReopenedRow;
use crate::{
    policy::ReopeningRule,
    sla::{
        BatchEvaluator, Evaluation, GroupId, PriorityRef, QuestionError, ReadingChoice,
        StatusByReading, Subject, TicketEvents, TicketGroup, TicketStatus, TicketTimes,
    },
    time::Instant,
};

/// The events of a row that is asked about another metric than the first response.
#[derive(Clone, Debug, Default)]
pub struct RowEvents {
    /// The first response; `times.responded` holds the stop of the run.
    pub responded: Option<Instant>,
    /// The events that stop the clocks of later metrics.
    pub stops: TicketEvents,
}

/// A ticket under one combination of the open readings, and the response that counts by it.
pub(crate) type AnsweredByReading = (StatusByReading, Option<Instant>);

/// An evaluated row.
#[derive(Debug)]
pub struct EvaluatedRow<'r, 's> {
    pub(super) batch: &'r mut BatchEvaluator<'s>,
    /// The id of its group, unique in this thread.
    pub id: GroupId,
    /// The row's own events, if it is asked about another metric than the first response.
    pub later: Option<&'r RowEvents>,
    /// The times of its opening, response, closing and pauses, and its priority changes. With
    /// another metric, those of the run: its clock starts at the opening, and stops at the
    /// response. Of a ticket that was opened again, those that count by the reading in force.
    pub times: &'r TicketTimes,
    /// The row's own times, if it was opened again.
    pub(crate) reopened: Option<&'r ReopenedRow>,
    /// Its deadline and state.
    pub status: TicketStatus,
    /// True if it is older than the oldest version of its policy at hand, which evaluated it.
    pub before_oldest: bool,
}

impl<'s> EvaluatedRow<'_, 's> {
    /// Returns the group of tickets that share its entitlement.
    #[must_use]
    pub fn group(&self) -> &TicketGroup<'s> {
        self.batch.group(self.id)
    }

    /// Returns its deadline under a rule for reopened tickets, if it is one and has one.
    pub(crate) fn deadline_under(&self, rule: ReopeningRule) -> Option<Instant> {
        let evaluation = self.reopened?.under(rule)?.as_ref().ok()?;
        evaluation.status.deadline.map(|deadline| deadline.at)
    }

    /// Returns the subject and times of the row before the reopening rule took any out.
    #[must_use]
    pub(crate) fn as_written(&self) -> (&Subject<'s>, &TicketTimes) {
        match self.reopened {
            Some(row) => (self.batch.group(row.group).subject(), &row.times),
            None => (self.group().subject(), self.times),
        }
    }

    /// Returns the id of the priority that it has in the end: the one whose target counts.
    #[must_use]
    pub fn last_priority(&self) -> Option<&str> {
        let changed = self.status.changed_priority.as_deref();
        changed.or_else(|| self.group().subject().priority.as_ref().map(PriorityRef::id))
    }

    /// Evaluates it under each combination of the readings that nobody has chosen.
    ///
    /// # Errors
    /// There are too many combinations.
    pub(crate) fn by_reading(&mut self) -> Result<Vec<AnsweredByReading>, QuestionError> {
        let (subject, _) = self.as_written();
        let reading = subject.reopening_reading().map(|(_, reading)| reading);
        let reading = reading.filter(|reading| !subject.is_chosen(reading));
        let (Some(row), Some(reading)) = (self.reopened, reading) else {
            let all = self.batch.evaluate_by_reading(self.id, self.times)?;
            return Ok(all.into_iter().map(|status| (status, self.times.responded)).collect());
        };
        let mut all = Vec::new();
        for choice in &reading.choices {
            let (name, value) = (reading.id.clone(), choice.id.clone());
            let reopening = ReadingChoice { name, value };
            match row.under(choice.reopening.unwrap_or_default()) {
                Some(Ok(Evaluation { group, times, .. })) => {
                    for (mut choices, status) in self.batch.evaluate_by_reading(*group, times)? {
                        choices.insert(0, reopening.clone());
                        all.push(((choices, status), times.responded));
                    }
                }
                Some(Err(error)) => all.push(((vec![reopening], Err(error.clone())), None)),
                None => {}
            }
        }
        Ok(all)
    }

    /// Returns whether support was covered when it was opened; `None` if no document says.
    #[must_use]
    pub fn is_covered(&mut self) -> Option<bool> {
        self.batch.is_covered(self.id, self.status.opened.at)
    }
}
