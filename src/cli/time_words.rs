//! Instants and dates for people.

use super::calendar::{dial, full_day, short_day};
use crate::{
    answer::ZonedInstant,
    time::{Instant, Zone, parse_rfc3339},
};

/// Returns an instant on the clock of its zone with UTC beside it: `Mon 9 Mar 2026, 09:45 EDT
/// (13:45 UTC)`. The date in UTC is shown where it is another one.
pub(super) fn stamp(stamp: &ZonedInstant) -> String {
    let [here, utc] = [&stamp.zone, &Zone::utc()].map(|zone| zone.wall_at(stamp.at));
    if here == utc {
        return local(stamp);
    }
    let date = match (here.date(), utc.date()) {
        (local, date) if local == date => String::new(),
        (local, date) if local.year() == date.year() => format!("{}, ", short_day(date)),
        (_, date) => format!("{}, ", full_day(date)),
    };
    format!("{} ({date}{} UTC)", local(stamp), dial(utc.seconds_of_day()))
}

/// Returns an instant on the clock of its zone: `Mon 9 Mar 2026, 09:45 EDT`.
pub(super) fn local(stamp: &ZonedInstant) -> String {
    let wall = stamp.zone.wall_at(stamp.at);
    let clock = dial(wall.seconds_of_day());
    format!("{}, {clock} {}", full_day(wall.date()), zone_at(&stamp.zone, stamp.at))
}

/// Returns the short name of a zone at an instant: `EDT`, or `UTC+03:00` where the zone data has
/// only an offset.
pub(super) fn zone_at(zone: &Zone, at: Instant) -> String {
    let name = zone.called_at(at);
    // Local mean time, from before the zone had a standard one, has the same name everywhere.
    let is_name = name != "LMT" && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_name { name } else { format!("UTC{}", zone.offset_at(at)) }
}

/// Returns a time that is written as RFC 3339 on its own clock: `Mon 9 Mar 2026, 09:45 UTC-04:00`.
pub(super) fn written(time: &str) -> String {
    let parsed = parse_rfc3339(time).ok().and_then(|it| Some((it.at, it.written_offset?)));
    parsed.map_or_else(
        || time.to_owned(),
        |(at, offset)| local(&ZonedInstant { at, zone: Zone::fixed(offset) }),
    )
}

#[cfg(test)]
mod tests {
    use super::{local, stamp};
    use crate::{
        answer::ZonedInstant,
        time::{TzData, TzSource, parse_rfc3339},
    };

    fn shown(zone: &str, at: &str) -> ZonedInstant {
        let zone = TzData::open(&TzSource::Bundled).unwrap().zone(zone).unwrap();
        ZonedInstant { at: parse_rfc3339(at).unwrap().at, zone }
    }

    #[test]
    fn instants_have_the_name_of_their_zone_and_utc_beside_it() {
        let cases = [
            ("America/New_York", "2026-03-09T13:45:00Z", "Mon 9 Mar 2026, 09:45 EDT (13:45 UTC)"),
            ("UTC", "2026-03-09T13:45:30Z", "Mon 9 Mar 2026, 13:45:30 UTC"),
            ("Europe/London", "2026-01-09T13:45:00Z", "Fri 9 Jan 2026, 13:45 GMT"),
            (
                "Asia/Kolkata",
                "2026-03-06T21:45:00Z",
                "Sat 7 Mar 2026, 03:15 IST (Fri 6 Mar, 21:45 UTC)",
            ),
            (
                "Europe/Istanbul",
                "2026-12-31T21:30:00Z",
                "Fri 1 Jan 2027, 00:30 UTC+03:00 (Thu 31 Dec 2026, 21:30 UTC)",
            ),
            (
                "America/Los_Angeles",
                "2027-01-01T00:00:00Z",
                "Thu 31 Dec 2026, 16:00 PST (Fri 1 Jan 2027, 00:00 UTC)",
            ),
        ];
        for (zone, at, said) in cases {
            assert_eq!(stamp(&shown(zone, at)), said);
        }
    }

    /// On 1 November 2026 the clocks of New York show 01:30 twice.
    #[test]
    fn the_hour_that_comes_twice_is_told_apart_by_its_name() {
        let [first, second] = ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"]
            .map(|at| local(&shown("America/New_York", at)));
        assert_eq!(
            [first.as_str(), second.as_str()],
            ["Sun 1 Nov 2026, 01:30 EDT", "Sun 1 Nov 2026, 01:30 EST"]
        );
    }
}
