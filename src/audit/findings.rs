//! What an audit has found so far, and how the findings of parts become those of the whole.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use super::causes::{Cause, CitedClauses, Counterexamples};
use crate::{
    answer::{GroupId, TicketGroup},
    tickets::Sources,
    time::OffsetInstant,
};

/// How many tickets are kept as examples of each set of causes.
const EXAMPLES: usize = 3;
/// Every deadline may be moved by so many different times, of the first tickets of a part.
const MOST_SHIFTS: usize = 8;
/// How many bad rows are kept.
const BAD_ROWS: usize = 5;
/// With more sets of causes than this, causes lose their dates; with twice as many, all but the
/// simplest cause are dropped.
const MOST_SETS: usize = 4_096;
/// Of how many causes it is known what contradicts them: of all but single dates of more than a
/// century.
const MOST_CONTRADICTED: usize = 65_536;

/// What an audit has found in some rows.
#[derive(Debug, Default)]
pub struct Findings {
    pub(super) rows: u64,
    pub(super) agree: u64,
    pub(super) without_claim: u64,
    pub(super) bad: u64,
    /// Tickets of which the contract has no deadline, by why.
    pub(super) without_deadline: BTreeMap<&'static str, u64>,
    /// The first bad rows, counted from 1.
    pub(super) bad_rows: Vec<(u64, String)>,
    /// Tickets that differ, by the causes that would each explain them.
    pub(super) sets: BTreeMap<Vec<Cause>, DifferenceCounts>,
    /// Tickets with a verdict of which nobody can say whether it is right, as no answer is known:
    /// claimed met, and missed.
    pub(super) met_unanswered: DifferenceCounts,
    pub(super) missed_unanswered: DifferenceCounts,
    /// True if any row has a place for the time of an answer.
    pub(super) keeps_answers: bool,
    /// How many tickets that agree would not under a cause, of parts that were taken.
    pub(super) contradicted: BTreeMap<Cause, u64>,
    /// The same of these rows.
    pub(super) refuted: Counterexamples,
    /// By what they were judged.
    pub origins: Sources,
    /// On what their deadlines rest, and the cases of these rows of which that is noted.
    pub(super) grounds: CitedClauses,
    cases: BTreeSet<GroupId>,
    /// Verdicts that say met, of the tickets that were compared.
    pub(super) says_met: u64,
    /// By how many minutes the first of these rows differ.
    shifts: Vec<Cause>,
}

/// Tickets that differ.
#[derive(Clone, Debug, Default)]
pub(super) struct DifferenceCounts {
    pub(super) tickets: u64,
    /// Claims that are better for the vendor than the contract: later deadlines, or met where it
    /// was missed.
    pub(super) laxer: u64,
    /// How many of them have a difference in seconds; of those are the least, the greatest and the
    /// sum.
    pub(super) timed: u64,
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) sum: i128,
    pub(super) examples: Vec<TicketSample>,
}

/// A ticket that differs.
#[derive(Clone, Debug)]
pub(super) struct TicketSample {
    pub(super) name: Option<String>,
    /// Counted from 1.
    pub(super) row: u64,
    pub(super) opened: OffsetInstant,
    /// `None` only while its clock stands still.
    pub(super) deadline: Option<OffsetInstant>,
    pub(super) claimed: Option<OffsetInstant>,
    /// `None` of a verdict on a ticket of which no answer is known.
    pub(super) seconds: Option<i64>,
}

impl Findings {
    /// Notes by what a ticket of a case is judged.
    pub(super) fn rests_on(&mut self, case: &TicketGroup<'_>, id: GroupId) {
        if self.cases.insert(id) {
            self.origins.add(case.subject());
            self.grounds.add(case.subject());
        }
    }

    /// The causes that move every deadline by as much as that of one ticket, which is off by so
    /// many seconds. A convention moves the first tickets too, so that no more than some are tried.
    pub(super) fn shifts(&mut self, seconds: i64, deadline: OffsetInstant) -> Vec<Cause> {
        let offset = seconds + i64::from(deadline.offset.0);
        let mut causes: Vec<Cause> =
            Cause::shifted(seconds).into_iter().chain(Cause::written_at(offset)).collect();
        causes.retain(|cause| {
            let is_known = self.shifts.contains(cause);
            if !is_known && self.shifts.len() < MOST_SHIFTS {
                self.shifts.push(cause.clone());
            }
            is_known || self.shifts.last() == Some(cause)
        });
        causes
    }

