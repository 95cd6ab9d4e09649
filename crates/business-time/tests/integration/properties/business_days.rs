//! Each rule of business days against the oracle, which steps from date to date.

use business_time::calendar::{BusinessDayRule, CalendarError, ClosingEdge};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::{at, calendar, config, scenes};
use crate::oracle::{BusinessDays, DAY, Minutes};

/// The minutes that the oracle looks ahead; answers beyond are only held to be beyond.
const AHEAD: i64 = 20 * DAY;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rules_of_dates_agree(scene in scenes::scene(), days in 1..5_u32, cut_off in 0..=2 * DAY) {
        let calendar = calendar(std::slice::from_ref(&scene.place));
        let oracle = BusinessDays::new(&scene.place, scene.start - 9 * DAY, scene.start + AHEAD);
        let found = |rule| calendar.add_business_days(at(scene.start), days, rule, ClosingEdge::Closing);
        let asked = [
            ("same time", found(BusinessDayRule::SameTime), oracle.same_time(scene.start, days)),
            ("close of day", found(BusinessDayRule::CloseOfDay), oracle.close_of_day(scene.start, days)),
            ("close of business", calendar.close_of_business(at(scene.start)), oracle.close_of_business(scene.start)),
            ("received", calendar.received(at(scene.start), cut_off * 60), oracle.received(scene.start, cut_off)),
        ];
        for (rule, found, expected) in asked {
            match expected {
                Some(minute) => prop_assert_eq!(found, Ok(at(minute)), "{}", rule),
                None => prop_assert!(found.is_ok_and(|found| found >= at(scene.start + AHEAD - 2 * DAY)), "{}: {:?} too early", rule, found),
            }
        }
    }

    /// As [`rules_of_dates_agree`], back.
    #[test]
    fn rules_of_dates_agree_going_back(scene in scenes::scene(), days in 1..5_u32) {
        let calendar = calendar(std::slice::from_ref(&scene.place));
        let oracle = BusinessDays::new(&scene.place, scene.start - AHEAD, scene.start + 9 * DAY);
        let found = |rule| calendar.subtract_business_days(at(scene.start), days, rule);
        let asked = [
            ("same time", found(BusinessDayRule::SameTime), oracle.same_time_before(scene.start, days)),
            ("close of day", found(BusinessDayRule::CloseOfDay), oracle.close_of_day_before(scene.start, days)),
        ];
        for (rule, found, expected) in asked {
            match expected {
                Some(minute) => prop_assert_eq!(found, Ok(at(minute)), "{}", rule),
                None => prop_assert!(found.is_ok_and(|found| found <= at(scene.start - AHEAD + 3 * DAY)), "{}: {:?} too late", rule, found),
            }
        }
    }

    /// Of business time, all is undone but the move into hours; of dates, an end is never before
    /// its start.
    #[test]
    fn going_back_undoes_going_ahead(scene in scenes::scene(), days in 1..5_u32) {
        let calendar = calendar(std::slice::from_ref(&scene.place));
        let (add, back) = (
            |start, rule| calendar.add_business_days(start, days, rule, ClosingEdge::Closing),
            |end, rule| calendar.subtract_business_days(end, days, rule),
        );
        for rule in [BusinessDayRule::DayLength, BusinessDayRule::CoveredHours24] {
            let Ok(end) = add(at(scene.start), rule) else { continue };
            prop_assert_eq!(back(end, rule), calendar.clock_start(at(scene.start)), "{:?}", rule);
        }
        for rule in [BusinessDayRule::SameTime, BusinessDayRule::CloseOfDay] {
            let [end, start] = [add(at(scene.start), rule), back(at(scene.start), rule)].map(Result::unwrap);
            prop_assert!(start <= at(scene.start) && at(scene.start) <= end, "{:?}: {:?} to {:?}", rule, start, end);
        }
    }

    #[test]
    fn rules_of_covered_time_agree(scene in scenes::scene(), days in 1..4_u32) {
        let places = [scene.place];
        let oracle = Minutes::walk(&places, scene.start - 1, scene.start + AHEAD);
        let length = BusinessDays::new(&places[0], scene.start, scene.start + 1).regular_day();
        let lengths = [(BusinessDayRule::DayLength, length), (BusinessDayRule::CoveredHours24, Some(DAY))];
        for (edge, at_closing) in [(ClosingEdge::Closing, true), (ClosingEdge::NextOpening, false)] {
            for (rule, length) in lengths {
                let found = calendar(&places).add_business_days(at(scene.start), days, rule, edge);
                let Some(length) = length else {
                    prop_assert_eq!(found, Err(CalendarError::UnevenDays));
                    continue;
                };
                match oracle.add(scene.start, length * i64::from(days), at_closing) {
                    Some(minute) => prop_assert_eq!(found, Ok(at(minute)), "{:?}, {:?}", rule, edge),
                    None => prop_assert!(found.is_ok_and(|found| found >= at(oracle.end())), "{:?}, {:?}: {:?} too early", rule, edge, found),
                }
            }
        }
    }
}
