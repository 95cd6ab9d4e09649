//! A row whose ticket was opened again, beside the times that count.

use crate::{
    policy::ReopeningRule,
    sla::{Evaluation, EvaluationByRule, GroupId, QuestionError, TicketTimes},
};

/// A ticket as its row has it, if it was opened again.
#[derive(Debug)]
pub(crate) struct ReopenedRow {
    /// Its group.
    pub(crate) group: GroupId,
    /// Its times, those that do not count too.
    pub(crate) times: TicketTimes,
    /// The ticket under each rule for reopened tickets.
    pub(super) by_rule: EvaluationByRule,
}

impl ReopenedRow {
    /// Returns the ticket under a rule for reopened tickets.
    pub(super) fn under(&self, rule: ReopeningRule) -> Option<&Result<Evaluation, QuestionError>> {
        self.by_rule.iter().find(|(other, _)| *other == rule).map(|(_, found)| found)
    }
}
