//! Finds columns whose names state the zone of their times: `Created At (UTC)`, `Created
//! (Europe/Berlin)`.

use std::sync::LazyLock;

use super::business_time::words;
use crate::{
    text::excerpt,
    tickets::{Extra, Field, StreamError},
    time::{OffsetTable, TzData, Zone},
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
    let inner = column.trim().strip_suffix([')', ']'])?;
    let (_, zone) = inner.rsplit_once(['(', '['])?;
    Some(zone.trim()).filter(|zone| zone.contains('/'))
}

/// Returns true if the name of a column states that its times are in UTC.
///
/// # Errors
/// It states another offset, such as `UTC+1`. None is taken from a header.
pub(in super::super) fn is_utc(name: &str) -> Result<bool, StreamError> {
    let has_word = words(name).iter().any(|word| matches!(word.as_str(), "utc" | "gmt"));
    if !has_word {
        return Ok(false);
    }
    let lower = name.to_lowercase();
    let mut behind = ["utc", "gmt"].into_iter().flat_map(|word| lower.split(word).skip(1));
    let is_offset = |rest: &str| {
        let digits = rest.trim_start().strip_prefix(['+', '-', '\u{2212}']);
        digits.is_some_and(|digits| digits.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    if behind.any(is_offset) {
        let why = format!(
            "the name of the column '{}' has an offset from UTC, and slacalc takes none from a \
             header; write the offset into the cells, or rename the column and say \
             --table-timezone",
            excerpt(name)
        );
        return Err(StreamError::Header(why));
    }
    Ok(true)
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
        ] {
            assert!(is_utc(name).unwrap(), "{name}");
        }
        for name in ["Created At", "Outcome", "futc", "Created (local)", ""] {
            assert!(!is_utc(name).unwrap(), "{name}");
        }
        for name in ["Created (UTC+1)", "Opened GMT-05:00", "Opened (utc + 2)"] {
            assert!(is_utc(name).is_err(), "{name}");
        }
    }
}
