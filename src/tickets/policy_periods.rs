//! Which versions of policies a row is judged by: those in force on the date of its opening, in the
//! customer's zone.
//!
//! Between two dates on which a version comes into force the choice is the same: an era. Where no
//! policy has several versions there is one era, and no row is looked at.

use std::{collections::BTreeMap, iter, sync::Arc};

use super::{Field, Row, TicketContext, ticket_context::text};
use crate::{
    policy::Library,
    time::{Date, Instant, OffsetTable, Zone},
    times::read_time,
};

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

/// The cells that name a customer's zone: its own, and the contract.
type ZoneCells = (Vec<u8>, Vec<u8>);

/// Finds the era of rows.
#[derive(Debug)]
pub(super) struct PeriodFinder<'s> {
    shelf: &'s TicketContext<'s>,
    now: Instant,
    /// The customers' zones by the cells that name them.
    zones: BTreeMap<ZoneCells, Option<Arc<OffsetTable>>>,
}

impl<'s> PeriodFinder<'s> {
    pub(super) fn new(shelf: &'s TicketContext<'s>, now: Instant) -> Self {
        Self { shelf, now, zones: BTreeMap::new() }
    }

    /// The era of a row; the last one if the row cannot say, as what is wrong with it is told
    /// elsewhere.
    pub(super) fn of(&mut self, row: &Row<'_>) -> PolicyPeriod {
        let later = &self.shelf.dates()[1..];
        if later.is_empty() {
            return PolicyPeriod(0);
        }
        let on = self.opened_on(row);
        PolicyPeriod(on.map_or(later.len(), |on| later.partition_point(|since| *since <= Some(on))))
    }

    /// The date of the opening in the customer's zone, or else in that of its own offset.
    fn opened_on(&mut self, row: &Row<'_>) -> Option<Date> {
        let zone = self.zone(row);
        let cell = text(Field::Opened, row.cell(Field::Opened)).ok()?;
        let opened = read_time(cell, self.shelf.time_form(), zone.as_deref(), self.now).ok()?;
        let wall = match (zone, opened.written_offset) {
            (Some(zone), _) => zone.wall_at(opened.at),
            (None, Some(offset)) => Zone::fixed(offset).wall_at(opened.at),
            (None, None) => Zone::utc().wall_at(opened.at),
        };
        Some(wall.date())
    }

    fn zone(&mut self, row: &Row<'_>) -> Option<Arc<OffsetTable>> {
        /// With more zones than this the cells are no zones.
        const MOST: usize = 4_096;
        /// Longer cells are none either.
        const LONGEST: usize = 1_024;
        let key = (row.cell(Field::Timezone).to_vec(), row.cell(Field::Contract).to_vec());
        if let Some(known) = self.zones.get(&key) {
            return known.clone();
        }
        if self.zones.len() >= MOST {
            self.zones.clear();
        }
        let zone = self.shelf.zone(row).map(|zone| Arc::new(OffsetTable::new(&zone)));
        if key.0.len() + key.1.len() <= LONGEST {
            self.zones.insert(key, zone.clone());
        }
        zone
    }
}
