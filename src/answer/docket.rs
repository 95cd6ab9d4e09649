//! Many tickets, judged one after the other: what they have in common is worked out once.
//!
//! A [`Docket`] holds cases: subjects made ready for questions. It gives for a ticket what [`deadline`] gives, as far as a
//! row of a table can hold it, without the clauses and notes.

use std::sync::Arc;

use super::{AskError, DeadlineAnswer, DeadlineQuestion, Stamp, State, Subject, clocks::Clocks, cover::Cover, deadline, ready::Ready};
use crate::time::{At, Instant, Offsets, ReadTime};

/// A docket with more cases than this should be cleared.
const MOST_CASES: usize = 4_096;

/// The times of a ticket.
#[derive(Clone, Debug)]
pub struct TicketTimes {
    /// When it was opened.
    pub opened: ReadTime,
    /// When the vendor responded, if it has.
    pub responded: Option<Instant>,
    /// When it was closed, if it was. Without a response it is judged as it stood then.
    pub closed: Option<Instant>,
    /// Spans in which the clock stood still; one without an end goes on.
    pub pauses: Vec<(Instant, Option<Instant>)>,
    /// When it got other priorities, and which.
    pub priority_changes: Vec<(Instant, String)>,
}

/// How a ticket stands, as a row of a table holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// When it was opened.
    pub opened: At,
    /// When the clock started: then, or at the next opening.
    pub clock_start: Option<At>,
    /// The deadline.
    pub deadline: Option<At>,
    /// How it stands.
    pub state: State,
    /// Why there is no deadline: `best-effort`, `none`, `not-stated`, `paused`.
    pub without_deadline: Option<&'static str>,
    /// Seconds on the target's clock from its start to the response, or to now.
    pub elapsed_seconds: Option<i64>,
    /// Seconds on that clock from its start to the deadline, of a ticket that is answered.
    pub allowed_seconds: Option<i64>,
    /// Real seconds from now to the deadline, negative past it; `None` once it is answered.
    pub remaining_seconds: Option<i64>,
    /// Real seconds by which the response was early, negative if late; `None` while there is none.
    pub margin_seconds: Option<i64>,
    /// Whether it was closed without a response: then nobody can say more than that it was not late by then, or was.
    pub closed_unanswered: bool,
    /// The priority that it has in the end, if that is not the case's.
    pub changed_priority: Option<Box<str>>,
    /// Which of the case's readings would give another deadline if they were taken otherwise.
    pub readings: Readings,
}

/// A set of the readings of a policy, by their place there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readings(u64);

/// Subjects, and what of them is ready.
#[derive(Debug)]
pub struct Docket<'a> {
    cases: Vec<Case<'a>>,
    /// How many cases were forgotten.
    forgotten: usize,
    clocks: Clocks,
    now: Instant,
    warn: Option<u8>,
}

/// One subject of a docket.
#[derive(Debug)]
pub struct Case<'a> {
    subject: Subject<'a>,
    /// The customer's zone.
    zone: Option<Arc<Offsets>>,
    ready: Ready,
    /// When it is covered, from when it was first asked.
    cover: Option<Cover>,
}

/// A case of a docket. No two cases of a docket ever have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseId(usize);

impl<'a> Docket<'a> {
    /// An empty one. `warn` is the share of the time, in percent, from which on an open ticket is warned.
    #[must_use]
    pub fn new(now: Instant, warn: Option<u8>) -> Self {
        Self { cases: Vec::new(), forgotten: 0, clocks: Clocks::default(), now, warn }
    }

    /// Takes a subject up.
    pub fn open(&mut self, subject: Subject<'a>) -> CaseId {
        let zone = subject.zone.as_ref().map(|zone| self.clocks.zone(zone));
        let ready = Ready::of(&subject, &mut self.clocks);
        self.cases.push(Case { subject, zone, ready, cover: None });
        CaseId(self.forgotten + self.cases.len() - 1)
    }

