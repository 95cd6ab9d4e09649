//! A ticket whose priority was changed after it was opened.
//!
//! The last priority decides, with its own target and hours. Whether its time counts from the
//! opening or from the change no document says; the reading `priority-change` does.

use serde::Serialize;

use super::{
    DeadlineQuestion, PriorityRef, QuestionError, Subject, ZonedInstant,
    calendar_cache::CalendarCache,
    timed_target::{StartTimes, TimedTarget, TimedTicket},
};
use crate::{
    time::{Instant, Zone},
    times::TypedTime,
};

/// A change of priority that counts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PriorityChange {
    /// When.
    pub at: ZonedInstant,
    /// The id of the priority until then; `null` if none was said.
    pub from: Option<String>,
    /// The id of the priority from then on.
    pub to: String,
}

/// The changes that count, in order, each with the subject as it was from then on.
#[derive(Debug)]
pub(crate) struct PriorityChanges<'a> {
    first: Option<String>,
    changes: Vec<(Instant, Subject<'a>)>,
    pub(crate) notes: Vec<String>,
}

/// Returns the changes of a ticket's priority in order of time.
///
/// # Errors
/// A change before the opening, or two at once.
pub(super) fn in_order<'q>(
    subject: &Subject<'_>,
    opened: &TypedTime,
    changes: &'q [(Instant, String)],
) -> Result<Vec<(Instant, &'q str)>, QuestionError> {
    let mut sorted: Vec<_> = changes.iter().map(|(at, name)| (*at, name.as_str())).collect();
    sorted.sort_by_key(|(at, _)| *at);
    let zone = subject.shown_in(opened.at, opened.written_in.as_ref(), None);
    let shown = |at| zone.rfc3339(at);
    if let Some(twice) = sorted.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        return Err(QuestionError::Conflict(format!(
            "two changes of priority at {}; keep the one that is right",
            shown(twice[0].0)
        )));
    }
    if let Some((at, _)) = sorted.first().filter(|(at, _)| *at < opened.at) {
        return Err(QuestionError::Conflict(format!(
            "the change of priority, {}, is before the opening, {}",
            shown(*at),
            shown(opened.at)
        )));
    }
    Ok(sorted)
}

/// Returns the id of a subject's priority, if one was said.
fn id_of<'s>(subject: &'s Subject<'_>) -> Option<&'s str> {
    subject.priority.as_ref().map(PriorityRef::id)
}

impl<'a> PriorityChanges<'a> {
    /// Returns the changes of a ticket until it was answered, or until now. A change to the
    /// priority that it has is none.
    ///
    /// # Errors
    /// A change before the opening, two at once, or a priority that is not known.
    pub(crate) fn of(
        subject: &Subject<'a>,
        question: &DeadlineQuestion,
        now: Instant,
    ) -> Result<Self, QuestionError> {
        let mut all = Self {
            first: subject.priority.as_ref().map(|priority| priority.id().to_owned()),
            changes: Vec::new(),
            notes: Vec::new(),
        };
        let zone = subject.shown_in(question.opened.at, question.opened.written_in.as_ref(), None);
        let (until, end) = question.responded.map_or((now, "now"), |at| (at, "the response"));
        for (at, name) in in_order(subject, &question.opened, &question.priority_changes)? {
            let changed = subject.with_priority(name)?;
            let had = id_of(all.last().unwrap_or(subject));
            if at > until {
                all.notes.push(format!(
                    "The change of priority to {name} is after {end} and is not counted."
                ));
            } else if had.is_some() && had == id_of(&changed) {
                let at = zone.rfc3339(at);
                all.notes.push(format!(
                    "The change of priority to {name} at {at} changes nothing: the ticket had it \
                     already."
                ));
            } else {
                all.notes.extend(all.due_before(all.last().unwrap_or(subject), question, at));
                all.changes.push((at, changed));
            }
        }
        Ok(all)
    }

    /// Returns the subject with the priority that the ticket has in the end, if it was changed.
    pub(crate) fn last(&self) -> Option<&Subject<'a>> {
        self.changes.last().map(|(_, subject)| subject)
    }

    /// Returns the instant at which it got that priority.
    pub(crate) fn changed_at(&self) -> Option<Instant> {
        self.changes.last().map(|(at, _)| *at)
    }

    /// Returns the changes as answers give them, in a zone.
    pub(crate) fn shown_in(&self, zone: &Zone) -> Vec<PriorityChange> {
        let mut from = self.first.clone();
        let mut shown = Vec::new();
        for (at, subject) in &self.changes {
            let to = id_of(subject).unwrap_or_default().to_owned();
            let at = ZonedInstant { at: *at, zone: zone.clone() };
            shown.push(PriorityChange { at, from, to: to.clone() });
            from = Some(to);
        }
        shown
    }

    /// Returns a note if the ticket was late already under the priority that it had until a change.
    fn due_before(
        &self,
        subject: &Subject<'a>,
        question: &DeadlineQuestion,
        change: Instant,
    ) -> Option<String> {
        let starts = StartTimes { opened: question.opened.at, changed: self.changed_at() };
        let ticket = TimedTicket::new(starts, Vec::new());
        // Only a hint: what cannot be worked out for an earlier priority is no obstacle for the one
        // that holds.
        let target = subject.target().ok()??;
        let timed = subject.time_target(&target, &ticket, &mut CalendarCache::of_question());
        let Ok(TimedTarget::Due(due)) = timed else { return None };
        let deadline = due.result.deadline;
        let priority = subject.priority.as_ref()?.id();
        let zone = subject.shown_in(question.opened.at, question.opened.written_in.as_ref(), None);
        let [due, changed] = [deadline, change].map(|at| zone.rfc3339(at));
        (deadline < change).then(|| {
            format!(
                "With priority {priority} it was due at {due}, before the change at {changed}; \
                 pauses are left out of this."
            )
        })
    }
}
