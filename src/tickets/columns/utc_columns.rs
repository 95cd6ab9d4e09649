//! Finds columns whose names state the zone of their times: `Created At (UTC)`, `Created
//! (Europe/Berlin)`.

use std::sync::LazyLock;

use super::business_time::words;
use crate::{
    text::excerpt,
    tickets::{Extra, Field, StreamError, TableShape},
    time::{OffsetTable, TzData, Zone},
    times::{is_zone_word, zones_of_notation},
};

static UTC: LazyLock<OffsetTable> = LazyLock::new(|| OffsetTable::new(&Zone::utc()));

/// The fields whose columns state the zone of their times.
#[derive(Clone, Debug, Default)]
pub(crate) struct UtcFields {
    /// A bit for each field of such a column.
    bits: u32,
    /// The names of these columns.
    columns: Vec<String>,
    /// The zones other than UTC, by the fields of their columns.
    others: Vec<(Field, OffsetTable)>,
    /// The names of columns that state a zone, where an option says another for all.
    overruled: Vec<String>,
}

impl UtcFields {
    /// Takes a field if the name of its column states UTC, and no option says the zone of all.
    ///
    /// # Errors
    /// See [`is_utc`].
    pub(in super::super) fn take(
        &mut self,
        field: Field,
        column: &str,
        shape: &TableShape,
    ) -> Result<(), StreamError> {
        if shape.zone_is_said {
            self.overrule(column);
        } else if is_utc(column)? {
            self.bits |= 1 << field as u32;
            self.columns.push(column.to_owned());
        }
        Ok(())
    }

    /// Adds a field if the name of its column ends with a zone in brackets.
    pub(in super::super) fn add_zone(&mut self, field: Field, column: &str, zones: &TzData) {
        let named = zone_in_brackets(column).and_then(|name| zones.zone(name).ok());
        if let Some(zone) = named.filter(|_| self.bits & (1 << field as u32) == 0) {
            self.bits |= 1 << field as u32;
            self.columns.push(column.to_owned());
            self.others.push((field, OffsetTable::new(&zone)));
        }
    }

    /// Keeps the name of a column for the note if it states a zone that an option overrules.
    fn overrule(&mut self, column: &str) {
        if is_utc(column).unwrap_or(false) || zone_in_brackets(column).is_some() {
            self.overruled.push(column.to_owned());
        }
    }

    /// Returns the line that says which columns are read in the zones that their names state, or
    /// which are not.
    pub(in super::super) fn note(&self) -> Option<String> {
        if let Some((columns, whose)) = listed(&self.overruled) {
            return Some(format!(
                "Times without an offset in {columns} are read in the zone of --table-timezone, \
                 not in the one that {whose}."
            ));
        }
        let (columns, whose) = listed(&self.columns)?;
        Some(format!(
            "Times without an offset in {columns} are read in the zone that {whose}; \
             --table-timezone ZONE takes another."
        ))
    }

    /// Returns the zone of local times in the column of a field: that of its name, or of the row.
    #[inline]
    pub(in super::super) fn zone<'z>(
        &'z self,
        field: Field,
        of_row: Option<&'z OffsetTable>,
    ) -> Option<&'z OffsetTable> {
        if self.bits & (1 << field as u32) == 0 { of_row } else { Some(self.stated(field)) }
    }

    #[cold]
    fn stated(&self, field: Field) -> &OffsetTable {
        let other = self.others.iter().find(|(other, _)| *other == field);
        other.map_or(&UTC, |(_, zone)| zone)
    }
}

/// Returns columns in quotes, each once, and whose names state a zone; `None` of none.
fn listed(columns: &[String]) -> Option<(String, &'static str)> {
    let mut shown: Vec<String> = Vec::new();
    for column in columns.iter().map(|column| format!("'{}'", excerpt(column))) {
        if !shown.contains(&column) {
            shown.push(column);
        }
    }
    match &shown[..] {
        [] => None,
        [only] => Some((only.clone(), "its name states")),
        all => Some((all.join(", "), "their names state")),
    }
}

impl Extra {
    /// Returns the zone of local times in the column: UTC if its name says so, or that of the row.
    pub(crate) fn zone(self, of_row: Option<&OffsetTable>) -> Option<&OffsetTable> {
        if self.is_utc { Some(&UTC) } else { of_row }
    }
}

/// Returns what stands in brackets at the end of a name, if it looks like a zone: `Created
/// (Europe/Berlin)`.
fn zone_in_brackets(column: &str) -> Option<&str> {
    in_brackets(column).filter(|zone| zone.contains('/'))
}

fn in_brackets(column: &str) -> Option<&str> {
    let inner = column.trim().strip_suffix([')', ']'])?;
    let (_, inside) = inner.rsplit_once(['(', '['])?;
    Some(inside.trim())
}

