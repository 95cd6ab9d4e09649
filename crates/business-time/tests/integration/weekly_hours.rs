//! Weekly hours that are built, moved and compared.

use business_time::{
    Calendar, Date, Schedule, SignedDuration, SpecialDay, WeeklyHours, Zone, calendar::parse_spans,
    time::Weekday,
};

const HOUR: i64 = 3600;

fn hours(text: &str) -> WeeklyHours {
    text.parse().unwrap()
}

#[test]
fn spans_are_added_to_weekdays_in_order() {
    let built = WeeklyHours::default()
        .open_on([Weekday::Mon, Weekday::Sun], 13 * HOUR, 17 * HOUR)
        .and_then(|hours| hours.open_on([Weekday::Mon], 9 * HOUR, 12 * HOUR))
        .and_then(|hours| hours.open_on([Weekday::Mon], 18 * HOUR, 19 * HOUR));
    let written = "Mon 09:00-12:00, 13:00-17:00, 18:00-19:00; Sun 13:00-17:00";
    assert_eq!(built, Some(hours(written)));
    assert_eq!(built.map(|hours| hours.to_string()).as_deref(), Some(written));
    assert_eq!(WeeklyHours::default().open_on([Weekday::Mon], 9 * HOUR, 9 * HOUR), None);
}

#[test]
fn hours_move_around_the_week() {
    let rows = [
        ("Mon-Fri 00:00-24:00", 2, "Mon-Fri 02:00-26:00"),
        ("Mon-Fri 09:00-17:00", 0, "Mon-Fri 09:00-17:00"),
        ("Tue 09:00-17:00", 24, "Wed 09:00-17:00"),
        ("Tue 09:00-17:00", -24, "Mon 09:00-17:00"),
        ("Tue 01:00-02:00", -2, "Mon 23:00-24:00"),
        // Over the end of the week, and over its beginning.
        ("Sun 20:00-23:00", 5, "Mon 01:00-04:00"),
        ("Mon 01:00-04:00", -5, "Sun 20:00-23:00"),
        ("Sat 12:00-36:00", 36, "Mon 00:00-24:00"),
        // Whole weeks are no move, however many.
        ("Wed 09:00-17:00", 5 * 7 * 24 + 1, "Wed 10:00-18:00"),
        ("Wed 09:00-17:00", -3 * 7 * 24 - 1, "Wed 08:00-16:00"),
        // Up to 48:00 it is one span; what comes after that is of the next days.
        ("Mon 10:00-46:00", 2, "Mon 12:00-48:00"),
        ("Mon 10:00-46:00", 3, "Mon 13:00-48:00; Wed 00:00-01:00"),
        ("Sat 00:00-48:00", 23, "Mon 00:00-23:00; Sat 23:00-48:00"),
        ("Sun 00:00-48:00", 23, "Tue 00:00-23:00; Sun 23:00-48:00"),
        // Spans of one day stay in order where the rest of another joins them.
        ("Mon 10:00-46:00; Wed 02:00-04:00, 00:30-01:00", 3, {
            "Mon 13:00-48:00; Wed 00:00-01:00, 03:30-04:00, 05:00-07:00"
        }),
        ("24/7", 5, "Mon-Sun 05:00-29:00"),
    ];
    for (week, by, expected) in rows {
        let later = hours(week).later_by(SignedDuration::from_hours(by));
        assert_eq!(later.to_string(), expected, "{week} {by} hours later");
    }
    // Its length without whole weeks is 3 days and 15:30:07.
    let longest = hours("Mon 09:00-17:00").later_by(SignedDuration::MAX);
    assert_eq!(longest.to_string(), "Fri 00:30:07-08:30:07");
    let half = hours("Mon 09:00-17:00").later_by(SignedDuration::from_minutes(30));
    assert_eq!(half.to_string(), "Mon 09:30-17:30");
}

