//! The causes that may explain a group's tickets of a year, compiled once for all of them.

use std::{collections::BTreeMap, sync::Arc};

use super::{Cause, CauseKind};
use crate::{
    answer::{CalendarCache, GroupId, SlaTerms, SlaTimer},
    time::{Date, Offset, Zone},
};

/// With more single dates than this they are compiled anew.
const MOST_DATES: usize = 4_096;

/// The candidate causes of a group of tickets in a year.
#[derive(Debug)]
pub(super) struct CandidateCauses {
    pub(super) terms: SlaTerms,
    pub(super) timer: SlaTimer,
    /// A timer for each cause that varies the terms.
    pub(super) timers: Vec<SlaTimer>,
    /// Seconds by which the hours may have been shifted.
    pub(super) shifts: Vec<i64>,
    /// The causes of the timers, then those of the shifts.
    pub(super) known: Arc<[Cause]>,
    /// The holidays of the year, from its last one before to some weeks after.
    pub(super) holidays: Vec<Date>,
    pub(super) zone: Option<Zone>,
    /// The least and the greatest offset of the zone in the year.
    pub(super) offsets: [Offset; 2],
    pub(super) year: i32,
}

/// The timers that few tickets need, by their group and year.
#[derive(Debug)]
pub(super) struct DatedCache {
    pub(super) by_date: BTreeMap<(GroupId, i32, CauseKind, Date), Option<SlaTimer>>,
    /// Timers that keep the offset of an opening.
    pub(super) by_offset: BTreeMap<(GroupId, i32, Offset), Option<SlaTimer>>,
    /// Timers of two causes together.
    pub(super) pairs: BTreeMap<(GroupId, i32), Vec<(Cause, SlaTimer)>>,
    /// The calendars of all of these.
    pub(super) calendars: CalendarCache,
}

impl Default for DatedCache {
    fn default() -> Self {
        let (by_date, by_offset, pairs) = Default::default();
        Self { by_date, by_offset, pairs, calendars: CalendarCache::of_weeks() }
    }
}

impl DatedCache {
    pub(super) fn is_full(&self) -> bool {
        self.by_date.len() > MOST_DATES || self.calendars.is_full()
    }
}
