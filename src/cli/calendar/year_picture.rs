//! Draws many days: weeks as columns, weekdays as rows, a cell for each day.

use std::collections::{BTreeMap, BTreeSet};

use super::{day_format, day_picture::used};
use crate::{
    answer::{CalendarAnswer, CalendarDay, Slot},
    render::{Picture, PictureBlock, PictureCell, PictureRow},
    time::{Date, SECONDS_PER_DAY, WEEKDAY_NAMES},
    times::short_month,
};

/// The most weeks side by side; a year makes two blocks.
const MOST_WEEKS: usize = 27;

/// Draws days in blocks of weeks of about equal length.
pub(super) fn picture(answer: &CalendarAnswer) -> Picture {
    let days = answer.days(SECONDS_PER_DAY);
    let Some(first) = days.first() else { return Picture::default() };
    let usual = usual(&days);
    let before = first.on.weekday().num_days_from_monday() as usize;
    // Days before the first make its week a whole one.
    let slots: Vec<Option<&CalendarDay>> =
        std::iter::repeat_n(None, before).chain(days.iter().map(Some)).collect();
    let weeks: Vec<&[Option<&CalendarDay>]> = slots.chunks(7).collect();
    let several_years = answer.dates.0.year() != answer.dates.1.year();
    let changes: BTreeSet<Date> = days
        .iter()
        .map(|day| day.on)
        .filter(|on| answer.changes_on(*on).next().is_some())
        .collect();
    let count = weeks.len().div_ceil(MOST_WEEKS);
    let edge = |at: usize| at * weeks.len() / count;
    let blocks: Vec<PictureBlock> = (0..count)
        .map(|at| block(&weeks[edge(at)..edge(at + 1)], usual, &changes, several_years))
        .collect();
    let legend = legend(&blocks, usual, days.iter().any(|day| day.whole().covered > usual));
    Picture { apart: true, blocks, legend }
}

fn block(
    weeks: &[&[Option<&CalendarDay>]],
    usual: i64,
    changes: &BTreeSet<Date>,
    several_years: bool,
) -> PictureBlock {
    let day = |week: &[Option<&CalendarDay>], at: usize| {
        week.get(at)
            .copied()
            .flatten()
            .map_or(PictureCell::Outside, |day| cell(&day.whole(), usual))
    };
    let mut strips: Vec<PictureRow> = WEEKDAY_NAMES
        .iter()
        .enumerate()
        .map(|(at, name)| PictureRow {
            label: (*name).to_owned(),
            cells: weeks.iter().map(|week| day(week, at)).collect(),
            ..PictureRow::default()
        })
        .collect();
    let changing =
        |week: &[Option<&CalendarDay>]| week.iter().flatten().any(|day| changes.contains(&day.on));
    let marks: Vec<PictureCell> = weeks
        .iter()
        .map(|week| if changing(week) { PictureCell::Mark } else { PictureCell::Outside })
        .collect();
    if marks.contains(&PictureCell::Mark) {
        strips.push(PictureRow { cells: marks, ..PictureRow::default() });
    }
    PictureBlock { ruler: ruler(weeks, several_years), strips }
}

/// Returns the months above the weeks in which they begin. The first of a block is named if there
/// is room.
fn ruler(weeks: &[&[Option<&CalendarDay>]], several_years: bool) -> Vec<(usize, String)> {
    let name = |date: Date| {
        if several_years && date.month() == 1 {
            format!("{:04}", date.year())
        } else {
            short_month(date).to_owned()
        }
    };
    let mut marks: Vec<(usize, String)> = Vec::new();
    for (at, week) in weeks.iter().enumerate() {
        let begins = week.iter().flatten().find(|day| day.on.day() == 1);
        if let Some(day) = begins.or_else(|| week.iter().flatten().next().filter(|_| at == 0)) {
            if marks.last().is_some_and(|(before, _)| at - before < 3) {
                marks.pop();
            }
            marks.push((at, name(day.on)));
        }
    }
    marks
}

/// Returns the most common length of ordinary days, the longest if several are as common.
fn usual(days: &[CalendarDay]) -> i64 {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for ordinary in days.iter().map(|day| day.whole().ordinary).filter(|ordinary| *ordinary > 0) {
        *counts.entry(ordinary).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(length, count)| (*count, *length))
        .map_or(SECONDS_PER_DAY, |(length, _)| length)
}

fn cell(day: &Slot, usual: i64) -> PictureCell {
    match day.covered {
        _ if day.seconds == 0 => PictureCell::Skipped,
        0 if day.ordinary > 0 => PictureCell::Lost,
        0 => PictureCell::Empty,
        covered if covered >= usual || covered == day.seconds => PictureCell::Full,
        _ => PictureCell::Part,
    }
}

fn legend(blocks: &[PictureBlock], usual: i64, more: bool) -> Vec<(Vec<PictureCell>, String)> {
    let cells: Vec<PictureCell> = blocks
        .iter()
        .flat_map(|block| &block.strips)
        .flat_map(|strip| strip.cells.iter().copied())
        .collect();
    let full = match more {
        _ if usual == SECONDS_PER_DAY => "the whole day".to_owned(),
        true => format!("{} or more", day_format::hours(usual)),
        false => day_format::hours(usual),
    };
    let entries = [
        (vec![PictureCell::Full], full),
        (vec![PictureCell::Part], "less".to_owned()),
        (vec![PictureCell::Empty], "closed".to_owned()),
        (vec![PictureCell::Lost], "closed: holiday or special day".to_owned()),
        (vec![PictureCell::Skipped], "left out by the calendar".to_owned()),
        (vec![PictureCell::Mark], "clocks change in that week".to_owned()),
    ];
    used(entries, &cells)
}
