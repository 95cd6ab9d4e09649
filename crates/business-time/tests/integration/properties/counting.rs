//! Counting business time: adding, measuring and going back, against the oracle and against each
//! other.

use business_time::{
    calendar::{CalendarError, ClosingEdge, Window},
    time::Instant,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::{at, calendar, config, scenes, seconds};
use crate::oracle::{DAY, Minutes};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn added_time_ends_where_the_oracle_says(scene in scenes::scene(), length in 0..40 * 60_i64) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 1, scene.start + 14 * DAY);
        for (edge, at_closing) in [(ClosingEdge::Closing, true), (ClosingEdge::NextOpening, false)] {
            let found = calendar(&places).add(at(scene.start), seconds(length * 60), edge);
            match oracle.add(scene.start, length, at_closing) {
                Some(minute) => prop_assert_eq!(found, Ok(at(minute)), "{:?}", edge),
                None => prop_assert!(found.is_ok_and(|found| found >= at(oracle.end())), "{:?}: {:?} too early", edge, found),
            }
        }
    }

    /// The lengths of the first windows, so that time is often used up exactly at closing.
    #[test]
    fn time_used_up_at_closing_ends_where_the_oracle_says(scene in scenes::scene(), windows in 1..4_usize) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 1, scene.start + 14 * DAY);
        let Some(closing) = (0..windows).try_fold(scene.start, |minute, _| oracle.next_closing(minute)) else { return Ok(()) };
        let length = oracle.measure(scene.start, closing);
        prop_assert_eq!(calendar(&places).add(at(scene.start), seconds(length * 60), ClosingEdge::Closing), Ok(at(closing)));
        if let Some(minute) = oracle.add(scene.start, length, false) {
            prop_assert_eq!(calendar(&places).add(at(scene.start), seconds(length * 60), ClosingEdge::NextOpening), Ok(at(minute)));
        }
    }

    #[test]
    fn measured_time_is_the_number_of_open_minutes(scene in scenes::scene(), to in -5 * DAY..5 * DAY) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 5 * DAY, scene.start + 5 * DAY);
        let found = calendar(&places).measure(at(scene.start), at(scene.start + to));
        prop_assert_eq!(found.seconds(), 60 * oracle.measure(scene.start, scene.start + to));
    }

    /// To the second, at any distance.
    #[test]
    fn adding_measuring_and_going_back_agree(scene in scenes::scene(), second in 0..60_i64, length in 0..2_000_000_i64) {
        let calendar = calendar(&[scene.place]);
        let start = Instant::clamped(scene.start * 60 + second);
        let opening = calendar.clock_start(start);
        prop_assert!(opening.is_ok_and(|opening| opening >= start));
        let length = seconds(length);
        let end = calendar.add(start, length, ClosingEdge::Closing);
        let (Ok(opening), Ok(end)) = (opening, end) else {
            prop_assert_eq!(end, Err(CalendarError::OutOfRange));
            return Ok(());
        };
        prop_assert_eq!(calendar.measure(start, end), length);
        prop_assert_eq!(Some(calendar.measure(end, start)), length.checked_neg());
        prop_assert_eq!(calendar.subtract(end, length), Ok(opening));
        let timeline = calendar.timeline(start, end.checked_add(seconds(DAY * 60)).unwrap());
        prop_assert_eq!(timeline.subtract(end, length), Some(opening));
        prop_assert_eq!(timeline.add(start, length, ClosingEdge::Closing), Some(end));
        let Window { start: from, end: to } = timeline.span();
        let lengths = timeline.windows().iter().map(|window| window.length().seconds());
        prop_assert_eq!(timeline.measure(from, to), seconds(lengths.sum()));
    }
}
