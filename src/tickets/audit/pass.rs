//! The pass of an audit: each row's claim against its answer.

use csv::ByteRecord;

use super::{
    Claimed, Findings,
    claim::Claim,
    findings::{Difference, Seen},
};
use crate::{
    answer::Doubt,
    tickets::{Answered, Extra, Form, Pass, Row, Shelf, StreamError},
    time::{At, Instant},
};

/// The most of a ticket's name that is kept.
const LONGEST_NAME: usize = 60;

/// Compares what is claimed with what the contract says.
#[derive(Debug)]
pub struct Audit<'a> {
    /// Whose time format holds for claims too.
    pub shelf: &'a Shelf<'a>,
    /// Which column has the claims.
    pub claimed: Claimed,
    /// Which column names tickets; without one they are named by their rows.
    pub id: Option<Extra>,
    /// Deadlines that are no more than so many seconds apart agree.
    pub tolerance: i64,
    /// "Now".
    pub now: Instant,
}

impl Pass for Audit<'_> {
    type Part = Findings;

    fn header(&mut self, _form: Form, _columns: Option<&ByteRecord>) -> Result<Findings, StreamError> {
        Ok(Findings::default())
    }

    fn row(&self, row: &Row<'_>, answer: Result<Answered<'_, '_>, String>, part: &mut Findings) {
        part.rows += 1;
        let claim = |answered: &Answered<'_, '_>| self.claimed.read(row, self.shelf.time_format(), answered.case.zone(), self.now);
        match answer.and_then(|answered| Ok((claim(&answered)?, answered))) {
            Err(error) => part.bad_row(error),
            Ok((None, _)) => part.without_claim += 1,
            Ok((Some(claim), answered)) => self.compare(row, claim, &answered, part),
        }
    }
}

impl Audit<'_> {
    fn compare(&self, row: &Row<'_>, claim: Claim, answered: &Answered<'_, '_>, part: &mut Findings) {
        let Some(deadline) = answered.judged.deadline else {
            *part.without_deadline.entry(answered.judged.word()).or_default() += 1;
            return;
        };
        let claimed = match claim {
            Claim::Deadline(at) => Some(at),
            Claim::Met(_) => None,
        };
        let doubt = Doubt { times: answered.times, deadline: deadline.at, claimed, now: self.now };
        let until = doubt.until();
        match claim {
            Claim::Deadline(at) => {
                let off = at.seconds_since(deadline.at);
                if off.abs() <= self.tolerance {
                    part.agree += 1;
                    return;
                }
                let fits = |other: Instant| other.seconds_since(at).abs() <= self.tolerance;
                let causes = part.hypotheses.causes(answered.case, answered.id, &doubt, fits);
                part.differ(causes, || self.difference(row, answered, deadline, off, Some(At { at, offset: deadline.offset })));
            }
            Claim::Met(met) => {
                // One that is still open and in time is not missed.
                let agrees = met == (until <= deadline.at);
                let flips = |other: Instant| (until <= other) != (until <= deadline.at);
                let causes = part.hypotheses.causes(answered.case, answered.id, &doubt, flips);
                if agrees {
                    part.agree += 1;
                    part.contradict(causes);
                } else {
                    let margin = deadline.at.seconds_since(until);
                    part.differ(causes, || self.difference(row, answered, deadline, margin, None));
                }
            }
        }
    }

    fn difference(&self, row: &Row<'_>, answered: &Answered<'_, '_>, deadline: At, seconds: i64, claimed: Option<At>) -> Difference {
        let name = self.id.map(|column| String::from_utf8_lossy(row.extra(column)).trim().chars().take(LONGEST_NAME).collect());
        let seen = Seen { name, row: 0, opened: answered.judged.opened, deadline, claimed, seconds };
        Difference { seen, claimed_met: claimed.is_none() && seconds < 0 }
    }
}
