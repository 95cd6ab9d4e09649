//! Words and numbers by which a text says in which zone its time is.

use chrono::format::{Fixed, Item, Numeric};

/// Names of UTC, in lower case.
const UTC_NAMES: [&str; 13] = [
    "utc",
    "gmt",
    "z",
    "uct",
    "zulu",
    "universal",
    "etc/utc",
    "etc/gmt",
    "etc/uct",
    "etc/zulu",
    "etc/universal",
    "coordinated universal time",
    "greenwich mean time",
];

/// Words in capitals that stand in forms of time and name no zone.
const NO_ZONES: [&str; 10] = ["AM", "PM", "AD", "BC", "CE", "BCE", "CW", "KW", "UHR", "HRS"];

/// Zones as people write them in small letters.
const ZONES: [&str; 40] = [
    "acst", "aedt", "aest", "akst", "art", "awst", "brt", "bst", "cat", "cdt", "cest", "cet",
    "cst", "eat", "edt", "eest", "eet", "est", "hkt", "hst", "ist", "jst", "kst", "mdt", "mesz",
    "mez", "msk", "mst", "nzdt", "nzst", "pdt", "pkt", "pst", "sast", "sgt", "wat", "west", "wet",
    "wib", "wita",
];

/// The seconds ahead of UTC that a name says by itself: `UTC`, `gmt`, `Z`, `UTC+1`, `GMT-0500`,
/// `+01`, `-05:00`.
///
/// `None` for a name that only a zone can explain, such as `EST`, and for `Etc/GMT+1`, whose sign
/// means the other way.
pub(super) fn offset_named(name: &str) -> Option<i32> {
    let name = name.trim().to_ascii_lowercase();
    if UTC_NAMES.contains(&name.as_str()) {
        return Some(0);
    }
    let number = name.strip_prefix("utc").or_else(|| name.strip_prefix("gmt")).unwrap_or(&name);
    match signed_offset(number.trim_start()) {
        Some((seconds, "")) => Some(seconds),
        _ => None,
    }
}

/// The offset with which a text begins, `+1`, `-05`, `+0530` or `-05:00`, and what follows it.
fn signed_offset(text: &str) -> Option<(i32, &str)> {
    let (sign, digits) = match text.chars().next()? {
        '+' => (1, &text[1..]),
        '-' => (-1, &text[1..]),
        '\u{2212}' => (-1, &text['\u{2212}'.len_utf8()..]),
        _ => return None,
    };
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number = |part: &str| part.parse::<i32>().ok();
    let (hours, minutes, rest) = match (count, digits[count..].strip_prefix(':')) {
        (1 | 2, Some(behind)) => {
            let minutes =
                behind.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?;
            (number(&digits[..count])?, number(minutes)?, &behind[2..])
        }
        (1 | 2, None) => (number(&digits[..count])?, 0, &digits[count..]),
        (4, _) => (number(&digits[..2])?, number(&digits[2..4])?, &digits[4..]),
        _ => return None,
    };
    let goes_on = rest.starts_with(|next: char| next.is_ascii_digit() || next == ':');
    (hours < 24 && minutes < 60 && !goes_on).then_some((sign * (hours * 3600 + minutes * 60), rest))
}

/// The surroundings of a piece of fixed text in a form of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct LiteralContext {
    /// The time of day stands right before it.
    pub(super) behind_time: bool,
    /// `%z` or the like follows it without a space.
    pub(super) before_offset: bool,
}

/// Returns true for what can stand last in a time of day.
pub(super) fn is_of_day(item: &Item<'_>) -> bool {
    match item {
        Item::Numeric(number, _) => {
            matches!(
                number,
                Numeric::Hour
                    | Numeric::Hour12
                    | Numeric::Minute
                    | Numeric::Second
                    | Numeric::Nanosecond
                    | Numeric::Timestamp
            )
        }
        Item::Fixed(fixed) => !matches!(
            fixed,
            Fixed::ShortMonthName
                | Fixed::LongMonthName
                | Fixed::ShortWeekdayName
                | Fixed::LongWeekdayName
        ),
        _ => false,
    }
}

