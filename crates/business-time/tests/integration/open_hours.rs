//! Windows that are longer than what is looked at first, and the ends of the calendar.

use business_time::{
    Calendar, CalendarError, Date, Schedule, SignedDuration, SpecialDay, Window, Zone,
    calendar::parse_spans,
};

use crate::utc;

fn special(on: &str, hours: &str) -> SpecialDay {
    SpecialDay {
        on: Date::parse(on).unwrap(),
        name: "Special".to_owned(),
        spans: if hours.is_empty() { Vec::new() } else { parse_spans(hours).unwrap() },
    }
}

fn calendar(hours: &str, days: impl IntoIterator<Item = SpecialDay>) -> Calendar {
    let weekly = Schedule::weekly(Zone::utc(), hours.parse().unwrap());
    let schedule = days.into_iter().fold(weekly, Schedule::with_special_day);
    Calendar::new(vec![schedule]).unwrap()
}

/// Open all the time but on four dates, a month to two and a half years apart.
#[test]
fn a_long_window_is_told_from_its_opening_to_its_closing() {
    let dates = ["2025-03-01", "2026-01-01", "2026-02-05", "2028-07-01"];
    let calendar = calendar("24/7", dates.map(|on| special(on, "")));
    let window = |start: &str, end: &str| Window { start: utc(start), end: utc(end) };
    let windows = [
        window("2025-03-02T00:00:00Z", "2026-01-01T00:00:00Z"),
        window("2026-01-02T00:00:00Z", "2026-02-05T00:00:00Z"),
        window("2026-02-06T00:00:00Z", "2028-07-01T00:00:00Z"),
    ];
    let middles = ["2025-07-01T12:00:00Z", "2026-01-20T12:00:00Z", "2027-02-01T12:00:00Z"];
    for (at, window) in middles.into_iter().zip(windows) {
        let state = calendar.state_at(utc(at));
        assert_eq!(state.window, Some((Some(window.start), Some(window.end))), "{at}");
        assert_eq!(state.next_close_at, Some(window.end), "{at}");
        let reopens = window.end.checked_add(SignedDuration::from_days(1));
        assert_eq!(state.next_open_at, reopens, "{at}");
        assert_eq!(calendar.windows_from(utc(at), 1), [window], "{at}");
    }
    // Closed: the next closing is as far off as the next window is long.
    for (at, before, next) in [
        ("2026-01-01T12:00:00Z", windows[0], windows[1]),
        ("2026-02-05T12:00:00Z", windows[1], windows[2]),
    ] {
        let state = calendar.state_at(utc(at));
        assert_eq!(state.window, None, "{at}");
        assert_eq!(state.next_open_at, Some(next.start), "{at}");
        assert_eq!(state.next_close_at, Some(next.end), "{at}");
        assert_eq!(calendar.window_before(utc(at)), Some(before), "{at}");
    }
    assert_eq!(calendar.window_before(utc("2026-01-20T12:00:00Z")), Some(windows[0]), "open then");
}

/// A window of 34 days, near its closing and near its opening.
#[test]
fn a_window_open_now_is_known_whole_where_the_closing_is_near() {
    let calendar = calendar("24/7", ["2026-01-01", "2026-02-05"].map(|on| special(on, "")));
    let state = calendar.state_at(utc("2026-02-04T12:00:00Z"));
    let [opening, closing] = ["2026-01-02T00:00:00Z", "2026-02-05T00:00:00Z"].map(utc);
    assert_eq!(state.window, Some((Some(opening), Some(closing))));
    let state = calendar.state_at(utc("2026-01-03T12:00:00Z"));
    assert_eq!(state.window, Some((Some(opening), Some(closing))));
}

#[test]
fn a_window_of_more_than_a_century_has_no_ends() {
    let calendar = calendar("24/7", ["1960-01-01", "2090-01-01"].map(|on| special(on, "")));
    let at = utc("2026-02-04T12:00:00Z");
    let state = calendar.state_at(at);
    assert_eq!(state.window, Some((None, None)));
    assert_eq!((state.next_open_at, state.next_close_at), (None, None));
    assert_eq!(calendar.window_before(at), None);
}

#[test]
fn a_search_back_that_meets_the_first_instant_says_so() {
    let calendar = calendar("", [special("2026-06-01", "09:00-17:00")]);
    let century = SignedDuration::from_days(36_525);
    let end = utc("0120-01-01T00:00:00Z");
    // The length reaches back to the beginning at once.
    assert_eq!(calendar.subtract(end, century), Err(CalendarError::OutOfRange));
    assert_eq!(calendar.roll_back(end), Err(CalendarError::NotOpenBefore));
    assert_eq!(calendar.roll_back(utc("0020-01-01T00:00:00Z")), Err(CalendarError::OutOfRange));
}

#[test]
fn a_timeline_answers_at_its_ends_and_not_beyond() {
    let calendar = calendar("Mon-Fri 09:00-17:00", []);
    let (from, to) = (utc("2026-03-09T00:00:00Z"), utc("2026-03-10T12:00:00Z"));
    let timeline = calendar.timeline(from, to);
    let hour = SignedDuration::from_hours(1);
    let second_after = to.checked_add(SignedDuration::from_seconds(1)).unwrap();
    assert_eq!(timeline.subtract(to, hour), Some(utc("2026-03-10T11:00:00Z")));
    assert_eq!(timeline.subtract(second_after, hour), None);
    let far_after = to.checked_add(SignedDuration::from_days(9)).unwrap();
    assert_eq!(timeline.subtract(far_after, hour), None);
    assert_eq!(timeline.roll_back(to), Some(to));
    assert_eq!(timeline.roll_back(second_after), None);
}
