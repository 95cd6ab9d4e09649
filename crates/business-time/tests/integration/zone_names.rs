//! The names of zones, and the times that clocks show at the ends of the calendar.

use business_time::{
    CivilDateTime, Date, SignedDuration, Zone,
    time::{Offset, OffsetInstant, TzData, parse_rfc3339},
};

use crate::utc;

fn zone(name: &str) -> Zone {
    Zone::bundled(name).unwrap()
}

#[test]
fn a_zone_is_its_name() {
    let (berlin, fixed) = (zone("europe/berlin"), Zone::fixed(Offset(-18_000)));
    assert_eq!((berlin.name(), fixed.name()), ("Europe/Berlin", "-05:00"));
    assert_eq!((berlin.to_string(), fixed.to_string()), ("Europe/Berlin".into(), "-05:00".into()));
    assert!(fixed.is_fixed_offset() && Zone::fixed(Offset(3600)).is_fixed_offset());
    assert!(!berlin.is_fixed_offset() && !Zone::utc().is_fixed_offset());
    assert!(berlin == zone("Europe/Berlin") && berlin != zone("Europe/Paris"));
    assert_eq!(Zone::fixed(Offset(0)), Zone::utc());
    assert!(zone("Europe/Oslo").has_rules_of(&berlin), "a link whose name is kept");
    assert!(!zone("Europe/Paris").has_rules_of(&berlin));
}

#[test]
fn a_zone_is_called_by_its_short_name_of_the_day_and_by_its_names() {
    let new_york = zone("America/New_York");
    let (winter, summer) = (utc("2026-01-15T12:00:00Z"), utc("2026-07-15T12:00:00Z"));
    assert_eq!(
        (new_york.called_at(winter), new_york.called_at(summer)),
        ("EST".into(), "EDT".into())
    );
    let fixed = Zone::fixed(Offset(19_800));
    assert_eq!(fixed.called_at(winter), "+05:30");
    for (name, in_winter, in_summer) in [
        ("est", true, false),
        ("EDT", false, true),
        ("US/Eastern", true, true),
        ("america/new_york", true, true),
        ("Europe/Berlin", false, false),
        ("", false, false),
    ] {
        assert_eq!(new_york.is_called(name, winter), in_winter, "{name} in winter");
        assert_eq!(new_york.is_called(name, summer), in_summer, "{name} in summer");
    }
    assert!(fixed.is_called("+05:30", winter) && !fixed.is_called("+05:00", winter));
}

#[test]
fn names_are_found_however_they_are_typed() {
    let names = TzData::names();
    assert!(names.is_sorted() && names.contains(&"Europe/Berlin"), "{} names", names.len());
    assert!(!names.contains(&"xyzzy"));
    for text in
        ["Europe/Berlin", "EUROPE/BERLIN", "Europe/\u{200b}Berlin", " Europe/Berlin\u{feff}"]
    {
        assert_eq!(TzData::spelling(text), Ok("Europe/Berlin"), "{text:?}");
    }
}

#[test]
fn an_offset_is_a_length_and_is_written_with_its_time() {
    assert_eq!(SignedDuration::from(Offset(-5400)), SignedDuration::from_minutes(-90));
    let at = utc("2026-03-06T21:45:00Z");
    let beside = |offset| OffsetInstant { at, offset: Offset(offset) }.rfc3339();
    assert_eq!(beside(-18_000), "2026-03-06T16:45:00-05:00");
    assert_eq!(beside(20_700), "2026-03-07T03:30:00+05:45");
    assert_eq!(beside(0), "2026-03-06T21:45:00Z");
}

#[test]
fn the_widest_offset_that_is_read_is_a_minute_below_a_day() {
    for (text, expected) in [
        ("2026-03-06T16:45:00+23:59", Some("2026-03-05T16:46:00Z")),
        ("2026-03-06 16:45-2359", Some("2026-03-07T16:44:00Z")),
        ("2026-03-06 16:45+2359", Some("2026-03-05T16:46:00Z")),
        ("2026-03-06 16:45+2300", Some("2026-03-05T17:45:00Z")),
        ("2026-03-06 16:45+2400", None),
        ("2026-03-06 16:45+0060", None),
        ("2026-03-06T16:45:00+24:00", None),
    ] {
        let read = parse_rfc3339(text).map(|time| time.at.to_string());
        assert_eq!(read.ok().as_deref(), expected, "{text}");
    }
}

#[test]
fn wall_times_are_read_to_the_second_and_no_further() {
    let read = |text: &str| text.parse::<CivilDateTime>().ok().map(|wall| wall.to_string());
    for (text, expected) in [
        ("2026-03-06 16:45", Some("2026-03-06T16:45:00")),
        ("2026-03-06 16:45:30", Some("2026-03-06T16:45:30")),
        ("2026-03-06T23:59:59", Some("2026-03-06T23:59:59")),
        ("2026-03-06 16:45:30.25", Some("2026-03-06T16:45:30")),
        ("2026-03-06 16:45.5", None),
        ("2026-03-06 16:45:30.", None),
        ("2026-03-06 24:00", None),
        ("2026-03-06 16:60", None),
        ("2026-03-06 16:45:60", None),
        ("2026-03-06 16:45:30:10", None),
    ] {
        assert_eq!(read(text).as_deref(), expected, "{text}");
    }
}

#[test]
fn wall_times_beyond_the_calendar_have_its_first_or_last_date() {
    let date_of = |seconds| CivilDateTime::from_seconds(seconds).date().to_string();
    assert_eq!(date_of(i64::MAX), "9999-12-31");
    assert_eq!(date_of(i64::MIN), "0001-01-01");
    // Hours of the last date reach two days past its midnight.
    let last = Date::new(9999, 12, 31).unwrap();
    let of_last = |second| CivilDateTime::new(last, second).as_if_utc();
    assert_eq!(of_last(172_800) - of_last(0), 172_800);
}

#[test]
fn a_date_shows_itself_and_its_weekdays() {
    use business_time::time::Weekday::{Fri, Mon, Sun};
    assert_eq!(format!("{:?}", Date::new(2026, 3, 6).unwrap()), "2026-03-06");
    // March 2026 begins on a Sunday and ends on a Tuesday.
    for (weekday, n, expected) in [
        (Sun, 1, Some("2026-03-01")),
        (Sun, 5, Some("2026-03-29")),
        (Mon, 5, Some("2026-03-30")),
        (Fri, 4, Some("2026-03-27")),
        (Fri, 5, None),
        (Fri, 0, None),
        (Fri, -1, Some("2026-03-27")),
        (Fri, -2, Some("2026-03-20")),
        (Fri, -4, Some("2026-03-06")),
        (Fri, -5, None),
        (Mon, -5, Some("2026-03-02")),
        (Sun, -5, Some("2026-03-01")),
    ] {
        let found = Date::nth_weekday(2026, 3, weekday, n).map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{weekday:?} {n}");
    }
}
