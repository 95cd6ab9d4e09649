//! Abbreviations of zones as people use them.

/// Abbreviations that name a zone in small letters too: no other word is written so.
const WORDS: [&str; 40] = [
    "acst", "aedt", "aest", "akst", "art", "awst", "brt", "bst", "cat", "cdt", "cest", "cet",
    "cst", "eat", "edt", "eest", "eet", "est", "hkt", "hst", "ist", "jst", "kst", "mdt", "mesz",
    "mez", "msk", "mst", "nzdt", "nzst", "pdt", "pkt", "pst", "sast", "sgt", "wat", "west", "wet",
    "wib", "wita",
];

/// Abbreviations in use that the database does not have, or has for another place only.
const ALSO_CALLED: [(&str, &str); 26] = [
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

/// Returns true for an abbreviation, or a name of the database that is taken for one.
pub(super) fn is_abbreviation(name: &str) -> bool {
    is_zone_word(name) || ALSO_CALLED.iter().any(|(known, _)| *known == name)
}

/// Returns true for a word that names a zone even in small letters: `cet`.
pub(crate) fn is_zone_word(word: &str) -> bool {
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Returns true for an abbreviation that people use for a zone, although the database does not.
pub(super) fn is_also_called(abbreviation: &str, zone: &str) -> bool {
    ALSO_CALLED.contains(&(abbreviation, zone))
}
