//! Periods in which the same versions of policies are in force: a ticket is evaluated by those of
//! the date of its opening, in the customer's zone.
//!
//! A period lasts from a date on which any version comes into force to the next. Where no policy
//! has several versions there is one period.

use std::iter;

use crate::{policy::Library, time::Date};

/// A period, by its place among those of a context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PolicyPeriod(pub(super) usize);

/// Returns a date of each period, in order: the first date of each, and of the earliest, which has
/// no first date, the day before the first change. `[None]` if no policy has several versions,
/// `[as_of]` if that is given.
#[must_use]
pub(crate) fn period_dates(library: &Library, as_of: Option<Date>) -> Vec<Option<Date>> {
    if as_of.is_some() {
        return vec![as_of];
    }
    let changes = library.changes();
    let before = changes.first().and_then(|first| first.plus_days(-1));
    iter::once(before).chain(changes.into_iter().map(Some)).collect()
}
