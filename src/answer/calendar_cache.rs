//! Hours that many cases share, compiled once and extended as tickets come from other years.

use std::sync::Arc;

use crate::{
    calendar::{BusinessDayIndex, Calendar, Schedule, Timeline},
    time::{Instant, OffsetTable, SECONDS_PER_DAY, Zone},
};

/// What is compiled beyond the instants that were asked for, on both sides.
const SPARE: i64 = 400 * SECONDS_PER_DAY;
/// The same of hours that few tickets need.
const LITTLE: i64 = 40 * SECONDS_PER_DAY;
/// Hours are compiled for no longer than this. Tickets further apart are asked one by one.
const LONGEST: i64 = 80 * 366 * SECONDS_PER_DAY;
/// After so many tickets outside the span in a row it is moved to them.
const STRANGERS: u32 = 64;
/// With more windows than this there are too many hours to keep.
const MOST_WINDOWS: usize = 1 << 18;

/// Compiled hours and zones.
#[derive(Debug)]
pub(crate) struct CalendarCache {
    hours: Vec<CachedCalendar>,
    zones: Vec<Arc<OffsetTable>>,
    windows: usize,
    spare: i64,
}

impl Default for CalendarCache {
    fn default() -> Self {
        Self { hours: Vec::new(), zones: Vec::new(), windows: 0, spare: SPARE }
    }
}

/// Hours by their place among the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CalendarId(usize);

#[derive(Debug)]
struct CachedCalendar {
    calendar: Calendar,
    compiled: Option<CompiledSpan>,
    /// How many tickets in a row would have made the span too long.
    strangers: u32,
}

/// The hours of a span.
#[derive(Debug)]
pub(super) struct CompiledSpan {
    pub(super) timeline: Timeline,
    /// Of a calendar of one place, from when it was first needed.
    days: Option<BusinessDayIndex>,
}

impl CalendarCache {
    /// For hours that few tickets need, all within some weeks.
    pub(crate) fn of_weeks() -> Self {
        Self { spare: LITTLE, ..Self::default() }
    }

    /// Takes the hours of a calendar up, unless they are there.
    pub(super) fn hours(&mut self, calendar: &Calendar) -> CalendarId {
        let place = self.hours.iter().position(|hours| same_hours(&hours.calendar, calendar));
        CalendarId(place.unwrap_or_else(|| {
            self.hours.push(CachedCalendar {
                calendar: calendar.clone(),
                compiled: None,
                strangers: 0,
            });
            self.hours.len() - 1
        }))
    }

    /// The table of a zone.
    pub(super) fn zone(&mut self, zone: &Zone) -> Arc<OffsetTable> {
        if let Some(known) = self.zones.iter().find(|known| known.zone() == zone) {
            return Arc::clone(known);
        }
        let table = Arc::new(OffsetTable::new(zone));
        self.zones.push(Arc::clone(&table));
        table
    }

    /// Whether it would be better to begin anew.
    pub(crate) fn are_too_many(&self) -> bool {
        self.windows > MOST_WINDOWS
    }

    /// The hours of a span that has both instants; `None` if it would be too long.
    pub(super) fn compiled(
        &mut self,
        id: CalendarId,
        from: Instant,
        to: Instant,
    ) -> Option<&mut CompiledSpan> {
        let hours = &mut self.hours[id.0];
        let span = hours.compiled.as_ref().map(|compiled| compiled.timeline.span());
        if span.is_none_or(|span| from < span.start || span.end < to) {
            let (mut start, mut end) =
                (from.unix().saturating_sub(self.spare), to.unix().saturating_add(self.spare));
            if let Some(span) = span {
                let both = (start.min(span.start.unix()), end.max(span.end.unix()));
                if both.1 - both.0 <= LONGEST {
                    (start, end) = both;
                } else if hours.strangers < STRANGERS {
                    hours.strangers += 1;
                    return None;
                }
            }
            if end - start > LONGEST {
                return None;
            }
            let timeline = hours.calendar.timeline(Instant::clamped(start), Instant::clamped(end));
            let before =
                hours.compiled.as_ref().map_or(0, |compiled| compiled.timeline.windows().len());
            self.windows += timeline.windows().len() - before.min(timeline.windows().len());
            hours.compiled = Some(CompiledSpan { timeline, days: None });
            hours.strangers = 0;
        }
        hours.compiled.as_mut()
    }

    /// Whether hours are open at an instant.
    pub(super) fn is_open(&mut self, id: CalendarId, at: Instant) -> bool {
        match self.compiled(id, at, at) {
            Some(compiled) => compiled.timeline.window_at(at).is_some(),
            None => self.hours[id.0].calendar.state_at(at).is_open(),
        }
    }

    /// The dates of a span that has both instants; `None` if it would be too long, or if the hours
    /// are of several places.
    pub(super) fn days(
        &mut self,
        id: CalendarId,
        from: Instant,
        to: Instant,
    ) -> Option<&BusinessDayIndex> {
        self.compiled(id, from, to)?;
        let hours = &mut self.hours[id.0];
        let compiled = hours.compiled.as_mut()?;
        if compiled.days.is_none() {
            let span = compiled.timeline.span();
            compiled.days = BusinessDayIndex::new(&hours.calendar, span.start, span.end).ok();
        }
        compiled.days.as_ref()
    }
}

fn same_hours(one: &Calendar, other: &Calendar) -> bool {
    let same = |(one, other): (&Schedule, &Schedule)| {
        one.zone == other.zone
            && one.weekly == other.weekly
            && one.holidays.len() == other.holidays.len()
            && one.holidays.iter().zip(&other.holidays).all(|(one, other)| Arc::ptr_eq(one, other))
            && one.special_days == other.special_days
            && one.business_day_seconds == other.business_day_seconds
    };
    one.schedules().len() == other.schedules().len()
        && one.schedules().iter().zip(other.schedules()).all(same)
}