#[test]
fn what_is_always_and_what_never_open_says_so() {
    let zone = Zone::utc;
    let (always, never) = (hours("24/7"), WeeklyHours::default());
    assert!(always.is_always() && !always.is_empty());
    assert!(never.is_empty() && !never.is_always());
    assert!(!hours("Mon-Sat 00:00-24:00").is_always());

    let closed = |spans: &str| SpecialDay {
        on: Date::new(2026, 12, 24).unwrap(),
        name: "Christmas Eve".to_owned(),
        spans: if spans.is_empty() { Vec::new() } else { parse_spans(spans).unwrap() },
    };
    assert_eq!(closed("").to_string(), "2026-12-24, Christmas Eve: closed");
    assert_eq!(closed("08:30-13:00").to_string(), "2026-12-24, Christmas Eve: 08:30-13:00");

    let all_week = || Schedule::weekly(zone(), always.clone());
    let schedules = [
        (all_week(), true),
        (all_week().with_special_day(closed("")), false),
        (all_week().closed_on([Date::new(2026, 12, 25).unwrap()]), false),
        (Schedule::weekly(zone(), hours("Mon-Fri 00:00-24:00")), false),
    ];
    for (schedule, is_always) in schedules {
        assert_eq!(schedule.is_always(), is_always, "{schedule:?}");
        assert_eq!(Calendar::new(vec![schedule]).unwrap().is_always(), is_always);
    }
    let weekend = Schedule::weekly(zone(), hours("Sat 10:00-12:00"));
    assert!(Calendar::new(vec![weekend, all_week()]).unwrap().is_always(), "one of them is");
}

#[test]
fn a_mistake_in_hours_is_named() {
    let rows = [
        (
            "Mon 9-17",
            "'Mon 9-17' is not opening hours: expected hours such as 08:30-17:30, with two digits \
             each, as in 'Mon-Fri 08:30-17:30'",
        ),
        (
            "Mon 24:00-25:00",
            "'Mon 24:00-25:00' is not opening hours: expected an opening time before 24:00, as in \
             'Mon-Fri 08:30-17:30'",
        ),
        (
            "Mon 09:00-09:00",
            "'Mon 09:00-09:00' is not opening hours: expected a closing time other than the \
             opening time; a whole day is 00:00-24:00, as in 'Mon-Fri 08:30-17:30'",
        ),
        (
            "Mon 09:60-11:00",
            "'Mon 09:60-11:00' is not opening hours: expected hours such as 08:30-17:30, with two \
             digits each, as in 'Mon-Fri 08:30-17:30'",
        ),
    ];
    for (text, expected) in rows {
        let error = text.parse::<WeeklyHours>().map_err(|error| error.to_string());
        assert_eq!(error, Err(expected.to_owned()));
    }
}

#[test]
fn a_span_of_a_whole_day_is_written_so_that_it_is_read_back() {
    for text in ["Sat 10:00-34:00", "Sat 10:00-33:59", "Sat 10:00-09:59", "Sat 10:00-34:01"] {
        assert_eq!(hours(&hours(text).to_string()), hours(text), "{text}");
    }
    assert_eq!(hours("Sat 10:00-33:59").to_string(), "Sat 10:00-09:59");
}

#[test]
fn hours_contain_others_at_the_ends_of_the_week() {
    let rows = [
        ("Sun 20:00-30:00", "Mon 00:00-06:00", true),
        ("Sun 20:00-30:00", "Mon 00:00-06:01", false),
        ("Mon 00:00-06:00", "Sun 20:00-30:00", false),
        ("Sun 20:00-24:00; Mon 00:00-06:00", "Sun 20:00-30:00", true),
        ("Mon 09:00-17:00", "", true),
        ("", "Mon 09:00-17:00", false),
        ("", "", true),
    ];
    for (week, other, expected) in rows {
        assert_eq!(hours(week).contains(&hours(other)), expected, "{week} contains {other}");
    }
}
