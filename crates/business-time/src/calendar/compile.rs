//! Compiles schedules into coverage windows: the one place where days become instants.

use super::{DaySpan, Schedule, Timeline, Window, closed_dates::open_parts, schedule::Exceptions};
use crate::time::{CivilDateTime, Date, Instant, Resolver};

impl Timeline {
    /// Compiles the windows in which any of the schedules is open, between two instants.
    pub(super) fn compile(schedules: &[Schedule], from: Instant, to: Instant) -> Self {
        let windows =
            schedules.iter().flat_map(|schedule| schedule.windows_between(from, to)).collect();
        Self::new(from, to, windows)
    }
}

impl Schedule {
    /// Returns the window of each span of each day that could touch the time between two instants.
    fn windows_between(&self, from: Instant, to: Instant) -> Vec<Window> {
        let [first, last] = [from, to].map(|at| self.zone.wall_at(at).date());
        // A span may reach into the second day after its own, and have begun before a clock that
        // went back over midnight.
        let first = first.plus_days(-2).or_else(|| Date::new(1, 1, 1)).unwrap_or(first);
        let last = last.plus_days(1).unwrap_or(last);
        self.windows_by_date(first, last).flatten().collect()
    }

    /// Returns the days from one date to another, both included, ready for
    /// [`SpanDays::windows_on`].
    pub(super) fn days(&self, first: Date, last: Date) -> SpanDays<'_> {
        SpanDays {
            schedule: self,
            exceptions: self.exceptions(first, last),
            resolver: self.zone.resolver(),
        }
    }

    /// Returns the windows of each date from one to another, both included.
    pub(super) fn windows_by_date(
        &self,
        first: Date,
        last: Date,
    ) -> impl Iterator<Item = Vec<Window>> {
        let mut days = self.days(first, last);
        let mut day = Some(first);
        std::iter::from_fn(move || {
            let date = day.filter(|date| *date <= last)?;
            day = date.plus_days(1);
            Some(days.windows_on(date).collect())
        })
    }
}

/// The days of a span of dates, with their holidays asked once for all.
pub(super) struct SpanDays<'a> {
    schedule: &'a Schedule,
    exceptions: Exceptions<'a>,
    resolver: Resolver<'a>,
}

impl SpanDays<'_> {
    /// Returns the windows of the spans that begin on a date, in order, without the empty ones of
    /// spans inside a gap, and without what holidays of another zone take.
    pub(super) fn windows_on(&mut self, date: Date) -> impl Iterator<Item = Window> {
        let Self { schedule, exceptions, resolver } = self;
        let (spans, closed) = schedule.spans_on(date, exceptions);
        let windows = spans.iter().map(move |span| window(resolver, date, *span));
        windows.flat_map(move |window| open_parts(window, closed))
    }
}

fn window(resolver: &mut Resolver<'_>, date: Date, span: DaySpan) -> Window {
    Window {
        start: resolver.opening_at(CivilDateTime::new(date, span.from)),
        end: resolver.closing_at(CivilDateTime::new(date, span.to)),
    }
}
