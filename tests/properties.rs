//! Random policies: nights, several places, cut-offs, special days, overlaps, pauses, changes of
//! priority and every reading, written as the text of their files, against the oracle.

use std::collections::BTreeMap;

use proptest::{
    collection::vec,
    option,
    prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest},
    sample::select,
    test_runner::Config,
};
use slacalc::{
    DeadlineQuestion,
    calendar::HORIZON,
    deadline,
    time::{Date, Instant, SignedDuration, Zone},
};

use crate::{
    desk::{Desk, question},
    oracle::{BusinessDays, DAY, Length, Place, Promise, WEEK, Weeks, notation},
};

#[allow(dead_code, reason = "the crate's own tests use the rest")]
#[path = "../crates/business-time/tests/integration/properties/scenes.rs"]
mod scenes;

/// How many cases an ordinary run tries: each reads files of its own.
const CASES: u32 = 300;
/// How far the oracle looks ahead of a ticket, in minutes.
const AHEAD: i64 = 30 * DAY;

/// A policy, and what its deadlines are counted by.
#[derive(Clone, Debug)]
struct Scene {
    places: Vec<Place>,
    start: i64,
    target: Target,
    next_opening: bool,
    /// Minutes after midnight.
    cut_off: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    Calendar(i64),
    Covered(i64),
    Days(u32, &'static str),
}

fn config() -> Config {
    let cases =
        if std::env::var_os("PROPTEST_CASES").is_some() { Config::default().cases } else { CASES };
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// The instant at which a minute since 1970-01-01T00:00Z begins.
fn at(minute: i64) -> Instant {
    Instant::from_unix(minute * 60).unwrap()
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        1 => (1..3 * DAY).prop_map(Target::Calendar),
        3 => (1..40 * 60_i64).prop_map(Target::Covered),
        6 => (1..4_u32, select(&["day-length", "same-time", "close-of-day", "covered-24h"][..])).prop_map(|(days, rule)| Target::Days(days, rule)),
    ]
}

fn scene() -> impl Strategy<Value = Scene> {
    (scenes::two_places(), any::<bool>(), target(), any::<bool>(), option::of(0..DAY)).prop_map(
        |((scene, other), alone, target, next_opening, cut_off)| {
            let scenes::Scene { mut place, start } = scene;
            // A policy names no bare offset.
            if place.zone.is_fixed_offset() {
                place.zone = Zone::utc();
            }
            let is_named = |zone: &Zone| !zone.is_fixed_offset();
            place.holiday_zone = place.holiday_zone.filter(is_named);
            place.holiday_zone = place.holiday_zone.filter(|_| !place.holidays.is_empty());
            let mut places = vec![place];
            let cut_off = cut_off.filter(|_| !matches!(target, Target::Calendar(_)));
            if !alone
                && cut_off.is_none()
                && !matches!(target, Target::Days(..))
                && !other.zone.is_fixed_offset()
            {
                // Special days are those of every place.
                places.push(Place {
                    special: places[0].special.clone(),
                    holidays: places[0].holidays.clone(),
                    holiday_zone: places[0].holiday_zone.clone(),
                    ..other
                });
            }
            Scene { places, start, target, next_opening, cut_off }
        },
    )
}

impl Scene {
    fn desk(&self) -> Desk {
        let hours = |place: &Place| -> Vec<String> {
            let days = place.weekly.iter().zip(WEEK).filter(|(spans, _)| !spans.is_empty());
            days.map(|(spans, day)| format!("{day} {}", notation(spans))).collect()
        };
        let Place { holidays, holiday_zone, .. } = &self.places[0];
        // Dates of the places' own zones are closed as special days.
        let closed = holidays.iter().filter(|_| holiday_zone.is_none());
        let closed = closed.map(|date| (*date, Vec::new()));
        let mut special: BTreeMap<i64, Vec<(i64, i64)>> = closed.collect();
        special.extend(self.places[0].special.clone());
        let on = |date: &i64| Date::from_days_since_epoch(*date).unwrap().to_string();
        let written = |(date, spans): (i64, Vec<(i64, i64)>)| {
            let hours = if spans.is_empty() { "closed".to_owned() } else { notation(&spans) };
            (on(&date), hours)
        };
        let (target, clock) = match self.target {
            Target::Calendar(minutes) => (format!("{minutes}m"), "calendar"),
            Target::Covered(minutes) => (format!("{minutes}m"), "coverage"),
            Target::Days(days, _) => (format!("{days} business days"), "coverage"),
        };
        Desk {
            places: self
                .places
                .iter()
                .map(|place| (place.zone.name().to_owned(), hours(place)))
                .collect(),
            target,
            clock,
            cut_off: self.cut_off.map(|minutes| format!("{:02}:{:02}", minutes / 60, minutes % 60)),
            special_days: special.into_iter().map(written).collect(),
            holidays: (holiday_zone.as_ref())
                .map(|zone| (zone.name().to_owned(), holidays.iter().map(on).collect())),
            business_day: Some("8h").filter(|_| self.regular_day().is_none()),
        }
    }

    fn regular_day(&self) -> Option<i64> {
        BusinessDays::new(&self.places[0], self.start, self.start + 1).regular_day()
    }

    fn readings(&self, from_change: bool) -> [(&'static str, &'static str); 3] {
        let days = if let Target::Days(_, rule) = self.target { rule } else { "close-of-day" };
        let edge = if self.next_opening { "next-opening" } else { "closing" };
        [
            ("business-day", days),
            ("closing-edge", edge),
            ("priority-change", if from_change { "change" } else { "opening" }),
        ]
    }

