//! The smallest cases of defects that the properties and a reading of the engine found, worked by
//! hand.

use business_time::{
    calendar::{
        BusinessDayRule, Calendar, ClosingEdge, Schedule, SpecialDay, WeeklyHours, Window,
        parse_spans,
    },
    time::{Date, Instant, SignedDuration, TzData, TzSource},
};

use crate::utc;

/// The order in which somebody writes the hours of a special day means nothing.
#[test]
fn hours_of_a_special_day_stand_in_any_order() {
    let mut schedule = schedule("UTC", &["Mon-Fri 09:00-17:00"]);
    let spans = parse_spans("13:00-17:00, 09:00-12:00").unwrap();
    schedule.special_days =
        vec![SpecialDay { on: Date::new(2026, 3, 10).unwrap(), name: "Inventory".into(), spans }];
    let calendar = Calendar::new(vec![schedule]).unwrap();
    let found = calendar.add_business_days(
        utc("2026-03-09T10:00Z"),
        1,
        BusinessDayRule::SameTime,
        ClosingEdge::Closing,
    );
    assert_eq!(found, Ok(utc("2026-03-10T10:00Z")), "Tuesday 10:00 is inside 09:00-12:00");
}

/// In St. John's of 2006 the clock went from Sunday 00:01 back to Saturday 23:01, when Sunday's
/// hours had begun.
#[test]
fn hours_of_tomorrow_have_begun_if_the_clock_goes_back_over_midnight() {
    let calendar = Calendar::new(vec![schedule("America/St_Johns", &["Sun 00:00-24:00"])]).unwrap();
    let (opening, back) = (utc("2006-10-29T02:30Z"), utc("2006-10-29T02:31Z"));
    let first_minute = SignedDuration::from_minutes(1);
    assert_eq!(calendar.measure(opening, back), first_minute, "of Sunday, up to the change");
    assert!(
        calendar.timeline(back, utc("2006-10-29T03:00Z")).window_at(back).is_some(),
        "the repeated hour of Saturday is Sunday's"
    );
    let next =
        calendar.add_business_days(back, 1, BusinessDayRule::CloseOfDay, ClosingEdge::Closing);
    assert_eq!(
        next,
        Ok(utc("2006-11-06T03:30Z")),
        "the business day is Sunday, and the next is a week later"
    );
}

/// In Havana midnight happens twice; hours up to `48:00` of a Friday cover the first of Sunday's
/// two hours after it.
#[test]
fn hours_up_to_a_repeated_midnight_belong_to_the_day_on_which_they_began() {
    let calendar =
        Calendar::new(vec![schedule("America/Havana", &["Fri 22:00-48:00", "Sun 12:00-13:00"])])
            .unwrap();
    let in_first_hour = utc("2025-11-02T04:30Z");
    assert!(calendar.state_at(in_first_hour).is_open());
    let next = calendar.add_business_days(
        in_first_hour,
        1,
        BusinessDayRule::CloseOfDay,
        ClosingEdge::Closing,
    );
    assert_eq!(
        next,
        Ok(utc("2025-11-02T18:00Z")),
        "the business day is Friday, and the next is this Sunday"
    );
}

/// A window that has been open for longer than the span that is looked at first is not cut.
#[test]
fn a_long_window_is_told_from_its_beginning() {
    let mut schedule = schedule("UTC", &["24/7"]);
    let closed = |month, day| SpecialDay {
        on: Date::new(2026, month, day).unwrap(),
        name: "Closed".into(),
        spans: Vec::new(),
    };
    schedule.special_days = vec![closed(1, 1), closed(2, 5)];
    let found = Calendar::new(vec![schedule]).unwrap().windows_from(utc("2026-02-01T12:00Z"), 1);
    assert_eq!(found, [Window { start: utc("2026-01-02T00:00Z"), end: utc("2026-02-05T00:00Z") }]);
}

/// 0001-01-01 was a Monday; the calendar of instants begins in its night shift.
#[test]
fn the_first_night_of_the_calendar_is_covered() {
    let calendar = Calendar::new(vec![schedule("UTC", &["Mon 22:00-06:00"])]).unwrap();
    let noon = Instant::MIN.checked_add(SignedDuration::from_hours(12)).unwrap();
    assert_eq!(calendar.measure(Instant::MIN, noon), SignedDuration::from_hours(6));
}

fn schedule(zone: &str, hours: &[&str]) -> Schedule {
    let zone = TzData::open(&TzSource::Bundled).unwrap().zone(zone).unwrap();
    Schedule::weekly(zone, WeeklyHours::parse(hours.iter().copied()).unwrap())
}
