//! The cache of compiled calendars that many timers share, extended as tickets come from other
//! years.
//!
//! It answers every question that a calendar answers. Where its compiled form does not reach, or
//! would have to be too long, the calendar itself is asked.

use std::sync::Arc;

use crate::{
    calendar::{
        BusinessDayIndex, BusinessDayRule, Calendar, CalendarError, ClosingEdge, HORIZON, Schedule,
        Timeline,
    },
    time::{Instant, OffsetTable, SECONDS_PER_DAY, SignedDuration, Zone},
};

/// Calendars are compiled for no longer than this.
const LONGEST: i64 = 80 * 366 * SECONDS_PER_DAY;
/// After so many questions in a row outside of the span it is moved to them.
const MOST_OUTSIDE: u32 = 64;
/// With more windows than this there are too many calendars to keep.
const MOST_WINDOWS: usize = 1 << 18;

/// Compiled calendars and zones.
#[derive(Debug)]
pub(crate) struct CalendarCache {
    calendars: Vec<CachedCalendar>,
    zones: Vec<Arc<OffsetTable>>,
    windows: usize,
    use_for: CacheUse,
}

/// The use of a cache decides how much is compiled ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CacheUse {
    /// One question: hours are compiled for the days that it needs, dates are not.
    Question,
    /// Few tickets, all within some weeks.
    Weeks,
    /// Many tickets of many years.
    Years,
}

/// The index of a calendar in the cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CalendarId(usize);

#[derive(Debug)]
struct CachedCalendar {
    calendar: Calendar,
    compiled: Option<CompiledSpan>,
    /// The number of questions in a row that would have made the span too long.
    outside: u32,
}

/// The hours of a span.
#[derive(Debug)]
pub(crate) struct CompiledSpan {
    pub(super) timeline: Timeline,
    /// The dates of a calendar of one place, from when they were first needed.
    days: Option<BusinessDayIndex>,
}

impl Default for CalendarCache {
    fn default() -> Self {
        Self::of_years()
    }
}

impl CacheUse {
    /// Returns the seconds that are compiled before the instants that were asked for, and behind
    /// them.
    fn spare(self) -> (i64, i64) {
        let (before, behind) = match self {
            Self::Question => (1, 12),
            Self::Weeks => (40, 40),
            Self::Years => (400, 400),
        };
        (before * SECONDS_PER_DAY, behind * SECONDS_PER_DAY)
    }
}

impl CalendarCache {
    fn new(use_for: CacheUse) -> Self {
        Self { calendars: Vec::new(), zones: Vec::new(), windows: 0, use_for }
    }

    /// Returns a cache for one question.
    pub(crate) fn of_question() -> Self {
        Self::new(CacheUse::Question)
    }

    /// Returns a cache for few tickets, all within some weeks.
    pub(crate) fn of_weeks() -> Self {
        Self::new(CacheUse::Weeks)
    }

    /// Returns a cache for many tickets.
    pub(super) fn of_years() -> Self {
        Self::new(CacheUse::Years)
    }

    /// Returns the id of a calendar, which is added unless it is there.
    pub(crate) fn insert(&mut self, calendar: &Calendar) -> CalendarId {
        let known = self.calendars.iter().position(|known| same_hours(&known.calendar, calendar));
        CalendarId(known.unwrap_or_else(|| {
            let calendar = calendar.clone();
            self.calendars.push(CachedCalendar { calendar, compiled: None, outside: 0 });
            self.calendars.len() - 1
        }))
    }

    /// Returns the table of a zone.
    pub(super) fn zone(&mut self, zone: &Zone) -> Arc<OffsetTable> {
        if let Some(known) = self.zones.iter().find(|known| known.zone() == zone) {
            return Arc::clone(known);
        }
        let table = Arc::new(OffsetTable::new(zone));
        self.zones.push(Arc::clone(&table));
        table
    }

    /// Returns true if it would be better to begin anew.
    pub(crate) fn is_full(&self) -> bool {
        self.windows > MOST_WINDOWS
    }

