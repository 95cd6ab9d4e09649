//! Big cities, and countries of one zone, that are no names of zones, with the zones whose time
//! they keep.

use super::zone_city::folded;

/// A city or country as it is compared, as it is written, and its zone; a name that two cities have
/// stands twice.
const CITIES: [(&str, &str, &str); 70] = [
    ("abu_dhabi", "Abu Dhabi", "Asia/Dubai"),
    ("atlanta", "Atlanta", "America/New_York"),
    ("austin", "Austin", "America/Chicago"),
    ("austria", "Austria", "Europe/Vienna"),
    ("bangalore", "Bangalore", "Asia/Kolkata"),
    ("barcelona", "Barcelona", "Europe/Madrid"),
    ("beijing", "Beijing", "Asia/Shanghai"),
    ("belgium", "Belgium", "Europe/Brussels"),
    ("bengaluru", "Bengaluru", "Asia/Kolkata"),
    ("boston", "Boston", "America/New_York"),
    ("cape_town", "Cape Town", "Africa/Johannesburg"),
    ("chennai", "Chennai", "Asia/Kolkata"),
    ("cologne", "Cologne", "Europe/Berlin"),
    ("dallas", "Dallas", "America/Chicago"),
    ("delhi", "Delhi", "Asia/Kolkata"),
    ("denmark", "Denmark", "Europe/Copenhagen"),
    ("deutschland", "Germany", "Europe/Berlin"),
    ("edinburgh", "Edinburgh", "Europe/London"),
    ("england", "England", "Europe/London"),
    ("finland", "Finland", "Europe/Helsinki"),
    ("france", "France", "Europe/Paris"),
    ("frankfurt", "Frankfurt", "Europe/Berlin"),
    ("geneva", "Geneva", "Europe/Zurich"),
    ("germany", "Germany", "Europe/Berlin"),
    ("hamburg", "Hamburg", "Europe/Berlin"),
    ("houston", "Houston", "America/Chicago"),
    ("hyderabad", "Hyderabad, India", "Asia/Kolkata"),
    ("hyderabad", "Hyderabad, Pakistan", "Asia/Karachi"),
    ("india", "India", "Asia/Kolkata"),
    ("ireland", "Ireland", "Europe/Dublin"),
    ("italy", "Italy", "Europe/Rome"),
    ("kyoto", "Kyoto", "Asia/Tokyo"),
    ("la", "Los Angeles", "America/Los_Angeles"),
    ("las_vegas", "Las Vegas", "America/Los_Angeles"),
    ("lyon", "Lyon", "Europe/Paris"),
    ("manchester", "Manchester", "Europe/London"),
    ("miami", "Miami", "America/New_York"),
    ("milan", "Milan", "Europe/Rome"),
    ("montreal", "Montreal", "America/Toronto"),
    ("mumbai", "Mumbai", "Asia/Kolkata"),
    ("munich", "Munich", "Europe/Berlin"),
    ("netherlands", "the Netherlands", "Europe/Amsterdam"),
    ("new_delhi", "New Delhi", "Asia/Kolkata"),
    ("norway", "Norway", "Europe/Oslo"),
    ("nova_york", "New York", "America/New_York"),
    ("nueva_york", "New York", "America/New_York"),
    ("ny", "New York", "America/New_York"),
    ("nyc", "New York", "America/New_York"),
    ("osaka", "Osaka", "Asia/Tokyo"),
    ("philadelphia", "Philadelphia", "America/New_York"),
    ("portland", "Portland, Oregon", "America/Los_Angeles"),
    ("portland", "Portland, Maine", "America/New_York"),
    ("pune", "Pune", "Asia/Kolkata"),
    ("rio_de_janeiro", "Rio de Janeiro", "America/Sao_Paulo"),
    ("san_diego", "San Diego", "America/Los_Angeles"),
    ("san_francisco", "San Francisco", "America/Los_Angeles"),
    ("seattle", "Seattle", "America/Los_Angeles"),
    ("sf", "San Francisco", "America/Los_Angeles"),
    ("shenzhen", "Shenzhen", "Asia/Shanghai"),
    ("south_africa", "South Africa", "Africa/Johannesburg"),
    ("south_korea", "South Korea", "Asia/Seoul"),
    ("sweden", "Sweden", "Europe/Stockholm"),
    ("switzerland", "Switzerland", "Europe/Zurich"),
    ("tel_aviv", "Tel Aviv", "Asia/Jerusalem"),
    ("uk", "the United Kingdom", "Europe/London"),
    ("united_kingdom", "the United Kingdom", "Europe/London"),
    ("victoria", "Victoria, Australia", "Australia/Melbourne"),
    ("victoria", "Victoria, British Columbia", "America/Vancouver"),
    ("washington", "Washington, D.C.", "America/New_York"),
    ("washington", "the state of Washington", "America/Los_Angeles"),
];

/// Returns the cities of a name, each with its zone.
pub(super) fn big_cities(name: &str) -> Vec<(&'static str, &'static str)> {
    let wanted = folded(name).replace('-', "_");
    let cities = CITIES.iter().filter(|(known, ..)| *known == wanted);
    cities.map(|(_, city, zone)| (*city, *zone)).collect()
}

#[cfg(test)]
mod tests {
    use super::{CITIES, big_cities};
    use crate::time::TzData;

    #[test]
    fn cities_have_zones_of_the_database_and_no_zone_of_their_own() {
        for (name, _, zone) in CITIES {
            assert_eq!(TzData::spelling(zone).ok(), Some(zone), "{name}");
        }
        assert_eq!(big_cities("Tel-Aviv").len(), 1);
        assert_eq!(big_cities("PORTLAND").len(), 2);
        assert_eq!(big_cities("Berlin"), []);
    }
}
