//! No business days, business days back, and the closing edge of a same time.

use business_time::{
    calendar::{
        BusinessDayIndex, BusinessDayRule, Calendar, CalendarError, ClosingEdge, Schedule,
        SpecialDay, WeeklyHours, parse_spans,
    },
    time::{Date, Instant, TzData, TzSource, Zone},
};

use BusinessDayRule::{CloseOfDay, CoveredHours24, DayLength, SameTime};

const RULES: [BusinessDayRule; 4] = [DayLength, SameTime, CloseOfDay, CoveredHours24];
const EDGES: [ClosingEdge; 2] = [ClosingEdge::Closing, ClosingEdge::NextOpening];

fn calendar(zone: &str, hours: &[&str]) -> Calendar {
    let zone = TzData::open(&TzSource::Bundled).unwrap().zone(zone).unwrap();
    Calendar::new(vec![Schedule::weekly(zone, WeeklyHours::parse(hours.iter().copied()).unwrap())])
        .unwrap()
}

/// A time in UTC.
fn at(text: &str) -> Instant {
    format!("{text}Z").parse().unwrap()
}

/// 2006-01-02 is a Monday, with the hours of the first column in UTC.
#[test]
fn no_business_days_are_no_time() {
    let rows = [
        ("Mon-Fri 09:00-17:00", "2006-01-02T13:00", "2006-01-02T13:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-02T09:00", "2006-01-02T09:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-02T17:00", "2006-01-03T09:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-02T07:00", "2006-01-02T09:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-07T13:00", "2006-01-09T09:00"),
        ("Mon-Fri 09:00-12:00, 13:00-18:00", "2006-01-02T12:30", "2006-01-02T13:00"),
        ("Mon-Fri 22:00-06:00", "2006-01-03T05:00", "2006-01-03T05:00"),
        ("Mon-Fri 22:00-06:00", "2006-01-03T06:00", "2006-01-03T22:00"),
    ];
    for (hours, start, expected) in rows {
        let (calendar, start, expected) = (calendar("UTC", &[hours]), at(start), at(expected));
        let table = BusinessDayIndex::new(&calendar, start, expected).unwrap();
        let of_table =
            [table.same_time(start, 0), table.close_of_day(start, 0), table.clock_start(start)];
        assert_eq!(of_table, [Some(expected); 3], "{hours}");
        for (rule, edge) in RULES.into_iter().flat_map(|rule| EDGES.map(|edge| (rule, edge))) {
            assert_eq!(
                calendar.add_business_days(start, 0, rule, edge),
                Ok(expected),
                "{hours}, {rule:?}, {edge:?}"
            );
        }
    }
}

/// A holiday of America/Nuuk closes Lisbon until 04:00 or 05:00 of the next date, so what is left
/// of a night opens after the hours of that date.
#[test]
fn a_later_date_may_open_before_the_rest_of_a_night() {
    let zone = |name: &str| Zone::bundled(name).unwrap();
    // The holiday, a night's hours, a special day and its hours, a start, and the next opening.
    let rows = [
        (
            "1992-09-28",
            "Mon 04:14-28:01",
            "1992-09-29",
            "00:00-00:01",
            "1992-09-26T23:59",
            "1992-09-28T23:00",
        ),
        (
            "2026-03-02",
            "Mon 20:00-30:00",
            "2026-03-03",
            "01:00-01:30",
            "2026-02-27T12:00",
            "2026-03-03T01:00",
        ),
        // The rest of the night is open already when the special day opens.
        (
            "2026-03-02",
            "Mon 20:00-30:00",
            "2026-03-03",
            "03:00-03:30",
            "2026-02-27T12:00",
            "2026-03-03T02:00",
        ),
        // Two dates later, after a span of two days.
        (
            "2026-03-02",
            "Mon 10:00-48:00",
            "2026-03-04",
            "00:00-01:00",
            "2026-02-27T12:00",
            "2026-03-03T02:00",
        ),
    ];
    for (holiday, night, on, hours, start, expected) in rows {
        let date = |text: &str| Date::parse(text).unwrap();
        let special = SpecialDay {
            on: date(on),
            name: "open".to_owned(),
            spans: parse_spans(hours).unwrap(),
        };
        let schedule =
            Schedule::weekly(zone("Europe/Lisbon"), WeeklyHours::parse([night]).unwrap())
                .closed_on([date(holiday)])
                .with_holidays_in(zone("America/Nuuk"))
                .with_special_day(special);
        let calendar = Calendar::new(vec![schedule]).unwrap();
        let (start, expected) = (at(start), at(expected));
        let table = BusinessDayIndex::new(&calendar, start, expected).unwrap();
        assert_eq!(calendar.clock_start(start), Ok(expected), "{night}, {hours}");
        assert_eq!(table.clock_start(start), Some(expected), "{night}, {hours}");
    }
}

