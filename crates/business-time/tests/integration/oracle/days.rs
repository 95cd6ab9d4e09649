//! Business days by stepping from date to date: what each rule of the engine says in its words,
//! done plainly.
//!
//! A business day is a date on which hours begin. Its hours go from its first opening to its last
//! closing.

use super::{
    DAY, Place,
    minutes::{Elsewhere, Walls},
};

/// One place's dates around an instant.
pub(crate) struct BusinessDays<'a> {
    place: &'a Place,
    walls: Walls,
    elsewhere: Elsewhere<'a>,
    /// The first date that it answers for, and the last.
    first: i64,
    last: i64,
}

impl<'a> BusinessDays<'a> {
    /// Can answer for dates whose walls lie inside the minutes from `from` to `to`, less three days
    /// at both ends.
    pub(crate) fn new(place: &'a Place, from: i64, to: i64) -> Self {
        Self {
            place,
            walls: Walls::new(&place.zone, from - 5 * DAY, to + 5 * DAY),
            elsewhere: Elsewhere::new(place, from - 9 * DAY, to + 9 * DAY),
            first: from.div_euclid(DAY),
            last: to.div_euclid(DAY),
        }
    }

    /// The windows that begin on a date, without those that a clock change swallows.
    fn windows(&self, date: i64) -> Vec<(i64, i64)> {
        let walls = |(from, to): &(i64, i64)| {
            (self.walls.opening(date * DAY + from), self.walls.closing(date * DAY + to))
        };
        let spans = self.place.spans_on(date).iter().map(walls);
        spans.flat_map(|(opening, closing)| self.open_parts(date, opening, closing)).collect()
    }

    /// The stretches of a date's span in which the dates of another zone close nothing.
    fn open_parts(&self, date: i64, opening: i64, closing: i64) -> Vec<(i64, i64)> {
        if self.place.holiday_zone.is_none() {
            return Vec::from_iter((opening < closing).then_some((opening, closing)));
        }
        let is_open = |minute: i64| minute < closing && !self.elsewhere.closes(date, minute);
        let begins =
            |minute: &i64| is_open(*minute) && (*minute == opening || !is_open(minute - 1));
        let end = |start: i64| (start..=closing).find(|minute| !is_open(*minute)).unwrap();
        (opening..closing).filter(begins).map(|start| (start, end(start))).collect()
    }

    /// First opening and last closing of a date, if it is a business day.
    fn hours(&self, date: i64) -> Option<(i64, i64)> {
        let windows = self.windows(date);
        Some((
            windows.iter().map(|window| window.0).min()?,
            windows.iter().map(|window| window.1).max()?,
        ))
    }

    /// The date that the wall shows, if one of its windows covers a minute or none of another date
    /// does; else the latest other.
    pub(crate) fn date_of(&self, minute: i64) -> i64 {
        let shown = self.walls.at(minute).div_euclid(DAY);
        let covers = |date: &i64| {
            self.windows(*date)
                .iter()
                .any(|(opening, closing)| (*opening..*closing).contains(&minute))
        };
        std::iter::once(shown).chain((shown - 3..=shown + 1).rev()).find(covers).unwrap_or(shown)
    }

    /// The nth of the business days after a date that open after a minute.
    fn nth_after(&self, date: i64, minute: i64, count: u32) -> Option<i64> {
        let opens_later =
            |later: &i64| self.hours(*later).is_some_and(|(opening, _)| opening > minute);
        (date + 1..=self.last).filter(opens_later).nth(usize::try_from(count - 1).unwrap())
    }

    /// The nth of the business days before a date that close before a minute.
    fn nth_before(&self, date: i64, minute: i64, count: u32) -> Option<i64> {
        let closes_earlier =
            |earlier: &i64| self.hours(*earlier).is_some_and(|(_, closing)| closing < minute);
        (self.first..date).rev().filter(closes_earlier).nth(usize::try_from(count - 1).unwrap())
    }

    /// The close of the nth business day after the start's.
    pub(crate) fn close_of_day(&self, start: i64, count: u32) -> Option<i64> {
        self.hours(self.nth_after(self.date_of(start), start, count)?).map(|(_, closing)| closing)
    }

    /// The close of the nth business day before the end's.
    pub(crate) fn close_of_day_before(&self, end: i64, count: u32) -> Option<i64> {
        self.hours(self.nth_before(self.date_of(end), end, count)?).map(|(_, closing)| closing)
    }

    /// The same time on the wall on the nth business day after the start's, moved into that day's
    /// hours.
    pub(crate) fn same_time(&self, start: i64, count: u32) -> Option<i64> {
        self.same_time_on(start, self.nth_after(self.date_of(start), start, count)?)
    }

    /// The same time on the wall on the nth business day before the end's, moved into that day's
    /// hours.
    pub(crate) fn same_time_before(&self, end: i64, count: u32) -> Option<i64> {
        self.same_time_on(end, self.nth_before(self.date_of(end), end, count)?)
    }

    fn same_time_on(&self, minute: i64, date: i64) -> Option<i64> {
        let (opening, closing) = self.hours(date)?;
        let same = self.walls.opening(self.walls.at(minute) + (date - self.date_of(minute)) * DAY);
        Some(same.max(opening).min(closing))
    }

    /// The minute as which something counts as received: its own, or the opening of the next
    /// business day after it if it came after the cut-off of its day, or on a day without hours.
    pub(crate) fn received(&self, minute: i64, cut_off: i64) -> Option<i64> {
        let date = self.date_of(minute);
        if self.hours(date).is_some() && minute <= self.walls.closing(date * DAY + cut_off) {
            return Some(minute);
        }
        self.hours(self.nth_after(date, minute, 1)?).map(|(opening, _)| opening)
    }

    /// The close of the business day in which a minute lies, or of the next one once its hours are
    /// over.
    pub(crate) fn close_of_business(&self, minute: i64) -> Option<i64> {
        let date = self.date_of(minute);
        self.hours(date)
            .map(|(_, closing)| closing)
            .filter(|closing| minute < *closing)
            .or_else(|| self.close_of_day(minute, 1))
    }

    /// The minutes of a regular day's hours on a clock without changes, if every weekday with hours
    /// has the same.
    pub(crate) fn regular_day(&self) -> Option<i64> {
        let covered = |spans: &Vec<(i64, i64)>| {
            (0..2 * DAY)
                .filter(|at| spans.iter().any(|(from, to)| (*from..*to).contains(at)))
                .count()
        };
        let lengths: Vec<usize> =
            self.place.weekly.iter().filter(|spans| !spans.is_empty()).map(covered).collect();
        let first = *lengths.first()?;
        lengths.iter().all(|length| *length == first).then(|| i64::try_from(first).unwrap())
    }
}
