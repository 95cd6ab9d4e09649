//! Names of zones in words: those of Windows, which calcard knows, and a few others.

use std::str::FromStr as _;

use calcard::common::timezone::Tz;

use super::zone_profile::likely_name;
use crate::time::TzData;

/// Names in words before `Time`, `Standard Time` or `Summer Time` that Windows does not have, or
/// has for another place.
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

/// Returns the zone that a name in words means.
pub(super) fn in_words(text: &str) -> Option<&'static str> {
    // No such name has other letters.
    if !text.trim().is_ascii() {
        return None;
    }
    let words =
        text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    let place = words.strip_suffix(" time").unwrap_or(&words);
    let seasons = ["standard", "daylight", "summer"];
    let place =
        seasons.iter().find_map(|season| place.strip_suffix(season)).unwrap_or(place).trim_end();
    let known = WORDS.iter().find(|(known, _)| *known == place).map(|(_, zone)| *zone);
    known
        .or_else(|| windows(&words, text))
        .or_else(|| windows(&format!("{place} standard time"), ""))
}

/// Returns the zone that Windows means by a name that ends in `Standard Time`: of calcard's other
/// names some are wrong.
fn windows(words: &str, as_written: &str) -> Option<&'static str> {
    if !words.ends_with(" standard time") {
        return None;
    }
    let names = [as_written.to_owned(), capitalized(words)];
    let zone = names.iter().find_map(|name| Tz::from_str(name).ok())?;
    TzData::spelling(&zone.name()?).ok().map(likely_name)
}

/// Writes each word with a capital letter, and in capitals those that Windows has so.
fn capitalized(words: &str) -> String {
    let word = |word: &str| match word {
        "aus" | "fle" | "gmt" | "gtb" | "sa" | "se" | "us" => word.to_uppercase(),
        _ => word[..1].to_uppercase() + &word[1..],
    };
    words.split(' ').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}
