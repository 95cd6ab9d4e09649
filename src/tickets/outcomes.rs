//! The outcome of each row, in order, so that two policies can be compared over the same table.

use super::{EvaluatedRow, Row, RowFold};
use crate::{
    answer::{TicketChange, TicketDiff, TicketOutcome},
    policy::Metric,
    time::OffsetInstant,
};

/// Keeps the outcome of every row.
#[derive(Debug, Default)]
pub(crate) struct RowOutcomes;

/// The deadline and state of a row; `None` if it could not be read.
pub(crate) type RowOutcome = Option<(Option<OffsetInstant>, &'static str)>;

impl RowFold for RowOutcomes {
    type Part = Vec<RowOutcome>;
    type Scratch = ();

    fn row(
        &self,
        _: &Row<'_>,
        evaluated: Result<EvaluatedRow<'_, '_>, String>,
        (): &mut (),
        part: &mut Self::Part,
    ) {
        part.push(
            evaluated.ok().map(|evaluated| (evaluated.status.deadline, evaluated.status.word())),
        );
    }
}

/// Counts the differences between the outcomes of a table under two policies. Rows are counted
/// from 1, without the header.
#[must_use]
pub(crate) fn difference_of(
    metric: Metric,
    before: &[RowOutcome],
    after: &[RowOutcome],
) -> TicketDiff {
    let mut all = TicketDiff { metric, ..TicketDiff::default() };
    for (row, pair) in (1..).zip(before.iter().zip(after)) {
        all.tickets += 1;
        let (Some(before), Some(after)) = pair else {
            all.unread += 1;
            continue;
        };
        let [was, is] = [before, after].map(|(deadline, _)| deadline.map(|deadline| deadline.at));
        match (was, is) {
            (Some(was), Some(is)) if is < was => all.earlier += 1,
            (Some(was), Some(is)) if is > was => all.later += 1,
            (None, Some(_)) => all.gained += 1,
            (Some(_), None) => all.lost += 1,
            _ if before.1 == after.1 => {
                all.same += 1;
                continue;
            }
            _ => {}
        }
        match (before.1, after.1) {
            ("met", "missed") => all.met_to_missed += 1,
            ("missed", "met") => all.missed_to_met += 1,
            _ => {}
        }
        all.changed.push(TicketChange { row, before: outcome(before), after: outcome(after) });
    }
    all
}

fn outcome((deadline, state): &(Option<OffsetInstant>, &'static str)) -> TicketOutcome {
    TicketOutcome { deadline: deadline.map(OffsetInstant::rfc3339), state: (*state).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{Metric, RowOutcome, difference_of};
    use crate::time::{Instant, Offset, OffsetInstant};

    #[test]
    fn every_ticket_is_counted_once_by_its_deadline() {
        let row = |deadline: Option<i64>, state| {
            (
                deadline.map(|at| OffsetInstant { at: Instant::clamped(at), offset: Offset(0) }),
                state,
            )
        };
        let was = [
            row(Some(60), "met"),
            row(Some(60), "met"),
            row(Some(60), "missed"),
            row(None, "not-stated"),
            row(Some(0), "met"),
        ];
        let is = [
            row(Some(60), "met"),
            row(Some(0), "missed"),
            row(Some(90), "met"),
            row(Some(9), "open"),
            row(None, "none"),
        ];
        let [before, after] = [was, is]
            .map(|rows| rows.into_iter().map(Some).chain([None]).collect::<Vec<RowOutcome>>());
        let all = difference_of(Metric::default(), &before, &after);
        assert_eq!(
            (all.tickets, all.same, all.earlier, all.later, all.gained, all.lost, all.unread),
            (6, 1, 1, 1, 1, 1, 1)
        );
        assert_eq!((all.met_to_missed, all.missed_to_met), (1, 1));
        assert_eq!(all.changed.iter().map(|change| change.row).collect::<Vec<_>>(), [2, 3, 4, 5]);
        assert_eq!(all.changed[0].after.deadline.as_deref(), Some("1970-01-01T00:00:00Z"));
    }
}
