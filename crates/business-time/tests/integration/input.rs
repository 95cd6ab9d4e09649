//! Input that no caller should give: each a typed error, or the right value.

use business_time::{
    calendar::{
        BusinessDayIndex, Calendar, CalendarError, ClosingEdge, DaySpan, Schedule, SpecialDay,
        WeeklyHours, parse_spans,
    },
    time::{CivilDateTime, Date, Instant, SignedDuration, Zone},
};

const CLOSING: ClosingEdge = ClosingEdge::Closing;

fn special(on: &str, spans: &str) -> SpecialDay {
    let spans = if spans.is_empty() { Vec::new() } else { parse_spans(spans).unwrap() };
    SpecialDay { on: Date::parse(on).unwrap(), name: "special".to_owned(), spans }
}

fn office(special_days: Vec<SpecialDay>) -> Result<Calendar, CalendarError> {
    let weekly = WeeklyHours::parse(["Mon-Fri 09:00-17:00"]).unwrap();
    Calendar::new(vec![Schedule { special_days, ..Schedule::weekly(Zone::utc(), weekly) }])
}

fn hours(hours: i32) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

fn at(text: &str) -> Instant {
    format!("{text}Z").parse().unwrap()
}

/// 2026-03-09 to 13 are Monday to Friday.
#[test]
fn special_days_may_stand_in_any_order() {
    let days =
        [("2026-03-12", ""), ("2026-03-10", "10:00-11:00"), ("2026-03-11", ""), ("2026-03-09", "")];
    let calendar = office(days.map(|(on, spans)| special(on, spans)).to_vec()).unwrap();
    assert_eq!(calendar.clock_start(at("2026-03-09T00:00")), Ok(at("2026-03-10T10:00")));
    assert_eq!(calendar.measure(at("2026-03-09T00:00"), at("2026-03-14T00:00")), hours(9));
    for (on, _) in days {
        let date = Date::parse(on).unwrap();
        assert_eq!(calendar.schedules()[0].special_day(date).map(|day| day.on), Some(date));
    }
    let mut unsorted = Schedule::weekly(Zone::utc(), WeeklyHours::default());
    unsorted.special_days = days.map(|(on, spans)| special(on, spans)).to_vec();
    assert!(
        days.iter().all(|(on, _)| unsorted.special_day(Date::parse(on).unwrap()).is_some()),
        "before a calendar has sorted them"
    );
}

#[test]
fn a_calendar_refuses_days_that_cannot_be() {
    let on = Date::parse("2026-03-10").unwrap();
    let of_span = |from, to| {
        office(vec![SpecialDay { on, name: String::new(), spans: vec![DaySpan { from, to }] }])
            .err()
    };
    let spans = [
        (0, 172_801),
        (-1, 60),
        (86_400, 90_000),
        (60, 60),
        (120, 60),
        (i64::MIN, i64::MAX),
        (0, i64::MAX),
    ];
    for (from, to) in spans {
        assert_eq!(of_span(from, to), Some(CalendarError::NoSuchSpan(on)), "{from} to {to}");
    }
    assert_eq!(of_span(86_399, 172_800), None);
    let twice = vec![
        special("2026-03-10", ""),
        special("2026-03-09", ""),
        special("2026-03-10", "09:00-10:00"),
    ];
    assert_eq!(office(twice).err(), Some(CalendarError::SpecialDayTwice(on)));
    let never = || Schedule::weekly(Zone::utc(), WeeklyHours::default());
    assert_eq!(Calendar::new(vec![never(), never()]).err(), Some(CalendarError::NeverOpen));
    assert_eq!(Calendar::new(Vec::new()).err(), Some(CalendarError::NeverOpen));
    for seconds in [0, -1, i64::MIN] {
        let business_day = Some(SignedDuration::from_seconds(seconds));
        let weekly = WeeklyHours::parse(["24/7"]).unwrap();
        let schedule = Schedule { business_day, ..Schedule::weekly(Zone::utc(), weekly) };
        assert_eq!(Calendar::new(vec![schedule]).err(), Some(CalendarError::NoBusinessDayLength));
    }
    for error in [CalendarError::NoSuchSpan(on), CalendarError::SpecialDayTwice(on)] {
        assert!(error.to_string().contains("2026-03-10"), "{error}");
    }
}

