//! The least and the greatest share that the open readings of the documents allow.

use super::{
    Denominator, Percent,
    credits::PeriodTally,
    group_counts::{GroupCounts, Increment},
};
use crate::{policy::Keyword as _, tickets::EvaluatedRow};

/// All tickets, and those that depend on a reading under each combination.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadingSpan {
    settled: GroupCounts,
    open: PeriodTally,
}

impl ReadingSpan {
    pub(super) fn add(&mut self, evaluated: &mut EvaluatedRow<'_, '_>, ticket: Increment) {
        if evaluated.status.readings.is_empty() {
            return self.settled.add(ticket);
        }
        let policy = evaluated.group().subject().policy.id.clone();
        let statuses = evaluated.by_reading();
        self.open.add(&policy, &statuses);
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.settled.merge(other.settled);
        self.open.merge(other.open);
    }

    /// Returns the least and the greatest share of each kind; `None` if a combination could not be
    /// worked out.
    pub(super) fn spans(&self) -> Option<Vec<(Denominator, [Percent; 2])>> {
        let combined = self.open.combined().filter(|_| self.open.fault.is_none())?;
        let span = |measure: &Denominator| {
            let settled = self.settled.whole(*measure);
            let shares = combined.iter().filter_map(|counts| {
                Percent::of(self.settled.met + counts.met, settled + counts.whole(*measure))
            });
            let (least, greatest) = (shares.clone().min()?, shares.max()?);
            Some((*measure, [least, greatest]))
        };
        Some(Denominator::ALL.iter().filter_map(span).collect())
    }
}
