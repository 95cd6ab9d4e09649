//! The target of a group of tickets, made ready before its tickets come: its timer, and the timers
//! by which the open questions of its document would have it.

use super::{
    QuestionError, Subject, TargetAnswer,
    calendar_cache::CalendarCache,
    effective_target::EffectiveTarget,
    group_timer::{GroupTicket, GroupTimer},
    outcome::reason_without,
    sla_terms::StatedTerms,
    ticket_status::TicketStatus,
};
use crate::policy::{Commitment, Promise, ResponseTimesApply};

/// The target of a group of tickets.
#[derive(Debug)]
pub(super) enum PreparedTarget {
    /// A timer gives each ticket its deadline.
    Timed(Box<GroupTimer>),
    /// No ticket of the group has a deadline, for this reason.
    Without(&'static str),
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
        match Self::by_one_rule(subject, changed, cache) {
            Ok((_, prepared)) => prepared,
            Err(QuestionError::Unlisted(_)) if !changed => Self::each_priority(subject, cache),
            Err(error) => Self::Failed(error),
        }
    }

    fn by_one_rule(
        subject: &Subject<'_>,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Result<(StatedPromise, Self), QuestionError> {
        let without = |commitment| {
            let promise = StatedPromise { target: None, commitment };
            (promise, Self::Without(reason_without(commitment)))
        };
        match subject.channel.map(|channel| channel.response_times) {
            None | Some(ResponseTimesApply::Apply) => {}
            Some(ResponseTimesApply::DoNotApply) => return Ok(without(Commitment::Nothing)),
            Some(ResponseTimesApply::NotStated) => return Ok(without(Commitment::NotStated)),
        }
        let Some(target) = subject.target()? else { return Ok(without(Commitment::NotStated)) };
        match target.promise {
            Promise::Within(_) => Self::timed(subject, &target, changed, cache),
            Promise::SameBusinessDay | Promise::Nothing => {
                if target.aim().is_some() {
                    subject.hours_of_aim(&target)?;
                }
                Ok(without(target.commitment))
            }
            Promise::NotStated => Ok(without(Commitment::NotStated)),
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
                let timer = GroupTimer::of(subject, target, (&terms, rule), changed, cache)?;
                let target = TargetAnswer::of(target, Some(terms.clock()));
                (StatedPromise { target, commitment }, Self::Timed(Box::new(timer)))
            }
            StatedTerms::HoursNotStated(_) => {
                let target = TargetAnswer::of(target, target.rule.clock);
                (StatedPromise { target, commitment }, Self::Without(reason_without(commitment)))
            }
        })
    }

    fn each_priority(subject: &Subject<'_>, cache: &mut CalendarCache) -> Self {
        let mut targets = Vec::new();
        for subject in subject.each_priority().values() {
            match Self::by_one_rule(subject, false, cache) {
                Ok((promise, prepared)) => targets.push(PossibleTarget { promise, prepared }),
                Err(error) => return Self::Failed(error),
            }
        }
        Self::EachPriority(targets)
    }

    /// Evaluates a ticket.
    pub(super) fn evaluate(
        &mut self,
        ticket: &GroupTicket<'_>,
        cache: &mut CalendarCache,
    ) -> Result<TicketStatus, QuestionError> {
        match self {
            Self::Timed(timer) => timer.evaluate(ticket, cache),
            Self::Without(reason) => Ok(ticket.without(reason)),
            // A change to a priority that nobody names may be one to any.
            Self::EachPriority(_) if !ticket.times.priority_changes.is_empty() => {
                Ok(ticket.without("not-stated"))
            }
            Self::EachPriority(targets) => {
                let mut found = Vec::new();
                for target in targets {
                    found.push((&target.promise, target.prepared.evaluate(ticket, cache)?));
                }
                Ok(agreed(found).unwrap_or_else(|| ticket.without("not-stated")))
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
