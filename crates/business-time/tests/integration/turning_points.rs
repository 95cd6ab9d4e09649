//! The instants at which the result of a rule of dates may jump, worked by hand.

use business_time::{Calendar, Instant, Schedule, Zone};

use crate::utc;

/// Returns the turning points between two times, in the zone of the hours.
fn turns(zone: &str, hours: &str, [from, to]: [&str; 2], cut_off: Option<i64>) -> Vec<String> {
    let zone = Zone::bundled(zone).unwrap();
    let calendar =
        Calendar::new(vec![Schedule::weekly(zone.clone(), hours.parse().unwrap())]).unwrap();
    let turns = calendar.turning_points(utc(from), utc(to), cut_off).unwrap();
    turns.into_iter().map(|turn| zone.rfc3339(turn)).collect()
}

#[test]
fn openings_closings_and_midnights_turn() {
    // 2006-01-02 is a Monday. The end of the span is outside of it.
    let span = ["2006-01-02T08:00:00Z", "2006-01-03T17:00:00Z"];
    let found = turns("UTC", "Mon-Fri 09:00-17:00", span, None);
    let expected = [
        "2006-01-02T08:00:00Z",
        "2006-01-02T09:00:00Z",
        "2006-01-02T17:00:00Z",
        "2006-01-03T00:00:00Z",
        "2006-01-03T09:00:00Z",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_second_after_a_cut_off_turns() {
    let span = ["2006-01-02T10:00:00Z", "2006-01-02T20:00:00Z"];
    let found = turns("UTC", "Mon-Fri 09:00-17:00", span, Some(16 * 3600));
    assert_eq!(found, ["2006-01-02T10:00:00Z", "2006-01-02T16:00:01Z", "2006-01-02T17:00:00Z"]);
}

#[test]
fn a_night_that_began_two_days_before_turns_where_it_ends() {
    let span = ["2006-01-08T00:00:01Z", "2006-01-08T23:00:00Z"];
    assert_eq!(turns("UTC", "Fri 10:00-48:00", span, None), ["2006-01-08T00:00:01Z"]);
    let span = ["2006-01-07T23:00:00Z", "2006-01-08T23:00:00Z"];
    let found = turns("UTC", "Fri 10:00-48:00", span, None);
    assert_eq!(found, ["2006-01-07T23:00:00Z", "2006-01-08T00:00:00Z"]);
}

#[test]
fn a_change_of_the_clock_turns() {
    // A Sunday without hours: the clock goes from 02:00 to 03:00.
    let span = ["2026-03-29T00:30:00Z", "2026-03-29T03:00:00Z"];
    let found = turns("Europe/Berlin", "Mon-Fri 09:00-17:00", span, None);
    assert_eq!(found, ["2026-03-29T01:30:00+01:00", "2026-03-29T03:00:00+02:00"]);
    // In Havana midnight comes twice, the second time by the change from 01:00 to 00:00.
    let span = ["2025-11-02T03:30:00Z", "2025-11-02T06:30:00Z"];
    let found = turns("America/Havana", "Mon-Fri 09:00-17:00", span, None);
    let expected =
        ["2025-11-01T23:30:00-04:00", "2025-11-02T00:00:00-04:00", "2025-11-02T00:00:00-05:00"];
    assert_eq!(found, expected);
}

#[test]
fn a_span_up_to_the_last_instant_ends() {
    let span = ["9999-12-29T20:00:00Z", &Instant::MAX.to_string()];
    let found = turns("UTC", "Mon-Fri 09:00-17:00", span, None);
    assert_eq!(found[0], span[0]);
}
