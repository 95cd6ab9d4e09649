//! The causes that may explain a group's tickets of a year, compiled once for all of them.

use std::{collections::BTreeMap, sync::Arc};

use super::{Cause, CauseKind};
use crate::{
    sla::{CalendarCache, GroupId, SlaTerms, SlaTimer},
    time::{Date, Offset, Zone},
};

/// With more timers of single dates than this the cache is emptied.
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
    /// The causes of the timers, then those of the shifts, then those of reopenings.
    pub(super) group_wide: Arc<[Cause]>,
    /// The place of the first of those of reopenings, which are in the order of their rules.
    pub(super) first_reopening: usize,
    /// The holidays from a month before the year to two months after it.
    pub(super) holidays: Vec<Date>,
    pub(super) zone: Option<Zone>,
    /// The least and the greatest offset of the zone in the year.
    pub(super) offsets: [Offset; 2],
    pub(super) year: i32,
}

/// The timers that single tickets need, by their group and year; kept apart, so that they fill no
/// calendar of the group's own.
#[derive(Debug)]
pub(super) struct RareTimers {
    pub(super) by_date: BTreeMap<(GroupId, i32, CauseKind, Date), Option<SlaTimer>>,
    /// Timers that keep the offset of an opening.
    pub(super) by_offset: BTreeMap<(GroupId, i32, Offset), Option<SlaTimer>>,
    /// Timers of two causes together.
    pub(super) pairs: BTreeMap<(GroupId, i32), Vec<(Cause, SlaTimer)>>,
    /// The calendars of all of these.
    pub(super) rare_calendars: CalendarCache,
}

impl Default for RareTimers {
    fn default() -> Self {
        let (by_date, by_offset, pairs) = Default::default();
        Self { by_date, by_offset, pairs, rare_calendars: CalendarCache::of_weeks() }
    }
}

impl RareTimers {
    pub(super) fn is_full(&self) -> bool {
        self.by_date.len() > MOST_DATES || self.rare_calendars.is_full()
    }
}
