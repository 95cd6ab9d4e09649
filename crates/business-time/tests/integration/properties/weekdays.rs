//! Every set of weekdays, over two weeks in which New York's Sunday has 23 hours, and two in which
//! it has 25.

use std::collections::{BTreeMap, BTreeSet};

use business_time::{
    calendar::ClosingEdge,
    time::{CivilDateTime, Date, Instant, TzData, TzSource, Zone},
};

use super::{calendar, seconds};
use crate::oracle::{DAY, Place};

/// A Monday before the change, and how many seconds longer the Sunday in the two weeks from it is.
const FORTNIGHTS: [((i32, u32, u32), i64); 3] =
    [((2026, 3, 2), -3_600), ((2026, 10, 26), 3_600), ((2026, 6, 1), 0)];

#[test]
fn every_set_of_weekdays_counts_its_hours() {
    let zone = TzData::open(&TzSource::Bundled).unwrap().zone("America/New_York").unwrap();
    let mut wrong = Vec::new();
    for mask in 1..128_u8 {
        for ((year, month, day), longer) in FORTNIGHTS {
            let monday = Date::new(year, month, day).unwrap();
            let [from, to] = [0, 14].map(|days| {
                zone.opening_at(CivilDateTime::new(monday.plus_days(days).unwrap(), 0))
            });
            let days = i64::from(mask.count_ones());
            let sunday = if mask & 64 == 0 { 0 } else { longer };
            for (span, expected) in
                [((9 * 60, 17 * 60), 16 * 3_600 * days), ((0, DAY), 2 * 86_400 * days + sunday)]
            {
                let expected = seconds(expected);
                let calendar = calendar(&[place(&zone, mask, span)]);
                let due = calendar.add(from, expected, ClosingEdge::Closing).unwrap();
                let last = calendar.timeline(from, to).windows().last().map(|window| window.end);
                if calendar.measure(from, to) != expected
                    || last != Some(due)
                    || zone.wall_at(due) != closing(monday, mask, span.1)
                {
                    wrong.push(format!(
                        "{mask:07b} {span:?} from {monday}: {} of {expected}, {}",
                        calendar.measure(from, to),
                        zone.rfc3339(due)
                    ));
                }
            }
            wrong.extend(
                openings(&zone, mask, from)
                    .map(|found| format!("{mask:07b} from {monday}: {found}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{} mismatches:\n{}", wrong.len(), wrong.join("\n"));
}

/// From each midnight of a week the next opening at nine is on the first of the weekdays; what is
/// wrong, if anything.
fn openings(zone: &Zone, mask: u8, from: Instant) -> Option<String> {
    let calendar = calendar(&[place(zone, mask, (9 * 60, 17 * 60))]);
    let monday = zone.wall_at(from).date();
    (0..7).find_map(|day| {
        let midnight = zone.opening_at(CivilDateTime::new(monday.plus_days(day).unwrap(), 0));
        let first = (day..day + 7).find(|later| mask >> (later % 7) & 1 == 1).unwrap();
        let nine = zone.opening_at(CivilDateTime::new(monday.plus_days(first).unwrap(), 9 * 3_600));
        let found = calendar.state_at(midnight).next_open_at;
        (found != Some(nine)).then(|| format!("day {day} opens {found:?}, not {nine:?}"))
    })
}

/// The closing of the last of the weekdays in a fortnight.
fn closing(monday: Date, mask: u8, minutes: i64) -> CivilDateTime {
    let last = (7..14).rev().find(|day| mask >> (day - 7) & 1 == 1).unwrap();
    CivilDateTime::new(monday.plus_days(last).unwrap(), minutes * 60)
}

fn place(zone: &Zone, mask: u8, span: (i64, i64)) -> Place {
    let weekly =
        std::array::from_fn(|day| if mask >> day & 1 == 1 { vec![span] } else { Vec::new() });
    let (holidays, special) = (BTreeSet::new(), BTreeMap::new());
    Place { zone: zone.clone(), weekly, holidays, holiday_zone: None, special }
}
