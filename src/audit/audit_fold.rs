//! The pass of an audit: each row's claim against its answer.

use super::{
    Claimed, Findings,
    causes::{CauseFinder, DisputedTicket},
    claim::Claim,
    findings::TicketSample,
};
use crate::{
    answer::{SlaState, TicketStatus},
    tickets::{EvaluatedRow, Extra, Row, RowFold, TicketContext},
    time::{Instant, OffsetInstant},
};

/// The most of a ticket's name that is kept.
const LONGEST_NAME: usize = 60;

/// Compares what is claimed with what the contract says.
#[derive(Debug)]
pub struct Audit<'a> {
    /// Whose time format holds for claims too.
    pub shelf: &'a TicketContext<'a>,
    /// Which column has the claims.
    pub claimed: Claimed,
    /// Which column names tickets; where it is empty they are named by their rows.
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
        answer: Result<EvaluatedRow<'_, '_>, String>,
        finder: &mut CauseFinder,
        part: &mut Findings,
    ) {
        part.rows += 1;
        let claim = |answered: &EvaluatedRow<'_, '_>| {
            self.claimed.read(row, self.shelf.time_form(), answered.case().zone(), self.now)
        };
        match answer.and_then(|answered| Ok((claim(&answered)?, answered))) {
            Err(error) => part.bad_row(error),
            Ok((None, _)) => part.without_claim += 1,
            Ok((Some(claim), answered)) => self.compare(row, claim, &answered, finder, part),
        }
    }
}

impl Audit<'_> {
    fn compare(
        &self,
        row: &Row<'_>,
        claim: Claim,
        answered: &EvaluatedRow<'_, '_>,
        finder: &mut CauseFinder,
        part: &mut Findings,
    ) {
        let (case, EvaluatedRow { id, times, judged, .. }) = (answered.case(), answered);
        part.keeps_answers |= times.keeps_answers;
        let met_without_answer = claim == Claim::Met(true) && times.responded.is_none();
        // A ticket that is not yet due was not missed, answered or not.
        let is_past = judged.deadline.is_some_and(|deadline| deadline.at < self.now);
        let nobody_knows = match claim {
            Claim::Deadline(_) => false,
            Claim::Met(true) => {
                met_without_answer && (judged.state != SlaState::Missed || judged.may_be_answered())
            }
            Claim::Met(false) => is_past && judged.may_be_answered(),
        };
        if let Claim::Met(met) = claim
            && nobody_knows
            && judged.state != SlaState::None
        {
            part.origins.add(case.subject());
            part.unanswered(met, self.seen(row, judged, part.rows));
            return;
        }
        let Some(deadline) = judged.deadline else {
            part.origins.add(case.subject());
            *part.without_deadline.entry(judged.word()).or_default() += 1;
            return;
        };
        part.rests_on(case, *id);
        part.says_met += u64::from(claim == Claim::Met(true));
        let doubt = DisputedTicket {
            times,
            deadline: deadline.at,
            of_deadline: matches!(claim, Claim::Deadline(_)),
            now: self.now,
        };
        let until = doubt.until();
        // Whether the claim would be right if the deadline were another. One that is still open and
        // in time is not missed, and without an answer none is met, whatever the deadline.
        let fits = |other: Instant| match claim {
            Claim::Deadline(at) => other.seconds_since(at).abs() <= self.tolerance,
            Claim::Met(met) => met == (until <= other) && !met_without_answer,
        };
        if fits(deadline.at) {
            part.agree += 1;
            finder.refute(case, *id, &doubt, |other| !fits(other), &mut part.refuted);
            return;
        }
        let (seconds, claimed) = match claim {
            Claim::Deadline(at) => (
                Some(at.seconds_since(deadline.at)),
                Some(OffsetInstant { at, offset: deadline.offset }),
            ),
            Claim::Met(_) => {
                (times.responded.map(|responded| deadline.at.seconds_since(responded)), None)
            }
        };
        let seen = TicketSample { claimed, seconds, ..self.seen(row, judged, part.rows) };
        let mut causes = finder.causes(case, *id, &doubt, fits);
        causes.extend(
            claimed.and(seconds).map(|seconds| part.shifts(seconds, deadline)).unwrap_or_default(),
        );
        part.differ(causes, seen, claim == Claim::Met(true));
    }

    /// A ticket as it is shown.
    fn seen(&self, row: &Row<'_>, judged: &TicketStatus, number: u64) -> TicketSample {
        let name: String =
            String::from_utf8_lossy(row.extra(self.id)).trim().chars().take(LONGEST_NAME).collect();
        let name = Some(name).filter(|name| !name.is_empty());
        TicketSample {
            name,
            row: number,
            opened: judged.opened,
            deadline: judged.deadline,
            claimed: None,
            seconds: None,
        }
    }
}
