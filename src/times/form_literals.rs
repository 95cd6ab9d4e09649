//! Zones and offsets in the fixed text of a form of time.

use chrono::format::{Fixed, Item, Numeric};

use super::{
    zone_abbreviations::is_zone_word,
    zone_offsets::{is_utc, signed_offset},
};

/// Words in capitals that stand in forms of time and name no zone.
const NO_ZONES: [&str; 10] = ["AM", "PM", "AD", "BC", "CE", "BCE", "CW", "KW", "UHR", "HRS"];

/// The surroundings of a piece of fixed text in a form of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct LiteralContext {
    /// The time of day stands right before it.
    pub(super) behind_time: bool,
    /// `%z` or the like follows it without a space.
    pub(super) before_offset: bool,
}

/// Returns true for an item that can stand last in a time of day.
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

/// Returns the offsets that a piece of fixed text in a form of time says.
///
/// # Errors
/// The word in it that names a zone without its offset.
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
            if is_utc(word) {
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
    is_place || is_capitals || is_zone_word(word)
}

#[cfg(test)]
mod tests {
    use super::{LiteralContext, offsets_in};

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
