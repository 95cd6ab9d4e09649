//! The dates of one place with their windows, and rules of dates: those that count business days.

use std::borrow::Cow;

use super::{
    CalendarError, Schedule, Window, compile::SpanDays, day_span::LATEST_CLOSING,
    open_hours::HORIZON_DAYS,
};
use crate::time::{CivilDateTime, Date, Instant, SECONDS_PER_DAY};

/// The most dates for which the holiday lists are asked at once: two years.
const LONGEST_SPAN: u32 = 2 * 366;

/// A business day: its date, and the span from its first opening to its last closing.
pub(super) type BusinessDay = (Date, Window);

/// The dates of one place with their windows, enough for every rule of dates.
pub(super) trait BusinessDates {
    /// Returns the time that clocks show there.
    fn wall_at(&self, at: Instant) -> CivilDateTime;
    /// Does as [`crate::time::Zone::opening_at`].
    fn opening_at(&self, wall: CivilDateTime) -> Instant;
    /// Does as [`crate::time::Zone::closing_at`].
    fn closing_at(&self, wall: CivilDateTime) -> Instant;
    /// Returns the windows that begin on a date, none of them empty.
    fn windows_on(&self, date: Date) -> Cow<'_, [Window]>;
    /// Returns the Nth (from 1) of the business days after a date that open after an instant.
    fn nth_business_day(
        &self,
        after: Date,
        opened: Instant,
        days: u32,
    ) -> Result<BusinessDay, CalendarError>;

    fn same_time(&self, start: Instant, days: u32) -> Result<Instant, CalendarError> {
        let begun_on = self.business_date(start);
        let later = self.nth_business_day(begun_on, start, days)?;
        Ok(self.same_time_on(start, begun_on, later))
    }

    /// Returns the same time of day on another business day, moved into its hours.
    fn same_time_on(&self, at: Instant, begun_on: Date, (date, hours): BusinessDay) -> Instant {
        let wall = self.wall_at(at);
        // The span of a window that began the day before reaches past midnight: keep the distance
        // from that day's midnight.
        let past_midnight = wall.date().days_since_epoch() - begun_on.days_since_epoch();
        let same_time = self.opening_at(CivilDateTime::new(
            date,
            wall.seconds_of_day() + past_midnight * SECONDS_PER_DAY,
        ));
        same_time.clamp(hours.start, hours.end)
    }

    fn close_of_day(&self, start: Instant, days: u32) -> Result<Instant, CalendarError> {
        Ok(self.nth_business_day(self.business_date(start), start, days)?.1.end)
    }

    fn received(&self, at: Instant, cut_off: i64) -> Result<Instant, CalendarError> {
        if !(0..=LATEST_CLOSING).contains(&cut_off) {
            return Err(CalendarError::NoSuchCutOff);
        }
        let date = self.business_date(at);
        let late = self.hours_on(date).is_none()
            || at > self.closing_at(CivilDateTime::new(date, cut_off));
        if late { Ok(self.nth_business_day(date, at, 1)?.1.start) } else { Ok(at) }
    }

    fn close_of_business(&self, at: Instant) -> Result<Instant, CalendarError> {
        match self.hours_on(self.business_date(at)) {
            Some(hours) if at < hours.end => Ok(hours.end),
            _ => self.close_of_day(at, 1),
        }
    }

    /// Returns the date to whose hours an instant belongs: the one on which a window that covers it
    /// began, or else its own.
    ///
    /// A window may have begun up to two days before, or on the day after: where the clock goes
    /// back over midnight. If windows of several dates cover it, the date on the wall comes first.
    fn business_date(&self, at: Instant) -> Date {
        let today = self.wall_at(at).date();
        let covers = |date: &Date| {
            self.windows_on(*date).iter().any(|window| window.start <= at && at < window.end)
        };
        [0, 1, -1, -2]
            .into_iter()
            .filter_map(|days| today.plus_days(days))
            .find(covers)
            .unwrap_or(today)
    }

    /// Returns the span from the first opening of a date to its last closing, if it is a business
    /// day.
    fn hours_on(&self, date: Date) -> Option<Window> {
        hull(self.windows_on(date).iter().copied())
    }
}

impl BusinessDates for Schedule {
    fn wall_at(&self, at: Instant) -> CivilDateTime {
        self.zone.wall_at(at)
    }

    fn opening_at(&self, wall: CivilDateTime) -> Instant {
        self.zone.opening_at(wall)
    }

    fn closing_at(&self, wall: CivilDateTime) -> Instant {
        self.zone.closing_at(wall)
    }