    /// The case of an id.
    #[must_use]
    pub fn case(&self, id: CaseId) -> &Case<'a> {
        &self.cases[id.0 - self.forgotten]
    }

    /// How a ticket of a case stands.
    ///
    /// # Errors
    /// As [`deadline`].
    pub fn judge(&mut self, id: CaseId, ticket: &TicketTimes) -> Result<Judged, AskError> {
        let closed = ticket.closed.filter(|_| ticket.responded.is_none());
        let now = closed.map_or(self.now, |closed| closed.min(self.now));
        let case = &mut self.cases[id.0 - self.forgotten];
        let at_once = case.ready.judge(ticket, case.zone.as_deref(), self.warn, now, &mut self.clocks);
        let mut judged = match at_once {
            Some(judged) => judged,
            None => case.ask(ticket, self.warn, now)?,
        };
        judged.closed_unanswered = closed.is_some();
        Ok(judged)
    }

    /// Whether tickets of a case are covered at an instant; `None` if no document says.
    pub fn is_covered(&mut self, id: CaseId, at: Instant) -> Option<bool> {
        let Case { subject, cover, .. } = &mut self.cases[id.0 - self.forgotten];
        cover.get_or_insert_with(|| Cover::of(subject, &mut self.clocks)).at(at, &mut self.clocks)
    }

    /// Whether it holds so much that it should be cleared before more is added.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.cases.len() >= MOST_CASES || self.clocks.are_too_many()
    }

    /// Forgets every case. Their ids are of no use any more.
    pub fn clear(&mut self) {
        self.forgotten += self.cases.len();
        self.cases.clear();
        self.clocks = Clocks::default();
    }
}

impl<'a> Case<'a> {
    /// Whose tickets they are.
    #[must_use]
    pub fn subject(&self) -> &Subject<'a> {
        &self.subject
    }

    /// The zone in which local times of its tickets are read.
    #[must_use]
    pub fn zone(&self) -> Option<&Offsets> {
        self.zone.as_deref()
    }

    /// The names of a set of readings.
    pub fn names_of(&self, readings: Readings) -> impl Iterator<Item = &'a str> {
        let all = self.subject.policy.readings.iter().enumerate();
        all.filter(move |(at, _)| readings.contains(*at)).map(|(_, reading)| reading.id.as_str())
    }

    /// Asks for one ticket, as `slacalc deadline` does.
    fn ask(&mut self, ticket: &TicketTimes, warn: Option<u8>, now: Instant) -> Result<Judged, AskError> {
        let question = DeadlineQuestion {
            responded: ticket.responded,
            pauses: ticket.pauses.clone(),
            priority_changes: ticket.priority_changes.clone(),
            warn,
            ..DeadlineQuestion::new(ticket.opened.moment())
        };
        let answer = deadline(&self.subject, &question, now)?;
        if ticket.priority_changes.is_empty() {
            self.ready.learn(&answer);
        }
        Ok(self.judged(&answer))
    }

    fn judged(&self, answer: &DeadlineAnswer) -> Judged {
        let at = |stamp: &Stamp| At { at: stamp.at, offset: stamp.zone.offset_at(stamp.at) };
        let mut readings = Readings::default();
        for choice in answer.readings.iter().filter(|choice| choice.deadline != answer.deadline) {
            let place = self.subject.policy.readings.iter().position(|reading| reading.id == choice.name);
            if let Some(place) = place {
                readings.insert(place);
            }
        }
        Judged {
            opened: at(&answer.opened),
            clock_start: answer.clock_start.as_ref().map(at),
            deadline: answer.deadline.as_ref().map(at),
            state: answer.state,
            without_deadline: answer.without_deadline(),
            elapsed_seconds: answer.elapsed_seconds,
            allowed_seconds: answer.allowed_seconds,
            remaining_seconds: answer.remaining_seconds,
            margin_seconds: answer.margin_seconds,
            closed_unanswered: false,
            changed_priority: answer.priority_changes.last().map(|change| change.to.as_str().into()),
            readings,
        }
    }
}

impl Judged {
    /// How it stands in one word: the state, `closed` if it was closed unanswered before it was late, or why there is no
    /// deadline.
    #[must_use]
    pub fn word(&self) -> &'static str {
        if self.closed_unanswered && matches!(self.state, State::Open | State::Warned | State::Paused) {
            return "closed";
        }
        self.without_deadline.unwrap_or(self.state.id())
    }
}

impl Readings {
    /// Whether it has none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn contains(self, place: usize) -> bool {
        place < 64 && self.0 & (1 << place) != 0
    }

    pub(super) fn insert(&mut self, place: usize) {
        if place < 64 {
            self.0 |= 1 << place;
        }
    }
}
