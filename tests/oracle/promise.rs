//! The deadline of a promise, minute by minute: what the documents say in their words, done
//! plainly.

use super::{BusinessDays, DAY, Minutes, Place};

/// The length of a promise, and how it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// Minutes that always pass.
    Calendar(i64),
    /// Minutes of hours.
    Covered(i64),
    /// The same time so many business days on.
    SameTime(u32),
    /// The close so many business days on.
    CloseOfDay(u32),
}

/// A promise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise<'a> {
    pub(crate) places: &'a [Place],
    pub(crate) length: Length,
    /// If a time that ends at closing ends at the next opening.
    pub(crate) next_opening: bool,
    /// Minutes after midnight.
    pub(crate) cut_off: Option<i64>,
    /// Sorted or not; they may overlap.
    pub(crate) pauses: &'a [(i64, i64)],
}

/// Some weeks of a promise, walked over once.
pub(crate) struct Weeks<'a> {
    promise: Promise<'a>,
    minutes: Minutes,
    days: BusinessDays<'a>,
}

impl<'a> Weeks<'a> {
    /// Answers for tickets that are opened from a minute on, as far as their deadlines come before
    /// another.
    pub(crate) fn new(promise: Promise<'a>, from: i64, to: i64) -> Self {
        let minutes = Minutes::walk(promise.places, from - DAY, to);
        Self { promise, minutes, days: BusinessDays::new(&promise.places[0], from - 9 * DAY, to) }
    }

    /// When the clock starts, and when the time is over; `None` if it is not before the end of the
    /// weeks.
    pub(crate) fn due(&self, opened: i64) -> Option<(i64, i64)> {
        if let Length::Calendar(length) = self.promise.length {
            return Some((opened, self.counted(opened, length, |_| true)?));
        }
        let received = match self.promise.cut_off {
            Some(cut_off) => self.days.received(opened, cut_off)?,
            None => opened,
        };
        let start = self.first_open(received)?;
        let ended = match self.promise.length {
            Length::SameTime(days) => self.days.same_time(received, days)?,
            Length::CloseOfDay(days) => self.days.close_of_day(received, days)?,
            Length::Covered(length) | Length::Calendar(length) => {
                return Some((start, self.in_hours(received, length)?));
            }
        };
        let moves = self.promise.next_opening && matches!(self.promise.length, Length::SameTime(_));
        let ended = if moves { self.first_open(ended)? } else { ended };
        let lost = (received..ended)
            .filter(|minute| self.minutes.is_open(*minute) && self.is_paused(*minute))
            .count();
        match i64::try_from(lost).unwrap() {
            0 => Some((start, ended)),
            lost => Some((start, self.in_hours(ended, lost)?)),
        }
    }

    /// Where minutes of hours are over, pauses left out.
    fn in_hours(&self, start: i64, length: i64) -> Option<i64> {
        let end = self.counted(start, length, |minute| self.minutes.is_open(minute))?;
        let closes = self.minutes.is_open(end - 1) && !self.minutes.is_open(end);
        if closes && self.promise.next_opening {
            return (end..self.minutes.end())
                .find(|minute| self.minutes.is_open(*minute) && !self.is_paused(*minute));
        }
        Some(end)
    }

    fn counted(&self, start: i64, length: i64, runs: impl Fn(i64) -> bool) -> Option<i64> {
        let mut running = (start..self.minutes.end() - 1)
            .filter(|minute| runs(*minute) && !self.is_paused(*minute));
        running.nth(usize::try_from(length - 1).unwrap()).map(|minute| minute + 1)
    }

    fn first_open(&self, from: i64) -> Option<i64> {
        (from..self.minutes.end()).find(|minute| self.minutes.is_open(*minute))
    }

    fn is_paused(&self, minute: i64) -> bool {
        self.promise.pauses.iter().any(|(from, to)| (*from..*to).contains(&minute))
    }
}