    fn windows_on(&self, date: Date) -> Cow<'_, [Window]> {
        Cow::Owned(self.days(date, date).windows_on(date).collect())
    }

    /// Asks the holiday lists once for all four dates.
    fn business_date(&self, at: Instant) -> Date {
        let today = self.zone.wall_at(at).date();
        let around = [0, 1, -1, -2].map(|days| today.plus_days(days));
        let mut days = self.days(around[3].unwrap_or(today), around[1].unwrap_or(today));
        let covers = |date: &Date| {
            days.windows_on(*date).any(|window| window.start <= at && at < window.end)
        };
        around.into_iter().flatten().find(covers).unwrap_or(today)
    }

    fn nth_business_day(
        &self,
        after: Date,
        opened: Instant,
        days: u32,
    ) -> Result<BusinessDay, CalendarError> {
        // Refused at once: that many days would reach beyond the year 9999 even without a weekend.
        after.plus_days(i64::from(days)).ok_or(CalendarError::OutOfRange)?;
        nth(self.ahead(after.plus_days(1), days), days, |hours| hours.start > opened)
    }
}

impl Schedule {
    pub(super) fn same_time_before(
        &self,
        end: Instant,
        days: u32,
    ) -> Result<Instant, CalendarError> {
        let begun_on = self.business_date(end);
        let earlier = self.nth_business_day_before(begun_on, end, days)?;
        Ok(self.same_time_on(end, begun_on, earlier))
    }

    pub(super) fn close_of_day_before(
        &self,
        end: Instant,
        days: u32,
    ) -> Result<Instant, CalendarError> {
        Ok(self.nth_business_day_before(self.business_date(end), end, days)?.1.end)
    }

    pub(super) fn business_days_after(
        &self,
        start: Instant,
        days: u32,
    ) -> Result<Vec<Window>, CalendarError> {
        let date = self.business_date(start);
        date.plus_days(i64::from(days)).ok_or(CalendarError::OutOfRange)?;
        let hours = self.ahead(date.plus_days(1), days).map(|day| Ok(day?.1));
        let open_later = |hours: &Result<Window, CalendarError>| {
            hours.is_err() || hours.is_ok_and(|hours| hours.start > start)
        };
        hours.filter(open_later).take(days as usize).collect()
    }

    pub(super) fn business_day_from(&self, date: Date) -> Result<Date, CalendarError> {
        Ok(nth(self.ahead(Some(date), 1), 1, |_| true)?.0)
    }

    pub(super) fn business_day_until(&self, date: Date) -> Result<Date, CalendarError> {
        Ok(nth(self.back(Some(date), 1), 1, |_| true)?.0)
    }

    /// Returns the Nth (from 1) of the business days before a date that close before an instant.
    fn nth_business_day_before(
        &self,
        before: Date,
        closed: Instant,
        days: u32,
    ) -> Result<BusinessDay, CalendarError> {
        before.plus_days(-i64::from(days)).ok_or(CalendarError::OutOfRange)?;
        nth(self.back(before.plus_days(-1), days), days, |hours| hours.end < closed)
    }

    /// See [`super::Calendar::turning_points`].
    pub(super) fn turning_points(
        &self,
        from: Instant,
        to: Instant,
        cut_off: Option<i64>,
    ) -> Vec<Instant> {
        let (mut turns, mut change) = (vec![from], from);
        while change < to {
            change = self.zone.steady_from(change).1;
            turns.push(change);
        }
        let [first, last] = [(from, -3), (to, 2)].map(|(at, days)| {
            let date = self.zone.wall_at(at).date();
            date.plus_days(days).unwrap_or(date)
        });
        let mut days = self.days(first, last);
        let mut next = Some(first);
        while let Some(date) = next.filter(|date| *date <= last) {
            let midnight = CivilDateTime::new(date, 0);
            turns.extend([self.zone.opening_at(midnight), self.zone.closing_at(midnight)]);
            turns.extend(days.windows_on(date).flat_map(|window| [window.start, window.end]));
            // The cut-off itself is still in time.
            let late = cut_off
                .map(|seconds| self.zone.closing_at(CivilDateTime::new(date, seconds)).unix() + 1);
            turns.extend(late.map(Instant::clamped));
            next = date.plus_days(1);
        }
        turns.retain(|turn| (from..to).contains(turn));
        turns.sort_unstable();
        turns.dedup();
        turns
    }

