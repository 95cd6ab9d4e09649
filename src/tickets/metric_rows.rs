//! Rows that are asked about another metric than the first response.

use super::{Defaults, Field, Row, RowEvaluator, TicketContext};
use crate::{
    answer::metric_named,
    policy::{Contract, Keyword as _, Metric, Policy},
    sla::{GroupId, QuestionError, SlaState, Subject, SubjectInput, TicketStatus},
    time::Instant,
};

impl TicketContext<'_> {
    /// Returns the subject of names in a policy, asked about the metric of the table.
    pub(super) fn resolved<'s>(
        &'s self,
        policy: &'s Policy,
        contract: Option<&'s Contract>,
        asked: &SubjectInput,
    ) -> Result<Subject<'s>, QuestionError> {
        let subject = Subject::resolve(policy, contract, asked, self.references)?;
        Ok(match &self.defaults.metric {
            Some(name) => subject.measuring(metric_named(policy, name)?),
            None => subject,
        })
    }

    /// Returns the metric that is asked about; of a document's own name the one of the first policy
    /// that has it.
    ///
    /// # Errors
    /// No policy has such a name.
    pub(crate) fn asked_metric(&self) -> Result<Metric, QuestionError> {
        let Defaults { metric: Some(name), .. } = &self.defaults else {
            return Ok(Metric::FirstResponse);
        };
        let policies = self.library.entries().iter().filter_map(|entry| self.policy(entry).ok());
        let mut named = Ok(Metric::FirstResponse);
        for policy in policies {
            named = metric_named(policy, name);
            if named.is_ok() {
                break;
            }
        }
        named
    }
}

impl RowEvaluator<'_> {
    /// Evaluates the run of a ticket's clock that its row answers about, and takes the times of
    /// that run. A run is a ticket that is opened when the clock starts and answered when it stops,
    /// of the group of the priority of then.
    ///
    /// # Errors
    /// As `deadline` with the same events, but that a first response that has not come is no fault
    /// of a table that has a column for it.
    pub(super) fn evaluate_run(
        &mut self,
        row: &Row<'_>,
        id: &mut GroupId,
    ) -> Result<TicketStatus, QuestionError> {
        let metric = self.batch.group(*id).subject().metric;
        let Some(events) = self.events.as_ref().filter(|_| !metric.is_first_response()) else {
            return self.batch.evaluate(*id, &self.times);
        };
        if !self.times.reopened.is_empty() {
            return Err(was_reopened(metric));
        }
        self.times.has_response_column = row.places.has(metric);
        self.first_response = self.times.responded;
        let asked = (events, self.counts_every_run);
        let runs = match self.batch.runs(*id, &self.times, asked) {
            Err(error) if error.asks_for("--responded") => {
                if !row.places.has(Metric::FirstResponse) {
                    return Err(no_response_column(metric));
                }
                self.times.closed = self.times.closed.or(events.resolved);
                return Ok(self.batch.not_started(*id, &self.times));
            }
            runs => runs?,
        };
        let opened = self.times.opened;
        let changes = std::mem::take(&mut self.times.priority_changes);
        let mut status = None;
        for (group, run) in &runs {
            let starts_later = run.since > opened.at;
            let is_left = |at: &Instant| !starts_later || *at > run.since;
            let left = changes.iter().filter(|(at, _)| is_left(at));
            self.times.priority_changes = left.cloned().collect();
            self.times.opened.at = run.since;
            self.times.responded = run.stopped;
            *id = *group;
            let found = self.batch.evaluate(*group, &self.times)?;
            let is_missed = found.state == SlaState::Missed;
            status = Some(found);
            if is_missed {
                break;
            }
        }
        let opened = self.batch.group(*id).display(opened).at(opened.at);
        // There is always a run.
        let status = status.unwrap_or_else(|| self.batch.not_started(*id, &self.times));
        Ok(TicketStatus { opened, ..status })
    }
}

/// Returns the error that the ticket was opened again, so that its runs depend on what counts of
/// them.
fn was_reopened(metric: Metric) -> QuestionError {
    QuestionError::Conflict(format!(
        "the ticket was opened again; ask 'slacalc deadline --metric {}' about it, with --reopened",
        metric.id()
    ))
}

/// Returns the error that a clock starts at the first response, and that the table has no column
/// for it.
fn no_response_column(metric: Metric) -> QuestionError {
    QuestionError::Conflict(format!(
        "the {} starts at the first response, and no column has that; add --map \
         {}=COLUMN",
        metric.time(),
        Field::Responded.name()
    ))
}