/// The offsets that a piece of fixed text in a form of time says.
///
/// # Errors
/// The word in it that names a zone of which the text does not tell the offset.
pub(super) fn offsets_in(text: &str, place: LiteralContext) -> Result<Vec<i32>, String> {
    let mut offsets = Vec::new();
    let mut text = text.to_owned();
    for whole in ["coordinated universal time", "greenwich mean time"] {
        while let Some(at) = text.to_ascii_lowercase().find(whole) {
            offsets.push(0);
            text.replace_range(at..at + whole.len(), " ");
        }
    }
    let lower = text.to_ascii_lowercase();
    let in_words =
        ["standard time", "daylight time", "daylight saving time", "summer time", "winter time"];
    if in_words.iter().any(|words| lower.contains(words)) {
        return Err(text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
    }
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let length = rest
            .find(|c: char| !(c.is_alphabetic() || matches!(c, '/' | '_')))
            .unwrap_or(rest.len());
        if first.is_alphabetic() {
            let (word, behind) = rest.split_at(length);
            rest = behind;
            if UTC_NAMES.contains(&word.to_ascii_lowercase().as_str()) {
                match signed_offset(behind) {
                    Some((seconds, behind)) if !word.contains('/') => {
                        offsets.push(seconds);
                        rest = behind;
                    }
                    _ if behind.starts_with(['+', '-']) => return Err(format!("{word}{behind}")),
                    // `GMT%z`: the number says it all.
                    _ if behind.is_empty() && place.before_offset => {}
                    _ => offsets.push(0),
                }
            } else if names_a_zone(word) {
                return Err(word.to_owned());
            }
            continue;
        }
        match signed_offset(rest) {
            Some((seconds, behind))
                if place.behind_time || rest.len() - behind.len() > "-05".len() =>
            {
                offsets.push(seconds);
                rest = behind;
            }
            _ => rest = &rest[first.len_utf8()..],
        }
    }
    Ok(offsets)
}

/// Returns true if a word in a form of time must be taken for a zone: `EST`, `cet`,
/// `Europe/Berlin`.
fn names_a_zone(word: &str) -> bool {
    let capitals = word.chars().all(|c| c.is_ascii_uppercase());
    let is_place =
        word.split_once('/').is_some_and(|(area, city)| area.len() > 2 && city.len() > 2);
    let is_short = (2..=5).contains(&word.len());
    let is_capitals = capitals && is_short && !NO_ZONES.contains(&word);
    is_place || is_capitals || ZONES.contains(&word.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{LiteralContext, offset_named, offsets_in};

    #[test]
    fn offsets_are_read_from_names() {
        let cases = [
            ("UTC", Some(0)),
            ("gmt", Some(0)),
            ("z", Some(0)),
            ("Etc/UTC", Some(0)),
            ("UTC+1", Some(3_600)),
            ("GMT-5", Some(-18_000)),
            ("GMT-0500", Some(-18_000)),
            ("UTC+05:30", Some(19_800)),
            ("-05:00", Some(-18_000)),
            ("+0530", Some(19_800)),
            ("\u{2212}03", Some(-10_800)),
            ("Etc/GMT+1", None),
            ("EST", None),
            ("+25", None),
            ("+0570", None),
            ("+123", None),
            ("+1:2", None),
            ("", None),
        ];
        for (name, offset) in cases {
            assert_eq!(offset_named(name), offset, "{name}");
        }
    }

    type Found = Result<Vec<i32>, &'static str>;

    #[test]
    fn zones_in_fixed_text_are_found() {
        let (plain, behind) = (
            LiteralContext { behind_time: false, before_offset: false },
            LiteralContext { behind_time: true, before_offset: false },
        );
        let prefix = LiteralContext { behind_time: true, before_offset: true };
        let cases: [(&str, LiteralContext, Found); 20] = [
            ("T", plain, Ok(vec![])),
            ("-01 ", plain, Ok(vec![])),
            (" de ", plain, Ok(vec![])),
            ("Zeit: ", plain, Ok(vec![])),
            (" Uhr", behind, Ok(vec![])),
            ("Z", behind, Ok(vec![0])),
            (".000Z", behind, Ok(vec![0])),
            (" (UTC)", behind, Ok(vec![0])),
            ("UTC ", plain, Ok(vec![0])),
            (" GMT", prefix, Ok(vec![])),
            (" GMT-5", behind, Ok(vec![-18_000])),
            ("+00", behind, Ok(vec![0])),
            ("-0500 ", plain, Ok(vec![-18_000])),
            (" GMT+0000 (Coordinated Universal Time)", behind, Ok(vec![0, 0])),
            (" EST", behind, Err("EST")),
            (" cet", behind, Err("cet")),
            ("[Europe/Berlin]", behind, Err("Europe/Berlin")),
            (" Etc/GMT+1", behind, Err("Etc/GMT+1")),
            (" (Eastern Standard Time)", behind, Err("Eastern Standard Time")),
            (" MESZ, ", behind, Err("MESZ")),
        ];
        for (text, place, expected) in cases {
            assert_eq!(offsets_in(text, place), expected.map_err(str::to_owned), "{text}");
        }
    }
}
