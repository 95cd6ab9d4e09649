//! The clock changes of a zone between two instants.

use serde::Serialize;

use crate::{
    sla::{ZonedInstant, zoned_instant},
    time::{CivilDateTime, Date, Instant, Offset, SECONDS_PER_DAY, Zone},
};

/// A change of a zone's offset from UTC.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ClockChange {
    /// The instant of the change.
    pub at: ZonedInstant,
    /// The offset until then.
    #[serde(serialize_with = "zoned_instant::as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = r"^[+-]\d{2}:\d{2}(:\d{2})?$")))]
    pub before: Offset,
    /// The offset from then on.
    #[serde(serialize_with = "zoned_instant::as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("pattern" = r"^[+-]\d{2}:\d{2}(:\d{2})?$")))]
    pub after: Offset,
    /// The local time at which the clock changes.
    #[serde(skip)]
    shows: CivilDateTime,
    /// The local time to which it changes.
    #[serde(skip)]
    shows_then: CivilDateTime,
}

impl ClockChange {
    /// Returns the days that it makes shorter or longer, first and last: those of which the clock
    /// skips or repeats something.
    #[must_use]
    pub(crate) fn days(&self) -> (Date, Date) {
        let (earlier, later) = (self.shows.min(self.shows_then), self.shows.max(self.shows_then));
        // A span that ends with a day does not touch the next one.
        let last = if later.seconds_of_day() == 0 { later.date().plus_days(-1) } else { None };
        (earlier.date(), last.unwrap_or(later.date()))
    }

    /// Returns the local times from which and to which the clock changes, in seconds after the
    /// midnight that begins a day: 86 400 for `24:00`.
    #[must_use]
    pub(crate) fn seen_on(&self, day: Date) -> (i64, i64) {
        let since = |wall: CivilDateTime| {
            (wall.date().days_since_epoch() - day.days_since_epoch()) * SECONDS_PER_DAY
                + wall.seconds_of_day()
        };
        (since(self.shows), since(self.shows_then))
    }

    /// Returns the length of a day that it changes: nothing if the clock skips all of it.
    #[must_use]
    pub(crate) fn seconds_of(&self, day: Date) -> i64 {
        let (shows, shows_then) = self.seen_on(day);
        let [shows, shows_then] =
            [shows, shows_then].map(|seconds| seconds.clamp(0, SECONDS_PER_DAY));
        SECONDS_PER_DAY - (shows_then - shows)
    }
}

/// Returns the changes that make one of the days shorter or longer, from the first date to the
/// last, that begin and end with the instants.
pub(super) fn changes_of(
    zone: &Zone,
    dates: (Date, Date),
    from: Instant,
    to: Instant,
) -> Vec<ClockChange> {
    let mut all = changes(zone, from, Instant::clamped(to.unix() + 1));
    all.retain(|change| {
        let (first, last) = change.days();
        first <= dates.1 && dates.0 <= last
    });
    all
}

/// Returns the changes from one instant to another: those that happen at the first, not those at
/// the second.
pub(in crate::answer) fn changes(zone: &Zone, from: Instant, to: Instant) -> Vec<ClockChange> {
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
    ClockChange { at: ZonedInstant { at, zone: zone.clone() }, before, after, shows, shows_then }
}

#[cfg(test)]
mod tests {
    use super::changes_of;
    use crate::time::{CivilDateTime, Date, TzData, TzSource};

    /// Returns the changes of a zone in a span of dates: the first day that it touches, what the
    /// clock shows there, what it shows then, and how long the day is, in minutes.
    fn shown(zone: &str, from: &str, to: &str) -> Vec<(String, i64, i64, i64)> {
        let zone = TzData::open(&TzSource::parse("bundled")).unwrap().zone(zone).unwrap();
        let dates = [from, to].map(|date| Date::parse(date).unwrap());
        let [from, to] = [dates[0], dates[1].plus_days(1).unwrap()]
            .map(|date| zone.opening_at(CivilDateTime::new(date, 0)));
        let row = |change: &super::ClockChange| {
            let day = change.days().0.max(dates[0]);
            let (shows, then) = change.seen_on(day);
            (day.to_string(), shows / 60, then / 60, change.seconds_of(day) / 60)
        };
        changes_of(&zone, (dates[0], dates[1]), from, to).iter().map(row).collect()
    }

    #[test]
    fn changes_belong_to_the_days_that_they_make_shorter_or_longer() {
        let day = |on: &str, shows, then, lasts| (on.to_owned(), shows, then, lasts);
        let newyork = [day("2026-03-08", 120, 180, 1380), day("2026-11-01", 120, 60, 1500)];
        assert_eq!(shown("America/New_York", "2026-01-01", "2026-12-31"), newyork);
        assert_eq!(
            shown("Australia/Lord_Howe", "2026-04-05", "2026-04-05"),
            [day("2026-04-05", 120, 90, 1470)]
        );
        // At midnight: forward as the day begins, back as it ends.
        assert_eq!(
            shown("America/Sao_Paulo", "2018-11-04", "2018-11-04"),
            [day("2018-11-04", 0, 60, 1380)]
        );
        assert_eq!(shown("America/Sao_Paulo", "2018-11-03", "2018-11-03"), []);
        assert_eq!(
            shown("America/Sao_Paulo", "2019-02-16", "2019-02-16"),
            [day("2019-02-16", 1440, 1380, 1500)]
        );
        assert_eq!(shown("America/Sao_Paulo", "2019-02-17", "2019-02-17"), []);
        // A minute after midnight, so that it touches two days: 23:01 to 24:00 comes twice, and
        // 00:00 to 00:01.
        assert_eq!(
            shown("America/St_Johns", "2010-11-06", "2010-11-07"),
            [day("2010-11-06", 1441, 1381, 1499)]
        );
        assert_eq!(
            shown("America/St_Johns", "2010-11-07", "2010-11-07"),
            [day("2010-11-07", 1, -59, 1441)]
        );
        assert_eq!(shown("Asia/Tokyo", "2000-01-01", "2010-01-01"), []);
    }

    #[test]
    fn a_day_that_was_left_out_is_one_however_it_is_asked_for() {
        for (from, to) in [
            ("2011-12-28", "2012-01-01"),
            ("2011-12-30", "2011-12-30"),
            ("2011-12-29", "2011-12-30"),
        ] {
            assert_eq!(
                shown("Pacific/Apia", from, to),
                [("2011-12-30".to_owned(), 0, 1440, 0)],
                "{from}"
            );
        }
        for day in ["2011-12-29", "2011-12-31"] {
            assert_eq!(shown("Pacific/Apia", day, day), [], "{day} is as long as any other");
        }
    }
}
