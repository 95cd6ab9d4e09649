//! Parses the options about the life of a ticket: pauses, changes of priority, hand-overs.

use super::inputs::TimeOption;
use crate::{
    answer::{QuestionError, TicketSide},
    time::{Instant, Zone},
    times::is_time_of_day,
};

/// Parses `TIME=customer` or `TIME=vendor`.
pub(super) fn hand_over(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<(Instant, TicketSide), QuestionError> {
    let parts = text.rsplit_once('=').and_then(|(at, side)| Some((at, TicketSide::of(side)?)));
    let (at, side) = parts.ok_or_else(|| {
        QuestionError::Conflict(format!(
            "--hand-over takes TIME=customer or TIME=vendor, such as \
             2026-03-06T18:00:00Z=customer, not '{text}'"
        ))
    })?;
    Ok((TimeOption::past("--hand-over", at).read(zone, now)?.at, side))
}

/// Parses `TIME=PRIORITY`.
pub(super) fn priority_change(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
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
    let at = TimeOption::past("--priority-change", at).read(zone, now)?.at;
    Ok((at, priority.trim().to_owned()))
}

/// Parses `FROM/TO`, or `FROM/` for a pause that has not ended.
pub(super) fn pause(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<(Instant, Option<Instant>), QuestionError> {
    let moment = |text: &str| TimeOption::past("--pause", text).read(zone, now);
    let parts = text.split_once('/').filter(|(_, to)| !to.contains('/'));
    let shape = || {
        let example = parted_otherwise(text, |part| moment(part).is_ok());
        QuestionError::Conflict(example.map_or_else(
            || {
                format!(
                    "--pause takes FROM/TO, or FROM/ for a pause that has not ended, such as \
                     '10:00/11:30' or '2026-03-06 10:00/2026-03-06 11:30', not '{text}'"
                )
            },
            |example| {
                format!(
                    "--pause takes FROM/TO with a / between them, not '{text}'; write '{example}'"
                )
            },
        ))
    };
    let (from, to) = parts.ok_or_else(shape)?;
    let from_at = moment(from)?.at;
    let to_at = if to.trim().is_empty() { None } else { Some(moment(to)?.at) };
    if is_time_of_day(to) && !is_time_of_day(from) {
        // A time of day behind a date: on that date, or the latest before now?
        let behind = TimeOption::future("--pause", to).read(zone, from_at)?.at;
        let shown = |at: Instant| zone.unwrap_or(&Zone::utc()).rfc3339(at);
        if let Some(latest) = to_at.filter(|latest| *latest != behind) {
            return Err(QuestionError::Conflict(format!(
                "the end of --pause '{text}' could be {} or {}; write it with its date",
                shown(behind),
                shown(latest)
            )));
        }
    }
    match to_at {
        Some(to_at) if to_at < from_at => {
            Err(ends_before((from, from_at), (to, to_at), zone.unwrap_or(&Zone::utc())))
        }
        to_at => Ok((from_at, to_at)),
    }
}

/// Returns the error on a pause that ends before it begins. Of two times of day the first may be
/// meant of the day before.
fn ends_before(
    (from, from_at): (&str, Instant),
    (to, to_at): (&str, Instant),
    zone: &Zone,
) -> QuestionError {
    let date = |at: Instant| zone.wall_at(at).date();
    let day_before = date(from_at).plus_days(-1).filter(|_| is_time_of_day(from));
    let with_dates = match day_before {
        Some(before) if is_time_of_day(to) => format!(
            "; if it began the day before, write '{before} {}/{} {}'",
            from.trim(),
            date(to_at),
            to.trim()
        ),
        _ => "; write the earlier time first".to_owned(),
    };
    QuestionError::Conflict(format!(
        "--pause '{from}/{to}' ends before it begins: it goes from {} to {}{with_dates}",
        zone.rfc3339(from_at),
        zone.rfc3339(to_at)
    ))
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
