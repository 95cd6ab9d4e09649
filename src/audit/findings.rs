//! The findings of an audit so far, and their sum over the parts of a table.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    audit_answer::BadRow,
    causes::{Cause, CitedClauses, Counterexamples},
};
use crate::{
    sla::{GroupId, TicketGroup},
    tickets::{LaterTimes, Sources},
    time::{OffsetInstant, Zone},
};

/// The most tickets that are kept as examples of each set of causes.
const EXAMPLES: usize = 3;
/// The most different times by which every deadline may be moved, from a part's first tickets.
const MOST_SHIFTS: usize = 8;
/// The most bad rows that are kept.
const BAD_ROWS: usize = 5;
/// With more sets of causes than this, causes lose their dates; with twice as many, all but the
/// simplest cause are dropped.
const MOST_SETS: usize = 4_096;
/// The most causes whose counterexamples are counted: all but single dates of more than a century.
const MOST_CONTRADICTED: usize = 65_536;

/// The findings of an audit in some rows.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(super) rows: u64,
    pub(super) agree: u64,
    pub(super) without_claim: u64,
    pub(super) bad: u64,
    /// Tickets without a deadline by the contract, by the reason.
    pub(super) without_deadline: BTreeMap<&'static str, u64>,
    /// The first bad rows, counted from 1.
    pub(super) bad_rows: Vec<BadRow>,
    /// Tickets that differ, by the causes that would each explain them.
    pub(super) sets: BTreeMap<Vec<Cause>, DifferenceCounts>,
    /// Tickets with a verdict that cannot be checked, as no answer is known: claimed met, and
    /// missed.
    pub(super) met_unanswered: DifferenceCounts,
    pub(super) missed_unanswered: DifferenceCounts,
    /// Tickets with a time after now.
    pub(crate) later: LaterTimes,
    /// True if any row has a place for the time of an answer.
    pub(super) has_response_column: bool,
    /// Counterexamples of each cause, in the parts that were added.
    pub(super) contradicted: BTreeMap<Cause, u64>,
    /// The same, in these rows.
    pub(super) counterexamples: Counterexamples,
    /// The policies and contracts by which they were evaluated.
    pub sources: Sources,
    /// The clauses on which their deadlines rest.
    pub(super) cited: CitedClauses,
    /// The groups whose clauses are noted.
    groups: BTreeSet<GroupId>,
    /// Verdicts that say met, of the tickets that were compared.
    pub(super) says_met: u64,
    /// The causes that move every deadline, of the first of these rows.
    shifts: Vec<Cause>,
}

/// Counts of tickets that differ, and the first of them.
#[derive(Clone, Debug, Default)]
pub(super) struct DifferenceCounts {
    pub(super) tickets: u64,
    /// Claims that are better for the vendor than the contract: later deadlines, or met where it
    /// was missed.
    pub(super) laxer: u64,
    /// Tickets with a difference in seconds; the least, the greatest and the sum are theirs.
    pub(super) timed: u64,
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) sum: i128,
    pub(super) examples: Vec<TicketSample>,
}

/// A ticket that is shown as an example.
#[derive(Clone, Debug)]
pub(super) struct TicketSample {
    pub(super) name: Option<String>,
    /// Counted from 1.
    pub(super) row: u64,
    pub(super) opened: OffsetInstant,
    /// `None` only while its clock is paused.
    pub(super) deadline: Option<OffsetInstant>,
    pub(super) claimed: Option<OffsetInstant>,
    /// The zone of its times, if that is more than an offset.
    pub(super) zone: Option<Zone>,
    /// `None` for a verdict on a ticket without a known response.
    pub(super) seconds: Option<i64>,
}

impl Findings {
    /// Notes the policy, the contract and the clauses by which a group of tickets is evaluated.
    pub(super) fn rests_on(&mut self, group: &TicketGroup<'_>, id: GroupId) {
        if self.groups.insert(id) {
            self.sources.add(group.subject());
            self.cited.add(group.subject());
        }
    }

