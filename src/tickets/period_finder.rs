//! Finds the period of policies by which a row is evaluated, by the date of its opening in the
//! customer's zone.

use std::{collections::BTreeMap, sync::Arc};

use super::{Field, Row, TicketContext, policy_periods::PolicyPeriod, row::text};
use crate::{
    time::{Date, Instant, OffsetTable, Zone},
    times::read_time,
};

/// The cells that a customer's zone follows from.
type ZoneCells = [Vec<u8>; 4];

/// Finds the period of rows.
#[derive(Debug)]
pub(super) struct PeriodFinder<'s> {
    context: &'s TicketContext<'s>,
    now: Instant,
    /// The customers' zones by the cells that name them.
    zones: BTreeMap<ZoneCells, Option<Arc<OffsetTable>>>,
}

impl<'s> PeriodFinder<'s> {
    pub(super) fn new(context: &'s TicketContext<'s>, now: Instant) -> Self {
        Self { context, now, zones: BTreeMap::new() }
    }

    /// Returns the period of a row; the last one if the row has a fault, which is found elsewhere.
    pub(super) fn of(&mut self, row: &Row<'_>) -> PolicyPeriod {
        let later = &self.context.dates()[1..];
        if later.is_empty() {
            return PolicyPeriod(0);
        }
        let on = self.opened_on(row);
        PolicyPeriod(on.map_or(later.len(), |on| later.partition_point(|since| *since <= Some(on))))
    }

    /// Returns the date of the opening in the customer's zone, or else in that of its own offset.
    fn opened_on(&mut self, row: &Row<'_>) -> Option<Date> {
        let zone = self.zone(row);
        let cell = text(Field::Opened, row.cell(Field::Opened)).ok()?;
        let of_times = self.context.zone_of_times(row, zone.as_deref());
        let opened = read_time(cell, self.context.time_form(), of_times, self.now).ok()?;
        let wall = match (zone, opened.written_offset) {
            (Some(zone), _) => zone.wall_at(opened.at),
            (None, Some(offset)) => Zone::fixed(offset).wall_at(opened.at),
            (None, None) => Zone::utc().wall_at(opened.at),
        };
        Some(wall.date())
    }

    fn zone(&mut self, row: &Row<'_>) -> Option<Arc<OffsetTable>> {
        /// The most entries of the cache; then it is emptied.
        const MOST_ENTRIES: usize = 4_096;
        /// Longer cells are looked up each time.
        const LONGEST_KEY: usize = 1_024;
        let fields = [Field::Timezone, Field::Contract, Field::Vendor, Field::Policy];
        let key: ZoneCells = fields.map(|field| row.cell(field).to_vec());
        if let Some(known) = self.zones.get(&key) {
            return known.clone();
        }
        if self.zones.len() >= MOST_ENTRIES {
            self.zones.clear();
        }
        let zone = self.context.zone(row).map(|zone| Arc::new(OffsetTable::new(&zone)));
        if key.iter().map(Vec::len).sum::<usize>() <= LONGEST_KEY {
            self.zones.insert(key, zone.clone());
        }
        zone
    }
}
