//! The target of a group of tickets, made ready before its tickets come: its timer, and one timer
//! per alternative reading.

use super::{
    QuestionError, Subject, TargetAnswer,
    calendar_cache::CalendarCache,
    effective_target::EffectiveTarget,
    group_timer::{GroupTicket, GroupTimer},
    outcome::NoDeadline,
    sla_terms::StatedTerms,
    ticket_status::TicketStatus,
};
use crate::{
    policy::{Commitment, Promise},
    time::OffsetTable,
};

/// The target of a group of tickets.
#[derive(Debug)]
pub(super) enum PreparedTarget {
    /// A timer gives each ticket its deadline.
    Timed(Box<GroupTimer>),
    /// No ticket of the group has a deadline, for this reason.
    NoDeadline(NoDeadline),
    /// The targets of the priorities that may be meant by one that the document does not name.
    EachPriority(Vec<PossibleTarget>),
    /// Something that the answer depends on was not said, or cannot be.
    Failed(QuestionError),
}

/// The target of a priority that may be meant.
#[derive(Debug)]
pub(super) struct PossibleTarget {
    promise: StatedPromise,
    prepared: PreparedTarget,
}

/// A promise as an answer states it.
#[derive(Debug, PartialEq)]
struct StatedPromise {
    target: Option<TargetAnswer>,
    commitment: Commitment,
}

impl PreparedTarget {
    /// Makes the target of a subject ready, for tickets that came with its priority or that were
    /// `changed` to it.
    pub(super) fn of(subject: &Subject<'_>, changed: bool, cache: &mut CalendarCache) -> Self {
        match Self::for_known_priority(subject, changed, cache) {
            Ok((_, prepared)) => prepared,
            Err(QuestionError::Unlisted(_)) if !changed => Self::each_priority(subject, cache),
            Err(error) => Self::Failed(error),
        }
    }

    fn for_known_priority(
        subject: &Subject<'_>,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Result<(StatedPromise, Self), QuestionError> {
        let no_deadline = |commitment| {
            let promise = StatedPromise { target: None, commitment };
            (promise, Self::NoDeadline(NoDeadline::by(commitment)))
        };
        if let Some(commitment) = subject.channel_commitment() {
            return Ok(no_deadline(commitment));
        }
        let Some(target) = subject.target()? else { return Ok(no_deadline(Commitment::NotStated)) };
        match target.promise {
            Promise::Within(_) => Self::timed(subject, &target, changed, cache),
            Promise::SameBusinessDay | Promise::Nothing => {
                if target.aim().is_some() {
                    subject.hours_of_aim(&target)?;
                }
                Ok(no_deadline(target.commitment))
            }
            Promise::NotStated => Ok(no_deadline(Commitment::NotStated)),
        }
    }

    fn timed<'a>(
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Result<(StatedPromise, Self), QuestionError> {
        let commitment = target.commitment;
        Ok(match subject.terms(target)? {
            StatedTerms::Stated(terms, hours) => {
                let rule = hours.as_ref().map(|hours| hours.rule);
                let timer = GroupTimer::of(subject, target, &terms, rule, changed, cache)?;
                let target = TargetAnswer::of(target, Some(terms.clock()));
                (StatedPromise { target, commitment }, Self::Timed(Box::new(timer)))
            }
            StatedTerms::NoLength | StatedTerms::HoursNotStated(_) => {
                let target = TargetAnswer::of(target, target.rule.clock);
                (StatedPromise { target, commitment }, Self::NoDeadline(NoDeadline::by(commitment)))
            }
        })
    }

    fn each_priority(subject: &Subject<'_>, cache: &mut CalendarCache) -> Self {
        let mut targets = Vec::new();
        for subject in subject.each_priority().values() {
            match Self::for_known_priority(subject, false, cache) {
                Ok((promise, prepared)) => targets.push(PossibleTarget { promise, prepared }),
                Err(error) => return Self::Failed(error),
            }
        }
        Self::EachPriority(targets)
    }

    /// Returns the zone of its hours.
    pub(super) fn location(&self) -> Option<&OffsetTable> {
        match self {
            Self::Timed(timer) => timer.location(),
            Self::NoDeadline(_) | Self::EachPriority(_) | Self::Failed(_) => None,
        }
    }

    /// Evaluates a ticket.
    pub(super) fn evaluate(
        &mut self,
        ticket: &GroupTicket<'_>,
        cache: &mut CalendarCache,
    ) -> Result<TicketStatus, QuestionError> {
        match self {
            Self::Timed(timer) => timer.evaluate(ticket, cache),
            Self::NoDeadline(reason) => Ok(ticket.no_deadline(*reason)),
            // The new priority is unknown, so no priority can be assumed.
            Self::EachPriority(_) if !ticket.times.priority_changes.is_empty() => {
                Ok(ticket.no_deadline(NoDeadline::NotStated))
            }
            Self::EachPriority(targets) => {
                let mut found = Vec::new();
                for target in targets {
                    found.push((&target.promise, target.prepared.evaluate(ticket, cache)?));
                }
                Ok(agreed(found).unwrap_or_else(|| ticket.no_deadline(NoDeadline::NotStated)))
            }
            Self::Failed(error) => Err(error.clone()),
        }
    }
}

/// Returns the status of a ticket that is the same by every target; `None` if they differ.
fn agreed(all: Vec<(&StatedPromise, TicketStatus)>) -> Option<TicketStatus> {
    let mut agreed: Option<(_, TicketStatus)> = None;
    for (promise, mut status) in all {
        if let Some((known, before)) = agreed {
            let same = known == promise
                && before.deadline == status.deadline
                && before.without_deadline == status.without_deadline
                && before.clock_start == status.clock_start;
            if !same {
                return None;
            }
            status.readings = status.readings.intersection(before.readings);
            status.decisive = status.decisive.intersection(before.decisive);
        }
        agreed = Some((promise, status));
    }
    agreed.map(|(_, status)| status)
}
