//! Rows of tickets that were opened again, or that are asked about another metric than the first
//! response.

use super::{Defaults, Field, Row, RowEvaluator, TicketContext, reopened_row::ReopenedRow};
use crate::{
    answer::{general_metric, metric_named},
    policy::{Contract, Metric, Policy},
    sla::{
        BatchEvaluator, Evaluation, GroupId, QuestionError, SlaState, Subject, SubjectInput,
        TicketEvents, TicketStatus, TicketTimes,
    },
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
        let mut named = general_metric(name);
        for policy in policies {
            if named.is_ok() {
                break;
            }
            named = metric_named(policy, name);
        }
        named
    }
}

/// The settings for evaluating the runs of a later metric's clock.
#[derive(Clone, Copy, Debug)]
struct RunQuestion {
    metric: Metric,
    /// True if a row answers about the first run that was missed, if any; else about the last.
    counts_every_run: bool,
    /// True if the table, or its history, has a place for the event that stops the clock.
    has_event: bool,
    /// True if one of them has a place for the first response.
    has_response: bool,
}

impl RowEvaluator<'_> {
    /// Evaluates the ticket of a row, and takes its group and the times that count: of another
    /// metric, those of the run of its clock that the row answers about.
    ///
    /// # Errors
    /// As `deadline` with the same events, but that a first response that has not come is no fault
    /// of a table that has a column for it.
    pub(super) fn evaluate_ticket(
        &mut self,
        row: &Row<'_>,
        group: &mut GroupId,
    ) -> Result<TicketStatus, QuestionError> {
        self.reopened = None;
        let id = *group;
        let metric = self.batch.group(id).subject().metric;
        let history = self.context.history.as_ref();
        let history_gives_event = history.is_some_and(|history| history.stops(metric));
        let asked = RunQuestion {
            metric,
            counts_every_run: self.counts_every_run,
            has_event: history_gives_event || row.places.has(metric),
            has_response: self.times.has_response_column,
        };
        let is_later = !asked.metric.is_first_response();
        let events = self.later.as_mut().and_then(|later| {
            later.responded = self.times.responded.filter(|_| is_later);
            is_later.then_some(&later.stops)
        });
        let mut ask =
            |batch: &mut BatchEvaluator<'_>, times, events: Option<&TicketEvents>| match events {
                Some(events) => asked.evaluate(batch, id, times, events),
                None => batch.evaluation(id, times),
            };
        let times = self.times.clone();
        let evaluation = if times.reopened.is_empty() {
            ask(&mut self.batch, times, events)?
        } else {
            let (evaluation, by_rule) =
                self.batch.evaluate_reopened(id, (&times, events), &mut ask)?;
            self.reopened = Some(ReopenedRow { group: id, times, by_rule });
            evaluation
        };
        self.times = evaluation.times;
        *group = evaluation.group;
        Ok(evaluation.status)
    }
}

impl RunQuestion {
    /// Evaluates a run of the clock of a ticket. A run is a ticket that is opened when the clock
    /// starts and answered when it stops, of the group of the priority of then.
    fn evaluate(
        self,
        batch: &mut BatchEvaluator<'_>,
        id: GroupId,
        mut times: TicketTimes,
        events: &TicketEvents,
    ) -> Result<Evaluation, QuestionError> {
        times.has_response_column = self.has_event;
        let runs = match batch.runs(id, &times, (events, self.counts_every_run)) {
            Err(error) if error.asks_for("--responded") => {
                if !self.has_response {
                    return Err(no_response_column(self.metric));
                }
                times.closed = times.closed.or(events.resolved);
                let status = batch.not_started(id, &times);
                return Ok(Evaluation { group: id, times, status });
            }
            runs => runs?,
        };
        let opened = times.opened;
        let changes = std::mem::take(&mut times.priority_changes);
        let (mut group, mut status) = (id, None);
        for (of_run, run) in runs {
            let starts_later = run.since > opened.at;
            let applies_to_run = |at: &Instant| !starts_later || *at > run.since;
            let remaining = changes.iter().filter(|(at, _)| applies_to_run(at));
            times.priority_changes = remaining.cloned().collect();
            times.opened.at = run.since;
            times.responded = run.stopped;
            group = of_run;
            let found = batch.evaluate(group, &times)?;
            let is_missed = found.state == SlaState::Missed;
            status = Some(found);
            if is_missed {
                break;
            }
        }
        let opened = batch.group(group).display(opened).at(opened.at);
        // There is always a run.
        let status = status.unwrap_or_else(|| batch.not_started(group, &times));
        Ok(Evaluation { group, times, status: TicketStatus { opened, ..status } })
    }
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
