//! Causes by which time is counted from another instant than the opening.

use super::{
    CauseKind,
    candidates::CandidateCauses,
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
};
use crate::time::{CivilDateTime, Instant};

pub(super) const KINDS: [KindEntry; 3] = [
    (CauseKind::OpenedAsUtc, "opened-as-utc", "the local time of opening is read as UTC"),
    (
        CauseKind::FromMidnight,
        "from-midnight",
        "time is counted from midnight of the day of opening",
    ),
    (
        CauseKind::FromNextDay,
        "from-next-day",
        "time is counted from the start of the next business day",
    ),
];

/// Tries the ticket from each of these instants.
pub(super) fn try_starts(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    let Some(zone) = &candidates.zone else { return };
    let opened = trial.opened;
    let midnight = CivilDateTime::new(zone.wall_at(opened).date(), 0);
    let next_day = candidates.timer.next_day(opened, trial.calendars);
    let starts = [
        (CauseKind::OpenedAsUtc, opened.checked_add(zone.offset_at(opened).into())),
        (CauseKind::FromMidnight, Some(zone.opening_at(midnight))),
        (CauseKind::FromNextDay, next_day.or_else(|| business_day_after(candidates, opened))),
    ];
    for (kind, start) in starts {
        let start = start.filter(|start| *start != opened);
        if let Some(at) = start.and_then(|start| trial.deadline_from(start, &candidates.timer)) {
            found(CandidateRef::PerTicket(kind, None), at);
        }
    }
}

/// Searches the start of the next business day in a calendar without a table of them.
fn business_day_after(candidates: &CandidateCauses, opened: Instant) -> Option<Instant> {
    let calendar = candidates.terms.coverage.as_ref()?;
    let days = calendar.business_days_after(opened, 1).ok()?;
    Some(days.first()?.start)
}
