//! The least and the greatest share that the open readings of the documents allow.

use super::{
    Denominator, Percent,
    group_counts::{GroupCounts, Increment},
    tickets_by_reading::TicketsByReading,
};
use crate::{policy::Keyword as _, tickets::EvaluatedRow};

/// All tickets, and those that depend on a reading under each combination.
#[derive(Clone, Debug, Default)]
pub(super) struct ReadingSpan {
    settled: GroupCounts,
    open: TicketsByReading,
    /// Tickets that some combination has no answer for.
    left_out: u64,
}

/// The shares under all combinations of the open readings.
#[derive(Clone, Debug)]
pub(crate) struct SharesByReading {
    /// The least and the greatest share of each kind; `None` if there are too many combinations.
    pub(crate) spans: Option<Vec<(Denominator, [Percent; 2])>>,
    /// Tickets that are in none of them, as some combination has no answer for them.
    pub(crate) left_out: u64,
}

impl ReadingSpan {
    pub(super) fn add(&mut self, evaluated: &mut EvaluatedRow<'_, '_>, ticket: Increment) {
        if evaluated.status.readings.is_empty() {
            return self.settled.add(ticket);
        }
        let policy = evaluated.group().subject().policy.id.clone();
        let statuses = evaluated.by_reading();
        if statuses.as_ref().is_ok_and(|all| all.iter().all(|((_, status), _)| status.is_ok())) {
            self.open.add(&policy, &statuses);
        } else {
            self.left_out += 1;
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.settled.merge(other.settled);
        self.open.merge(other.open);
        self.left_out += other.left_out;
    }

    pub(super) fn shares(&self) -> SharesByReading {
        SharesByReading { spans: self.spans(), left_out: self.left_out }
    }

    fn spans(&self) -> Option<Vec<(Denominator, [Percent; 2])>> {
        let combined = self.open.combined()?;
        let span = |denominator: &Denominator| {
            let settled = self.settled.whole(*denominator);
            let shares = combined.iter().filter_map(|counts| {
                Percent::of(self.settled.met + counts.met, settled + counts.whole(*denominator))
            });
            let (least, greatest) = (shares.clone().min()?, shares.max()?);
            Some((*denominator, [least, greatest]))
        };
        Some(Denominator::ALL.iter().filter_map(span).collect())
    }
}
