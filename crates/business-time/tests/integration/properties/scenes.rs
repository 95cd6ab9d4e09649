//! Invented places near clock changes that happened, or that the rules say will happen. It asserts
//! nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use business_time::time::{Date, Offset, TzData, TzSource, Zone};
use proptest::{
    collection::{btree_map, btree_set, vec},
    prelude::{Just, Strategy, any, prop_oneof},
    sample::select,
};

use crate::oracle::{DAY, Place};

/// Zones, and minutes in UTC at which their clocks change, or might be thought to.
const MOMENTS: [(&str, &str); 40] = [
    ("America/New_York", "2026-03-08 07:00"),
    ("America/New_York", "2026-11-01 06:00"),
    ("America/New_York", "2500-03-14 07:00"),
    ("Europe/London", "2026-03-29 01:00"),
    ("Europe/London", "2026-10-25 01:00"),
    ("Europe/Dublin", "2026-03-29 01:00"),
    ("Europe/Dublin", "2026-10-25 01:00"),
    ("Europe/Lisbon", "1992-09-27 01:00"),
    ("Australia/Lord_Howe", "2026-04-04 15:00"),
    ("Australia/Lord_Howe", "2026-10-03 15:30"),
    ("Pacific/Apia", "2011-12-30 10:00"),
    ("Pacific/Kiritimati", "1994-12-31 10:00"),
    ("Pacific/Kwajalein", "1969-09-30 13:00"),
    ("Pacific/Kwajalein", "1993-08-21 12:00"),
    ("Pacific/Guam", "1969-01-25 13:01"),
    ("Africa/Casablanca", "2026-02-15 02:00"),
    ("Africa/Casablanca", "2026-03-22 02:00"),
    ("America/Sao_Paulo", "2018-02-18 02:00"),
    ("America/Sao_Paulo", "2018-11-04 03:00"),
    ("America/Asuncion", "2024-03-24 03:00"),
    ("America/Asuncion", "2024-10-06 04:00"),
    ("America/Havana", "2025-03-09 05:00"),
    ("America/Havana", "2025-11-02 05:00"),
    ("Asia/Beirut", "2026-03-28 22:00"),
    ("Asia/Beirut", "2026-10-24 21:00"),
    ("Africa/Cairo", "2026-04-23 22:00"),
    ("Africa/Cairo", "2026-10-29 21:00"),
    ("America/Nuuk", "2026-03-29 01:00"),
    ("America/Santiago", "2200-04-06 03:00"),
    ("America/Santiago", "2200-09-07 04:00"),
    ("America/St_Johns", "1988-04-03 03:31"),
    ("America/St_Johns", "1988-10-30 01:31"),
    ("America/St_Johns", "2006-10-29 02:31"),
    ("Antarctica/Troll", "2026-10-25 01:00"),
    ("America/Caracas", "2007-12-09 07:00"),
    ("Asia/Pyongyang", "2018-05-04 15:00"),
    ("Asia/Kathmandu", "1985-12-31 18:30"),
    ("America/Vancouver", "2026-11-01 09:00"),
    ("America/Edmonton", "2026-11-01 08:00"),
    ("UTC", "2026-06-30 23:59"),
];

/// A place, and a minute to ask it about.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    /// The place.
    pub(crate) place: Place,
    /// Minutes since 1970-01-01T00:00Z.
    pub(crate) start: i64,
}

/// The moments with their zones loaded.
pub(crate) fn moments() -> &'static [(Zone, i64)] {
    static LOADED: OnceLock<Vec<(Zone, i64)>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let tz = TzData::open(&TzSource::Bundled).unwrap();
        let load = |(zone, moment): (&str, &str)| {
            let days = Date::parse(&moment[..10]).unwrap().days_since_epoch();
            let clock: Vec<i64> =
                moment[11..].split(':').map(|part| part.parse().unwrap()).collect();
            (tz.zone(zone).unwrap(), days * DAY + clock[0] * 60 + clock[1])
        };
        MOMENTS.into_iter().map(load).collect()
    })
}

/// A zone and a minute within four days of one of its clock changes; or a fixed offset and a minute
/// of 2026.
pub(crate) fn zone_and_minute() -> impl Strategy<Value = (Zone, i64)> {
    let changes = (0..MOMENTS.len(), prop_oneof![-180..180_i64, -4 * DAY..4 * DAY]);
    prop_oneof![
        9 => changes.prop_map(|(moment, shift)| (moments()[moment].0.clone(), moments()[moment].1 + shift)),
        1 => (-48..=56_i32, 20_454 * DAY..20_819 * DAY).prop_map(|(quarters, minute)| (Zone::fixed(Offset(quarters * 900)), minute)),
    ]
}

