//! The runs of a ticket's clocks, each from the event that starts it to the event that stops it.

use super::{
    DeadlineQuestion, QuestionError, Subject, event_order::check_response,
    priority_changes::in_order,
};
use crate::{
    policy::{Metric, TargetStart},
    time::Instant,
    times::TypedTime,
};

/// Events of a ticket after its opening, beside the first response.
#[derive(Clone, Debug, Default)]
pub struct TicketEvents {
    /// The vendor's updates, in any order.
    pub updated: Vec<Instant>,
    /// The workaround.
    pub worked_around: Option<Instant>,
    /// The resolution.
    pub resolved: Option<Instant>,
}

/// A run of a clock: from the event that starts it to the event that stops it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClockRun {
    pub(crate) since: Instant,
    /// The event that starts it, in words.
    pub(crate) event: &'static str,
    pub(crate) stopped: Option<Instant>,
}

/// The events on which the clocks of a ticket depend.
pub(crate) struct KnownEvents<'t> {
    pub(super) opened: &'t TypedTime,
    pub(super) responded: Option<Instant>,
    pub(super) priority_changes: &'t [(Instant, String)],
    pub(super) later: &'t TicketEvents,
}

impl<'t> KnownEvents<'t> {
    pub(crate) fn of(question: &'t DeadlineQuestion, later: &'t TicketEvents) -> Self {
        Self {
            opened: &question.opened,
            responded: question.responded,
            priority_changes: &question.priority_changes,
            later,
        }
    }

    /// Refuses events before the opening, and priorities that are not known.
    pub(crate) fn expect_after_opening(&self, subject: &Subject<'_>) -> Result<(), QuestionError> {
        let updates = self.later.updated.iter().map(|at| (Metric::NextUpdate, Some(*at)));
        let others = [
            (Metric::FirstResponse, self.responded),
            (Metric::Workaround, self.later.worked_around),
            (Metric::Resolution, self.later.resolved),
        ];
        for (metric, at) in updates.chain(others) {
            check_response(subject, self.opened, (metric.noun(), at))?;
        }
        for (_, name) in in_order(subject, self.opened, self.priority_changes)? {
            match subject.with_priority(name) {
                Ok(_) | Err(QuestionError::Unlisted(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Returns the runs of the clock of the subject's metric in order. `start` is the event that
    /// starts it.
    ///
    /// # Errors
    /// The first response starts the clock and is not known, or events contradict each other.
    pub(crate) fn runs(
        &self,
        subject: &Subject<'_>,
        start: Option<TargetStart>,
    ) -> Result<Vec<ClockRun>, QuestionError> {
        self.expect_after_opening(subject)?;
        let (since, event) = match (start, self.responded) {
            (Some(TargetStart::FirstResponse), None) => {
                return Err(QuestionError::Missing {
                    option: "--responded".to_owned(),
                    why: "its clock starts at the first response".to_owned(),
                    choices: Vec::new(),
                    others: None,
                });
            }
            (Some(TargetStart::FirstResponse), Some(responded)) => (responded, "first response"),
            _ => (self.opened.at, "opened"),
        };
        let mut runs = Vec::new();
        let mut last = ClockRun { since, event, stopped: None };
        if subject.metric == Metric::NextUpdate {
            for update in self.updates_that_count(since) {
                runs.push(ClockRun { stopped: Some(update), ..last });
                last = ClockRun { since: update, event: "update", stopped: None };
            }
        }
        let stops = match subject.metric {
            Metric::Workaround => [self.later.worked_around, self.later.resolved],
            _ => [None, self.later.resolved],
        };
        last.stopped = stops.into_iter().flatten().min();
        self.expect_in_order(subject, last)?;
        // An update that resolves the ticket starts no time to another.
        if runs.is_empty() || last.stopped != Some(last.since) {
            runs.push(last);
        }
        Ok(runs)
    }

    /// Returns the updates from the start of the clock to the resolution, in order.
    fn updates_that_count(&self, since: Instant) -> Vec<Instant> {
        let resolved = self.later.resolved;
        let counts = |at: &Instant| *at > since && resolved.is_none_or(|resolved| *at <= resolved);
        let mut updates = self.later.updated.clone();
        updates.retain(counts);
        updates.sort();
        updates.dedup();
        updates
    }

    /// Refuses a run that ends before it starts.
    fn expect_in_order(&self, subject: &Subject<'_>, run: ClockRun) -> Result<(), QuestionError> {
        let Some(stopped) = run.stopped.filter(|stopped| *stopped < run.since) else {
            return Ok(());
        };
        let zone = subject.shown_in(self.opened.at, self.opened.written_in.as_ref(), None);
        let shown = |at| zone.rfc3339(at);
        let is_resolution = self.later.resolved == Some(stopped);
        Err(QuestionError::Conflict(format!(
            "the {}, {}, is before the {}, {}, which starts the clock",
            if is_resolution { Metric::Resolution } else { subject.metric }.noun(),
            shown(stopped),
            run.event,
            shown(run.since)
        )))
    }
}
