//! The times that people type into options, against `tests/data/times/human_times.tsv`, which
//! Python works out by looking at every minute.

use std::fs;

use slacalc::{
    internal::times::{NearestDay, parse_human_time},
    parse_moment,
    time::{Instant, TzData, TzSource},
};

use crate::program::root;

#[test]
fn times_that_people_type_are_one_instant_or_refused() {
    let table = fs::read_to_string(root().join("tests/data/times/human_times.tsv")).unwrap();
    let tz = TzData::open(&TzSource::Bundled).unwrap();
    let mut wrong = Vec::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [now, zone, nearest, text, expected] = cells[..] else { panic!("{line}") };
        let now = parse_moment(now, None, Instant::MIN).unwrap().at;
        let zone = (zone != "-").then(|| tz.zone(zone).unwrap());
        let nearest = match nearest {
            "past" => NearestDay::Past,
            "future" => NearestDay::Future,
            _ => NearestDay::Today,
        };
        let got = parse_human_time(text, zone.as_ref(), now, nearest);
        let got = got.map(|read| read.at.to_string()).map_err(|error| error.to_string());
        let fits = match (&got, expected.strip_prefix("! ")) {
            (Ok(at), None) => at == expected,
            (Err(message), Some(words)) => words.split('|').all(|word| message.contains(word)),
            _ => false,
        };
        if !fits {
            wrong.push(format!("{line}\n    got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// It is Sunday 29 November 2026, 12:00 in New York, and tickets were opened there.
#[test]
fn events_without_a_date_are_the_first_after_the_opening_and_the_latest_before_now() {
    let zone = TzData::open(&TzSource::Bundled).unwrap().zone("America/New_York").unwrap();
    let at = |text: &str| parse_moment(text, Some(&zone), Instant::MIN).unwrap().at;
    let now = at("2026-11-29 12:00");
    let read = |opened: &str, text: &str| {
        parse_human_time(text, Some(&zone), now, NearestDay::PastSince(at(opened)))
    };
    for (opened, text, instant) in [
        ("2026-11-28 16:45", "17:20", "2026-11-28 17:20"),
        ("2026-11-28 16:45", "16:45", "2026-11-28 16:45"),
        ("2026-11-28 16:45", "11:30", "2026-11-29 11:30"),
        ("2026-11-26 16:45", "Fri 17:20", "2026-11-27 17:20"),
        ("2026-03-06 16:45", "6 Mar 17:20", "2026-03-06 17:20"),
        // A date, or a distance from now, is held to nothing.
        ("2026-03-06 16:45", "yesterday 17:20", "2026-11-28 17:20"),
        ("2026-03-06 16:45", "2026-03-06 16:00", "2026-03-06 16:00"),
        ("2026-03-06 16:45", "2 hours ago", "2026-11-29 10:00"),
    ] {
        assert_eq!(read(opened, text).unwrap().at, at(instant), "{opened} {text}");
    }
    for (opened, text, could_be) in [
        ("2026-03-06 16:45", "17:20", ["2026-03-06 17:20", "2026-11-28 17:20"]),
        ("2026-11-27 16:45", "17:20", ["2026-11-27 17:20", "2026-11-28 17:20"]),
        ("2026-03-06 16:45", "Fri 17:20", ["2026-03-06 17:20", "2026-11-27 17:20"]),
        ("2025-03-06 16:45", "6 Mar 17:20", ["2025-03-06 17:20", "2026-03-06 17:20"]),
        ("2026-03-06 16:45", "17:20 UTC", ["2026-03-07T17:20:00Z", "2026-11-28T17:20:00Z"]),
    ] {
        let error = read(opened, text).unwrap_err().to_string();
        for instant in could_be {
            assert!(error.contains(&format!("'{instant}")), "{opened} {text}: {error}");
        }
    }
    let before = read("2026-11-29 11:45", "11:30").unwrap_err().to_string();
    assert!(before.contains("11:30 EST, before Sun 29 Nov 2026, 11:45 EST"), "{before}");
}
