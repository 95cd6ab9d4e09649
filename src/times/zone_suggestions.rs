//! Guesses at the zone that a wrong name means, in words.

use super::{
    city_table::big_cities,
    places::place,
    zone_city::{KNOWN, city, folded, is_no_city, zone_of_city, zones_of_city},
    zone_meanings::meanings,
    zone_profile::ZoneProfile,
};
use crate::time::ZoneError;

/// Longer than any zone's name, in bytes; a longer one takes long to compare and is like none.
const LONGEST: usize = 100;

/// A guess at the zone that a name means.
enum Guess {
    Nothing,
    /// The name of a zone, or of its city, with a slip in it.
    Slip(&'static str),
    /// A big city, or several of one name, with their zones.
    Cities(Vec<(&'static str, &'static str)>),
    /// The time of one of these places.
    Places(Vec<ZoneProfile>),
}

/// Returns the message of an error with the way out: the zones that may be meant, or the zone rules
/// to use instead of a file.
#[must_use]
pub(crate) fn with_suggestion(error: &ZoneError) -> String {
    if let ZoneError::Unknown { name } = error {
        format!("{error}; {}", suggestion(name))
    } else {
        format!("{error}; SLACALC_TZDATA=bundled uses the zones inside the program")
    }
}

/// Returns the zones that a wrong name may mean.
#[must_use]
pub(crate) fn zones_meant(name: &str) -> Vec<String> {
    match guess(name) {
        Guess::Nothing => Vec::new(),
        Guess::Slip(meant) => vec![meant.to_owned()],
        Guess::Cities(cities) => cities.iter().map(|(_, zone)| (*zone).to_owned()).collect(),
        Guess::Places(places) => places.iter().map(|place| place.name.to_owned()).collect(),
    }
}

/// Returns the zones that an offset, an abbreviation, a name in words or a city may mean, as the
/// end of a sentence; `None` for every other text.
#[must_use]
pub(crate) fn zones_of_notation(text: &str) -> Option<String> {
    match guess(text) {
        Guess::Places(places) => Some(one_of(&places)),
        Guess::Cities(cities) => {
            let zones: Vec<&str> = cities.iter().map(|(_, zone)| *zone).collect();
            Some(format!("it may mean {}; use the one you mean", zones.join(" or ")))
        }
        Guess::Nothing | Guess::Slip(_) => {
            zone_of_city(text).map(|zone| format!("it may mean {zone}; use the one you mean"))
        }
    }
}

fn suggestion(name: &str) -> String {
    match guess(name) {
        Guess::Nothing => "write a name such as America/New_York or Europe/Berlin".to_owned(),
        Guess::Slip(meant) => format!("did you mean {meant}?"),
        Guess::Cities(cities) => {
            let zones = cities.iter().map(|(city, zone)| format!("{zone}, the zone of {city}"));
            format!("did you mean {}?", zones.collect::<Vec<_>>().join(", or "))
        }
        Guess::Places(places) => one_of(&places),
    }
}

/// Returns the end of a sentence that lets choose one of some places.
fn one_of(places: &[ZoneProfile]) -> String {
    let mut places: Vec<String> = places.iter().map(ToString::to_string).collect();
    let last = places.pop().unwrap_or_default();
    let before = places.join(", ");
    let or = if before.is_empty() { "" } else { " or " };
    format!("it may mean {before}{or}{last}; use the one you mean")
}

fn guess(name: &str) -> Guess {
    if name.len() > LONGEST {
        return Guess::Nothing;
    }
    let cities = big_cities(name);
    if !cities.is_empty() {
        return Guess::Cities(cities);
    }
    let places = meanings(name);
    if places.is_empty() { city_or_slip(name) } else { Guess::Places(places) }
}

/// Returns the zones of a city, or else the name that a wrong one is a slip of.
fn city_or_slip(name: &str) -> Guess {
    let cities = zones_of_city(name);
    match &cities[..] {
        [] if is_no_city(&folded(name)) => Guess::Nothing,
        [] => slip_of(&folded(name)).map_or(Guess::Nothing, slip),
        [only] => slip(only),
        several => Guess::Places(several.iter().filter_map(|city| ZoneProfile::of(city)).collect()),
    }
}

/// Returns the guess at a zone of the database, by the one name of the zone.
fn slip(known: &str) -> Guess {
    place(known).map_or(Guess::Nothing, Guess::Slip)
}

/// Returns the known name that a wrong one is a slip of, by the whole name or by its city: at most
/// two letters wrong, missing, added or exchanged, and fewer than half. A slip never changes a
/// number or its sign.
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

/// Returns the distance of two names if it is at most so much, and less than half of the wrong one.
pub(super) fn distance(wrong: &str, known: &str, most: usize) -> Option<usize> {
    let letters = wrong.chars().count();
    if letters.abs_diff(known.chars().count()) > most {
        return None;
    }
    let distance = strsim::damerau_levenshtein(wrong, known);
    (distance <= most && distance * 2 < letters).then_some(distance)
}

/// Returns the digits of a name with the signs before them.
fn numbers(name: &str) -> String {
    let next = name.chars().skip(1).chain([' ']);
    let counts = |(this, next): &(char, char)| {
        this.is_ascii_digit() || (matches!(this, '+' | '-') && next.is_ascii_digit())
    };
    name.chars().zip(next).filter(counts).map(|(this, _)| this).collect()
}
