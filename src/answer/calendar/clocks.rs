//! The clock changes of a zone between two instants.

use serde::Serialize;

use super::super::{Stamp, stamp};
use crate::time::{Date, Instant, Offset, SECONDS_PER_DAY, Wall, Zone};

/// A change of a zone's offset from UTC.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClockChange {
    /// When.
    pub at: Stamp,
    /// The offset until then.
    #[serde(serialize_with = "stamp::as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = r"^[+-]\d{2}:\d{2}(:\d{2})?$")))]
    pub before: Offset,
    /// The offset from then on.
    #[serde(serialize_with = "stamp::as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = r"^[+-]\d{2}:\d{2}(:\d{2})?$")))]
    pub after: Offset,
    /// The day that it makes shorter or longer.
    #[serde(skip)]
    pub on: Date,
    /// What the clock shows just when it changes, in seconds after the midnight that begins that day: 86 400 for `24:00`.
    #[serde(skip)]
    pub shows: i64,
    /// What it shows instead, in the same way.
    #[serde(skip)]
    pub shows_then: i64,
}

/// The changes from one instant to another. One that happens just at `from` belongs to the day that begins with it.
pub(super) fn changes(zone: &Zone, from: Instant, to: Instant) -> Vec<ClockChange> {
    let mut all = Vec::new();
    let (mut before, mut at) = zone.steady_from(Instant::clamped(from.unix() - 1));
    while at < to {
        let (after, until) = zone.steady_from(at);
        if after != before {
            all.push(change(zone, at, before, after));
        }
        (before, at) = (after, until);
    }
    all
}

fn change(zone: &Zone, at: Instant, before: Offset, after: Offset) -> ClockChange {
    let (shows, shows_then) = (Zone::fixed(before).wall_at(at), zone.wall_at(at));
    let on = shows.min(shows_then).date();
    let since = |wall: Wall| (wall.date().days_since_epoch() - on.days_since_epoch()) * SECONDS_PER_DAY + wall.seconds_of_day();
    ClockChange { at: Stamp { at, zone: zone.clone() }, before, after, on, shows: since(shows), shows_then: since(shows_then) }
}

#[cfg(test)]
mod tests {
    use super::changes;
    use crate::time::{Date, TzData, TzSource, Wall};

    /// The changes of a zone in a span of dates: day, what the clock shows, what it shows then, in hours.
    fn shown(zone: &str, from: &str, to: &str) -> Vec<(String, f64, f64)> {
        let zone = TzData::open(&TzSource::parse("bundled")).unwrap().zone(zone).unwrap();
        let [from, to] = [from, to].map(|date| zone.opening_at(Wall::new(Date::parse(date).unwrap(), 0)));
        let hours = |seconds: i64| f64::from(i32::try_from(seconds).unwrap()) / 3600.0;
        changes(&zone, from, to).iter().map(|it| (it.on.to_string(), hours(it.shows), hours(it.shows_then))).collect()
    }

    #[test]
    fn changes_belong_to_the_day_that_they_make_shorter_or_longer() {
        let day = |on: &str, shows, then| (on.to_owned(), shows, then);
        let newyork = [day("2026-03-08", 2.0, 3.0), day("2026-11-01", 2.0, 1.0)];
        assert_eq!(shown("America/New_York", "2026-01-01", "2027-01-01"), newyork);
        assert_eq!(shown("Australia/Lord_Howe", "2026-04-05", "2026-04-06"), [day("2026-04-05", 2.0, 1.5)]);
        // At midnight: forward as the day begins, back as it ends.
        assert_eq!(shown("America/Sao_Paulo", "2018-11-04", "2018-11-05"), [day("2018-11-04", 0.0, 1.0)]);
        assert_eq!(shown("America/Sao_Paulo", "2019-02-16", "2019-02-17"), [day("2019-02-16", 24.0, 23.0)]);
        assert_eq!(shown("America/Sao_Paulo", "2019-02-17", "2019-02-18"), []);
        // A whole day that was left out.
        assert_eq!(shown("Pacific/Apia", "2011-12-28", "2012-01-02"), [day("2011-12-30", 0.0, 24.0)]);
        assert_eq!(shown("Asia/Tokyo", "2000-01-01", "2010-01-01"), []);
    }
}
