//! The latest opening is the latest: its deadline is in time, and that of the next second is not.

use slacalc::time::SignedDuration;

use crate::desk::Desk;

type Readings = &'static [(&'static str, &'static str)];

const CLOSE: Readings = &[("business-day", "close-of-day")];
const SAME: Readings = &[("business-day", "same-time")];
const SAME_OR_NEXT: Readings = &[("business-day", "same-time"), ("closing-edge", "next-opening")];

const NIGHTS: &str = "Mon-Sat 22:00-06:00";
const FIVE_NIGHTS: &str = "Mon-Fri 22:00-06:00";
const OFFICE: &str = "Mon-Fri 09:00-17:00";
const NEWFOUNDLAND: &str = "Mon-Fri 00:05-17:00";

/// One business day: what is special, the zone, the hours, when it must be due, and the last
/// opening. 2026-03-09 is a Monday.
const ONE_DAY: [(&str, &str, &str, Readings, &str, &str); 15] = [
    ("T1", "UTC", NIGHTS, SAME, "2026-03-09T23:00", "2026-03-08T23:00"),
    ("T1 in Berlin", "Europe/Berlin", NIGHTS, SAME, "2026-03-09T23:00", "2026-03-08T23:00"),
    ("nights of five days", "UTC", FIVE_NIGHTS, SAME, "2026-03-09T23:00", "2026-03-08T23:00"),
    ("the close of the night", "UTC", NIGHTS, CLOSE, "2026-03-10T06:00", "2026-03-08T23:59:59"),
    ("T2", "America/St_Johns", NEWFOUNDLAND, SAME, "2010-11-08T00:05", "2010-11-07T00:05-03:30"),
    (
        "in 2006",
        "America/St_Johns",
        NEWFOUNDLAND,
        SAME,
        "2006-10-30T00:05",
        "2006-10-29T00:05-03:30",
    ),
    (
        "midnight twice",
        "America/Havana",
        "Mon-Fri 00:30-17:00",
        SAME,
        "2025-11-03T00:30",
        "2025-11-02T00:30-05:00",
    ),
    (
        "01:45 twice",
        "Australia/Lord_Howe",
        "Mon-Fri 01:00-17:00",
        SAME,
        "2026-04-06T01:45",
        "2026-04-05T01:45+10:30",
    ),
    (
        "Ramadan begins",
        "Africa/Casablanca",
        "Mon-Fri 02:00-17:00",
        SAME,
        "2026-02-16T02:30",
        "2026-02-15T02:30+00:00",
    ),
    (
        "after a Friday left out",
        "Pacific/Apia",
        OFFICE,
        SAME,
        "2012-01-02T10:00",
        "2012-01-01T10:00+14:00",
    ),
    (
        "over it",
        "Pacific/Apia",
        "Thu-Fri 09:00-17:00",
        CLOSE,
        "2012-01-05T17:00",
        "2012-01-04T23:59:59+14:00",
    ),
    (
        "a Saturday due before the Friday",
        "UTC",
        OFFICE,
        SAME,
        "2026-03-09T10:00",
        "2026-03-08T10:00",
    ),
    ("before a closing", "UTC", OFFICE, SAME_OR_NEXT, "2026-03-10T08:59:59", "2026-03-08T16:59:59"),
    ("its next opening", "UTC", OFFICE, SAME_OR_NEXT, "2026-03-10T09:00", "2026-03-09T09:00"),
    ("the last second of a week", "UTC", OFFICE, CLOSE, "2026-03-15T12:00", "2026-03-12T23:59:59"),
];

#[test]
fn no_later_opening_is_due_in_time() {
    let office = |target| Desk::new("UTC", &[OFFICE], target);
    let one_day = ONE_DAY.map(|(what, zone, hours, readings, due, latest)| {
        (what, Desk::new(zone, &[hours], "1 business day"), readings, due, latest)
    });
    let two_days = Desk::new("UTC", &[NIGHTS], "2 business days");
    let closed = office("1 business day").special_day("2026-03-09", "closed");
    let decades = Desk::new("UTC", &["24/7"], "14610 business days");
    let others = [
        ("two days", two_days, SAME, "2026-03-10T23:00", "2026-03-08T23:00"),
        ("a closed Monday", closed, CLOSE, "2026-03-10T17:00", "2026-03-09T23:59:59"),
        (
            "a cut-off",
            office("1 business day").cut_off("16:00"),
            CLOSE,
            "2026-03-10T17:00",
            "2026-03-09T16:00",
        ),
        (
            "hours after a cut-off",
            office("4h").cut_off("16:00"),
            CLOSE,
            "2026-03-10T12:00",
            "2026-03-09T16:00",
        ),
        ("plain hours", office("4h"), CLOSE, "2026-03-10T12:00", "2026-03-09T16:00"),
        ("forty years of days", decades, CLOSE, "2026-03-10T00:00", "1986-03-09T23:59:59"),
    ];
    let mut wrong = Vec::new();
    for (what, desk, readings, due, latest) in one_day.into_iter().chain(others) {
        let desk = desk.open();
        let [due, latest] = [due, latest].map(|text| desk.at(text));
        let found = desk.latest_open(readings, due).map(|answer| answer.latest_open.unwrap().at);
        if found.as_ref().ok() != Some(&latest) {
            wrong.push(format!(
                "{what}: {:?}, not {}",
                found.map(|at| desk.written(at)),
                desk.written(latest)
            ));
        }
        let end = |later| {
            desk.deadline(
                readings,
                latest.checked_add(SignedDuration::from_seconds(later)).unwrap(),
            )
            .unwrap()
            .outcome
            .deadline()
            .unwrap()
            .at
        };
        if end(0) > due || end(1) <= due {
            wrong.push(format!(
                "{what}: {} and {} for {}",
                desk.written(end(0)),
                desk.written(end(1)),
                desk.written(due)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A deadline after the end of the calendar is no obstacle for one before it.
#[test]
fn the_end_of_the_calendar_is_no_obstacle() {
    for target in ["4h", "1 business day"] {
        let desk = Desk::new("UTC", &[OFFICE], target).open();
        let due = desk.at("9999-12-29T23:00:00Z");
        let found = desk.latest_open(CLOSE, due).unwrap().latest_open.unwrap().at;
        let ends = desk.deadline(CLOSE, found).unwrap().outcome.deadline().unwrap().at;
        assert!(ends <= due, "{target}: {}", desk.written(ends));
    }
    let desk = Desk::new("UTC", &[OFFICE], "30000 business days").open();
    let none = desk.latest_open(CLOSE, desk.at("2026-03-10T12:00")).unwrap_err();
    assert!(none.contains("fifty years"), "{none}");
}
