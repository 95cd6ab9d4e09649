//! Finds columns whose names state that their times are in UTC, such as `Created At (UTC)`.

use std::sync::LazyLock;

use super::business_time::words;
use crate::{
    text::excerpt,
    tickets::{Extra, Field, StreamError},
    time::{OffsetTable, Zone},
};

static UTC: LazyLock<OffsetTable> = LazyLock::new(|| OffsetTable::new(&Zone::utc()));

/// The fields whose columns state that their times are in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct UtcFields {
    bits: u32,
}

impl UtcFields {
    /// Adds a field if the name of its column states UTC.
    ///
    /// # Errors
    /// See [`is_utc`].
    pub(in super::super) fn add(&mut self, field: Field, column: &str) -> Result<(), StreamError> {
        self.bits |= u32::from(is_utc(column)?) << field as u32;
        Ok(())
    }

    /// Returns the zone of local times in the column of a field: UTC, or that of the row.
    #[inline]
    pub(in super::super) fn zone(
        self,
        field: Field,
        of_row: Option<&OffsetTable>,
    ) -> Option<&OffsetTable> {
        if self.bits & (1 << field as u32) == 0 { of_row } else { Some(&UTC) }
    }
}

impl Extra {
    /// Returns the zone of local times in the column: UTC if its name says so, or that of the row.
    pub(crate) fn zone(self, of_row: Option<&OffsetTable>) -> Option<&OffsetTable> {
        if self.is_utc { Some(&UTC) } else { of_row }
    }
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
            "the name of the column '{}' says an offset, and none is taken from a header; \
             write the offset into the cells, or rename the column and say --timezone",
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
