//! Which versions of policies a row is judged by: those in force on the date of its opening, in the
//! customer's zone.
//!
//! Between two dates on which a version comes into force the choice is the same: an era. Where no
//! policy has several versions there is one era, and no row is looked at.

use std::iter;

use crate::{policy::Library, time::Date};

/// An era, by its place among those of a shelf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PolicyPeriod(pub(super) usize);

/// A date of each era, in order: the first on which it is, but for the first era, which has always
/// been. `None` if the newest versions hold, as there are no others. There is one date only if
/// `as_of` says whose versions are meant.
#[must_use]
pub fn era_dates(library: &Library, as_of: Option<Date>) -> Vec<Option<Date>> {
    if as_of.is_some() {
        return vec![as_of];
    }
    let changes = library.changes();
    let before = changes.first().and_then(|first| first.plus_days(-1));
    iter::once(before).chain(changes.into_iter().map(Some)).collect()
}
