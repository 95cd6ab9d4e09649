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
