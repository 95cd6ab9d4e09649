//! Days as clocks there show them, cut into slots.
//!
//! A slot is a piece of the dial, such as 02:00 to 02:30. On a day without a clock change each has
//! the same length; a slot that the clock skips has none, and one that it repeats has twice as
//! much.

use crate::{
    calendar::{Timeline, Window},
    time::{Date, Instant, SECONDS_PER_DAY, SignedDuration, Zone},
};

/// A day of the zone of the answer.
#[derive(Clone, Debug)]
pub(crate) struct CalendarDay {
    /// Its date.
    pub on: Date,
    /// Its slots, as many as the dial has.
    pub slots: Vec<Slot>,
}

/// A piece of the dial on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Slot {
    /// Its real length in seconds: nothing if the clock skips it.
    pub seconds: i64,
    /// Its covered seconds.
    pub covered: i64,
    /// Those that were covered without holidays and special days.
    pub ordinary: i64,
    /// True if it is covered at its beginning.
    pub starts_covered: bool,
    /// True if it is covered just before its end.
    pub ends_covered: bool,
}

impl CalendarDay {
    /// Returns all slots as one.
    #[must_use]
    pub(crate) fn whole(&self) -> Slot {
        let sum = |part: fn(&Slot) -> i64| self.slots.iter().map(part).sum();
        Slot {
            seconds: sum(|slot| slot.seconds),
            covered: sum(|slot| slot.covered),
            ordinary: sum(|slot| slot.ordinary),
            starts_covered: self
                .slots
                .iter()
                .find(|slot| slot.seconds > 0)
                .is_some_and(|slot| slot.starts_covered),
            ends_covered: self
                .slots
                .iter()
                .rev()
                .find(|slot| slot.seconds > 0)
                .is_some_and(|slot| slot.ends_covered),
        }
    }
}

/// Returns the days from one date to another, both included, cut into slots of `length` seconds of
/// the dial.
///
/// Every second of the span of `covered` is counted where the clock in `zone` shows it, however
/// that clock jumps.
pub(super) fn days(
    zone: &Zone,
    dates: (Date, Date),
    covered: &Timeline,
    ordinary: &Timeline,
    length: i64,
) -> Vec<CalendarDay> {
    let (first, last) = (dates.0.days_since_epoch(), dates.1.days_since_epoch());
    let empty = || (0..SECONDS_PER_DAY / length).map(|_| Slot::default()).collect();
    let mut days: Vec<CalendarDay> = (first..=last)
        .filter_map(Date::from_days_since_epoch)
        .map(|on| CalendarDay { on, slots: empty() })
        .collect();
    let Window { start: mut at, end } = covered.span();
    while at < end {
        let wall = zone.wall_at(at);
        let (_, steady_until) = zone.steady_from(at);
        let dial = wall.seconds_of_day();
        let rest_of_slot = SignedDuration::from_seconds(length - dial % length);
        let slot_end = at.checked_add(rest_of_slot).unwrap_or(end);
        let until = slot_end.min(steady_until).min(end);
        let day = usize::try_from(wall.date().days_since_epoch() - first)
            .ok()
            .and_then(|day| days.get_mut(day));
        let slot = day
            .zip(usize::try_from(dial / length).ok())
            .and_then(|(day, slot)| day.slots.get_mut(slot));
        if let Some(slot) = slot {
            slot.count(Window { start: at, end: until }, covered, ordinary);
        }
        at = until;
    }
    days
}

impl Slot {
    fn count(&mut self, piece: Window, covered: &Timeline, ordinary: &Timeline) {
        if self.seconds == 0 {
            self.starts_covered = covered.window_at(piece.start).is_some();
        }
        self.ends_covered = covered.window_at(Instant::clamped(piece.end.unix() - 1)).is_some();
        self.seconds += piece.length().seconds();
        self.covered += covered.measure(piece.start, piece.end).seconds();
        self.ordinary += ordinary.measure(piece.start, piece.end).seconds();
    }
}

#[cfg(test)]
mod tests {
    use super::{CalendarDay, days};
    use crate::{
        calendar::{Timeline, Window},
        time::{CivilDateTime, Date, Instant, TzData, TzSource},
    };

    /// Returns a day in a zone with one window, in hours after its first instant; slots of an hour.
    fn day(zone: &str, on: &str, window: (i64, i64)) -> CalendarDay {
        let zone = TzData::open(&TzSource::parse("bundled")).unwrap().zone(zone).unwrap();
        let on = Date::parse(on).unwrap();
        let [from, to] =
            [0, 1].map(|days| zone.opening_at(CivilDateTime::new(on.plus_days(days).unwrap(), 0)));
        let at = |hours: i64| Instant::clamped(from.unix() + hours * 3600);
        let covered =
            Timeline::new(from, to, vec![Window { start: at(window.0), end: at(window.1) }]);
        days(&zone, (on, on), &covered, &Timeline::new(from, to, Vec::new()), 3600).pop().unwrap()
    }

    /// Real and covered hours of the first six slots.
    fn shown(day: &CalendarDay) -> [(i64, i64); 6] {
        [0, 1, 2, 3, 4, 5]
            .map(|slot| (day.slots[slot].seconds / 3600, day.slots[slot].covered / 3600))
    }

    #[test]
    fn slots_are_filled_as_the_clock_shows_them() {
        assert_eq!(
            shown(&day("UTC", "2026-03-08", (1, 3))),
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 0), (1, 0)]
        );
        // 02:00 does not exist: the third hour of the day is 03:00.
        let forward = day("America/New_York", "2026-03-08", (1, 3));
        assert_eq!(shown(&forward), [(1, 0), (1, 1), (0, 0), (1, 1), (1, 0), (1, 0)]);
        assert_eq!((forward.whole().seconds, forward.whole().covered), (23 * 3600, 2 * 3600));
        // 01:00 happens twice, once outside and once inside.
        let back = day("America/New_York", "2026-11-01", (2, 4));
        assert_eq!(shown(&back), [(1, 0), (2, 1), (1, 1), (1, 0), (1, 0), (1, 0)]);
        assert_eq!((back.slots[1].starts_covered, back.slots[1].ends_covered), (false, true));
        assert_eq!(back.whole().seconds, 25 * 3600);
        // A day that was left out has no hour at all.
        assert_eq!(day("Pacific/Apia", "2011-12-30", (0, 1)).whole().seconds, 0);
    }
}