/// Whole days, nights, single minutes, and the hours in which clocks change.
const OFTEN_WRONG: [(i64, i64); 9] = [
    (0, DAY),
    (0, 2 * DAY),
    (22 * 60, 30 * 60),
    (0, 1),
    (60, 120),
    (120, 180),
    (30, 150),
    (23 * 60, 25 * 60),
    (DAY - 1, DAY),
];

/// A span of a day: any, one of quarter hours, in the hours in which clocks change, or one that is
/// often got wrong.
fn span() -> impl Strategy<Value = (i64, i64)> {
    prop_oneof![
        (0..DAY, 1..=DAY).prop_map(|(from, length)| (from, from + length)),
        (0..96_i64, 1..=96_i64).prop_map(|(from, length)| (from * 15, (from + length) * 15)),
        (0..300_i64, 1..=120_i64).prop_map(|(from, length)| (from, from + length)),
        select(&OFTEN_WRONG[..]),
    ]
}

/// Weekly hours on any set of weekdays but none: the same on each, or each day its own.
fn weekly() -> impl Strategy<Value = [Vec<(i64, i64)>; 7]> {
    let days = prop_oneof![2 => vec(span(), 1..=3).prop_map(|spans| vec![spans; 7]), 1 => vec(vec(span(), 1..=3), 7)];
    let subset = |mask: usize, (day, spans)| if mask >> day & 1 == 1 { spans } else { Vec::new() };
    (prop_oneof![3 => 1..128_usize, 1 => Just(127)], days).prop_map(move |(mask, days)| {
        let days: Vec<Vec<(i64, i64)>> =
            days.into_iter().enumerate().map(|day| subset(mask, day)).collect();
        days.try_into().unwrap()
    })
}

/// A place without closed or special dates, and a minute.
pub(crate) fn plain_scene() -> impl Strategy<Value = Scene> {
    (zone_and_minute(), weekly()).prop_map(|((zone, start), weekly)| {
        let place = Place {
            zone,
            weekly,
            holidays: BTreeSet::new(),
            holiday_zone: None,
            special: BTreeMap::new(),
        };
        Scene { place, start }
    })
}

/// Now and then the zone of another place, for closed dates that its clock shows.
fn holiday_zone() -> impl Strategy<Value = Option<Zone>> {
    let elsewhere = prop_oneof![
        4 => (0..MOMENTS.len()).prop_map(|moment| moments()[moment].0.clone()),
        1 => (-48..=56_i32).prop_map(|quarters| Zone::fixed(Offset(quarters * 900))),
    ];
    prop_oneof![2 => Just(None), 1 => elsewhere.prop_map(Some)]
}

/// A place with closed and special dates around a minute, closed by its own clock or by another's.
/// A date may be both.
pub(crate) fn scene() -> impl Strategy<Value = Scene> {
    let special =
        prop_oneof![Just(BTreeMap::new()), btree_map(-6..14_i64, vec(span(), 0..=2), 1..=4)];
    let holidays = prop_oneof![Just(BTreeSet::new()), btree_set(-6..14_i64, 1..=6)];
    (plain_scene(), special, holidays, holiday_zone(), any::<bool>()).prop_map(
        |(mut scene, special, holidays, holiday_zone, both)| {
            scene.place.holiday_zone = holiday_zone;
            let today = scene.start.div_euclid(DAY);
            scene.place.special =
                special.into_iter().map(|(date, spans)| (today + date, spans)).collect();
            scene.place.holidays = holidays.into_iter().map(|date| today + date).collect();
            if both {
                scene.place.holidays.extend(scene.place.special.keys());
            }
            scene
        },
    )
}

/// Two places near the same instant, often in different zones.
pub(crate) fn two_places() -> impl Strategy<Value = (Scene, Place)> {
    (scene(), weekly(), 0..MOMENTS.len(), -48..=56_i32, any::<bool>()).prop_map(
        |(scene, weekly, moment, quarters, fixed)| {
            let zone = if fixed {
                Zone::fixed(Offset(quarters * 900))
            } else {
                moments()[moment].0.clone()
            };
            let (holidays, special) = (BTreeSet::new(), BTreeMap::new());
            (scene, Place { zone, weekly, holidays, holiday_zone: None, special })
        },
    )
}
