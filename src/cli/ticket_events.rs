//! Parses the options about the life of a ticket: pauses, changes of priority, hand-overs.

use super::inputs::TimeOption;
use crate::{
    sla::{QuestionError, TicketSide},
    time::{Instant, Zone},
    times::{NearestDay, local_time},
};

/// The zone of the times of events, the time that is now, and the days of those without a date.
pub(super) type EventTimes<'a> = (Option<&'a Zone>, Instant, NearestDay);

/// Returns the days of an event among all of a ticket, which are told apart by their places in
/// memory, since two may have one text.
pub(super) fn event_days(own: &str, all: &[&str], times: EventTimes<'_>) -> NearestDay {
    let (zone, now, of_opening) = times;
    let others = all.iter().filter(|text| !std::ptr::eq(**text, own));
    let begins = others.map(|text| text.split(['/', '=']).next().unwrap_or_default());
    let at = |text| TimeOption::event("event", text, of_opening).read(zone, now);
    let read = begins.filter_map(|text| Some(at(text).ok()?.at));
    match (of_opening, read.max()) {
        (NearestDay::Event(opening), Some(other)) => NearestDay::EventBeside { opening, other },
        _ => of_opening,
    }
}

/// Parses `TIME=customer` or `TIME=vendor`.
pub(super) fn hand_over(
    text: &str,
    (zone, now, nearest): EventTimes<'_>,
) -> Result<(Instant, TicketSide), QuestionError> {
    let parts = text.rsplit_once('=').and_then(|(at, side)| Some((at, TicketSide::of(side)?)));
    let (at, side) = parts.ok_or_else(|| {
        QuestionError::Conflict(format!(
            "--hand-over takes TIME=customer or TIME=vendor, such as \
             2026-03-06T18:00:00Z=customer, not '{text}'"
        ))
    })?;
    Ok((TimeOption::event("--hand-over", at, nearest).read(zone, now)?.at, side))
}

/// Parses `TIME=PRIORITY`.
pub(super) fn priority_change(
    text: &str,
    (zone, now, nearest): EventTimes<'_>,
) -> Result<(Instant, String), QuestionError> {
    let shape = || {
        QuestionError::Conflict(format!(
            "--priority-change takes TIME=PRIORITY, such as 2026-03-06T18:00:00Z=0, not '{text}'"
        ))
    };
    let (at, priority) = text
        .rsplit_once('=')
        .filter(|(_, priority)| !priority.trim().is_empty())
        .ok_or_else(shape)?;
    let at = TimeOption::event("--priority-change", at, nearest).read(zone, now)?.at;
    Ok((at, priority.trim().to_owned()))
}

/// Parses `FROM/TO`, or `FROM/` for a pause that has not ended.
pub(super) fn pause(
    text: &str,
    (zone, now, nearest): EventTimes<'_>,
) -> Result<(Instant, Option<Instant>), QuestionError> {
    let read = |text: &str, days| TimeOption::event("--pause", text, days).read(zone, now);
    let parts = text.split_once('/').filter(|(_, to)| !to.contains('/'));
    let is_time = |part: &str| TimeOption::past("--pause", part).read(zone, now).is_ok();
    let shape = || match parted_otherwise(text, is_time) {
        Some(meant) => QuestionError::Misspelt {
            typed: text.to_owned(),
            message: format!("--pause takes FROM/TO with a / between them, not '{text}'"),
            meant,
        },
        None => QuestionError::Conflict(format!(
            "--pause takes FROM/TO, or FROM/ for a pause that has not ended, such as \
             '10:00/11:30' or '2026-03-06 10:00/2026-03-06 11:30', not '{text}'"
        )),
    };
    let (from, to) = parts.ok_or_else(shape)?;
    let from_at = read(from, nearest)?.at;
    let to_at =
        if to.trim().is_empty() { None } else { Some(read(to, nearest.of_pause_end(from_at))?.at) };
    let shown = |at| local_time(zone.unwrap_or(&Zone::utc()), at);
    match to_at.filter(|to_at| *to_at < from_at) {
        Some(to_at) => Err(QuestionError::Conflict(format!(
            "--pause '{from}/{to}' ends before it begins: it goes from {} to {}; write the \
             earlier time first",
            shown(from_at),
            shown(to_at)
        ))),
        None => Ok((from_at, to_at)),
    }
}

/// Returns `FROM/TO` of two times with something else between them: `18:00-20:00`.
fn parted_otherwise(text: &str, is_time: impl Fn(&str) -> bool) -> Option<String> {
    let signs = [" to ", " until ", "..", ",", "\u{2013}", "-"];
    let places = signs.iter().flat_map(|sign| text.match_indices(sign));
    places.into_iter().find_map(|(at, sign)| {
        let (from, to) = (text[..at].trim(), text[at + sign.len()..].trim());
        (is_time(from) && is_time(to)).then(|| format!("{from}/{to}"))
    })
}
