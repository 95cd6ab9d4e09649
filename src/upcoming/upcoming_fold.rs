//! The fold of `upcoming`: keeps open tickets and rows with an error, counts the others.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    DueStanding, DueWindow, LaterEvents, OpenTicket, TicketCounts, TicketTerms, UnreadRow,
    ticket_terms::last_priority,
};
use crate::{
    answer::{DeadlineAnswer, deadline, deadline_of},
    sla::{DeadlineQuestion, GroupId, NoDeadline, QuestionError},
    text::printable,
    tickets::{EvaluatedRow, Extra, Row, RowEvents, RowFold, Sources},
};

/// The most characters of a ticket's name that are kept.
const LONGEST_NAME: usize = 60;
/// The most characters of an error that are kept.
const LONGEST_ERROR: usize = 300;
/// The most rows with an error that are kept one by one; more are only counted.
const MOST_BAD: usize = 10_000;
/// The most entitlements that a thread remembers.
const MOST_TERMS: usize = 4_096;

/// The settings of a list of open tickets.
#[derive(Clone, Debug)]
pub(crate) struct Upcoming {
    /// The window of deadlines.
    pub window: DueWindow,
    /// The share of its time from which on a ticket is warned, in percent.
    pub warn: Option<u8>,
    /// The column that names the ticket.
    pub ticket: Extra,
}

/// The open tickets of some rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpenTickets {
    pub(super) counts: TicketCounts,
    pub(super) tickets: Vec<OpenTicket>,
    pub(super) bad: Vec<UnreadRow>,
    /// The policies and contracts by which open tickets were evaluated.
    pub(super) sources: Sources,
    /// True if a row has a place for the time of an answer.
    pub(super) has_answers: bool,
}

/// The entitlements that one thread remembers, by group and the priority it was changed to.
pub(crate) type TermsOfGroups = BTreeMap<(GroupId, Option<String>), Arc<TicketTerms>>;

impl OpenTickets {
    /// Adds those of a part that follows what is there.
    pub(crate) fn take(&mut self, part: Self) {
        let before = self.counts.rows;
        let moved = |ticket: OpenTicket| OpenTicket { row: ticket.row + before, ..ticket };
        self.tickets.extend(part.tickets.into_iter().map(moved));
        let room = MOST_BAD.saturating_sub(self.bad.len());
        let moved = |bad: UnreadRow| UnreadRow { row: bad.row + before, ..bad };
        self.bad.extend(part.bad.into_iter().take(room).map(moved));
        self.sources.take(part.sources);
        self.has_answers |= part.has_answers;
        self.counts.add(&part.counts);
    }
}

impl RowFold for Upcoming {
    type Part = OpenTickets;
    type Scratch = TermsOfGroups;

    fn row(
        &self,
        row: &Row<'_>,
        evaluated: Result<EvaluatedRow<'_, '_>, String>,
        known: &mut TermsOfGroups,
        part: &mut OpenTickets,
    ) {
        part.counts.rows += 1;
        let found = evaluated.and_then(|evaluated| self.open_ticket(&evaluated, known, part));
        let (number, name) = (part.counts.rows, || self.name_of(row));
        match found {
            Ok(Some(ticket)) => {
                let ticket = OpenTicket { row: number, ticket: name(), ..ticket };
                part.counts.count(&ticket);
                if ticket.standing == DueStanding::Later {
                    part.counts.keep_next(ticket);
                } else {
                    part.tickets.push(ticket);
                }
            }
            Ok(None) => {}
            Err(error) => {
                part.counts.bad += 1;
                if part.bad.len() < MOST_BAD {
                    let error = printable(&error, LONGEST_ERROR);
                    part.bad.push(UnreadRow { row: number, ticket: name(), error });
                }
            }
        }
    }
}

impl Upcoming {
    /// Returns the ticket of an evaluated row if it is open, and counts it if it is not.
    fn open_ticket(
        &self,
        evaluated: &EvaluatedRow<'_, '_>,
        known: &mut TermsOfGroups,
        part: &mut OpenTickets,
    ) -> Result<Option<OpenTicket>, String> {
        let times = evaluated.times;
        part.has_answers |= times.has_response_column;
        let is_later = |at| at > self.window.now;
        if times.responded.is_some() || times.closed.is_some() {
            part.counts.answered += u64::from(times.responded.is_some());
            part.counts.closed += u64::from(times.responded.is_none());
            let ends = times.responded.or(times.closed);
            part.counts.ended_later += u64::from(ends.is_some_and(is_later));
            return Ok(None);
        }
        if evaluated.status.without_deadline == Some(NoDeadline::NotStarted) {
            part.counts.not_started += 1;
            return Ok(None);
        }
        part.counts.before_oldest += u64::from(evaluated.before_oldest);
        part.counts.opened_later += u64::from(is_later(evaluated.status.opened.at));
        let (subject, times) = evaluated.as_written();
        let mut answer = self.answer(evaluated).map_err(|error| error.to_string())?;
        // The clock of another metric may start later.
        answer.opened.at = evaluated.status.opened.at;
        part.sources.add(subject);
        let terms = self.terms(evaluated, &answer, known);
        let ticket = OpenTicket::of((&answer, times), (terms, subject), &self.window);
        Ok(Some(OpenTicket { later: evaluated.later.map(LaterEvents::of), ..ticket }))
    }

    /// Returns the answer about an open ticket. One that was opened again is asked about with all
    /// of its events, so that the other readings of the reopening are offered.
    fn answer(&self, evaluated: &EvaluatedRow<'_, '_>) -> Result<DeadlineAnswer, QuestionError> {
        let (subject, times) = evaluated.as_written();
        let question = DeadlineQuestion {
            pauses: times.pauses.clone(),
            priority_changes: times.priority_changes.clone(),
            reopened: times.reopened.clone(),
            warn: self.warn,
            ..DeadlineQuestion::new(times.opened.into())
        };
        match evaluated.later.filter(|_| !times.reopened.is_empty()) {
            Some(RowEvents { responded, stops }) => {
                let question = DeadlineQuestion { responded: *responded, ..question };
                deadline_of(subject, (&question, stops), subject.metric, self.window.now)
            }
            None => deadline(subject, &question, self.window.now),
        }
    }

    /// Returns the terms of a ticket, remembered if they are those of one before.
    fn terms(
        &self,
        evaluated: &EvaluatedRow<'_, '_>,
        answer: &DeadlineAnswer,
        known: &mut TermsOfGroups,
    ) -> Arc<TicketTerms> {
        let group = evaluated.reopened.map_or(evaluated.id, |row| row.group);
        let key = (group, last_priority(answer).map(str::to_owned));
        if let Some(terms) = known.get(&key).filter(|terms| terms.basis == answer.basis) {
            return Arc::clone(terms);
        }
        if known.len() >= MOST_TERMS {
            known.clear();
        }
        let (subject, _) = evaluated.as_written();
        let terms = Arc::new(TicketTerms::of(subject, answer, self.window.now));
        known.insert(key, Arc::clone(&terms));
        terms
    }

    /// Returns the name of a ticket, if its column is there and filled.
    fn name_of(&self, row: &Row<'_>) -> Option<String> {
        let cell = String::from_utf8_lossy(row.extra(self.ticket).trim_ascii());
        Some(printable(&cell, LONGEST_NAME)).filter(|name| !name.is_empty())
    }
}
