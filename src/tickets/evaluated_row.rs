//! A row of a table with its deadline and state.

use crate::{
    sla::{
        BatchEvaluator, GroupId, PriorityRef, QuestionError, StatusByReading, TicketEvents,
        TicketGroup, TicketStatus, TicketTimes,
    },
    time::Instant,
};

/// The events of a row that is asked about another metric than the first response.
#[derive(Clone, Copy, Debug)]
pub struct LaterRow<'r> {
    /// The first response.
    pub responded: Option<Instant>,
    /// The events that stop the clocks of later metrics.
    pub events: &'r TicketEvents,
}

/// An evaluated row.
#[derive(Debug)]
pub struct EvaluatedRow<'r, 's> {
    pub(super) batch: &'r mut BatchEvaluator<'s>,
    /// The id of its group, unique in this thread.
    pub id: GroupId,
    /// The row's own events, if it is asked about another metric than the first response.
    pub later: Option<LaterRow<'r>>,
    /// The times of its opening, response, closing and pauses, and its priority changes. With
    /// another metric, those of the run: its clock starts at the opening, and stops at the
    /// response.
    pub times: &'r TicketTimes,
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
    pub(crate) fn by_reading(&mut self) -> Result<Vec<StatusByReading>, QuestionError> {
        self.batch.evaluate_by_reading(self.id, self.times)
    }

    /// Returns whether support was covered when it was opened; `None` if no document says.
    #[must_use]
    pub fn is_covered(&mut self) -> Option<bool> {
        self.batch.is_covered(self.id, self.status.opened.at)
    }
}
