//! Warnings about hours that are probably not meant as they are written.

use std::ops::Range;

use super::super::{
    ProblemCode,
    model::{CalendarHours, Policy},
    problem::Problem,
    raw::{RawPolicy, Text},
};
use crate::{
    calendar::{WeeklyHours, parse_time_of_day},
    time::SECONDS_PER_DAY,
    times::WEEKDAYS,
};

const WEEK: i64 = 7 * SECONDS_PER_DAY;

/// A span of a week, in seconds after its beginning, and where it is written.
type WeekSpan<'t> = (i64, i64, &'t Text);

/// Finds calendars that are open twice at the same time.
pub(super) fn overlapping(raw: &RawPolicy) -> Vec<Problem> {
    let mut problems = Vec::new();
    for hours in raw.calendar.iter().filter_map(|calendar| calendar.hours.as_ref()) {
        problems.extend(overlap(hours.span(), hours.get_ref().0.iter().flat_map(spans).collect()));
    }
    problems
}

/// Returns the problem of the first two spans with a time in common. `place` is that of them all.
fn overlap(place: Range<usize>, mut spans: Vec<WeekSpan<'_>>) -> Option<Problem> {
    spans.sort_by_key(|(from, to, _)| (*from, *to));
    // The night of Sunday ends on Monday.
    let (from, to, first) = *spans.first()?;
    spans.push((from + WEEK, to + WEEK, first));
    let (earlier, later) =
        spans.iter().zip(&spans[1..]).find(|(earlier, later)| later.0 < earlier.1)?;
    let day =
        usize::try_from(later.0 % WEEK / SECONDS_PER_DAY).ok().and_then(|day| WEEKDAYS.get(day))?;
    let message = format!("on {} hours begin before earlier ones have ended", day.0);
    let help = "they count once; write the hours of a day one after the other";
    let (own, other) = (later.2.span(), earlier.2.span());
    // One text that is no list has no place of its own.
    let problem = Problem::at(
        if own.is_empty() { place } else { own.clone() },
        ProblemCode::OverlappingHours,
        message,
    )
    .help(help);
    Some(if own == other { problem } else { problem.also(other, "the earlier ones") })
}

/// Returns the spans of one entry.
fn spans(entry: &Text) -> Vec<WeekSpan<'_>> {
    let Ok(hours) = WeeklyHours::parse([entry.get_ref().as_str()]) else { return Vec::new() };
    let mut spans = Vec::new();
    for (day, (_, weekday)) in (0..).zip(&WEEKDAYS) {
        let start = day * SECONDS_PER_DAY;
        let of_day = hours.on(*weekday).iter();
        spans.extend(of_day.map(|span| (start + span.from, start + span.to, entry)));
    }
    spans
}

/// Finds cut-offs before any hours of the policy begin: no request would ever be received on its
/// own day.
pub(super) fn early_cut_offs(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let opening = policy.calendars.iter().filter_map(|calendar| match &calendar.hours {
        CalendarHours::Weekly(hours) => {
            WEEKDAYS.iter().flat_map(|(_, weekday)| hours.on(*weekday)).map(|span| span.from).min()
        }
        CalendarHours::NotStated => None,
    });
    let Some(earliest) = opening.min() else { return Vec::new() };
    let early = |cut_off: &&Text| {
        parse_time_of_day(cut_off.get_ref()).is_some_and(|seconds| seconds <= earliest)
    };
    let problem = |cut_off: &Text| {
        let message = format!(
            "no hours have begun by {}, so every request would count as received on the next \
             business day",
            cut_off.get_ref()
        );
        Problem::at(cut_off.span(), ProblemCode::EarlyCutOff, message)
            .help("write the time after which the document defers a request: \"16:00\"")
    };
    let cut_offs = raw.target.iter().filter_map(|target| target.cut_off.as_ref());
    cut_offs.filter(early).map(problem).collect()
}
