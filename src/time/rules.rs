//! Which offset from UTC a zone has at an instant, and until when.
//!
//! Three kinds of rules serve one purpose: a fixed offset, a `TZif` file read by tz-rs, and chrono-tz's own tables. It knows
//! nothing of wall times; gaps and folds are [`super::zone`]'s affair.

use chrono::{DateTime, Datelike, Offset as _, TimeZone as _};
use tz::timezone::{AlternateTime, RuleDay, TransitionRule};

use super::{Date, Weekday, wall::SECONDS_PER_DAY};

/// The rules of one zone.
#[derive(Clone, Debug)]
pub(super) enum Rules {
    /// The same offset for ever, in seconds ahead of UTC.
    Fixed(i32),
    /// A `TZif` file: its transitions, and the rule that its footer gives for the time after them.
    Tzif(tz::TimeZone),
    /// chrono-tz's tables, which end in 2099.
    ChronoTz(chrono_tz::Tz),
}

/// An offset and the instant up to which it surely stays in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Seconds ahead of UTC.
    pub(super) offset: i32,
    /// No change happens before this Unix time; at it there may be one.
    pub(super) until: i64,
}

impl Rules {
    /// The offset at a Unix time, in seconds ahead of UTC.
    pub(super) fn offset_at(&self, unix: i64) -> i32 {
        match self {
            Self::Fixed(offset) => *offset,
            Self::Tzif(zone) => zone.find_local_time_type(unix).map_or_else(|_| last_offset(zone), tz::timezone::LocalTimeType::ut_offset),
            Self::ChronoTz(zone) => match DateTime::from_timestamp(unix, 0) {
                Some(time) => zone.offset_from_utc_datetime(&time.naive_utc()).fix().local_minus_utc(),
                None => 0,
            },
        }
    }

    /// The offset at a Unix time and how long it lasts.
    pub(super) fn stretch_at(&self, unix: i64) -> Stretch {
        let offset = self.offset_at(unix);
        let until = match self {
            Self::Fixed(_) => i64::MAX,
            Self::Tzif(zone) => next_in_tzif(zone, unix),
            Self::ChronoTz(_) => self.change_within_a_day(unix, offset),
        };
        Stretch { offset, until }
    }

    /// The first change within a day after `unix`, or the end of that day. No zone has ever changed twice in a day.
    fn change_within_a_day(&self, unix: i64, offset: i32) -> i64 {
        let (mut same, mut changed) = (unix, unix + SECONDS_PER_DAY);
        if self.offset_at(changed) == offset {
            return changed;
        }
        while changed - same > 1 {
            let middle = same + (changed - same) / 2;
            if self.offset_at(middle) == offset { same = middle } else { changed = middle }
        }
        changed
    }
}

/// The offset after a table without a rule, which RFC 9636 leaves open: the last one stays.
fn last_offset(zone: &tz::TimeZone) -> i32 {
    let zone = zone.as_ref();
    let last = zone.transitions().last().map_or(0, tz::timezone::Transition::local_time_type_index);
    zone.local_time_types().get(last).map_or(0, tz::timezone::LocalTimeType::ut_offset)
}

/// The next entry after `unix` in the file's table, or the next change by the rule of its footer.
fn next_in_tzif(zone: &tz::TimeZone, unix: i64) -> i64 {
    let zone = zone.as_ref();
    let table = zone.transitions();
    let after = table.partition_point(|entry| entry.unix_leap_time() <= unix);
    if let Some(entry) = table.get(after) {
        return entry.unix_leap_time();
    }
    match zone.extra_rule() {
        Some(TransitionRule::Alternate(rule)) => next_by_rule(rule, unix),
        Some(TransitionRule::Fixed(_)) | None => i64::MAX,
    }
}

fn next_by_rule(rule: &AlternateTime, unix: i64) -> i64 {
    let Some(now) = DateTime::from_timestamp(unix, 0) else { return i64::MAX };
    (now.year() - 1..=now.year() + 1)
        .flat_map(|year| {
            let start = i64::from(rule.dst_start_time()) - i64::from(rule.std().ut_offset());
            let end = i64::from(rule.dst_end_time()) - i64::from(rule.dst().ut_offset());
            [(*rule.dst_start(), start), (*rule.dst_end(), end)].map(|(day, seconds)| Some(midnight_of(day, year)? + seconds))
        })
        .flatten()
        .filter(|change| *change > unix)
        .min()
        .unwrap_or(i64::MAX)
}