    fn promise<'a>(&'a self, pauses: &'a [(i64, i64)]) -> Promise<'a> {
        let length = match self.target {
            Target::Calendar(minutes) => Length::Calendar(minutes),
            Target::Covered(minutes) => Length::Covered(minutes),
            Target::Days(days, "same-time") => Length::SameTime(days),
            Target::Days(days, "close-of-day") => Length::CloseOfDay(days),
            Target::Days(days, "day-length") => {
                Length::Covered(i64::from(days) * self.regular_day().unwrap_or(8 * 60))
            }
            Target::Days(days, _) => Length::Covered(i64::from(days) * DAY),
        };
        Promise {
            places: &self.places,
            length,
            next_opening: self.next_opening,
            cut_off: self.cut_off,
            pauses,
        }
    }

    /// The same for priority 2, which has twenty hours and no cut-off.
    fn promise_of_2<'a>(&'a self, pauses: &'a [(i64, i64)]) -> Promise<'a> {
        let length = if let Target::Calendar(_) = self.target {
            Length::Calendar(20 * 60)
        } else {
            Length::Covered(20 * 60)
        };
        Promise { length, cut_off: None, ..self.promise(pauses) }
    }
}

proptest! {
    #![proptest_config(config())]

    /// One question and a batch; and nothing lies before the opening, whatever the readings say.
    #[test]
    fn deadlines_are_those_of_the_oracle(
        scene in scene(),
        pauses in vec((-DAY..4 * DAY, 0..30 * 60_i64), 0..4),
        change in option::of((0..2 * DAY, select(&["1", "p1", "critical", "2"][..]), any::<bool>())),
    ) {
        let desk = scene.desk().open();
        let (opened, now) = (at(scene.start), at(scene.start + AHEAD));
        let pauses: Vec<_> = pauses.into_iter().map(|(from, length)| (scene.start + from, scene.start + from + length)).collect();
        let (mut start, mut promise) = (scene.start, scene.promise(&pauses));
        if let Some((after, "2", from_change)) = change {
            promise = scene.promise_of_2(&pauses);
            start += if from_change { after } else { 0 };
        }
        let readings = scene.readings(change.is_some_and(|(.., from_change)| from_change));
        let question = DeadlineQuestion {
            pauses: pauses.iter().map(|(from, to)| (at(*from), Some(at(*to)))).collect(),
            priority_changes: change.iter().map(|(after, name, _)| (at(scene.start + after), (*name).to_owned())).collect(),
            milestones: vec![0, 50, 100],
            warn: Some(75),
            ..question(opened)
        };
        let answer = deadline(&desk.subject(&readings), &question, now).unwrap();
        let found = (answer.clock_start.as_ref().unwrap().at, answer.outcome.deadline().unwrap().at);
        match Weeks::new(promise, scene.start, scene.start + AHEAD).due(start) {
            Some((clock_start, due)) => prop_assert_eq!(found, (at(clock_start), at(due)), "{:?}", scene.desk()),
            None => prop_assert!(found.1 >= at(scene.start + AHEAD - 2 * DAY), "{:?} too early", found),
        }
        let batch = desk.judged(&readings, &question, now).unwrap();
        prop_assert_eq!(batch.clock_start.zip(batch.deadline).map(|(start, due)| (start.at, due.at)), Some(found));
        prop_assert_eq!((batch.state, batch.elapsed_seconds), (answer.outcome.state(), answer.elapsed_seconds));
        prop_assert_eq!(batch.changed_priority.is_some(), matches!(change, Some((_, "2", _))));
        prop_assert!(opened <= found.0 && opened <= found.1, "{:?} before the opening", found);
        let others = answer.readings.iter().filter_map(|outcome| Some((&outcome.value, outcome.deadline.as_ref()?.at)));
        for (value, due) in others {
            prop_assert!(opened <= due, "{}: {:?} before the opening", value, due);
        }
        let milestones: Vec<Instant> = answer.milestones.iter().map(|milestone| milestone.at.at).collect();
        prop_assert!(milestones.is_sorted() && milestones[2] == found.1, "{:?}", milestones);
    }

    /// Nothing that is opened after the latest opening is due in time, and it is.
    #[test]
    fn the_latest_opening_is_the_latest(scene in scene(), seconds in -60 * DAY..60 * DAY) {
        let desk = scene.desk().open();
        let readings = scene.readings(false);
        let ends = |opened: Instant| desk.deadline(&readings, opened).unwrap().outcome.deadline().unwrap().at;
        let due = at(scene.start).checked_add(SignedDuration::from_seconds(seconds)).unwrap();
        let Ok(answer) = desk.latest_open(&readings, due) else {
            let earliest = due.checked_sub(HORIZON).unwrap();
            prop_assert!(ends(earliest) > due, "{:?} is in time", earliest);
            return Ok(());
        };
        let latest = answer.latest_open.unwrap().at;
        prop_assert!(latest <= due && ends(latest) <= due, "{:?} is due {:?}", latest, ends(latest));
        let later = due.since(latest).seconds();
        for step in (0..=40).map(|step| 1 + later * step / 40).chain([1, 59, 60, 3_600, 86_400]).filter(|step| *step <= later) {
            let opened = latest.checked_add(SignedDuration::from_seconds(step)).unwrap();
            prop_assert!(ends(opened) > due, "{:?}, opened {} s later, is due {:?}", opened, step, ends(opened));
        }
        let [first, last] = [latest.unix().div_euclid(60) + 1, due.unix().div_euclid(60)];
        let weeks = Weeks::new(scene.promise(&[]), first.max(last - AHEAD), last + 2);
        for minute in (0..=12).map(|step| last - (last - first.max(last - AHEAD)) * step / 12).filter(|minute| *minute >= first) {
            prop_assert!(weeks.due(minute).is_none_or(|(_, ends)| at(ends) > due), "minute {} is due in time", minute);
        }
    }
}
