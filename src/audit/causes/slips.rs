//! Causes by which the right deadline is written down wrong.

use super::{
    CauseKind,
    candidates::CandidateCauses,
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
};
use crate::time::{CivilDateTime, Instant, SECONDS_PER_DAY, SignedDuration};

pub(super) const KINDS: [KindEntry; 9] = [
    (CauseKind::WrittenAsUtc, "written-as-utc", "the deadline's local time is written as UTC"),
    (
        CauseKind::WrittenStandard,
        "written-standard",
        "the deadline is written with the offset of standard time",
    ),
    (
        CauseKind::WrittenDaylight,
        "written-daylight",
        "the deadline is written with the offset of daylight saving time",
    ),
    (
        CauseKind::WrittenAsLocal,
        "written-as-local",
        "the deadline's UTC time is written as local time",
    ),
    (CauseKind::DayLater, "day-later", "the deadline is put a day later, at the same time"),
    (CauseKind::DayEarlier, "day-earlier", "the deadline is put a day earlier, at the same time"),
    (CauseKind::HourLater, "hour-later", "the deadline is put an hour later"),
    (CauseKind::HourEarlier, "hour-earlier", "the deadline is put an hour earlier"),
    (CauseKind::Opening, "opening", "the time of opening is given for the deadline"),
];

/// Tries each of these slips.
pub(super) fn try_slips(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    let right = trial.ticket.deadline;
    let mut push = |kind, at: Option<Instant>| {
        if let Some(at) = at {
            found(CandidateRef::PerTicket(kind, None), at);
        }
    };
    let moved = |seconds: i64| right.checked_add(SignedDuration::from_seconds(seconds));
    if let Some(zone) = &candidates.zone {
        let offset = i64::from(zone.offset_at(right).0);
        let [winter, summer] = candidates.offsets.map(|offset| i64::from(offset.0));
        push(CauseKind::WrittenAsUtc, moved(offset));
        push(CauseKind::WrittenStandard, moved(offset - winter));
        push(CauseKind::WrittenDaylight, moved(offset - summer));
        push(CauseKind::WrittenAsLocal, moved(-offset));
    }
    push(CauseKind::Opening, Some(trial.opened).filter(|_| trial.ticket.of_deadline));
    push(CauseKind::HourLater, moved(3600));
    push(CauseKind::HourEarlier, moved(-3600));
    let day = |days: i64| match &candidates.zone {
        Some(zone) => {
            let wall = zone.wall_at(right);
            let date = wall.date().plus_days(days)?;
            Some(zone.opening_at(CivilDateTime::new(date, wall.seconds_of_day())))
        }
        None => moved(days * SECONDS_PER_DAY),
    };
    push(CauseKind::DayLater, day(1));
    push(CauseKind::DayEarlier, day(-1));
}