    /// Returns the hours of a span that has both instants; `None` if it would be too long.
    pub(super) fn compiled(
        &mut self,
        id: CalendarId,
        from: Instant,
        to: Instant,
    ) -> Option<&mut CompiledSpan> {
        if !self.calendars[id.0].reaches(from, to) {
            self.compile(id, from, to)?;
        }
        self.calendars[id.0].compiled.as_mut()
    }

    /// Compiles a calendar anew, for a span that also has two instants; `None` if it would be too
    /// long.
    #[cold]
    fn compile(&mut self, id: CalendarId, from: Instant, to: Instant) -> Option<()> {
        let (before, behind) = self.use_for.spare();
        let cached = &mut self.calendars[id.0];
        let mut start = from.unix().saturating_sub(before);
        let mut end = to.unix().saturating_add(behind);
        let mut windows_before = 0;
        if let Some(compiled) = &cached.compiled {
            let span = compiled.timeline.span();
            windows_before = compiled.timeline.windows().len();
            let both = (start.min(span.start.unix()), end.max(span.end.unix()));
            if both.1 - both.0 <= LONGEST {
                (start, end) = both;
            } else if cached.outside < MOST_OUTSIDE {
                cached.outside += 1;
                return None;
            }
        }
        if end - start > LONGEST {
            return None;
        }
        let timeline = cached.calendar.timeline(Instant::clamped(start), Instant::clamped(end));
        self.windows += timeline.windows().len().saturating_sub(windows_before);
        cached.compiled = Some(CompiledSpan { timeline, days: None });
        cached.outside = 0;
        Some(())
    }

    /// Returns the dates of a span that has both instants; `None` if it would be too long, if the
    /// hours are of several places, or if the cache is for one question.
    pub(super) fn days(
        &mut self,
        id: CalendarId,
        from: Instant,
        to: Instant,
    ) -> Option<&BusinessDayIndex> {
        if self.use_for == CacheUse::Question {
            return None;
        }
        self.compiled(id, from, to)?;
        let cached = &mut self.calendars[id.0];
        let compiled = cached.compiled.as_mut()?;
        if compiled.days.is_none() {
            let span = compiled.timeline.span();
            compiled.days = BusinessDayIndex::new(&cached.calendar, span.start, span.end).ok();
        }
        compiled.days.as_ref()
    }

    /// Returns true if a calendar is open at an instant.
    pub(super) fn is_open(&mut self, id: CalendarId, at: Instant) -> bool {
        match self.compiled(id, at, at) {
            Some(compiled) => compiled.timeline.window_at(at).is_some(),
            None => self.calendar(id).state_at(at).is_open(),
        }
    }

    /// Returns true if a calendar closes at an instant. Without one no time ever ends.
    pub(super) fn closes_at(&mut self, id: Option<CalendarId>, at: Instant) -> bool {
        let Some(id) = id else { return false };
        let [before, after] = [-1, 1].map(|seconds| Instant::clamped(at.unix() + seconds));
        match self.compiled(id, before, after) {
            Some(compiled) => compiled.timeline.closes_at(at),
            None => self.calendar(id).timeline(before, after).closes_at(at),
        }
    }

    /// Adds seconds of a calendar's time, or of all time: as [`Calendar::add`].
    pub(super) fn add(
        &mut self,
        id: Option<CalendarId>,
        start: Instant,
        seconds: i64,
        edge: ClosingEdge,
    ) -> Result<Instant, CalendarError> {
        let length = SignedDuration::from_seconds(seconds);
        let Some(id) = id else {
            return start.checked_add(length).ok_or(CalendarError::OutOfRange);
        };
        // Of a week of 168 hours few calendars cover less than an eighth.
        for to in self.compile_horizons(start, seconds.saturating_mul(8)) {
            let Some(compiled) = self.compiled(id, start, to) else { break };
            match compiled.timeline.add(start, length, edge) {
                Some(at) if at.since(start) < HORIZON => return Ok(at),
                Some(_) => break,
                None => {}
            }
        }
        self.calendar(id).add(start, length, edge)
    }

