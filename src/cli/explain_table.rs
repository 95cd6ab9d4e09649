//! Turns the steps of an answer into a table; a long run of equal windows is one row.

use super::{calendar::hours, report_parts};
use crate::{
    answer::{Step, StepKind},
    render::Table,
    sla::ZonedInstant,
    time::{Instant, SECONDS_PER_DAY, SignedDuration},
    times::{dial, full_day},
};

/// Runs of this many equal windows or more are folded behind the first.
const SHORTEST_FOLD: usize = 4;

/// Returns the table of steps, if there are any. Empty columns are left out.
pub(super) fn table(steps: &[Step]) -> Option<Table> {
    // Days and local times are shown where the hours are, and say so themselves.
    let elsewhere =
        [StepKind::Holiday, StepKind::SpecialDay, StepKind::LocalTime, StepKind::ClockChange];
    let mut here = steps.iter().filter(|step| !elsewhere.contains(&step.kind));
    let zone = here
        .find_map(|step| step.at.as_ref())
        .map_or(String::new(), |at| format!(", in {}", at.zone.name()));
    let mut rows = Vec::new();
    for run in steps.chunk_by(alike) {
        match run {
            [first, .., last] if run.len() >= SHORTEST_FOLD => {
                rows.extend([row(first), folded(run, last)]);
            }
            _ => rows.extend(run.iter().map(row)),
        }
    }
    let names = ["when", "gives", "so far", "what"];
    let filled: Vec<usize> =
        (0..names.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let mut table = Table::new(&format!("How it comes to that{zone}"), &[]);
    // A single column needs no name.
    let name = |at: &usize| if filled.len() == 1 { String::new() } else { names[*at].to_owned() };
    table.header = filled.iter().map(name).collect();
    table.rows =
        rows.iter().map(|row| filled.iter().map(|at| row[*at].clone()).collect()).collect();
    (!table.rows.is_empty()).then_some(table)
}

/// Returns true if two steps are windows of the same hours.
fn alike(one: &Step, other: &Step) -> bool {
    let foldable = matches!(one.kind, StepKind::Window | StepKind::BusinessDay);
    foldable
        && one.kind == other.kind
        && one.seconds == other.seconds
        && clocks(one).is_some()
        && clocks(one) == clocks(other)
}

fn row(step: &Step) -> [String; 4] {
    let (gives, so_far) = match step.kind {
        StepKind::Window => (step.seconds.map(hours), step.so_far.map(hours)),
        _ => (None, None),
    };
    let says = report_parts::with_clause(&step.says, step.clause.as_deref().unwrap_or(""));
    [when(step), gives.unwrap_or_default(), so_far.unwrap_or_default(), says]
}

/// Returns the row for all steps of a run but the first.
fn folded(run: &[Step], last: &Step) -> [String; 4] {
    let more = &run[1..];
    let given: i64 = more.iter().filter_map(|step| step.seconds).sum();
    let gives = if given > 0 { hours(given) } else { String::new() };
    let so_far = if last.kind == StepKind::Window { last.so_far.map(hours) } else { None };
    let until = last.at.as_ref().map_or(String::new(), |at| format!("until {}", date(at)));
    let what = if last.kind == StepKind::Window { "more windows" } else { "more business days" };
    let dial = clocks(last).map_or(String::new(), |(from, to)| format!(", {from}-{to}"));
    [until, gives, so_far.unwrap_or_default(), format!("{} {what}{dial}", more.len())]
}

fn when(step: &Step) -> String {
    let Some(at) = &step.at else { return String::new() };
    if matches!(step.kind, StepKind::Holiday | StepKind::SpecialDay) {
        return date(at);
    }
    let moment = |stamp: &ZonedInstant| {
        // Around a clock change the time alone may be taken for another.
        let offset = if near_change(stamp) {
            format!(" ({})", stamp.zone.offset_at(stamp.at))
        } else {
            String::new()
        };
        format!("{}, {}{offset}", date(stamp), clock(stamp))
    };
    match (clocks(step), &step.until) {
        (Some((from, to)), _) => format!("{}, {from}-{to}", date(at)),
        (None, Some(until)) => format!("{}\nto {}", moment(at), moment(until)),
        (None, None) => moment(at),
    }
}

/// Returns the clock times of a step that ends on the day it begins, or in the night after it.
fn clocks(step: &Step) -> Option<(String, String)> {
    let (at, until) = (step.at.as_ref()?, step.until.as_ref()?);
    if at.zone.offset_at(at.at) != until.zone.offset_at(until.at) {
        return None;
    }
    let [from, to] = [at, until].map(|stamp| stamp.zone.wall_at(stamp.at));
    let days = to.date().days_since_epoch() - from.date().days_since_epoch();
    match (days, to.seconds_of_day()) {
        (0, _) => Some((clock(at), clock(until))),
        (1, 0) => Some((clock(at), "24:00".to_owned())),
        (1, end)
            if end < from.seconds_of_day()
                && until.at.since(at.at) < SignedDuration::from_days(1) =>
        {
            Some((clock(at), clock(until)))
        }
        _ => None,
    }
}

/// Returns true if the clocks of the zone change within a day of an instant.
fn near_change(stamp: &ZonedInstant) -> bool {
    let [before, after] = [-SECONDS_PER_DAY, SECONDS_PER_DAY]
        .map(|away| stamp.zone.offset_at(Instant::clamped(stamp.at.unix() + away)));
    before != after
}

fn date(stamp: &ZonedInstant) -> String {
    full_day(stamp.zone.wall_at(stamp.at).date())
}

/// Returns `16:45`, with seconds if there are any.
fn clock(stamp: &ZonedInstant) -> String {
    dial(stamp.zone.wall_at(stamp.at).seconds_of_day())
}
