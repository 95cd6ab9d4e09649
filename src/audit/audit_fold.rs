//! The fold of an audit: compares each row's claim with its answer.

use super::{
    Claimed, Findings,
    causes::{CauseFinder, ClaimedTicket, REOPENINGS},
    claim::Claim,
    findings::TicketSample,
};
use crate::{
    sla::SlaState,
    tickets::{EvaluatedRow, Extra, Row, RowFold, TicketContext},
    time::Instant,
};

/// The most of a ticket's name that is kept.
const LONGEST_NAME: usize = 60;

/// An audit of the claims of a column.
#[derive(Debug)]
pub(crate) struct Audit<'a> {
    /// Policies and contracts, and the time format, which holds for claims too.
    pub context: &'a TicketContext<'a>,
    /// The column with the claims.
    pub claimed: Claimed,
    /// The column with the names of tickets; where it is empty they are named by their rows.
    pub id: Extra,
    /// Deadlines that are no more than so many seconds apart agree.
    pub tolerance: i64,
    /// "Now".
    pub now: Instant,
}

impl RowFold for Audit<'_> {
    type Part = Findings;
    type Scratch = CauseFinder;

    fn row(
        &self,
        row: &Row<'_>,
        evaluated: Result<EvaluatedRow<'_, '_>, String>,
        finder: &mut CauseFinder,
        part: &mut Findings,
    ) {
        part.rows += 1;
        let evaluated = match evaluated {
            Ok(evaluated) => evaluated,
            Err(error) => return part.bad_row(self.name_of(row), error),
        };
        let form = self.context.time_form();
        let zone = self.context.zone_of_times(row, evaluated.group().zone());
        match self.claimed.read(row, form, zone, self.now) {
            Err(error) => part.bad_row(self.name_of(row), error),
            Ok(None) => part.without_claim += 1,
            Ok(Some(claim)) => self.compare(row, claim, &evaluated, finder, part),
        }
    }
}

impl Audit<'_> {
    fn compare(
        &self,
        row: &Row<'_>,
        claim: Claim,
        evaluated: &EvaluatedRow<'_, '_>,
        finder: &mut CauseFinder,
        part: &mut Findings,
    ) {
        let (group, EvaluatedRow { id, times, status, .. }) = (evaluated.group(), evaluated);
        part.has_response_column |= times.has_response_column;
        part.later.count(evaluated, self.now);
        let number = part.rows;
        let sample = || self.sample(row, evaluated, number);
        if let Claim::Verdict { met } = claim
            && self.is_unknown(met, evaluated)
            && status.state != SlaState::None
        {
            part.sources.add(group.subject());
            part.unanswered(met, sample());
            return;
        }
        let Some(deadline) = status.deadline else {
            part.sources.add(group.subject());
            *part.without_deadline.entry(status.word()).or_default() += 1;
            return;
        };
        part.rests_on(group, *id);
        let claims_met = claim == Claim::Verdict { met: true };
        part.says_met += u64::from(claims_met);
        let ticket = ClaimedTicket {
            times,
            deadline: deadline.at,
            reopened: REOPENINGS.map(|rule| evaluated.deadline_under(rule)),
            of_deadline: matches!(claim, Claim::Deadline(_)),
            now: self.now,
        };
        let fits = |other: Instant| self.agrees(claim, &ticket, other);
        if fits(deadline.at) {
            part.agree += 1;
            finder.refute(group, *id, &ticket, |other| !fits(other), &mut part.counterexamples);
            return;
        }
        let mut causes = finder.causes(group, *id, &ticket, fits);
        let sample = match claim {
            Claim::Deadline(at) => {
                let seconds = at.since(deadline.at).seconds();
                causes.extend(part.shifts(seconds, deadline));
                let claimed = Some(group.display(times.opened).at(at));
                TicketSample { claimed, seconds: Some(seconds), ..sample() }
            }
            Claim::Verdict { .. } => {
                let seconds = times.responded.map(|at| deadline.at.since(at).seconds());
                TicketSample { seconds, ..sample() }
            }
        };
        part.differ(causes, sample, claims_met);
    }

    /// Returns true if the claim would be right with a deadline. A ticket that is still open and in
    /// time is not missed, and without an answer none is met, whatever the deadline.
    fn agrees(&self, claim: Claim, ticket: &ClaimedTicket<'_>, deadline: Instant) -> bool {
        match claim {
            Claim::Deadline(at) => deadline.since(at).seconds().abs() <= self.tolerance,
            Claim::Verdict { met: true } if ticket.times.responded.is_none() => false,
            Claim::Verdict { met } => met == (ticket.until() <= deadline),
        }
    }

    /// Returns true if no answer is known that would tell whether a verdict is right.
    fn is_unknown(&self, claims_met: bool, evaluated: &EvaluatedRow<'_, '_>) -> bool {
        let EvaluatedRow { times, status, .. } = evaluated;
        let may_be_answered = status.may_be_answered();
        if claims_met {
            return times.responded.is_none()
                && (status.state != SlaState::Missed || may_be_answered);
        }
        // A ticket that is not yet due was not missed, answered or not.
        let is_past = status.deadline.is_some_and(|deadline| deadline.at < self.now);
        is_past && may_be_answered
    }

    /// Returns a ticket as an example, without its claim.
    /// Returns the name of a ticket, if it has one.
    fn name_of(&self, row: &Row<'_>) -> Option<String> {
        let cell = String::from_utf8_lossy(row.extra(self.id));
        let name: String = cell.trim().chars().take(LONGEST_NAME).collect();
        Some(name).filter(|name| !name.is_empty())
    }

    fn sample(&self, row: &Row<'_>, evaluated: &EvaluatedRow<'_, '_>, number: u64) -> TicketSample {
        let EvaluatedRow { times, status, .. } = evaluated;
        TicketSample {
            name: self.name_of(row),
            row: number,
            opened: status.opened,
            deadline: status.deadline,
            claimed: None,
            zone: evaluated.group().display(times.opened).zone(),
            seconds: None,
        }
    }
}
