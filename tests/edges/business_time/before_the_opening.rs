//! No deadline and no start of a clock lies before the opening of its ticket: only business days
//! that open after it count.

use slacalc::time::Instant;

use crate::desk::{Desk, Open, question};

const CLOSE: &[(&str, &str)] = &[("business-day", "close-of-day")];
const SAME: &[(&str, &str)] = &[("business-day", "same-time")];
const DAY: &str = "1 business day";
const CHANGED_NIGHT: &str = "2026-04-05T05:00";

fn nights(zone: &str, target: &str) -> Desk {
    Desk::new(zone, &["Mon-Fri 22:00-06:00"], target)
}

/// 2026-03-10 is a Tuesday. On it Monday's night goes on to 06:00, and its own hours are others.
fn cut_short_in(zone: &str, target: &str) -> Desk {
    nights(zone, target).special_day("2026-03-10", "00:00-04:00")
}

fn cut_short(target: &str) -> Desk {
    cut_short_in("UTC", target)
}

/// 2026-04-05 is a Sunday; on Lord Howe Island its clock goes back half an hour at 02:00.
fn lord_howe(target: &str) -> Desk {
    Desk::new("Australia/Lord_Howe", &["Mon-Sun 22:00-06:00"], target)
        .special_day("2026-04-05", "00:00-01:45")
}

fn overlapping() -> Desk {
    Desk::new("UTC", &["Mon 22:00-14:00", "Tue-Fri 08:00-12:00"], DAY)
}

/// Returns the starts of the clock and the deadlines, each by the single answer and by the batch.
fn starts_and_ends(
    desk: &Open,
    readings: &[(&str, &str)],
    opened: Instant,
) -> ([Instant; 2], [Instant; 2]) {
    let answer = desk.deadline(readings, opened).unwrap();
    let batch = desk.judged(readings, &question(opened), opened).unwrap();
    (
        [answer.clock_start.unwrap().at, batch.clock_start.unwrap().at],
        [answer.outcome.deadline().unwrap().at, batch.deadline.unwrap().at],
    )
}

/// A desk, its readings, an opening, and the deadline of both the single answer and the batch.
type DueRow<'a> = (&'a str, Desk, &'a [(&'a str, &'a str)], &'a str, &'a str);

fn expect_due<'a>(rows: impl IntoIterator<Item = DueRow<'a>>) {
    let mut wrong = Vec::new();
    for (what, desk, readings, opened, due) in rows {
        let desk = desk.open();
        let (opened, due) = (desk.at(opened), desk.at(due));
        let (_, found) = starts_and_ends(&desk, readings, opened);
        if found != [due; 2] {
            wrong.push(format!(
                "{what}: {:?}, not {}",
                found.map(|at| desk.written(at)),
                desk.written(due)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_night_that_had_opened_before_the_ticket_does_not_count() {
    expect_due([
        ("T3: Wednesday's night", cut_short(DAY), CLOSE, "2026-03-10T05:00", "2026-03-12T06:00"),
        ("its 05:00", cut_short(DAY), SAME, "2026-03-10T05:00", "2026-03-12T05:00"),
        (
            "in Tokyo",
            cut_short_in("Asia/Tokyo", DAY),
            CLOSE,
            "2026-03-10T05:00",
            "2026-03-12T06:00",
        ),
        ("at the special closing", cut_short(DAY), CLOSE, "2026-03-10T04:00", "2026-03-12T06:00"),
        (
            "the second night",
            cut_short("2 business days"),
            CLOSE,
            "2026-03-10T05:00",
            "2026-03-13T06:00",
        ),
        ("inside the special hours", cut_short(DAY), CLOSE, "2026-03-10T03:00", "2026-03-12T06:00"),
        ("in the night before them", cut_short(DAY), CLOSE, "2026-03-09T23:00", "2026-03-10T04:00"),
        (
            "special hours that open later",
            nights("UTC", DAY).special_day("2026-03-10", "12:00-13:00"),
            CLOSE,
            "2026-03-10T05:00",
            "2026-03-10T13:00",
        ),
        (
            "a closed day",
            nights("UTC", DAY).special_day("2026-03-10", "closed"),
            CLOSE,
            "2026-03-10T05:00",
            "2026-03-12T06:00",
        ),
        ("a night of half an hour more", lord_howe(DAY), CLOSE, CHANGED_NIGHT, "2026-04-07T06:00"),
        ("its same time", lord_howe(DAY), SAME, CHANGED_NIGHT, "2026-04-07T05:00"),
    ]);
}

#[test]
fn overlapping_hours_that_had_opened_before_the_ticket_do_not_count() {
    expect_due([
        (
            "T5: overlapping hours, a later close",
            overlapping(),
            CLOSE,
            "2026-03-10T13:00",
            "2026-03-11T12:00",
        ),
        ("the same time moved to it", overlapping(), SAME, "2026-03-10T13:00", "2026-03-11T12:00"),
        (
            "before the second hours open",
            overlapping(),
            CLOSE,
            "2026-03-10T07:00",
            "2026-03-10T12:00",
        ),
        ("inside both", overlapping(), CLOSE, "2026-03-10T11:00", "2026-03-11T12:00"),
        (
            "hours of two days",
            Desk::new("UTC", &["Mon 20:00-48:00", "Tue-Wed 09:00-10:00"], DAY),
            CLOSE,
            "2026-03-10T12:00",
            "2026-03-11T10:00",
        ),
    ]);
}

#[test]
fn a_cut_off_never_starts_the_clock_before_the_opening() {
    let rows = [
        (
            "T4",
            cut_short(DAY).cut_off("21:00"),
            "2026-03-10T05:00",
            "2026-03-11T22:00",
            "2026-03-13T06:00",
        ),
        (
            "in hours",
            cut_short("4h").cut_off("21:00"),
            "2026-03-10T05:00",
            "2026-03-11T22:00",
            "2026-03-12T02:00",
        ),
        (
            "in New York",
            cut_short_in("America/New_York", "4h").cut_off("21:00"),
            "2026-03-10T05:00",
            "2026-03-11T22:00",
            "2026-03-12T02:00",
        ),
        (
            "on Lord Howe Island",
            lord_howe("4h").cut_off("21:00"),
            CHANGED_NIGHT,
            "2026-04-06T22:00",
            "2026-04-07T02:00",
        ),
        (
            "overlapping hours",
            overlapping().cut_off("09:00"),
            "2026-03-10T13:00",
            "2026-03-11T08:00",
            "2026-03-12T12:00",
        ),
        (
            "in time",
            cut_short("4h").cut_off("23:00"),
            "2026-03-09T22:30",
            "2026-03-09T22:30",
            "2026-03-10T02:30",
        ),
    ];
    let mut wrong = Vec::new();
    for (what, desk, opened, start, due) in rows {
        let desk = desk.open();
        let [opened, start, due] = [opened, start, due].map(|text| desk.at(text));
        let (starts, ends) = starts_and_ends(&desk, CLOSE, opened);
        if (starts, ends) != ([start; 2], [due; 2]) {
            let [starts, ends] = [starts, ends].map(|found| found.map(|at| desk.written(at)));
            wrong.push(format!(
                "{what}: starts {starts:?}, not {}; ends {ends:?}, not {}",
                desk.written(start),
                desk.written(due)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