/// Seconds from the epoch to the midnight that begins the day which a POSIX rule (`M3.2.0`, `J60`, `59`) names in a year.
fn midnight_of(day: RuleDay, year: i32) -> Option<i64> {
    let date = match day {
        RuleDay::MonthWeekDay(rule) => {
            let sunday_first = [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
            let weekday = *sunday_first.get(usize::from(rule.week_day()))?;
            let nth = if rule.week() == 5 { -1 } else { i8::try_from(rule.week()).ok()? };
            Date::nth_weekday(year, u32::from(rule.month()), weekday, nth)?
        }
        RuleDay::Julian1WithoutLeap(rule) => {
            let leap_day_before = rule.get() >= 60 && Date::new(year, 2, 29).is_some();
            Date::new(year, 1, 1)?.plus_days(i64::from(rule.get()) - 1 + i64::from(leap_day_before))?
        }
        RuleDay::Julian0WithLeap(rule) => Date::new(year, 1, 1)?.plus_days(i64::from(rule.get()))?,
    };
    Some(date.days_since_epoch() * SECONDS_PER_DAY)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::{Rules, Stretch};
    use crate::time::{Date, Resolution, Wall, Zone};

    /// Seconds from the epoch to an hour of a day in UTC.
    fn utc(date: &str, hours: i64) -> i64 {
        Date::parse(date).unwrap().days_since_epoch() * 86_400 + hours * 3600
    }

    fn wall(date: &str, minutes: i64) -> Wall {
        Wall::new(Date::parse(date).unwrap(), minutes * 60)
    }

    /// The tables answer only where they are newer than the bundled files, so nothing else in the tests comes here.
    #[test]
    fn tables_of_chrono_tz_have_the_offsets_of_2025() {
        // Minutes ahead of UTC on 15 January and on 15 July, from Python's zoneinfo.
        let zones = [
            (Tz::Europe__Berlin, 60, 120),
            (Tz::America__New_York, -300, -240),
            (Tz::America__Phoenix, -420, -420),
            (Tz::Asia__Kolkata, 330, 330),
            (Tz::Australia__Lord_Howe, 660, 630),
            (Tz::Pacific__Apia, 780, 780),
            (Tz::Africa__Casablanca, 60, 60),
        ];
        for (zone, january, july) in zones {
            let rules = Rules::ChronoTz(zone);
            let minutes = ["2025-01-15", "2025-07-15"].map(|date| rules.offset_at(utc(date, 12)) / 60);
            assert_eq!(minutes, [january, july], "{zone}");
        }
    }

    #[test]
    fn tables_of_chrono_tz_have_gaps_and_folds() {
        let berlin = Zone::new("Europe/Berlin", Rules::ChronoTz(Tz::Europe__Berlin));
        // 30 March 2025, 01:00 UTC: from 02:00 to 03:00. 26 October, 01:00 UTC: from 03:00 back to 02:00.
        let Resolution::Gap { gap_end_at, before, after } = berlin.resolve(wall("2025-03-30", 150)) else { panic!("no gap") };
        assert_eq!((gap_end_at.unix(), before.0, after.0), (utc("2025-03-30", 1), 3600, 7200));
        let Resolution::Fold { first_at, last_at } = berlin.resolve(wall("2025-10-26", 150)) else { panic!("no fold") };
        assert_eq!((first_at.unix(), last_at.unix()), (utc("2025-10-26", 0) + 1800, utc("2025-10-26", 1) + 1800));
        assert!(matches!(berlin.resolve(wall("2025-10-26", 180)), Resolution::Unique(_)));
        // Lord Howe's half hour, on 6 April 2025 at 15:00 UTC of the day before: 01:30 to 02:00 happens twice.
        let lord_howe = Zone::new("Australia/Lord_Howe", Rules::ChronoTz(Tz::Australia__Lord_Howe));
        let Resolution::Fold { first_at, last_at } = lord_howe.resolve(wall("2025-04-06", 105)) else { panic!("no fold") };
        assert_eq!(last_at.unix() - first_at.unix(), 1800);
    }

    #[test]
    fn a_stretch_of_chrono_tz_ends_at_the_change_or_after_a_day() {
        let rules = Rules::ChronoTz(Tz::Europe__Berlin);
        let change = utc("2025-03-30", 1);
        assert_eq!(rules.stretch_at(change - 3600), Stretch { offset: 3600, until: change });
        assert_eq!(rules.stretch_at(change), Stretch { offset: 7200, until: change + 86_400 });
    }

    #[test]
    fn tables_of_chrono_tz_end_in_2099() {
        let rules = Rules::ChronoTz(Tz::Europe__Berlin);
        let july = |year: i32| rules.offset_at(utc(&format!("{year}-07-15"), 12));
        assert_eq!([2099, 2100, 9999].map(july), [7200, 3600, 3600], "the last offset, that of winter, stays");
        let berlin = Zone::new("Europe/Berlin", Rules::ChronoTz(Tz::Europe__Berlin));
        assert!(matches!(berlin.resolve(wall("2150-03-29", 150)), Resolution::Unique(_)), "no gap any more");
    }
}
