//! The oracle's clock: every minute of a span of time, with what the wall shows and whether a place
//! is open.
//!
//! Its edges are defined on what the wall shows, without gaps and folds as such: a place opens when
//! its clock first shows the opening time or a later one, and it closes when its clock last shows
//! the closing time; if it never shows it, when it has last shown an earlier one. A span belongs to
//! the date on which it begins.

use business_time::time::{Instant, Zone};

use super::{DAY, Place};

/// The most minutes by which the wall clock and a clock in UTC can differ, with a margin.
const WIDEST: i64 = 27 * 60;

/// The minutes of a span of time, numbered since 1970-01-01T00:00Z.
pub(crate) struct Minutes {
    from: i64,
    open: Vec<bool>,
}

/// The times that one place's wall clock shows, in minutes since a local 1970-01-01 00:00, at each
/// minute of a span of time.
pub(crate) struct Walls {
    from: i64,
    shown: Vec<i64>,
}

impl Walls {
    /// Looks the offset up at each full hour, and at each minute of an hour at whose ends it
    /// differs.
    pub(crate) fn new(zone: &Zone, from: i64, to: i64) -> Self {
        let offset = |minute: i64| {
            let seconds = i64::from(zone.offset_at(Instant::from_unix(minute * 60).unwrap()).0);
            assert_eq!(seconds % 60, 0, "the oracle counts minutes");
            seconds / 60
        };
        let (mut shown, mut before) = (Vec::new(), offset(from));
        let mut hour = from;
        while hour < to {
            let after = offset(hour + 60);
            shown.extend(
                (hour..hour + 60)
                    .map(|minute| minute + if before == after { before } else { offset(minute) }),
            );
            (hour, before) = (hour + 60, after);
        }
        Self { from, shown }
    }

    /// Returns the time that is shown at a minute.
    pub(crate) fn at(&self, minute: i64) -> i64 {
        self.shown[usize::try_from(minute - self.from).unwrap()]
    }

    /// The first minute at which the clock shows a time or a later one.
    pub(crate) fn opening(&self, wall: i64) -> i64 {
        self.around(wall).find(|minute| self.at(*minute) >= wall).unwrap()
    }

    /// The last minute at which the clock shows a time; if it never does, the first after it has
    /// last shown an earlier one.
    pub(crate) fn closing(&self, wall: i64) -> i64 {
        let last = self.around(wall).rev().find(|minute| self.at(*minute) <= wall).unwrap();
        if self.at(last) == wall { last } else { last + 1 }
    }

    fn around(&self, wall: i64) -> impl DoubleEndedIterator<Item = i64> {
        let end = self.from + i64::try_from(self.shown.len()).unwrap();
        (wall - WIDEST).max(self.from)..(wall + WIDEST).min(end)
    }
}

/// The holidays of a place that are dates on the clock of another one.
pub(crate) struct Elsewhere<'a> {
    place: &'a Place,
    walls: Option<Walls>,
}

impl<'a> Elsewhere<'a> {
    pub(crate) fn new(place: &'a Place, from: i64, to: i64) -> Self {
        let walls = place.holiday_zone.as_ref().map(|zone| Walls::new(zone, from, to));
        Self { place, walls }
    }

    /// Returns true if a minute of a span that begins on a date is closed, as the other clock shows
    /// a closed date; special dates keep their hours.
    pub(crate) fn closes(&self, date: i64, minute: i64) -> bool {
        let shows_holiday =
            |walls: &Walls| self.place.holidays.contains(&walls.at(minute).div_euclid(DAY));
        !self.place.special.contains_key(&date) && self.walls.as_ref().is_some_and(shows_holiday)
    }
}

impl Minutes {
    /// Walks over the minutes from `from` up to `to`; a minute is open if any of the places is.
    pub(crate) fn walk(places: &[Place], from: i64, to: i64) -> Self {
        let mut open = vec![false; usize::try_from(to - from).unwrap()];
        for place in places {
            let walls = Walls::new(&place.zone, from - 5 * DAY, to + 5 * DAY);
            let elsewhere = Elsewhere::new(place, from - 5 * DAY, to + 5 * DAY);
            for date in from.div_euclid(DAY) - 3..=to.div_euclid(DAY) + 3 {
                for (opens, closes) in place.spans_on(date) {
                    let (opening, closing) =
                        (walls.opening(date * DAY + opens), walls.closing(date * DAY + closes));
                    for minute in opening.max(from)..closing.min(to) {
                        let closed = elsewhere.closes(date, minute);
                        open[usize::try_from(minute - from).unwrap()] |= !closed;
                    }
                }
            }
        }
        Self { from, open }
    }

    /// Returns true if a minute is open.
    pub(crate) fn is_open(&self, minute: i64) -> bool {
        usize::try_from(minute - self.from).is_ok_and(|at| self.open.get(at) == Some(&true))
    }

    /// The first minute after its span.
    pub(crate) fn end(&self) -> i64 {
        self.from + i64::try_from(self.open.len()).unwrap()
    }

    /// The first minute after `minute` at which it opens, as far as it was walked.
    pub(crate) fn next_opening(&self, minute: i64) -> Option<i64> {
        (minute + 1..self.end()).find(|at| self.is_open(*at) && !self.is_open(at - 1))
    }

    /// The first minute after `minute` at which it closes.
    pub(crate) fn next_closing(&self, minute: i64) -> Option<i64> {
        (minute + 1..self.end()).find(|at| !self.is_open(*at) && self.is_open(at - 1))
    }

    /// The minute from which it has been open up to and at `minute`.
    pub(crate) fn open_since(&self, minute: i64) -> Option<i64> {
        let first = (self.from..=minute).rev().take_while(|at| self.is_open(*at)).last()?;
        (first > self.from).then_some(first)
    }

    /// Where `length` open minutes after a start end: at the closing if they are used up there, or
    /// else at the next opening.
    pub(crate) fn add(&self, start: i64, length: i64, at_closing: bool) -> Option<i64> {
        let mut open = (start..self.end()).filter(|minute| self.is_open(*minute));
        if length == 0 || !at_closing {
            return open.nth(usize::try_from(length).unwrap());
        }
        open.nth(usize::try_from(length - 1).unwrap()).map(|minute| minute + 1)
    }

    /// Counts the open minutes from one minute up to another.
    pub(crate) fn measure(&self, from: i64, to: i64) -> i64 {
        let count = |from, to| {
            i64::try_from((from..to).filter(|minute| self.is_open(*minute)).count()).unwrap()
        };
        if from <= to { count(from, to) } else { -count(to, from) }
    }
}
