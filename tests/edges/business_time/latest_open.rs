//! The latest opening is the latest: its deadline is in time, and that of the next second is not.

use crate::desk::Desk;

const CLOSE: &[(&str, &str)] = &[("business-day", "close-of-day")];
const SAME: &[(&str, &str)] = &[("business-day", "same-time")];
const SAME_OR_NEXT: &[(&str, &str)] = &[("business-day", "same-time"), ("closing-edge", "next-opening")];

fn days(zone: &str, hours: &str) -> Desk {
    Desk::new(zone, &[hours], "1 business day")
}

#[test]
fn no_later_opening_is_due_in_time() {
    let nights = "Mon-Sat 22:00-06:00";
    let two_days = Desk::new("UTC", &[nights], "2 business days");
    let rows = [
        ("T1: a night that runs into a day without hours", days("UTC", nights), SAME, "2026-03-09T23:00", "2026-03-08T23:00"),
        ("in Berlin", days("Europe/Berlin", nights), SAME, "2026-03-09T23:00", "2026-03-08T23:00"),
        ("nights of five days", days("UTC", "Mon-Fri 22:00-06:00"), SAME, "2026-03-09T23:00", "2026-03-08T23:00"),
        ("two days", two_days, SAME, "2026-03-10T23:00", "2026-03-08T23:00"),
        ("the close of the night", days("UTC", nights), CLOSE, "2026-03-10T06:00", "2026-03-08T23:59:59"),
        (
            "T2: clocks go back over midnight",
            days("America/St_Johns", "Mon-Fri 00:05-17:00"),
            SAME,
            "2010-11-08T00:05",
            "2010-11-07T00:05-03:30",
        ),
        ("four years before", days("America/St_Johns", "Mon-Fri 00:05-17:00"), SAME, "2006-10-30T00:05", "2006-10-29T00:05-03:30"),
        (
            "a midnight that happens twice",
            days("America/Havana", "Mon-Fri 00:30-17:00"),
            SAME,
            "2025-11-03T00:30",
            "2025-11-02T00:30-05:00",
        ),
        (
            "half an hour that happens twice",
            days("Australia/Lord_Howe", "Mon-Fri 01:00-17:00"),
            SAME,
            "2026-04-06T01:45",
            "2026-04-05T01:45+10:30",
        ),
        ("Ramadan begins", days("Africa/Casablanca", "Mon-Fri 02:00-17:00"), SAME, "2026-02-16T02:30", "2026-02-15T02:30+00:00"),
        (
            "after a Friday that was left out",
            days("Pacific/Apia", "Mon-Fri 09:00-17:00"),
            SAME,
            "2012-01-02T10:00",
            "2012-01-01T10:00+14:00",
        ),
        (
            "Thursday's tickets, over it",
            days("Pacific/Apia", "Thu-Fri 09:00-17:00"),
            CLOSE,
            "2012-01-05T17:00",
            "2012-01-04T23:59:59+14:00",
        ),
        ("a Saturday due before the Friday", days("UTC", "Mon-Fri 09:00-17:00"), SAME, "2026-03-09T10:00", "2026-03-08T10:00"),
        (
            "the closing, read as the next opening",
            days("UTC", "Mon-Fri 09:00-17:00"),
            SAME_OR_NEXT,
            "2026-03-10T08:59:59",
            "2026-03-08T16:59:59",
        ),
        ("its next opening", days("UTC", "Mon-Fri 09:00-17:00"), SAME_OR_NEXT, "2026-03-10T09:00", "2026-03-09T09:00"),
        (
            "long closed",
            days("UTC", "Mon-Fri 09:00-17:00").special_day("2026-03-09", "closed"),
            CLOSE,
            "2026-03-10T17:00",
            "2026-03-09T23:59:59",
        ),
        ("before a cut-off", days("UTC", "Mon-Fri 09:00-17:00").cut_off("16:00"), CLOSE, "2026-03-10T17:00", "2026-03-09T16:00"),
        (
            "hours after a cut-off",
            Desk::new("UTC", &["Mon-Fri 09:00-17:00"], "4h").cut_off("16:00"),
            CLOSE,
            "2026-03-10T12:00",
            "2026-03-09T16:00",
        ),
        ("plain hours", Desk::new("UTC", &["Mon-Fri 09:00-17:00"], "4h"), CLOSE, "2026-03-10T12:00", "2026-03-09T16:00"),
        ("forty years of days", Desk::new("UTC", &["24/7"], "14610 business days"), CLOSE, "2026-03-10T00:00", "1986-03-09T23:59:59"),
    ];
    let mut wrong = Vec::new();
    for (what, desk, readings, due, latest) in rows {
        let desk = desk.open();
        let [due, latest] = [due, latest].map(|text| desk.at(text));
        let found = desk.latest_open(readings, due).map(|answer| answer.latest_open.unwrap().at);
        if found.as_ref().ok() != Some(&latest) {
            wrong.push(format!("{what}: {:?}, not {}", found.map(|at| desk.written(at)), desk.written(latest)));
        }
        let ends = [0, 1].map(|later| desk.deadline(readings, latest.checked_add(later).unwrap()).unwrap().deadline.unwrap().at);
        if ends[0] > due || ends[1] <= due {
            wrong.push(format!("{what}: {:?} for {}", ends.map(|at| desk.written(at)), desk.written(due)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is due after the end of the calendar is no obstacle for what is due before it.
#[test]
fn the_end_of_the_calendar_is_no_obstacle() {
    for target in ["4h", "1 business day"] {
        let desk = Desk::new("UTC", &["Mon-Fri 09:00-17:00"], target).open();
        let found = desk.latest_open(CLOSE, desk.at("9999-12-29T23:00:00Z")).unwrap().latest_open.unwrap().at;
        let ends = desk.deadline(CLOSE, found).unwrap().deadline.unwrap().at;
        assert!(ends <= desk.at("9999-12-29T23:00:00Z"), "{target}: {}", desk.written(ends));
    }
    let desk = Desk::new("UTC", &["Mon-Fri 09:00-17:00"], "30000 business days").open();
    let none = desk.latest_open(CLOSE, desk.at("2026-03-10T12:00")).unwrap_err().to_string();
    assert!(none.contains("fifty years"), "{none}");
}
