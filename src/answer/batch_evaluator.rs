//! Many tickets, judged one after the other: what they have in common is worked out once.
//!
//! A [`BatchEvaluator`] holds cases: subjects made ready for questions. It gives for a ticket what
//! [`super::deadline()`] gives, as far as a row of a table can hold it, without the clauses and
//! notes.

use super::{QuestionError, SlaState, Subject, TicketGroup, calendar_cache::CalendarCache};
use crate::time::{Instant, OffsetInstant, ParsedTime};

/// A docket with more cases than this should be cleared.
const MOST_CASES: usize = 4_096;

/// The times of a ticket.
#[derive(Clone, Debug)]
pub struct TicketTimes {
    /// When it was opened.
    pub opened: ParsedTime,
    /// When the vendor responded, if it has.
    pub responded: Option<Instant>,
    /// When it was closed, if it was. Without a response it is judged as it stood then.
    pub closed: Option<Instant>,
    /// Spans in which the clock stood still; one without an end goes on.
    pub pauses: Vec<(Instant, Option<Instant>)>,
    /// When it got other priorities, and which.
    pub priority_changes: Vec<(Instant, String)>,
    /// True if its table has a place for the time of a response. Without one a ticket may have been
    /// answered all the same.
    pub keeps_answers: bool,
}

/// How a ticket stands, as a row of a table holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketStatus {
    /// When it was opened.
    pub opened: OffsetInstant,
    /// When the clock started: then, or at the next opening.
    pub clock_start: Option<OffsetInstant>,
    /// The deadline.
    pub deadline: Option<OffsetInstant>,
    /// How it stands.
    pub state: SlaState,
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
    /// True if it was closed without a response that is known: it may have been answered in time,
    /// or late, or never.
    pub closed_unanswered: bool,
    /// True if it has no response because its table has no place for one.
    pub answers_unknown: bool,
    /// The priority that it has in the end, if that is not the case's.
    pub changed_priority: Option<Box<str>>,
    /// Which of the case's readings would give another deadline if they were taken otherwise.
    pub readings: ReadingSet,
}

/// A set of the readings of a policy, by their place there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingSet(u64);

/// Subjects, and what of them is ready.
#[derive(Debug)]
pub struct BatchEvaluator<'a> {
    cases: Vec<TicketGroup<'a>>,
    /// How many cases were forgotten.
    forgotten: usize,
    clocks: CalendarCache,
    now: Instant,
    warn: Option<u8>,
}

/// A case of a docket. No two cases of a docket ever have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(usize);

impl<'a> BatchEvaluator<'a> {
    /// An empty one. `warn` is the share of the time, in percent, from which on an open ticket is
    /// warned.
    #[must_use]
    pub fn new(now: Instant, warn: Option<u8>) -> Self {
        Self { cases: Vec::new(), forgotten: 0, clocks: CalendarCache::default(), now, warn }
    }

    /// Takes a subject up.
    pub fn open(&mut self, subject: Subject<'a>) -> GroupId {
        self.cases.push(TicketGroup::new(subject, &mut self.clocks));
        GroupId(self.forgotten + self.cases.len() - 1)
    }

    /// The case of an id.
    #[must_use]
    pub fn case(&self, id: GroupId) -> &TicketGroup<'a> {
        &self.cases[id.0 - self.forgotten]
    }

    /// How a ticket of a case stands.
    ///
    /// # Errors
    /// As [`super::deadline()`].
    pub fn judge(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
    ) -> Result<TicketStatus, QuestionError> {
        let now = self.now(ticket);
        let mut judged =
            self.cases[id.0 - self.forgotten].judge(ticket, self.warn, now, &mut self.clocks)?;
        judged.closed_unanswered = closed_unanswered(ticket).is_some();
        judged.answers_unknown = !ticket.keeps_answers && ticket.responded.is_none();
        Ok(judged)
    }

    /// Of the readings that move the deadline of a ticket that was judged those that decide whether
    /// it is late: by another choice it would be and is not, or is and would not be, or would have
    /// no deadline.
    ///
    /// # Errors
    /// As [`super::deadline()`].
    pub fn deciding(
        &mut self,
        id: GroupId,
        ticket: &TicketTimes,
        judged: &TicketStatus,
    ) -> Result<ReadingSet, QuestionError> {
        let now = self.now(ticket);
        self.cases[id.0 - self.forgotten].deciding(ticket, judged, now, &mut self.clocks)
    }

    /// What is now for a ticket: it is judged as it stood when it was closed unanswered.
    fn now(&self, ticket: &TicketTimes) -> Instant {
        closed_unanswered(ticket).map_or(self.now, |closed| closed.min(self.now))
    }

    /// Whether tickets of a case are covered at an instant; `None` if no document says.
    pub fn is_covered(&mut self, id: GroupId, at: Instant) -> Option<bool> {
        self.cases[id.0 - self.forgotten].is_covered(at, &mut self.clocks)
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
        self.clocks = CalendarCache::default();
    }
}

fn closed_unanswered(ticket: &TicketTimes) -> Option<Instant> {
    ticket.closed.filter(|_| ticket.responded.is_none())
}

impl TicketStatus {
    /// The state in one word, or why there is no deadline. Where no answer is known it accuses
    /// nobody: `closed` and `closed-late` of tickets that were closed by their deadline or after
    /// it, `overdue` of one that is past it in a table that keeps no answers.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.state {
            SlaState::Open | SlaState::Warned | SlaState::Paused if self.closed_unanswered => {
                "closed"
            }
            SlaState::Missed if self.closed_unanswered => "closed-late",
            SlaState::Missed if self.answers_unknown => "overdue",
            state => self.without_deadline.unwrap_or(state.id()),
        }
    }

    /// Returns true if a response may have been given of which nothing is known.
    #[must_use]
    pub fn may_be_answered(&self) -> bool {
        self.closed_unanswered || self.answers_unknown
    }
}

impl ReadingSet {
    /// Whether it has none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn contains(self, place: usize) -> bool {
        place < 64 && self.0 & (1 << place) != 0
    }

    pub(super) fn insert(&mut self, place: usize) {
        if place < 64 {
            self.0 |= 1 << place;
        }
    }
}
