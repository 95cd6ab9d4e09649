//! Finds columns whose names state the zone of their times: `Created At (UTC)`, `Created
//! (Europe/Berlin)`.

use std::sync::LazyLock;

use super::business_time::words;
use crate::{
    text::excerpt,
    tickets::{Extra, Field, StreamError},
    time::{OffsetTable, TzData, Zone},
    times::zones_of_notation,
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
}

impl UtcFields {
    /// Adds a field if the name of its column states UTC.
    ///
    /// # Errors
    /// See [`is_utc`].
    pub(in super::super) fn add(&mut self, field: Field, column: &str) -> Result<(), StreamError> {
        if is_utc(column)? {
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

    /// Returns the line that says which columns are read in the zones that their names state.
    pub(in super::super) fn note(&self) -> Option<String> {
        let mut columns = Vec::new();
        for column in &self.columns {
            let shown = format!("'{}'", excerpt(column));
            if !columns.contains(&shown) {
                columns.push(shown);
            }
        }
        let (columns, whose) = match &columns[..] {
            [] => return None,
            [only] => (only.clone(), "its name states"),
            all => (all.join(", "), "their names state"),
        };
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
/// It states an offset or an abbreviation, such as `UTC+1` or `EST`: no zone is named by these.
pub(in super::super) fn is_utc(name: &str) -> Result<bool, StreamError> {
    if let Some((stated, zones)) = notation_in(name) {
        let why = format!(
            "the name of the column '{}' says '{}' for a zone; {zones} in --table-timezone",
            excerpt(name),
            excerpt(&stated),
        );
        return Err(StreamError::Header(why));
    }
    let is_zulu = in_brackets(name).is_some_and(|inside| inside.eq_ignore_ascii_case("z"));
    Ok(is_zulu || words(name).iter().any(|word| matches!(word.as_str(), "utc" | "gmt")))
}

/// Returns what the name of a column says for a zone without naming one, with the zones that it may
/// mean: `+02:00` in brackets, an offset behind UTC, or an abbreviation, `Created EST`.
fn notation_in(name: &str) -> Option<(String, String)> {
    let is_plain_utc = |text: &str| matches!(text, "utc" | "gmt" | "z");
    let stated = in_brackets(name).map(str::to_owned);
    let last_word = name.trim().rsplit([' ', '_', '.']).next();
    // In capitals only, and in a name that has small letters too: `Created at` names no zone.
    let is_abbreviation = |word: &&str| {
        let is_short = (3..=4).contains(&word.len());
        is_short
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && name.contains(char::is_lowercase)
    };
    let has_offset = |word: &&str| {
        let lower = word.to_ascii_lowercase();
        let behind = lower.strip_prefix("utc").or_else(|| lower.strip_prefix("gmt"));
        behind.is_some_and(|behind| behind.starts_with(['+', '-', '\u{2212}']))
    };
    let in_words = last_word.filter(|word| is_abbreviation(word) || has_offset(word));
    [stated, in_words.map(str::to_owned)]
        .into_iter()
        .flatten()
        .filter(|text| !is_plain_utc(&text.to_ascii_lowercase()) && !text.contains('/'))
        .find_map(|text| zones_of_notation(&text).map(|zones| (text, zones)))
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
            "Opened (+02:00)",
            "created_at (CET)",
            "Opened [Eastern Time]",
            "Created (Pacific Time)",
            "Created EST",
        ] {
            assert!(is_utc(name).is_err(), "{name}");
        }
        for name in ["CREATED EST", "Created at", "Opened (min)", "Opened (date)"] {
            assert!(!is_utc(name).unwrap(), "{name}");
        }
    }
}
