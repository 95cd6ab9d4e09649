//! Causes by which pauses are left out, counted twice, or made up for in other hours.

use super::{
    CauseKind,
    candidates::CandidateCauses,
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
};
use crate::time::{Instant, SignedDuration};

pub(super) const KINDS: [KindEntry; 5] = [
    (CauseKind::PausesIgnored, "pauses-ignored", "the clock runs on in pauses"),
    (CauseKind::PausesTwice, "pauses-twice", "pauses are counted twice"),
    (
        CauseKind::PausesInFull,
        "pauses-in-full",
        "the whole length of the pauses, off-hours included, is added in business time",
    ),
    (
        CauseKind::PausesAsRealTime,
        "pauses-as-real-time",
        "the deadline is moved by the whole length of the pauses",
    ),
    (
        CauseKind::FromPauseEnd,
        "from-pause-end",
        "time is counted again from zero after the last pause",
    ),
];

/// Tries each of these on a ticket that has pauses.
pub(super) fn try_pauses(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    let CauseTrial { ticket, opened, pauses, calendars, .. } = trial;
    let (timer, opened, right) = (&candidates.timer, *opened, ticket.deadline);
    if pauses.is_empty() {
        return;
    }
    let mut push = |kind, at: Option<Instant>| {
        if let Some(at) = at {
            found(CandidateRef::PerTicket(kind, None), at);
        }
    };
    let Some(without) = timer.deadline(opened, &[], calendars) else { return };
    push(CauseKind::PausesIgnored, Some(without));
    let paused = timer.of_seconds(timer.paused(opened, right, pauses, calendars));
    push(CauseKind::PausesTwice, paused.deadline(right, &[], calendars));
    let real = pauses.iter().filter(|pause| pause.start < right).map(|pause| {
        let start = pause.start.max(opened);
        pause.end.max(start).since(start).seconds()
    });
    let real: i64 = real.sum();
    push(CauseKind::PausesInFull, timer.of_seconds(real).deadline(without, &[], calendars));
    push(CauseKind::PausesAsRealTime, without.checked_add(SignedDuration::from_seconds(real)));
    let last = pauses.iter().map(|pause| pause.end).filter(|end| *end > opened).max();
    push(CauseKind::FromPauseEnd, last.and_then(|end| timer.deadline(end, &[], calendars)));
}