    /// Returns the causes that move every deadline by as much as that of one ticket, which is off
    /// by so many seconds. A convention moves the first tickets of a part too, so only the first
    /// eight different shifts are candidates.
    pub(super) fn shifts(&mut self, seconds: i64, deadline: OffsetInstant) -> Vec<Cause> {
        let offset = seconds + i64::from(deadline.offset.0);
        let mut causes: Vec<Cause> =
            Cause::shifted(seconds).into_iter().chain(Cause::written_at(offset)).collect();
        causes.retain(|cause| {
            if self.shifts.contains(cause) {
                return true;
            }
            let is_candidate = self.shifts.len() < MOST_SHIFTS;
            if is_candidate {
                self.shifts.push(cause.clone());
            }
            is_candidate
        });
        causes
    }

    pub(super) fn bad_row(&mut self, ticket: Option<String>, error: String) {
        self.bad += 1;
        if self.bad_rows.len() < BAD_ROWS {
            self.bad_rows.push(BadRow { row: self.rows, ticket, error });
        }
    }

    /// Counts a ticket that differs. `claimed_met` is that of a verdict.
    pub(super) fn differ(&mut self, causes: Vec<Cause>, sample: TicketSample, claimed_met: bool) {
        let laxer = sample
            .claimed
            .map_or(claimed_met, |_| sample.seconds.is_some_and(|seconds| seconds > 0));
        self.add(causes, DifferenceCounts { laxer: laxer.into(), ..DifferenceCounts::of(sample) });
    }

    /// Counts a ticket that is claimed to be met or missed and cannot be checked, as no response is
    /// known.
    pub(super) fn unanswered(&mut self, claimed_met: bool, sample: TicketSample) {
        let counts =
            if claimed_met { &mut self.met_unanswered } else { &mut self.missed_unanswered };
        counts.add(DifferenceCounts::of(sample));
    }

    /// Adds the findings of the rows that follow.
    pub(crate) fn take(&mut self, next: Self) {
        let missing = BAD_ROWS - self.bad_rows.len();
        for bad in next.bad_rows.into_iter().take(missing) {
            self.bad_rows.push(BadRow { row: self.rows + bad.row, ..bad });
        }
        for (causes, counts) in next.sets {
            self.add(causes, counts.after(self.rows));
        }
        self.met_unanswered.add(next.met_unanswered.after(self.rows));
        self.missed_unanswered.add(next.missed_unanswered.after(self.rows));
        self.later.add(next.later);
        self.has_response_column |= next.has_response_column;
        for (cause, tickets) in next.counterexamples.counts() {
            let is_known = self.contradicted.contains_key(&cause);
            if is_known || self.contradicted.len() < MOST_CONTRADICTED {
                *self.contradicted.entry(cause).or_default() += tickets;
            }
        }
        self.sources.take(next.sources);
        self.cited.take(next.cited);
        self.says_met += next.says_met;
        for (why, tickets) in next.without_deadline {
            *self.without_deadline.entry(why).or_default() += tickets;
        }
        self.rows += next.rows;
        self.agree += next.agree;
        self.without_claim += next.without_claim;
        self.bad += next.bad;
    }

    /// Returns the number of tickets that differ.
    #[must_use]
    pub(crate) fn differing(&self) -> u64 {
        self.sets.values().map(|counts| counts.tickets).sum()
    }

    fn add(&mut self, mut causes: Vec<Cause>, counts: DifferenceCounts) {
        if self.sets.len() >= MOST_SETS && !self.sets.contains_key(&causes) {
            causes = causes.iter().map(Cause::undated).collect();
            causes.dedup();
            if self.sets.len() >= 2 * MOST_SETS && !self.sets.contains_key(&causes) {
                causes.truncate(1);
            }
        }
        self.sets.entry(causes).or_default().add(counts);
    }
}

impl DifferenceCounts {
    fn of(sample: TicketSample) -> Self {
        let seconds = sample.seconds.unwrap_or_default();
        let timed = u64::from(sample.seconds.is_some());
        Self {
            tickets: 1,
            laxer: 0,
            timed,
            least: seconds,
            most: seconds,
            sum: seconds.into(),
            examples: vec![sample],
        }
    }

    /// Counts the rows of the examples from so many rows before.
    fn after(mut self, rows: u64) -> Self {
        self.examples.iter_mut().for_each(|sample| sample.row += rows);
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
        self.examples.sort_by_key(|sample| sample.row);
        self.examples.truncate(EXAMPLES);
    }

    /// Returns the mean, rounded towards zero.
    pub(super) fn mean(&self) -> i64 {
        i64::try_from(self.sum / i128::from(self.timed.max(1))).unwrap_or(i64::MAX)
    }
}
