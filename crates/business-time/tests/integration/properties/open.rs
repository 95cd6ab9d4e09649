//! When a place is open: compiled windows, the state at an instant and the next windows, against
//! the oracle.

use proptest::{
    collection::vec,
    prelude::{prop_assert, prop_assert_eq, proptest},
};

use business_time::{calendar::Window, time::Date};

use super::{at, calendar, config, scenes};
use crate::oracle::{DAY, Minutes};

proptest! {
    #![proptest_config(config())]

    /// Both ends of the span lie anywhere, in a window or a repeated hour too.
    #[test]
    fn compiled_windows_are_the_open_minutes(scene in scenes::scene(), back in 0..2 * DAY, ahead in 1..8 * DAY) {
        let places = [scene.place];
        let (from, to) = (scene.start - back, scene.start + ahead);
        let oracle = Minutes::walk(&places, from - 1, to + 1);
        let timeline = calendar(&places).timeline(at(from), at(to));
        for minute in from..to {
            let open = timeline.window_at(at(minute)).is_some();
            prop_assert_eq!(open, oracle.is_open(minute), "at {}", places[0].zone.rfc3339(at(minute)));
        }
        for window in timeline.windows() {
            prop_assert_eq!((window.start.unix() % 60, window.end.unix() % 60), (0, 0));
            prop_assert!(window.start < window.end && at(from) <= window.start && window.end <= at(to));
        }
    }

    /// Openings and closings that the oracle does not find in its weeks are after them, or nowhere.
    #[test]
    fn the_state_and_what_is_next_agree(scene in scenes::scene()) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 9 * DAY, scene.start + 9 * DAY);
        let state = calendar(&places).state_at(at(scene.start));
        prop_assert_eq!(state.is_open(), oracle.is_open(scene.start));
        let nexts = [(state.next_open_at, oracle.next_opening(scene.start)), (state.next_close_at, oracle.next_closing(scene.start))];
        for (found, expected) in nexts {
            match expected {
                Some(minute) => prop_assert_eq!(found, Some(at(minute))),
                None => prop_assert!(found.is_none_or(|found| found >= at(oracle.end())), "{:?} too early", found),
            }
        }
        if let Some((opened_at, closes_at)) = state.window {
            prop_assert_eq!(closes_at, state.next_close_at);
            match oracle.open_since(scene.start) {
                Some(since) => prop_assert_eq!(opened_at, Some(at(since))),
                None => prop_assert!(opened_at.is_none_or(|opened| opened <= at(scene.start - 9 * DAY)), "{:?} too late", opened_at),
            }
        }
    }

    #[test]
    fn the_last_window_agrees(scene in scenes::scene()) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 9 * DAY, scene.start + 1);
        let closing = (scene.start - 8 * DAY..=scene.start).rev().find(|minute| !oracle.is_open(*minute) && oracle.is_open(minute - 1));
        let expected = closing.and_then(|closing| Some(Window { start: at(oracle.open_since(closing - 1)?), end: at(closing) }));
        let found = calendar(&places).window_before(at(scene.start));
        match expected {
            Some(_) => prop_assert_eq!(found, expected),
            None => prop_assert!(found.is_none_or(|window| window.start <= at(scene.start - 8 * DAY)), "{:?} too late", found),
        }
    }

    /// Pauses may overlap, touch, and lie outside of the hours.
    #[test]
    fn pauses_take_their_own_minutes_away(scene in scenes::scene(), pauses in vec((-DAY..2 * DAY, 0..12 * 60_i64), 0..5)) {
        let (from, to) = (scene.start - DAY, scene.start + 3 * DAY);
        let whole = calendar(&[scene.place]).timeline(at(from), at(to));
        let pauses: Vec<_> = pauses.into_iter().map(|(start, length)| (scene.start + start, scene.start + start + length)).collect();
        let windows: Vec<_> = pauses.iter().map(|(start, end)| Window { start: at(*start), end: at(*end) }).collect();
        let left = whole.without(&windows);
        for minute in from..to {
            let paused = pauses.iter().any(|(start, end)| (*start..*end).contains(&minute));
            let expected = whole.window_at(at(minute)).is_some() && !paused;
            prop_assert_eq!(left.window_at(at(minute)).is_some(), expected, "at {}", minute);
        }
    }

    /// A date with hours of its own is never called a holiday.
    #[test]
    fn a_special_date_is_no_holiday(scene in scenes::scene()) {
        let schedule = scene.place.schedule();
        for date in scene.place.holidays.iter().chain(scene.place.special.keys()) {
            let on = Date::from_days_since_epoch(*date).unwrap();
            let elsewhere = scene.place.holiday_zone.is_some() && scene.place.holidays.contains(date);
            prop_assert_eq!(schedule.holiday_on(on).is_some(), elsewhere || !scene.place.special.contains_key(date), "{}", on);
        }
    }

    #[test]
    fn the_next_windows_agree(scene in scenes::scene(), count in 1..5_usize) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 9 * DAY, scene.start + 9 * DAY);
        let (mut minute, mut expected) = (scene.start, Vec::new());
        while expected.len() < count {
            let opening = if oracle.is_open(minute) { oracle.open_since(minute) } else { oracle.next_opening(minute) };
            let Some((opening, closing)) = opening.zip(oracle.next_closing(opening.unwrap_or(minute).max(minute))) else { break };
            expected.push(Window { start: at(opening), end: at(closing) });
            minute = closing;
        }
        let found = calendar(&places).windows_from(at(scene.start), count);
        prop_assert_eq!(found.iter().take(expected.len()).copied().collect::<Vec<_>>(), expected);
        prop_assert!(found.iter().all(|window| window.end > at(scene.start)) && found.len() <= count);
    }
}
