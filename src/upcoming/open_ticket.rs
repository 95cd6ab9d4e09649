//! One open ticket, as the list shows it.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{
    DueStanding, DueWindow, TicketTerms,
    ticket_terms::{coverage_at, last_priority},
};
use crate::{
    answer::{DeadlineAnswer, ReadingOutcome},
    sla::{Outcome, Pause, SlaState, Subject, TicketTimes, ZonedInstant},
    tickets::RowEvents,
    time::Instant,
};

/// An open ticket.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpenTicket {
    /// Its row; the first after the header is 1.
    pub row: u64,
    /// Its name, if a column has one.
    pub ticket: Option<String>,
    /// Where it stands: overdue, due in the window, later, or without a deadline and why.
    pub standing: DueStanding,
    /// Its entitlement.
    #[serde(flatten, serialize_with = "shared")]
    #[cfg_attr(test, schemars(with = "TicketTerms"))]
    pub terms: Arc<TicketTerms>,
    /// The opening.
    pub opened: ZonedInstant,
    /// The deadline.
    pub deadline: Option<ZonedInstant>,
    /// The deadline in seconds since the epoch.
    pub deadline_epoch: Option<i64>,
    /// `open`, `warned`, `missed`, `paused` or `none`.
    pub state: SlaState,
    /// Real seconds from now to the deadline, negative past it.
    pub remaining_seconds: Option<i64>,
    /// The deadline if a paused clock resumed now.
    pub if_resumed_now: Option<ZonedInstant>,
    /// The earliest deadline that a reading which nobody has chosen gives, if it is earlier.
    pub earliest: Option<EarlierDeadline>,
    /// The other deadlines under readings that nobody has chosen.
    pub readings: Vec<OtherDeadline>,
    /// True if the vendor is staffed at the deadline, or until it; `null` without a deadline, or if
    /// that is not known.
    pub covered_at_deadline: Option<bool>,
    /// The next opening after the deadline, if it is not covered then.
    pub next_open_after_deadline: Option<ZonedInstant>,
    /// The reason that there is no deadline, in words.
    pub without_deadline: Option<String>,
    /// Its pauses.
    #[serde(skip)]
    pub pauses: Vec<Pause>,
    /// The changes of its priority.
    #[serde(skip)]
    pub changes: Vec<(Instant, String)>,
    /// The times at which it was opened again.
    #[serde(skip)]
    pub reopened: Vec<Instant>,
    /// The events that start its clock, if that is of another metric than the first response.
    #[serde(skip)]
    pub later: Option<LaterEvents>,
}

/// The events that start the clock of another metric than the first response.
#[derive(Clone, Debug)]
pub(crate) struct LaterEvents {
    /// The first response.
    pub responded: Option<Instant>,
    /// The vendor's updates.
    pub updated: Vec<Instant>,
}

impl LaterEvents {
    pub(super) fn of(row: &RowEvents) -> Self {
        Self { responded: row.responded, updated: row.stops.updated.clone() }
    }
}

/// The earliest deadline that the document allows.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct EarlierDeadline {
    /// The deadline.
    pub deadline: ZonedInstant,
    /// Real seconds from now to it, negative past it.
    pub remaining_seconds: i64,
    /// The choices that give it, each as `--reading` takes it.
    pub readings: Vec<String>,
}

/// The deadline under another choice of a reading.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OtherDeadline {
    /// The choice, as `--reading` takes it.
    pub reading: String,
    /// The deadline; `null` if there is none.
    pub deadline: Option<ZonedInstant>,
}

fn shared<S: Serializer>(terms: &Arc<TicketTerms>, serializer: S) -> Result<S::Ok, S::Error> {
    terms.as_ref().serialize(serializer)
}

