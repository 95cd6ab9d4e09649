//! The order of answers: what never comes earlier, and the hours that two places cover together.

use business_time::calendar::ClosingEdge;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::{at, calendar, config, scenes, seconds};
use crate::oracle::{DAY, Minutes};

const EDGES: [ClosingEdge; 2] = [ClosingEdge::Closing, ClosingEdge::NextOpening];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_later_opening_is_never_due_earlier(scene in scenes::scene(), later in 0..3 * DAY, length in 0..200_000_i64) {
        let calendar = calendar(&[scene.place]);
        for edge in EDGES {
            let due = [scene.start, scene.start + later].map(|start| calendar.add(at(start), seconds(length), edge).unwrap());
            prop_assert!(due[0] <= due[1], "{edge:?}: {due:?}");
        }
    }

    #[test]
    fn more_time_is_never_due_earlier(scene in scenes::scene(), length in 0..200_000_i64, more in 1..100_000_i64) {
        let calendar = calendar(&[scene.place]);
        let due = [length, length + more].map(|length| calendar.add(at(scene.start), seconds(length), ClosingEdge::Closing).unwrap());
        prop_assert!(due[0] < due[1], "{due:?}");
        let moved = calendar.add(at(scene.start), seconds(length), ClosingEdge::NextOpening).unwrap();
        prop_assert!(due[0] <= moved, "the next opening is before the closing");
    }

    #[test]
    fn a_holiday_never_makes_it_due_earlier(scene in scenes::scene(), length in 0..200_000_i64, holiday in -2..12_i64) {
        let mut closed = scene.place.clone();
        closed.holidays.insert(scene.start.div_euclid(DAY) + holiday);
        let calendars = [calendar(&[scene.place]), calendar(&[closed])];
        for edge in EDGES {
            let due = calendars.each_ref().map(|calendar| calendar.add(at(scene.start), seconds(length), edge).unwrap());
            prop_assert!(due[0] <= due[1], "{edge:?}: {due:?}");
        }
        let (from, to) = (at(scene.start), at(scene.start + 14 * DAY));
        prop_assert!(calendars[0].measure(from, to) >= calendars[1].measure(from, to));
    }

    /// Minute by minute, in zones of which only one may change its clock.
    #[test]
    fn two_places_cover_what_either_covers((scene, other) in scenes::two_places()) {
        let places = [scene.place, other];
        let (from, to) = (scene.start - DAY, scene.start + 3 * DAY);
        let oracle = Minutes::walk(&places, from - 1, to + 1);
        let both = calendar(&places).timeline(at(from), at(to));
        let each = places.each_ref().map(|place| calendar(std::slice::from_ref(place)).timeline(at(from), at(to)));
        for minute in from..to {
            let open = both.window_at(at(minute)).is_some();
            prop_assert_eq!(open, oracle.is_open(minute), "oracle at {}", minute);
            prop_assert_eq!(open, each.iter().any(|one| one.window_at(at(minute)).is_some()), "either at {}", minute);
        }
        let touching = both.windows().windows(2).any(|pair| pair[0].end >= pair[1].start);
        prop_assert!(!touching, "windows overlap or touch");
    }
}