#[test]
fn lengths_of_business_time_are_not_negative() {
    for calendar in [office(Vec::new()).unwrap(), always()] {
        let now = at("2026-03-10T12:00");
        let timeline = calendar.timeline(at("2026-03-01T00:00"), at("2026-04-01T00:00"));
        for seconds in [-1, -3600, i64::MIN] {
            let length = SignedDuration::from_seconds(seconds);
            assert_eq!(calendar.add(now, length, CLOSING), Err(CalendarError::NegativeLength));
            assert_eq!(calendar.subtract(now, length), Err(CalendarError::NegativeLength));
            assert_eq!(
                [timeline.add(now, length, CLOSING), timeline.subtract(now, length)],
                [None; 2]
            );
        }
        for seconds in [i64::MAX, i64::MAX - 1, 400_000_000_000] {
            let length = SignedDuration::from_seconds(seconds);
            assert_eq!(calendar.add(now, length, CLOSING), Err(CalendarError::OutOfRange));
            assert_eq!(calendar.subtract(now, length), Err(CalendarError::OutOfRange));
            assert_eq!(
                [timeline.add(now, length, CLOSING), timeline.subtract(now, length)],
                [None; 2]
            );
        }
    }
}

fn always() -> Calendar {
    Calendar::new(vec![Schedule::weekly(Zone::utc(), WeeklyHours::parse(["24/7"]).unwrap())])
        .unwrap()
}

#[test]
fn nothing_subtracted_while_closed_goes_back() {
    let calendar = office(Vec::new()).unwrap();
    let timeline = calendar.timeline(at("2026-03-01T00:00"), at("2026-04-01T00:00"));
    let rows = [
        ("2026-03-10T12:00", "2026-03-10T12:00"),
        ("2026-03-10T17:00", "2026-03-10T17:00"),
        ("2026-03-10T09:00", "2026-03-10T09:00"),
        ("2026-03-10T08:59", "2026-03-09T17:00"),
        ("2026-03-15T12:00", "2026-03-13T17:00"),
    ];
    for (end, expected) in rows {
        assert_eq!(calendar.subtract(at(end), SignedDuration::ZERO), Ok(at(expected)), "{end}");
        assert_eq!(timeline.subtract(at(end), SignedDuration::ZERO), Some(at(expected)), "{end}");
    }
    assert_eq!(
        timeline.subtract(at("2026-03-01T12:00"), SignedDuration::ZERO),
        None,
        "no hours of the span are before it"
    );
    assert_eq!(timeline.roll_back(at("2026-05-01T12:00")), None, "beyond the span");
    assert_eq!(timeline.add(at("2026-02-01T12:00"), hours(1), CLOSING), None, "before the span");
}

#[test]
fn hours_are_looked_for_fifty_years_back_and_no_further() {
    let once = |on| {
        let schedule = Schedule {
            special_days: vec![special(on, "09:00-17:00")],
            ..Schedule::weekly(Zone::utc(), WeeklyHours::default())
        };
        Calendar::new(vec![schedule]).unwrap()
    };
    let now = at("2026-03-10T12:00");
    assert_eq!(once("1977-01-01").roll_back(now), Ok(at("1977-01-01T17:00")));
    assert_eq!(once("1975-01-01").roll_back(now), Err(CalendarError::NotOpenBefore));
    assert_eq!(once("2030-01-01").roll_back(now), Err(CalendarError::NotOpenBefore));
    assert_eq!(once("1977-01-01").subtract(now, hours(9)), Err(CalendarError::OutOfRange));
    assert_eq!(once("1977-01-01").subtract(now, hours(8)), Ok(at("1977-01-01T09:00")));
}

#[test]
fn a_cut_off_lies_in_the_two_days_after_a_midnight() {
    let calendar = office(Vec::new()).unwrap();
    let now = at("2026-03-10T12:00");
    let table = BusinessDayIndex::new(&calendar, now, at("2026-03-11T12:00")).unwrap();
    for (cut_off, received) in [
        (16 * 3600, Ok(now)),
        (172_800, Ok(now)),
        (0, Ok(at("2026-03-11T09:00"))),
        (-1, Err(CalendarError::NoSuchCutOff)),
        (172_801, Err(CalendarError::NoSuchCutOff)),
        (i64::MAX, Err(CalendarError::NoSuchCutOff)),
        (i64::MIN, Err(CalendarError::NoSuchCutOff)),
    ] {
        let both = (calendar.received(now, cut_off), table.received(now, cut_off));
        assert_eq!(both, (received, received.ok()), "{cut_off}");
    }
}

#[test]
fn wall_times_far_out_stay_at_the_ends() {
    let utc = Zone::utc();
    for date in ["0001-01-01", "2026-03-10", "9999-12-31"].map(|text| Date::parse(text).unwrap()) {
        for seconds in [i64::MIN, i64::MIN / 2, i64::MAX / 2, i64::MAX] {
            let wall = CivilDateTime::new(date, seconds);
            let end = if seconds < 0 { Instant::MIN } else { Instant::MAX };
            assert_eq!([utc.opening_at(wall), utc.closing_at(wall)], [end; 2], "{date} {seconds}");
            assert!(
                (0..86_400).contains(&wall.seconds_of_day())
                    && wall.to_string().len() == "2026-03-10T00:00:00".len()
            );
        }
    }
}