    pub(super) fn bad_row(&mut self, error: String) {
        self.bad += 1;
        if self.bad_rows.len() < BAD_ROWS {
            self.bad_rows.push((self.rows, error));
        }
    }

    /// Counts a ticket that differs. `claimed_met` is of a verdict.
    pub(super) fn differ(&mut self, causes: Vec<Cause>, seen: TicketSample, claimed_met: bool) {
        let laxer =
            seen.claimed.map_or(claimed_met, |_| seen.seconds.is_some_and(|seconds| seconds > 0));
        self.add(causes, DifferenceCounts { laxer: laxer.into(), ..DifferenceCounts::of(seen) });
    }

    /// Counts a ticket that is claimed to be met or missed, of which no answer is known that would
    /// tell.
    pub(super) fn unanswered(&mut self, claimed_met: bool, seen: TicketSample) {
        let tally =
            if claimed_met { &mut self.met_unanswered } else { &mut self.missed_unanswered };
        tally.add(DifferenceCounts::of(seen));
    }

    /// Takes the findings of the rows that follow.
    pub fn take(&mut self, next: Self) {
        let missing = BAD_ROWS - self.bad_rows.len();
        self.bad_rows.extend(
            next.bad_rows.into_iter().take(missing).map(|(row, error)| (self.rows + row, error)),
        );
        for (causes, tally) in next.sets {
            self.add(causes, tally.after(self.rows));
        }
        self.met_unanswered.add(next.met_unanswered.after(self.rows));
        self.missed_unanswered.add(next.missed_unanswered.after(self.rows));
        self.keeps_answers |= next.keeps_answers;
        for (cause, tickets) in next.refuted.counts() {
            let is_known = self.contradicted.contains_key(&cause);
            if is_known || self.contradicted.len() < MOST_CONTRADICTED {
                *self.contradicted.entry(cause).or_default() += tickets;
            }
        }
        self.origins.take(next.origins);
        self.grounds.take(next.grounds);
        self.says_met += next.says_met;
        for (why, tickets) in next.without_deadline {
            *self.without_deadline.entry(why).or_default() += tickets;
        }
        self.rows += next.rows;
        self.agree += next.agree;
        self.without_claim += next.without_claim;
        self.bad += next.bad;
    }

    /// How many tickets differ.
    #[must_use]
    pub fn differing(&self) -> u64 {
        self.sets.values().map(|tally| tally.tickets).sum()
    }

    fn add(&mut self, mut causes: Vec<Cause>, tally: DifferenceCounts) {
        if self.sets.len() >= MOST_SETS && !self.sets.contains_key(&causes) {
            causes = causes.iter().map(Cause::undated).collect();
            causes.dedup();
            if self.sets.len() >= 2 * MOST_SETS && !self.sets.contains_key(&causes) {
                causes.truncate(1);
            }
        }
        match self.sets.entry(causes) {
            Entry::Vacant(place) => {
                place.insert(tally);
            }
            Entry::Occupied(mut place) => place.get_mut().add(tally),
        }
    }
}

impl DifferenceCounts {
    fn of(seen: TicketSample) -> Self {
        let seconds = seen.seconds.unwrap_or_default();
        let timed = u64::from(seen.seconds.is_some());
        Self {
            tickets: 1,
            laxer: 0,
            timed,
            least: seconds,
            most: seconds,
            sum: seconds.into(),
            examples: vec![seen],
        }
    }

    /// The same, of rows that come after so many others.
    fn after(mut self, rows: u64) -> Self {
        self.examples.iter_mut().for_each(|seen| seen.row += rows);
        self
    }

    pub(super) fn add(&mut self, other: Self) {
        if other.timed > 0 {
            let is_first = self.timed == 0;
            self.least = if is_first { other.least } else { self.least.min(other.least) };
            self.most = if is_first { other.most } else { self.most.max(other.most) };
        }
        self.tickets += other.tickets;
        self.laxer += other.laxer;
        self.timed += other.timed;
        self.sum += other.sum;
        self.examples.extend(other.examples);
        // The first of the input, however sets are drawn together.
        self.examples.sort_by_key(|seen| seen.row);
        self.examples.truncate(EXAMPLES);
    }

    /// The mean, rounded towards nothing.
    pub(super) fn mean(&self) -> i64 {
        i64::try_from(self.sum / i128::from(self.timed.max(1))).unwrap_or(i64::MAX)
    }
}