#[test]
fn no_business_days_back_lead_into_the_hours_before() {
    let rows = [
        ("2006-01-02T13:00", "2006-01-02T13:00"),
        ("2006-01-02T17:00", "2006-01-02T17:00"),
        ("2006-01-02T19:00", "2006-01-02T17:00"),
        ("2006-01-09T07:00", "2006-01-06T17:00"),
        ("2006-01-08T12:00", "2006-01-06T17:00"),
    ];
    let calendar = calendar("UTC", &["Mon-Fri 09:00-17:00"]);
    for (end, expected) in rows {
        assert_eq!(calendar.roll_back(at(end)), Ok(at(expected)), "{end}");
        for rule in RULES {
            assert_eq!(
                calendar.subtract_business_days(at(end), 0, rule),
                Ok(at(expected)),
                "{end}, {rule:?}"
            );
        }
    }
}

/// 2006-01-09 is a Monday. Two days before it are a Friday in a week of six days, and a Thursday in
/// one of five.
#[test]
fn business_days_are_counted_back() {
    let (five, six, nights) = ("Mon-Fri 09:00-17:00", "Mon-Sat 09:00-17:00", "Mon-Fri 22:00-06:00");
    let rows = [
        (six, SameTime, "2006-01-09T12:00", 2, "2006-01-06T12:00"),
        (five, SameTime, "2006-01-09T12:00", 2, "2006-01-05T12:00"),
        (five, DayLength, "2006-01-09T12:00", 2, "2006-01-05T12:00"),
        (five, CloseOfDay, "2006-01-09T12:00", 2, "2006-01-05T17:00"),
        (five, CoveredHours24, "2006-01-09T12:00", 1, "2006-01-04T12:00"),
        (five, SameTime, "2006-01-08T12:00", 1, "2006-01-06T12:00"),
        (five, SameTime, "2006-01-09T07:00", 1, "2006-01-06T09:00"),
        (five, SameTime, "2006-01-09T19:00", 1, "2006-01-06T17:00"),
        (five, CloseOfDay, "2006-01-09T17:00", 1, "2006-01-06T17:00"),
        (nights, SameTime, "2006-01-10T05:00", 1, "2006-01-07T05:00"),
        (nights, CloseOfDay, "2006-01-10T06:00", 1, "2006-01-07T06:00"),
        (nights, CloseOfDay, "2006-01-10T05:00", 1, "2006-01-07T06:00"),
    ];
    let mut wrong = Vec::new();
    for (hours, rule, end, days, expected) in rows {
        let found = calendar("UTC", &[hours]).subtract_business_days(at(end), days, rule);
        if found != Ok(at(expected)) {
            wrong.push(format!("{hours}, {rule:?}, {end} - {days}: {found:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let start_of_time = calendar("UTC", &[five]).subtract_business_days(Instant::MIN, 3, SameTime);
    assert_eq!(start_of_time, Err(CalendarError::OutOfRange));
}

#[test]
fn dates_roll_to_business_days() {
    let office = calendar("UTC", &["Mon-Fri 09:00-17:00"]);
    let date = |text: &str| Date::parse(text).unwrap();
    for (on, from, until) in [
        ("2006-01-06", "2006-01-06", "2006-01-06"),
        ("2006-01-07", "2006-01-09", "2006-01-06"),
        ("2006-01-08", "2006-01-09", "2006-01-06"),
        ("2006-01-09", "2006-01-09", "2006-01-09"),
    ] {
        assert_eq!(office.business_day_from(date(on)), Ok(date(from)), "{on}");
        assert_eq!(office.business_day_until(date(on)), Ok(date(until)), "{on}");
    }
    assert_eq!(
        office.business_day_until(date("0001-01-03")),
        Ok(date("0001-01-03")),
        "a Wednesday"
    );
    assert_eq!(
        office.business_day_until(date("0001-01-01")),
        Err(CalendarError::OutOfRange),
        "a day before the first instant"
    );
}

/// A same time at which it is closed is at the closing, or at the next opening.
#[test]
fn the_closing_edge_holds_for_the_same_time() {
    let rows = [
        ("Mon-Fri 09:00-17:00", "2006-01-02T13:00", "2006-01-03T13:00", "2006-01-03T13:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-02T17:00", "2006-01-03T17:00", "2006-01-04T09:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-02T19:00", "2006-01-03T17:00", "2006-01-04T09:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-02T07:00", "2006-01-03T09:00", "2006-01-03T09:00"),
        ("Mon-Fri 09:00-17:00", "2006-01-05T17:00", "2006-01-06T17:00", "2006-01-09T09:00"),
        (
            "Mon-Fri 09:00-12:00, 13:00-17:00",
            "2006-01-02T12:00",
            "2006-01-03T12:00",
            "2006-01-03T13:00",
        ),
        ("Mon-Fri 22:00-06:00", "2006-01-02T23:00", "2006-01-03T23:00", "2006-01-03T23:00"),
    ];
    for (hours, start, closing, next_opening) in rows {
        let found = EDGES
            .map(|edge| calendar("UTC", &[hours]).add_business_days(at(start), 1, SameTime, edge));
        assert_eq!(found, [Ok(at(closing)), Ok(at(next_opening))], "{hours}, {start}");
        let close = EDGES.map(|edge| {
            calendar("UTC", &[hours]).add_business_days(at(start), 1, CloseOfDay, edge)
        });
        assert_eq!(close[0], close[1], "the close is the close: {hours}, {start}");
    }
}

/// 2006-01-02 is a Monday.
#[test]
fn an_arrival_at_the_cut_off_is_in_time_and_one_at_the_closing_is_of_the_next_day() {
    let office = calendar("UTC", &["Mon-Fri 09:00-17:00"]);
    let table = BusinessDayIndex::new(&office, at("2006-01-01T00:00"), at("2006-01-09T00:00"));
    let table = table.unwrap();
    let cut_off = 16 * 3600;
    for (arrival, expected) in [
        ("2006-01-02T15:59:59", "2006-01-02T15:59:59"),
        ("2006-01-02T16:00:00", "2006-01-02T16:00:00"),
        ("2006-01-02T16:00:01", "2006-01-03T09:00:00"),
        ("2006-01-06T16:00:01", "2006-01-09T09:00:00"),
        ("2006-01-07T10:00:00", "2006-01-09T09:00:00"),
    ] {
        assert_eq!(office.received(at(arrival), cut_off), Ok(at(expected)), "{arrival}");
        assert_eq!(table.received(at(arrival), cut_off), Some(at(expected)), "{arrival}");
    }
    for cut_off in [-1, 48 * 3600 + 1] {
        let refused = office.received(at("2006-01-02T10:00"), cut_off);
        assert_eq!(refused, Err(CalendarError::NoSuchCutOff), "{cut_off}");
        assert_eq!(table.received(at("2006-01-02T10:00"), cut_off), None, "{cut_off}");
    }
    for (arrival, expected) in [
        ("2006-01-02T08:00:00", "2006-01-02T17:00:00"),
        ("2006-01-02T16:59:59", "2006-01-02T17:00:00"),
        ("2006-01-02T17:00:00", "2006-01-03T17:00:00"),
        ("2006-01-06T17:00:00", "2006-01-09T17:00:00"),
    ] {
        assert_eq!(office.close_of_business(at(arrival)), Ok(at(expected)), "{arrival}");
    }
    let next = [("2006-01-02T10:00", "2006-01-03T09:00"), ("2006-01-06T10:00", "2006-01-09T09:00")];
    for (start, expected) in next {
        assert_eq!(table.next_day(at(start)), Some(at(expected)), "{start}");
        let days = office.business_days_after(at(start), 1).unwrap();
        assert_eq!(days.first().map(|day| day.start), Some(at(expected)), "{start}");
    }
}

/// The instant at which a night ends belongs to its own date, one second before it to the night's.
#[test]
fn a_night_ends_before_its_closing() {
    let nights = calendar("UTC", &["Mon-Fri 22:00-06:00"]);
    let table = BusinessDayIndex::new(&nights, at("2006-01-02T00:00"), at("2006-01-09T00:00"));
    let table = table.unwrap();
    for (start, expected) in [
        ("2006-01-03T05:59:59", "2006-01-04T06:00:00"),
        ("2006-01-03T06:00:00", "2006-01-05T06:00:00"),
    ] {
        let close = nights.add_business_days(at(start), 1, CloseOfDay, ClosingEdge::Closing);
        assert_eq!(close, Ok(at(expected)), "{start}");
        assert_eq!(table.close_of_day(at(start), 1), Some(at(expected)), "{start}");
    }
}

/// In Havana midnight happens twice; Friday's hours cover the first of Sunday's two hours after it.
#[test]
fn a_table_of_business_days_knows_hours_that_began_two_days_before() {
    let havana = calendar("America/Havana", &["Fri 22:00-48:00", "Sun 12:00-13:00"]);
    let in_first_hour = at("2025-11-02T04:30");
    let table = BusinessDayIndex::new(&havana, in_first_hour, at("2025-11-03T00:00")).unwrap();
    assert_eq!(table.close_of_day(in_first_hour, 1), Some(at("2025-11-02T18:00")));
}

#[test]
fn days_near_the_ends_of_the_calendar_are_counted_or_refused() {
    let office = calendar("UTC", &["Mon-Fri 09:00-17:00"]);
    let late = at("9999-12-29T12:00");
    // 9999-12-29 is a Wednesday.
    let back = office.subtract_business_days(late, 3, SameTime);
    assert_eq!(back, Ok(at("9999-12-24T12:00")));
    let ahead = office.add_business_days(late, 3, SameTime, ClosingEdge::Closing);
    assert_eq!(ahead, Err(CalendarError::OutOfRange));
    let early = at("0001-01-03T12:00");
    assert_eq!(office.subtract_business_days(early, 3, SameTime), Err(CalendarError::OutOfRange));
}

/// A place that is open on one day alone.
#[test]
fn business_days_are_looked_for_fifty_years_in_both_directions() {
    let day = SpecialDay {
        on: Date::parse("2026-06-01").unwrap(),
        name: "Open day".to_owned(),
        spans: parse_spans("09:00-17:00").unwrap(),
    };
    let never = Schedule::weekly(Zone::utc(), WeeklyHours::default());
    let calendar = Calendar::new(vec![never.with_special_day(day)]).unwrap();
    let closing = at("2026-06-01T17:00");
    for rule in [SameTime, CloseOfDay] {
        let ahead = |start| calendar.add_business_days(start, 1, rule, ClosingEdge::Closing);
        let back = |end| calendar.subtract_business_days(end, 1, rule);
        assert_eq!(ahead(at("1990-01-01T20:00")), Ok(closing), "{rule:?}");
        assert_eq!(back(at("2060-01-01T20:00")), Ok(closing), "{rule:?}");
        assert_eq!(ahead(at("2026-06-02T10:00")), Err(CalendarError::NoOpening), "{rule:?}");
        assert_eq!(back(at("2026-05-31T10:00")), Err(CalendarError::NotOpenBefore), "{rule:?}");
    }
}