    /// Returns the business days from a date on; `wanted` is about the number that will be taken.
    fn ahead(&self, first: Option<Date>, wanted: u32) -> DateWalk<'_> {
        DateWalk::new(self, first, 1, wanted)
    }

    /// Returns the business days from a date back.
    fn back(&self, first: Option<Date>, wanted: u32) -> DateWalk<'_> {
        DateWalk::new(self, first, -1, wanted)
    }
}

fn nth(
    walk: DateWalk<'_>,
    days: u32,
    counts: impl Fn(Window) -> bool,
) -> Result<BusinessDay, CalendarError> {
    let mut left = days.max(1);
    for day in walk {
        let (date, hours) = day?;
        left -= u32::from(counts(hours));
        if left == 0 {
            return Ok((date, hours));
        }
    }
    Err(CalendarError::OutOfRange)
}

/// The business days of a schedule, one after the other; an error is the last item.
struct DateWalk<'a> {
    schedule: &'a Schedule,
    /// The next date to look at.
    next: Option<Date>,
    /// 1 ahead, -1 back.
    step: i64,
    /// The dates whose holidays are known, and the last of them.
    asked: Option<(SpanDays<'a>, Date)>,
    /// The number of dates to ask the holiday lists for next.
    span: u32,
}

impl<'a> DateWalk<'a> {
    fn new(schedule: &'a Schedule, first: Option<Date>, step: i64, wanted: u32) -> Self {
        // The length of that many days of a five-day week, and some more for holidays.
        let span = (wanted.min(LONGEST_SPAN) / 5 * 7 + 7).min(LONGEST_SPAN);
        Self { schedule, next: first, step, asked: None, span }
    }

    fn hours_on(&mut self, date: Date) -> Option<Window> {
        let is_asked = |to: Date| if self.step.is_positive() { date <= to } else { to <= date };
        if !self.asked.as_ref().is_some_and(|(_, to)| is_asked(*to)) {
            let to = date.plus_days(self.step * i64::from(self.span)).unwrap_or(date);
            self.asked = Some((self.schedule.days(date.min(to), date.max(to)), to));
            self.span = (self.span * 2).min(LONGEST_SPAN);
        }
        hull(self.asked.as_mut()?.0.windows_on(date))
    }
}

impl Iterator for DateWalk<'_> {
    type Item = Result<BusinessDay, CalendarError>;

    fn next(&mut self) -> Option<Self::Item> {
        for _ in 0..=HORIZON_DAYS {
            let Some(date) = self.next else { return Some(Err(CalendarError::OutOfRange)) };
            self.next = date.plus_days(self.step);
            if let Some(hours) = self.hours_on(date) {
                return Some(Ok((date, hours)));
            }
        }
        Some(Err(if self.step.is_positive() {
            CalendarError::NoOpening
        } else {
            CalendarError::NotOpenBefore
        }))
    }
}

/// Returns the span from the first opening to the last closing of some windows.
fn hull(windows: impl Iterator<Item = Window>) -> Option<Window> {
    windows.reduce(|one, other| Window {
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    })
}

#[cfg(test)]
mod tests {
    use super::{DateWalk, LONGEST_SPAN};
    use crate::{
        calendar::{Schedule, WeeklyHours},
        time::{Date, Zone},
    };

    /// The holiday lists are asked for a whole span, then for twice as many dates, up to a limit.
    #[test]
    fn a_walk_asks_for_more_dates_each_time() {
        let week: WeeklyHours = "Mon-Fri 09:00-17:00".parse().unwrap();
        let schedule = Schedule::weekly(Zone::utc(), week);
        let monday = Date::parse("2006-01-02").unwrap();
        for step in [1, -1] {
            let mut walk = DateWalk::new(&schedule, Some(monday), step, 5);
            // 14 dates for 5 days of a week, and the first of these is beside them.
            let (mut asked, mut span) = (monday, 14);
            for _ in 0..2_000 {
                let (date, _) = walk.next().unwrap().unwrap();
                let (_, to) = *walk.asked.as_ref().unwrap();
                if to != asked {
                    let from = to.plus_days(-step * span).unwrap();
                    assert!(
                        (from.min(to)..=from.max(to)).contains(&date),
                        "{date}, {from} to {to}"
                    );
                    (asked, span) = (to, (span * 2).min(i64::from(LONGEST_SPAN)));
                }
                assert!(if step > 0 { date <= to } else { to <= date }, "{date} up to {to}");
                assert_eq!(i64::from(walk.span), span);
            }
            assert_eq!(walk.span, LONGEST_SPAN);
        }
    }
}
