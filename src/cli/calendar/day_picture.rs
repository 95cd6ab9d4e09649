//! Draws days as rows of hours or half hours.

use std::ops::Range;

use super::day_format;
use crate::{
    answer::{CalendarAnswer, CalendarDay, Slot},
    render::{Annotation, Picture, PictureBlock, PictureCell, PictureRow},
    time::{Date, SECONDS_PER_DAY, Weekday},
    times::{dial, full_day},
};

/// Draws a row for each day, cut into slots of `slot` seconds.
pub(super) fn picture(answer: &CalendarAnswer, slot: i64) -> Picture {
    let days = answer.days(slot);
    let ruler =
        (0..=24).step_by(3).map(|hour| (index(hour * 3600, slot), format!("{hour:02}"))).collect();
    let mut blocks = vec![PictureBlock { ruler, strips: Vec::new() }];
    for day in &days {
        // A month has a line between its weeks.
        if slot >= 3_600
            && day.on.weekday() == Weekday::Mon
            && blocks.last().is_some_and(|block| !block.strips.is_empty())
        {
            blocks.push(PictureBlock::default());
        }
        if let Some(block) = blocks.last_mut() {
            block.strips.push(strip(answer, day, slot));
        }
    }
    Picture { apart: false, blocks, legend: legend(&days, slot) }
}

fn strip(answer: &CalendarAnswer, day: &CalendarDay, slot: i64) -> PictureRow {
    let whole = day.whole();
    let mut pointers: Vec<Annotation> = Vec::new();
    for change in answer.changes_on(day.on) {
        let (shows, shows_then) = change.seen_on(day.on);
        let cells =
            index(shows.min(shows_then), slot)..index(shows.max(shows_then) + slot - 1, slot);
        pointers.push(Annotation { cells, says: day_format::change(change, day.on) });
    }
    let now = answer.from.zone.wall_at(answer.now);
    if now.date() == day.on && (answer.from.at..answer.to.at).contains(&answer.now) {
        let seconds = now.seconds_of_day();
        pointers.push(Annotation {
            cells: only(index(seconds, slot)),
            says: format!("now, {}", dial(seconds / 60 * 60)),
        });
    }
    PictureRow {
        label: day_format::day(day.on),
        cells: day.slots.iter().map(cell).collect(),
        figure: if whole.covered > 0 { day_format::figure(whole.covered) } else { String::new() },
        remark: holidays(answer, day.on),
        pointers,
    }
}

/// Returns the holidays and special days of a row: those of its date, with their zone if it is
/// another.
fn holidays(answer: &CalendarAnswer, on: Date) -> String {
    let (first, last) = answer.dates;
    let mut names = Vec::new();
    for day in answer.holidays.iter().filter(|day| day.on.clamp(first, last) == on) {
        let date = if day.on == on { String::new() } else { format!(", {}", full_day(day.on)) };
        let zone = if day.zone == answer.timezone {
            String::new()
        } else {
            format!(" ({}{date})", day.zone)
        };
        names.push(format!("{}{zone}", day.name));
    }
    names.join("; ")
}

/// Returns the cell that stands for a slot.
pub(super) fn cell(slot: &Slot) -> PictureCell {
    match (slot.starts_covered, slot.ends_covered) {
        _ if slot.seconds == 0 => PictureCell::Skipped,
        _ if slot.covered == slot.seconds => PictureCell::Full,
        _ if slot.covered == 0 && slot.ordinary > 0 => PictureCell::Lost,
        _ if slot.covered == 0 => PictureCell::Empty,
        (true, false) => PictureCell::Start,
        (false, true) => PictureCell::End,
        (true, true) | (false, false) => PictureCell::Part,
    }
}

fn legend(days: &[CalendarDay], slot: i64) -> Vec<(Vec<PictureCell>, String)> {
    let cells: Vec<PictureCell> = days.iter().flat_map(|day| &day.slots).map(cell).collect();
    let piece = if slot < 3_600 { "half hour" } else { "hour" };
    let entries = [
        (vec![PictureCell::Full], "covered".to_owned()),
        (
            vec![PictureCell::Start, PictureCell::End, PictureCell::Part],
            format!("part of the {piece}"),
        ),
        (vec![PictureCell::Empty], "closed".to_owned()),
        (vec![PictureCell::Lost], "closed: holiday or special day".to_owned()),
        (vec![PictureCell::Skipped], "skipped by the clock".to_owned()),
    ];
    used(entries, &cells)
}

/// Returns the entries of a legend whose cells are drawn, without cells that are not.
pub(super) fn used<const N: usize>(
    entries: [(Vec<PictureCell>, String); N],
    cells: &[PictureCell],
) -> Vec<(Vec<PictureCell>, String)> {
    let kept = entries.into_iter().map(|(shapes, says)| {
        (shapes.into_iter().filter(|shape| cells.contains(shape)).collect(), says)
    });
    kept.filter(|(shapes, _): &(Vec<PictureCell>, String)| !shapes.is_empty()).collect()
}

/// Returns the slot of a time of day; the one after the last for later times.
fn index(seconds: i64, slot: i64) -> usize {
    usize::try_from(seconds.clamp(0, SECONDS_PER_DAY) / slot).unwrap_or(0)
}

fn only(cell: usize) -> Range<usize> {
    cell..cell + 1
}
