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
        parse_human_time(text, Some(&zone), now, NearestDay::Event(at(opened)))
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

/// It is Monday 30 November 2026, 15:45 in Berlin.
#[test]
fn a_part_of_a_day_proposes_only_times_that_lie_in_it() {
    let zone = TzData::open(&TzSource::Bundled).unwrap().zone("Europe/Berlin").unwrap();
    let now = parse_moment("2026-11-30T14:45:00Z", None, Instant::MIN).unwrap().at;
    let refusal = |text: &str| {
        let read = parse_human_time(text, Some(&zone), now, NearestDay::Past);
        read.unwrap_err().to_string()
    };
    for (text, could_be) in [
        ("2 at night", "'today 02:00' or 'tomorrow 02:00'"),
        ("tonight at 2", "'today 02:00' or 'tomorrow 02:00'"),
        ("last night at 2", "'yesterday 02:00' or 'today 02:00'"),
        ("12 at night", "'today 00:00' or 'tomorrow 00:00'"),
        ("tonight at 12", "'today 00:00' or 'tomorrow 00:00'"),
        ("12 o'clock at night", "'today 00:00' or 'tomorrow 00:00'"),
        ("last night at 9", "'yesterday 21:00'"),
        ("12 in the afternoon", "'today 12:00'"),
        ("8 o'clock this morning", "'today 08:00'"),
        ("quarter past 8 this morning", "'today 08:15'"),
        ("quarter past 8 this evening", "'today 20:15'"),
        ("5 pm this evening", "'today 17:00'"),
        ("6 march evening", "'6 march 18:00' or '6 march 20:00'"),
        ("evening of nov 5", "'nov 5 18:00' or 'nov 5 20:00'"),
    ] {
        let expected = format!("'{text}' is no exact time; write one, such as {could_be}");
        assert_eq!(refusal(text), expected);
    }
    for text in [
        "12 in the morning",
        "evening at 12",
        "afternoon 9",
        "5 pm this morning",
        "14:00 this morning",
        "noon yesterday evening",
        "friday night at 2",
    ] {
        let general = format!("'{text}' is no exact time; write '2 hours ago', '16:45'");
        assert!(refusal(text).starts_with(&general), "{}", refusal(text));
    }
}

#[test]
fn half_a_unit_ends_a_length() {
    let now = parse_moment("2026-11-30T14:45:00Z", None, Instant::MIN).unwrap().at;
    let read = |text: &str| parse_human_time(text, None, now, NearestDay::Past);
    for (text, at) in [
        ("1 day and a half ago", "2026-11-29T02:45:00Z"),
        ("one and a half hours ago", "2026-11-30T13:15:00Z"),
        ("1 day, 1 and a half hours ago", "2026-11-29T13:15:00Z"),
    ] {
        assert_eq!(read(text).unwrap().at.to_string(), at, "{text}");
    }
    for text in [
        "1 day and a half an hour ago",
        "1 day and a half hour ago",
        "1 hour and a half 10 minutes ago",
        "one and a half hours 10 minutes ago",
        "and a half hour ago",
    ] {
        let error = read(text).unwrap_err().to_string();
        assert!(error.contains("is not a length of time"), "{text}: {error}");
    }
}

#[test]
fn an_event_beside_another_names_what_it_is_counted_from() {
    let zone = TzData::open(&TzSource::Bundled).unwrap().zone("Europe/Berlin").unwrap();
    let at = |text: &str| parse_moment(text, Some(&zone), Instant::MIN).unwrap().at;
    let (now, opening) = (at("2026-11-30 15:45"), at("2026-11-30 09:00"));
    let other = at("2026-11-30 09:10");
    let read = |text: &str, nearest| parse_human_time(text, Some(&zone), now, nearest);
    for nearest in
        [NearestDay::EventBeside { opening, other }, NearestDay::Event(opening).of_pause_end(other)]
    {
        for text in ["45m later", "after 45m", "45m after"] {
            let refused = read(text, nearest).unwrap_err().to_string();
            let both = "'45m after opening' (Mon 30 Nov 2026, 09:45 CET) or '2026-11-30 09:55' \
                        (counted from Mon 30 Nov 2026, 09:10 CET)";
            assert!(refused.contains(both), "{text}: {refused}");
        }
        let named = read("45m after opening", nearest).unwrap().at;
        assert_eq!(named, at("2026-11-30 09:45"));
    }
    let alone = read("45m later", NearestDay::Event(opening)).unwrap().at;
    assert_eq!(alone, at("2026-11-30 09:45"));
}
