//! The names of zones that a place may be given by.

use super::zone_abbreviations::is_abbreviation;
use crate::time::{TzData, ZoneError};

/// Returns the names that [`place`] takes and people are offered, sorted.
pub(crate) fn places() -> impl Iterator<Item = &'static str> {
    TzData::names().into_iter().filter(|name| !is_abbreviation(name))
}

/// Returns the database's spelling of the zone in which a person is.
///
/// Abbreviations that the database has as names, such as `EST` and `CET`, are refused: people mean
/// the time of their own place by them, and the database means Panama and Brussels.
///
/// # Errors
/// [`ZoneError::Unknown`]
pub(crate) fn place(name: &str) -> Result<&'static str, ZoneError> {
    match TzData::spelling(name)? {
        spelling if is_abbreviation(spelling) => Err(ZoneError::Unknown { name: name.to_owned() }),
        spelling => Ok(spelling),
    }
}
