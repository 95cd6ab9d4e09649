//! Finds zones by their city, as people write it: `berlin`, `new york`, `São Paulo`.

use std::sync::LazyLock;

use super::{
    places::{place, places},
    zone_profile::are_one_zone,
    zone_words::in_words,
};

/// A name that is offered, and the same as it is compared.
pub(super) struct OfferedName {
    pub(super) name: &'static str,
    pub(super) folded: String,
}

/// Every name that is offered, folded once for all rows of a table.
pub(super) static KNOWN: LazyLock<Vec<OfferedName>> =
    LazyLock::new(|| places().map(|name| OfferedName { name, folded: folded(name) }).collect());

/// Areas whose last parts are no places of their own: offsets with their sign reversed.
const NO_PLACES: &str = "Etc/";

/// Last parts that are no places but directions and codes, such as those of `Australia/North`,
/// `Brazil/East`, `Chile/Continental` and `US/Pacific`.
const NO_CITIES: [&str; 16] = [
    "act",
    "atlantic",
    "center",
    "central",
    "continental",
    "east",
    "east-indiana",
    "eastern",
    "general",
    "lhi",
    "mountain",
    "north",
    "nsw",
    "pacific",
    "south",
    "west",
];

/// Areas whose last parts are states, provinces and regions: `Australia/Victoria`, `US/Michigan`.
const OF_REGIONS: [&str; 4] = ["Brazil/", "Canada/", "Chile/", "US/"];

/// Names of states under `Australia/`, beside its cities.
const STATES: [&str; 5] = [
    "Australia/Queensland",
    "Australia/Tasmania",
    "Australia/Victoria",
    "Australia/NSW",
    "Australia/ACT",
];

/// Returns true for a direction or a code, which is no city.
pub(super) fn is_no_city(folded: &str) -> bool {
    NO_CITIES.contains(&folded)
}

/// Returns true for the name of a state or a region, which may be that of a city elsewhere.
fn is_region(name: &str) -> bool {
    STATES.contains(&name) || OF_REGIONS.iter().any(|area| name.starts_with(area))
}

/// Returns the zones whose city has this name. Of several names of one zone, such as
/// `Asia/Istanbul` and `Europe/Istanbul`, the last is in use.
pub(super) fn zones_of_city(name: &str) -> Vec<&'static str> {
    let wanted = folded(name);
    if wanted.contains('/') || is_no_city(&wanted) {
        return Vec::new();
    }
    let is_city = |known: &&OfferedName| {
        known.name.contains('/')
            && !known.name.starts_with(NO_PLACES)
            && city(&known.folded) == wanted
    };
    let mut zones: Vec<&'static str> =
        KNOWN.iter().filter(is_city).map(|known| known.name).collect();
    zones.reverse();
    zones.dedup_by(|next, kept| are_one_zone(next, kept));
    zones
}

/// Returns the zone of a city, if only one zone has a city of this name and no zone elsewhere is
/// called so in words, as that of Apia is called Samoa.
pub(crate) fn zone_of_city(name: &str) -> Option<&'static str> {
    let [only] = zones_of_city(name)[..] else { return None };
    let is_called_otherwise = in_words(name).is_some_and(|zone| !are_one_zone(zone, only));
    if is_called_otherwise || is_region(only) { None } else { place(only).ok() }
}

/// Returns a name as names are compared: in small letters, without accents, dots and apostrophes,
/// with `_` between words.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::new();
    for letter in name.trim().chars().flat_map(char::to_lowercase) {
        match letter {
            ' ' => folded.push('_'),
            '.' | '\'' | '\u{2019}' => {}
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' | 'č' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            other => folded.push(other),
        }
    }
    folded
}

/// Returns the last part of a folded name.
pub(super) fn city(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{zone_of_city, zones_of_city};

    #[test]
    fn a_city_that_one_zone_has_is_that_zone() {
        let cases = [
            ("Berlin", Some("Europe/Berlin")),
            ("new york", Some("America/New_York")),
            ("NEW_YORK", Some("America/New_York")),
            ("kolkata", Some("Asia/Kolkata")),
            ("los angeles", Some("America/Los_Angeles")),
            ("São Paulo", Some("America/Sao_Paulo")),
            ("st. johns", Some("America/St_Johns")),
            ("Tokyo", Some("Asia/Tokyo")),
            ("istanbul", Some("Europe/Istanbul")),
            ("louisville", Some("America/Kentucky/Louisville")),
            // A state or a region, and somewhere else a city.
            ("hawaii", None),
            ("victoria", None),
            ("michigan", None),
            ("saskatchewan", None),
            // Directions are no cities, and offsets have their sign reversed in these names.
            ("east", None),
            ("pacific", None),
            ("GMT+5", None),
            ("utc", None),
            // Windows calls the zone of Apia so; the database has Pago Pago, a day away.
            ("samoa", None),
            ("boston", None),
            ("", None),
            ("Europe", None),
        ];
        for (name, zone) in cases {
            assert_eq!(zone_of_city(name), zone, "{name}");
        }
    }

    #[test]
    fn a_city_of_several_zones_is_none_of_them() {
        let several = super::KNOWN.iter().map(|known| super::city(&known.folded));
        let several = several.filter(|city| zones_of_city(city).len() > 1);
        for city in several {
            assert_eq!(zone_of_city(city), None, "{city}");
        }
    }
}