    /// Measures a calendar's time, or all time, from one instant to a later one, in seconds.
    pub(super) fn measure(&mut self, id: Option<CalendarId>, from: Instant, to: Instant) -> i64 {
        let Some(id) = id else { return to.since(from).seconds() };
        let length = match self.compiled(id, from, to) {
            Some(compiled) => compiled.timeline.measure(from, to),
            None => self.calendar(id).measure(from, to),
        };
        length.seconds()
    }

    /// Returns the instant as which a request counts as received: as [`Calendar::received`].
    pub(super) fn received(
        &mut self,
        id: CalendarId,
        at: Instant,
        cut_off: i64,
    ) -> Result<Instant, CalendarError> {
        self.by_date(id, at, 0, |days| days.received(at, cut_off))
            .map_or_else(|| self.calendar(id).received(at, cut_off), Ok)
    }

    /// Returns the end of some business days by a rule of dates: as
    /// [`Calendar::add_business_days`].
    pub(super) fn business_days_later(
        &mut self,
        id: CalendarId,
        start: Instant,
        days: u32,
        rule: BusinessDayRule,
        edge: ClosingEdge,
    ) -> Result<Instant, CalendarError> {
        let same_time = rule == BusinessDayRule::SameTime;
        // Of a week few calendars have less than three days.
        let ahead = i64::from(days) * 3 * SECONDS_PER_DAY;
        let ended = self.by_date(id, start, ahead, |index| {
            if same_time { index.same_time(start, days) } else { index.close_of_day(start, days) }
        });
        match ended {
            Some(at) if same_time && edge == ClosingEdge::NextOpening => {
                self.add(Some(id), at, 0, edge)
            }
            Some(at) => Ok(at),
            None => self.calendar(id).add_business_days(start, days, rule, edge),
        }
    }

    /// Asks the dates of a calendar, about so many seconds ahead; `None` if they do not reach.
    fn by_date(
        &mut self,
        id: CalendarId,
        from: Instant,
        ahead: i64,
        ask: impl Fn(&BusinessDayIndex) -> Option<Instant>,
    ) -> Option<Instant> {
        for to in self.compile_horizons(from, ahead) {
            match ask(self.days(id, from, to)?) {
                Some(at) if at.since(from) < HORIZON => return Some(at),
                Some(_) => return None,
                None => {}
            }
        }
        None
    }

    /// Returns the span ends to try for an answer that probably lies so many seconds ahead: the
    /// compiled span, then 30 days beyond these seconds, then 3,000.
    fn compile_horizons(&self, from: Instant, ahead: i64) -> impl Iterator<Item = Instant> + use<> {
        let guesses = if self.use_for == CacheUse::Question { 2 } else { 3 };
        let days = [None, Some(30), Some(3_000)].into_iter().take(guesses);
        days.map(move |days| {
            let reach = days.map_or(0, |days| ahead.saturating_add(days * SECONDS_PER_DAY));
            Instant::clamped(from.unix().saturating_add(reach))
        })
    }

    fn calendar(&self, id: CalendarId) -> &Calendar {
        &self.calendars[id.0].calendar
    }
}

impl CachedCalendar {
    /// Returns true if it is compiled for a span that has both instants.
    fn reaches(&self, from: Instant, to: Instant) -> bool {
        self.compiled.as_ref().is_some_and(|compiled| {
            let span = compiled.timeline.span();
            span.start <= from && to <= span.end
        })
    }
}

fn same_hours(one: &Calendar, other: &Calendar) -> bool {
    let same = |(one, other): (&Schedule, &Schedule)| {
        one.zone == other.zone
            && one.weekly == other.weekly
            && one.holidays.len() == other.holidays.len()
            && one.holidays.iter().zip(&other.holidays).all(|(one, other)| Arc::ptr_eq(one, other))
            && one.holiday_zone == other.holiday_zone
            && one.special_days == other.special_days
            && one.business_day == other.business_day
    };
    one.schedules().len() == other.schedules().len()
        && one.schedules().iter().zip(other.schedules()).all(same)
}
