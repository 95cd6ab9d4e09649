//! Scores causes by the tickets that each explains and contradicts.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{Cause, CauseKind, ExplainedBy, OpenReading};

/// The least ratio between the share of differing verdicts that a cause explains and the share of
/// agreeing ones that it contradicts. Any change of deadlines turns some verdicts by chance.
const BETTER_THAN_CHANCE: u128 = 2;

/// Where so many tickets differ, groups of fewer than [`LEAST`], or of less than a hundredth, may
/// be there by chance.
const MANY: u64 = 20;
const LEAST: u64 = 3;

/// The tickets for and against each cause.
pub(super) struct CauseScores {
    /// Tickets that differ and that the cause alone explains.
    pub(super) explains: BTreeMap<Cause, u64>,
    /// Tickets that agree and would not if it were so.
    pub(super) contradicts: BTreeMap<Cause, u64>,
    /// The open readings of the documents, by reading and choice.
    pub(super) left_open: BTreeMap<String, OpenReading>,
    pub(super) agree: u64,
    pub(super) differ: u64,
    pub(super) verdicts: bool,
}

impl CauseScores {
    /// Returns the cause of most weight among the tickets that are left.
    ///
    /// A cause that contradicts more than it explains, or may be chance, comes last; of equals one
    /// that the document leaves open comes first, and then the simplest. A deadline that is the
    /// claimed one to the minute may be a single slip. Nearly any cause would give a verdict, so
    /// there it must explain more than it contradicts, and more than chance would.
    pub(super) fn best(&self, explained: &BTreeMap<Cause, u64>) -> Option<Cause> {
        let key = |(cause, tickets): (&Cause, &u64)| {
            let least = if self.verdicts { self.against(cause).unwrap_or_default() } else { 0 };
            let fits = *tickets > least && (!self.verdicts || self.beats_chance(cause));
            let rank = || {
                (
                    self.is_refuted(cause) || *tickets < least_of_a_group(self.differ),
                    Reverse(self.weight(cause, *tickets)),
                    self.left_open(cause).is_none(),
                    cause.clone(),
                )
            };
            fits.then(rank)
        };
        explained.iter().filter_map(key).min().map(|(_, _, _, cause)| cause)
    }

    /// Returns true if a cause contradicts more tickets than it explains.
    pub(super) fn is_refuted(&self, cause: &Cause) -> bool {
        self.against(cause)
            .is_some_and(|against| against > self.explains.get(cause).copied().unwrap_or_default())
    }

    fn beats_chance(&self, cause: &Cause) -> bool {
        let against = u128::from(self.against(cause).unwrap_or_default());
        let explains = u128::from(self.explains.get(cause).copied().unwrap_or_default());
        let by_chance = against * u128::from(self.differ);
        cause.kind == CauseKind::Exchanged
            || explains * u128::from(self.agree) >= BETTER_THAN_CHANCE * by_chance
    }

    pub(super) fn weight(&self, cause: &Cause, tickets: u64) -> u128 {
        weight(tickets, self.against(cause))
    }

    pub(super) fn against(&self, cause: &Cause) -> Option<u64> {
        match cause.kind {
            _ if cause.and.is_some() => None,
            // It says that every row is wrong, so each row that agrees contradicts it.
            kind if kind.is_of_whole_table() => Some(self.agree),
            _ => Some(self.contradicts.get(cause).copied().unwrap_or_default()),
        }
    }

    /// Returns the open reading that a cause is; `None` if it is none.
    pub(super) fn left_open(&self, cause: &Cause) -> Option<&OpenReading> {
        self.left_open.get(&cause.which).filter(|_| cause.and.is_none())
    }

    pub(super) fn explained_by(&self, cause: &Cause, tickets: u64) -> ExplainedBy {
        let left_open = self.left_open(cause).cloned();
        ExplainedBy {
            cause: cause.clone(),
            says: cause.says(),
            tickets,
            contradicts: self.against(cause),
            left_open,
        }
    }
}

/// Returns the least size of a group that is not there by chance.
pub(super) fn least_of_a_group(differ: u64) -> u64 {
    if differ < MANY { 1 } else { LEAST.max(differ.div_ceil(100)) }
}

/// Returns the tickets that a cause explains, times the share of those that it explains among all
/// that it changes, times a million.
pub(super) fn weight(tickets: u64, against: Option<u64>) -> u128 {
    let all = tickets + against.unwrap_or_default();
    u128::from(tickets) * u128::from(tickets) * 1_000_000 / u128::from(all.max(1))
}