/// Returns true if the name of a column states that its times are in UTC.
///
/// # Errors
/// It states an offset, an abbreviation or a city, such as `UTC+1` or `EST`: no zone is named so.
pub(in super::super) fn is_utc(name: &str) -> Result<bool, StreamError> {
    if let Some((stated, zones)) = notation_in(name) {
        let stated = excerpt(&stated);
        let zones = zones.unwrap_or_else(|| "write the zone".to_owned());
        let why = format!(
            "the name of the column '{}' says '{stated}' for a zone; {zones} in --table-timezone, or in \
             the name of the column in place of '{stated}'",
            excerpt(name),
        );
        return Err(StreamError::Header(why));
    }
    let is_zulu = in_brackets(name).is_some_and(|inside| inside.eq_ignore_ascii_case("z"));
    Ok(is_zulu || words(name).iter().any(|word| is_utc_word(word)))
}

/// Words that are abbreviations of zones, and other words too.
const ENGLISH: [&str; 5] = ["art", "cat", "eat", "west", "wet"];

fn is_utc_word(word: &str) -> bool {
    ["utc", "gmt"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns what the name of a column says for a zone without naming one, with the zones that it may
/// mean, if any: `(+02:00)`, `UTC+1`, `(CET/CEST)`, `Created EST`, `created_at_est`.
fn notation_in(name: &str) -> Option<(String, Option<String>)> {
    let parts = |c: char| c.is_whitespace() || "_()[],;".contains(c);
    let tokens: Vec<&str> = name.split(parts).filter(|token| !token.is_empty()).collect();
    let inside = in_brackets(name).filter(|inside| !is_utc_word(inside));
    let without_blanks = inside.map(|inside| inside.replace(' ', ""));
    let of_brackets = [inside, without_blanks.as_deref()].into_iter().flatten();
    let known = of_brackets
        .filter(|inside| !inside.contains('/') && !inside.eq_ignore_ascii_case("z"))
        .find_map(|inside| Some((inside.to_owned(), Some(zones_of_notation(inside)?))));
    known.or_else(|| {
        let stated = tokens.iter().enumerate().find_map(|(at, token)| {
            let next = tokens.get(at + 1).copied().unwrap_or_default();
            if is_utc_word(token) && begins_with_offset(next) {
                return Some(format!("{token}{next}"));
            }
            let is_last = at + 1 == tokens.len();
            is_zone(token, is_last, name).then(|| (*token).to_owned())
        })?;
        let zones = zones_of_notation(&stated);
        Some((stated, zones))
    })
}

/// Returns true for a part of a column's name that is an offset or an abbreviation of a zone: at
/// the end in any letters, before it in capitals among small letters.
fn is_zone(token: &str, is_last: bool, name: &str) -> bool {
    let behind = token.get(..3).filter(|word| is_utc_word(word)).map(|word| &token[word.len()..]);
    let is_capital = token.bytes().all(|byte| byte.is_ascii_uppercase());
    let stands_out = is_last || (is_capital && name.contains(char::is_lowercase));
    let is_word = |word: &str| is_zone_word(word) && !ENGLISH.contains(&&*word.to_lowercase());
    // `PST8PDT`, `CET/CEST`.
    let mut words = token.split(|c: char| c == '/' || c.is_ascii_digit());
    begins_with_offset(behind.unwrap_or(token)) || (stands_out && words.all(is_word))
}

/// Returns true for `+1`, `-05:00`; not for a date, `-2026`.
fn begins_with_offset(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-', '\u{2212}']).unwrap_or_default();
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let is_hour = |hour: &str| hour.parse::<u8>().is_ok_and(|hour| hour < 24);
    (1..=4).contains(&count) && is_hour(&digits[..count.min(2)])
}

#[cfg(test)]
mod tests {
    use super::is_utc;

    #[test]
    fn names_say_utc_or_nothing_or_an_offset() {
        for name in [
            "Created At (UTC)",
            "created_utc",
            "createdAtUtc",
            "Opened GMT",
            "UTC opened",
            "Opened [utc]",
            "Opened (Z)",
        ] {
            assert!(is_utc(name).unwrap(), "{name}");
        }
        for name in ["Created At", "Outcome", "futc", "Created (local)", ""] {
            assert!(!is_utc(name).unwrap(), "{name}");
        }
        for name in [
            "Created (UTC+1)",
            "Opened GMT-05:00",
            "Opened (utc + 2)",
            "UTC+1 opened",
            "Opened UTC +2",
            "Opened UTC-5h",
            "Opened (UTC+2, local)",
            "Opened (UTC+2:15)",
            "Opened (+02:00)",
            "Created -05:00",
            "Opened +0200",
            "created_at (CET)",
            "Opened (CET/CEST)",
            "Opened [Eastern Time]",
            "Created (Pacific Time)",
            "Created (Sydney)",
            "Created EST",
            "CREATED EST",
            "created_at_est",
            "Opened EST time",
            "Created PST8PDT",
        ] {
            assert!(is_utc(name).is_err(), "{name}");
        }
        for name in ["Created at", "Opened (min)", "Opened (date)", "State of art", "Opened - 2026"]
        {
            assert!(!is_utc(name).unwrap(), "{name}");
        }
    }
}
