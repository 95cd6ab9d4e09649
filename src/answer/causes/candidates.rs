//! What is worked out once for the tickets of a case in a year.

use std::{collections::BTreeMap, sync::Arc};

use super::{Cause, CauseKind, holiday_dates, variants, zones};
use crate::{
    answer::{
        GroupId, Subject, calendar_cache::CalendarCache, sla_terms::SlaTerms, sla_timer::SlaTimer,
    },
    time::{Date, Instant, Offset, Zone, in_words},
};

/// With more single dates than this they are worked out anew.
const MOST_DATES: usize = 4_096;
/// Hours may be those of a place so many hours away.
const FAR: i64 = 12;

/// What may have been done otherwise with the tickets of a case in a year.
#[derive(Debug)]
pub(super) struct CandidateCauses {
    pub(super) terms: SlaTerms,
    pub(super) way: SlaTimer,
    pub(super) ways: Vec<SlaTimer>,
    /// By how many seconds hours may have been shifted.
    pub(super) shifts: Vec<i64>,
    /// The causes of the ways, then those of the shifts.
    pub(super) known: Arc<[Cause]>,
    /// The holidays of the year, from its last one before to some weeks after.
    pub(super) holidays: Vec<Date>,
    pub(super) zone: Option<Zone>,
    /// The least and the greatest offset of the zone in the year.
    pub(super) offsets: [Offset; 2],
    pub(super) year: i32,
}

/// The ways that few tickets need: by single dates, with the offset of an opening kept, and of two
/// causes.
#[derive(Debug)]
pub(super) struct DatedCache {
    pub(super) ways: BTreeMap<(GroupId, i32, CauseKind, Date), Option<SlaTimer>>,
    pub(super) kept: BTreeMap<(GroupId, i32, Offset), Option<SlaTimer>>,
    pub(super) pairs: BTreeMap<(GroupId, i32), Vec<(Cause, SlaTimer)>>,
    /// The hours of all of these.
    pub(super) clocks: CalendarCache,
}

impl Default for DatedCache {
    fn default() -> Self {
        let (ways, kept, pairs) = Default::default();
        Self { ways, kept, pairs, clocks: CalendarCache::of_weeks() }
    }
}

impl DatedCache {
    pub(super) fn is_full(&self) -> bool {
        self.ways.len() > MOST_DATES || self.clocks.is_full()
    }
}

impl CandidateCauses {
    pub(super) fn of(
        subject: &Subject<'_>,
        year: i32,
        now: Instant,
        clocks: &mut CalendarCache,
    ) -> Option<Self> {
        let (terms, variants) = variants::of(subject, year, now)?;
        let way = SlaTimer::new(&terms, clocks)?;
        let others = variants
            .into_iter()
            .filter_map(|(cause, terms)| Some((cause, SlaTimer::new(&terms, clocks)?)));
        let (mut causes, ways): (Vec<Cause>, Vec<SlaTimer>) =
            others.filter(|(_, other)| *other != way).unzip();
        let has_hours = terms.calendar.as_ref().is_some_and(|calendar| !calendar.is_always());
        let shifts: Vec<i64> = (-FAR..=FAR)
            .filter(|hours| has_hours && *hours != 0)
            .map(|hours| hours * 3600)
            .collect();
        causes.extend(shifts.iter().map(|seconds| {
            let direction = if *seconds < 0 { "earlier" } else { "later" };
            Cause::of(CauseKind::HoursShifted, format!("{} {direction}", in_words(*seconds)))
        }));
        let place = terms
            .calendar
            .as_ref()
            .and_then(|calendar| calendar.schedules().first())
            .map(|schedule| schedule.zone.clone());
        let zone = subject.zone.clone().or(place);
        let offsets = zone.as_ref().map_or([Offset(0); 2], |zone| zones::offsets(zone, year));
        let holidays = holiday_dates::holidays(&terms, year);
        Some(Self { terms, way, ways, shifts, known: causes.into(), holidays, zone, offsets, year })
    }
}
