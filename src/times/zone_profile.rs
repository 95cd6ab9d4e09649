//! A zone in winter and in summer, as messages describe it.

use std::{fmt, sync::OnceLock};

use super::places::{place, places};
use crate::time::{CivilDateTime, Date, Instant, Offset, TzData, TzSource, Zone};

/// Places that people who work with support desks are likely to mean, the likeliest first.
const LIKELY: [&str; 46] = [
    "America/New_York",
    "America/Los_Angeles",
    "America/Chicago",
    "America/Denver",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Australia/Sydney",
    "Europe/Paris",
    "America/Toronto",
    "America/Sao_Paulo",
    "Asia/Jerusalem",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Helsinki",
    "Europe/Athens",
    "Europe/Istanbul",
    "Europe/Moscow",
    "America/Phoenix",
    "America/Mexico_City",
    "America/Bogota",
    "America/Argentina/Buenos_Aires",
    "America/Santiago",
    "America/Halifax",
    "America/St_Johns",
    "America/Anchorage",
    "Pacific/Honolulu",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Africa/Cairo",
    "Asia/Riyadh",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Manila",
    "Asia/Seoul",
    "Australia/Brisbane",
    "Australia/Adelaide",
    "Australia/Perth",
    "Pacific/Auckland",
];

/// A zone with its offsets and abbreviations in winter and in summer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ZoneProfile {
    pub(super) name: &'static str,
    /// In January and in July: seconds ahead of UTC, and the abbreviation if it has one.
    halves: [(i32, Option<String>); 2],
}

impl ZoneProfile {
    /// Returns the zone of a name.
    pub(super) fn of(name: &'static str) -> Option<Self> {
        let tz = TzData::open(&TzSource::Bundled).ok()?;
        let zone = tz.zone(name).ok()?;
        let year = tz.release().get(..4)?.parse::<i32>().ok()? + 1;
        let half = |month| {
            let at = Zone::utc().opening_at(CivilDateTime::new(Date::new(year, month, 15)?, 0));
            let called = zone.called_at(at);
            let has_letters = called.starts_with(|first: char| first.is_ascii_alphabetic());
            Some((zone.offset_at(at).0, has_letters.then_some(called)))
        };
        Some(Self { name, halves: [half(1)?, half(7)?] })
    }

    /// Returns the zone that has an offset all year, if it is of whole hours.
    pub(super) fn fixed(seconds: i32) -> Option<Self> {
        // The signs of these names are the other way round.
        let hours = -seconds / 3600;
        let name = if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{hours:+}") };
        let name = TzData::spelling(&name).ok().filter(|_| seconds % 3600 == 0)?;
        Self::of(name)
    }

    pub(super) fn offsets(&self) -> [i32; 2] {
        [self.halves[0].0, self.halves[1].0]
    }

    /// Returns its offset while it goes by an abbreviation.
    pub(super) fn offset_of(&self, abbreviation: &str) -> Option<i32> {
        self.halves
            .iter()
            .find(|(_, own)| own.as_deref() == Some(abbreviation))
            .map(|(offset, _)| *offset)
    }

    /// Returns true if it has the offsets and the abbreviations of another zone, and not numbers
    /// alone.
    pub(super) fn keeps_time_of(&self, other: &Self) -> bool {
        self.halves == other.halves && self.halves[0].1.is_some()
    }

    /// Returns true if people are likely to mean it.
    pub(super) fn is_likely(&self) -> bool {
        self.rank() < LIKELY.len()
    }

    /// Returns its place among those that are likely.
    pub(super) fn rank(&self) -> usize {
        LIKELY.iter().position(|name| *name == self.name).unwrap_or(LIKELY.len())
    }
}

impl fmt::Display for ZoneProfile {
    /// Writes `Europe/Berlin (UTC+1, in summer UTC+2)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [january, july] = self.offsets();
        write!(f, "{} ({}", self.name, from_utc(january.min(july)))?;
        if january == july {
            f.write_str(" all year)")
        } else {
            write!(f, ", in summer {})", from_utc(january.max(july)))
        }
    }
}

/// Returns `UTC+5:30`.
fn from_utc(seconds: i32) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match minutes.abs() {
        _ if seconds == 0 => "UTC".to_owned(),
        0 => format!("UTC{hours:+}"),
        minutes => {
            format!("UTC{}{}:{minutes:02}", if seconds < 0 { '-' } else { '+' }, hours.abs())
        }
    }
}

/// Returns the likely name of a zone that has several: calcard spells some by older ones.
pub(super) fn likely_name(name: &'static str) -> &'static str {
    LIKELY.into_iter().find(|likely| are_one_zone(likely, name)).unwrap_or(name)
}

/// Returns true for two names of one zone.
pub(super) fn are_one_zone(one: &str, other: &str) -> bool {
    let bundled = |name: &str| TzData::open(&TzSource::Bundled).ok()?.zone(name).ok();
    bundled(one).zip(bundled(other)).is_some_and(|(one, other)| one.has_rules_of(&other))
}

/// Returns every place, worked out when the first wrong name comes.
pub(super) fn all_places() -> &'static [ZoneProfile] {
    static ALL: OnceLock<Vec<ZoneProfile>> = OnceLock::new();
    ALL.get_or_init(|| {
        let is_own = |name: &&str| place(name).is_ok_and(|own| own == *name);
        let named = places().filter(|name| name.contains('/') && !name.starts_with("Etc/"));
        named.filter(is_own).filter_map(ZoneProfile::of).collect()
    })
}

/// Explains in a sentence a zone whose name has its sign the other way round: `Etc/GMT+5` is
/// `UTC-5`. `None` for any other.
#[must_use]
pub(crate) fn inverted(zone: &Zone) -> Option<String> {
    let name = zone.name();
    let signed = name.strip_prefix("Etc/GMT").is_some_and(|rest| rest.starts_with(['+', '-']));
    let Offset(offset) = zone.offset_at(Instant::clamped(0));
    (signed && offset != 0)
        .then(|| format!("{name} is {}: the signs in these names are reversed.", from_utc(offset)))
}