impl OpenTicket {
    /// Returns the ticket of an answer. `subject` has the priority that it came with.
    pub(super) fn of(
        (answer, times): (&DeadlineAnswer, &TicketTimes),
        (terms, subject): (Arc<TicketTerms>, &Subject<'_>),
        window: &DueWindow,
    ) -> Self {
        let readings = others(answer);
        let earliest = earliest(answer, &readings, window.now);
        let deadline = answer.outcome.deadline();
        let (covered_at_deadline, next_open) =
            deadline.map_or((None, None), |deadline| coverage_then(subject, answer, deadline));
        let if_resumed_now = match &answer.outcome {
            Outcome::Paused { if_resumed_now, .. } => Some(if_resumed_now.clone()),
            _ => None,
        };
        Self {
            row: 0,
            ticket: None,
            standing: standing(answer, earliest.as_ref(), window),
            terms,
            opened: answer.opened.clone(),
            deadline: deadline.cloned(),
            deadline_epoch: deadline.map(|deadline| deadline.at.unix()),
            state: answer.outcome.state(),
            remaining_seconds: answer.remaining_seconds,
            if_resumed_now,
            earliest,
            readings,
            covered_at_deadline,
            next_open_after_deadline: next_open,
            without_deadline: without_deadline(answer),
            pauses: times.pauses.clone(),
            changes: times.priority_changes.clone(),
            later: None,
            reopened: times.reopened.clone(),
        }
    }

    /// Returns its name, or its row.
    pub(crate) fn name(&self) -> String {
        self.ticket.clone().unwrap_or_else(|| format!("row {}", self.row))
    }

    /// Returns the instant by which lists are in order: the deadline, or that of a clock that
    /// resumed now.
    pub(super) fn place(&self) -> (Option<Instant>, u64) {
        let at = self.deadline.as_ref().or(self.if_resumed_now.as_ref());
        (at.map(|at| at.at), self.row)
    }
}

fn standing(
    answer: &DeadlineAnswer,
    earliest: Option<&EarlierDeadline>,
    window: &DueWindow,
) -> DueStanding {
    let deadline = match &answer.outcome {
        Outcome::Due { deadline, .. } => deadline.at,
        Outcome::Paused { .. } => return DueStanding::Paused,
        Outcome::BestEffort => return DueStanding::BestEffort,
        Outcome::None => return DueStanding::None,
        Outcome::NotStated => return DueStanding::NotStated,
    };
    let may_be_due = || earliest.is_some_and(|earlier| window.has(earlier.deadline.at));
    match answer.outcome.state() {
        SlaState::Missed => DueStanding::Overdue,
        _ if window.has(deadline) => DueStanding::Due,
        _ if may_be_due() => DueStanding::MayBeDue,
        SlaState::Warned => DueStanding::Warned,
        _ => DueStanding::Later,
    }
}

/// Returns the other deadlines under readings that nobody has chosen.
fn others(answer: &DeadlineAnswer) -> Vec<OtherDeadline> {
    let other = |outcome: &ReadingOutcome| OtherDeadline {
        reading: format!("{}={}", outcome.name, outcome.value),
        deadline: outcome.deadline.clone(),
    };
    let outcomes = answer.other_deadlines().filter(|_| answer.outcome.deadline().is_some());
    outcomes.map(other).collect()
}

/// Returns the earliest deadline that open readings give, with the one that gives it alone, or else
/// those that do so together.
fn earliest(
    answer: &DeadlineAnswer,
    others: &[OtherDeadline],
    now: Instant,
) -> Option<EarlierDeadline> {
    let deadline = answer.outcome.deadline()?;
    let is_earlier = |at: &&ZonedInstant| at.at < deadline.at;
    let of_others = others.iter().filter_map(|other| other.deadline.as_ref());
    let of_range = answer.deadline_range.as_ref().map(|range| &range.earliest);
    let earliest = of_others.chain(of_range).filter(is_earlier).min_by_key(|at| at.at)?;
    let alone = others.iter().find(|other| other.deadline.as_ref() == Some(earliest));
    let is_part =
        |other: &&OtherDeadline| other.deadline.as_ref().is_some_and(|at| is_earlier(&at));
    let readings = match alone {
        Some(other) => vec![other.reading.clone()],
        None => others.iter().filter(is_part).map(|other| other.reading.clone()).collect(),
    };
    Some(EarlierDeadline {
        deadline: earliest.clone(),
        remaining_seconds: earliest.at.since(now).seconds(),
        readings,
    })
}

/// Returns true if the vendor is staffed at the deadline or until it, with the next opening if not
/// at it.
fn coverage_then(
    subject: &Subject<'_>,
    answer: &DeadlineAnswer,
    deadline: &ZonedInstant,
) -> (Option<bool>, Option<ZonedInstant>) {
    let changed = last_priority(answer);
    let Some(then) = coverage_at(subject, changed, deadline.at) else { return (None, None) };
    if then.covered != Some(false) {
        return (then.covered, None);
    }
    // A deadline at closing time lies at the end of hours that were staffed.
    let just_before = Instant::clamped(deadline.at.unix() - 1);
    let until = coverage_at(subject, changed, just_before).and_then(|before| before.covered);
    let zone = &deadline.zone;
    let next = then.next_open.map(|open| ZonedInstant { at: open.at, zone: zone.clone() });
    (Some(until == Some(true)), next)
}

/// Returns the reason that there is no deadline, in words.
fn without_deadline(answer: &DeadlineAnswer) -> Option<String> {
    let reason = match &answer.outcome {
        Outcome::Due { .. } | Outcome::Paused { .. } => return None,
        Outcome::BestEffort => "best effort, no response time is promised",
        Outcome::None => "no response time is promised",
        Outcome::NotStated if answer.header.unlisted.is_some() => {
            return answer.header.unlisted.clone();
        }
        Outcome::NotStated if answer.is_lost => "missing from our copy of the document",
        Outcome::NotStated if answer.target.is_some() => {
            "the hours in which the time is counted are not stated in the document"
        }
        Outcome::NotStated => "not stated in the document",
    };
    Some(reason.to_owned())
}
