//! The dates of a schedule as a table, for business days by the million.

use std::{borrow::Cow, ops::Range};

use super::{
    Calendar, CalendarError, Window,
    business_dates::{BusinessDates, BusinessDay},
};
use crate::time::{CivilDateTime, Date, Instant, OffsetTable};

/// The windows of every date of a span. Outside of it there is no business day.
///
/// ```
/// use business_time::{
///     BusinessDayRule, Calendar, ClosingEdge, Instant, Schedule, Zone, calendar::BusinessDayIndex,
/// };
///
/// let office = Schedule::weekly(Zone::utc(), "Mon-Fri 09:00-17:00".parse()?);
/// let office = Calendar::new(vec![office])?;
/// let at = |text: &str| text.parse::<Instant>();
/// let year = (at("2026-01-01T00:00:00Z")?, at("2027-01-01T00:00:00Z")?);
/// let index = BusinessDayIndex::new(&office, year.0, year.1)?;
///
/// // Friday and two business days, as the calendar itself counts them.
/// let friday = at("2026-03-06T11:00:00Z")?;
/// assert_eq!(index.same_time(friday, 2), Some(at("2026-03-10T11:00:00Z")?));
/// let (rule, edge) = (BusinessDayRule::SameTime, ClosingEdge::Closing);
/// let counted = office.add_business_days(friday, 2, rule, edge);
/// assert_eq!(index.same_time(friday, 2), counted.ok());
///
/// // Beyond the table it knows nothing.
/// assert_eq!(index.close_of_day(friday, 500), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct BusinessDayIndex {
    offsets: OffsetTable,
    /// The first date, in days since the epoch.
    first: i64,
    windows: Vec<Window>,
    /// For each date the index of its first window, and one more for the end.
    starts: Vec<u32>,
    /// The dates with windows, counted from the first date.
    business: Vec<u32>,
    /// For each date the number of business days up to it, itself included.
    rank: Vec<u32>,
}

impl BusinessDayIndex {
    /// Builds the table of a calendar between two instants, with some days to spare on both sides.
    ///
    /// # Errors
    /// [`CalendarError::SeveralPlaces`]: dates are those of one place.
    pub fn new(calendar: &Calendar, from: Instant, to: Instant) -> Result<Self, CalendarError> {
        let schedule = calendar.one_place()?;
        let [first, last] = [(from, -4), (to, 4)].map(|(at, spare)| {
            let date = schedule.zone.wall_at(at).date();
            date.plus_days(spare).unwrap_or(date)
        });
        let mut table = Self {
            offsets: OffsetTable::new(&schedule.zone),
            first: first.days_since_epoch(),
            windows: Vec::new(),
            starts: vec![0],
            business: Vec::new(),
            rank: Vec::new(),
        };
        for (place, windows) in (0_u32..).zip(schedule.windows_by_date(first, last)) {
            if !windows.is_empty() {
                table.business.push(place);
            }
            table.rank.push(u32::try_from(table.business.len()).unwrap_or(u32::MAX));
            table.windows.extend(windows);
            table.starts.push(u32::try_from(table.windows.len()).unwrap_or(u32::MAX));
        }
        Ok(table)
    }

    /// See [`super::BusinessDayRule::SameTime`], with [`super::ClosingEdge::Closing`].
    /// `None` if the answer lies outside the table.
    #[must_use]
    pub fn same_time(&self, start: Instant, days: u32) -> Option<Instant> {
        if days == 0 {
            self.clock_start(start)
        } else {
            BusinessDates::same_time(self, start, days).ok()
        }
    }

    /// See [`super::BusinessDayRule::CloseOfDay`].
    /// `None` if the answer lies outside the table.
    #[must_use]
    pub fn close_of_day(&self, start: Instant, days: u32) -> Option<Instant> {
        if days == 0 {
            self.clock_start(start)
        } else {
            BusinessDates::close_of_day(self, start, days).ok()
        }
    }

    /// See [`super::Calendar::clock_start`].
    /// `None` if the answer lies outside the table.
    #[must_use]
    pub fn clock_start(&self, at: Instant) -> Option<Instant> {
        let today = self.wall_at(at).date();
        let found = match soonest(self.windows_near(today)?, at) {
            Some(found) => found,
            None => self.nth_business_day(today, at, 1).ok()?.1.start,
        };
        // Where a holiday of another zone takes the first hours of a night, a later date may open
        // before the rest of it.
        let near = self.windows_near(self.wall_at(found).date())?;
        Some(soonest(near, at).unwrap_or(found).min(found))
    }

    /// Returns the windows of a date, of the next one and of the two before; `None` if one of them
    /// lies outside the table.
    fn windows_near(&self, date: Date) -> Option<&[Window]> {
        let first = self.place(date.plus_days(-2)?)?;
        self.windows_of(first..first + 4)
    }

    /// See [`super::Calendar::received`]. `None` if the answer lies outside the table, or if there
    /// is no such cut-off.
    #[must_use]
    pub fn received(&self, at: Instant, cut_off: i64) -> Option<Instant> {
        BusinessDates::received(self, at, cut_off).ok()
    }

    /// Returns the opening of the first of [`super::Calendar::business_days_after`].
    /// `None` if the answer lies outside the table.
    #[must_use]
    pub fn next_day(&self, start: Instant) -> Option<Instant> {
        Some(self.nth_business_day(self.business_date(start), start, 1).ok()?.1.start)
    }

    /// Returns the windows of some dates in a row; `None` if one of them lies outside the table.
    fn windows_of(&self, places: Range<usize>) -> Option<&[Window]> {
        let [from, to] = [places.start, places.end].map(|place| self.starts.get(place));
        Some(&self.windows[*from? as usize..*to? as usize])
    }

    /// Returns the business day of a rank, counted from 0.
    fn business_day(&self, rank: usize) -> Option<BusinessDay> {
        let place = *self.business.get(rank)?;
        let date = Date::from_days_since_epoch(self.first + i64::from(place))?;
        Some((date, self.hours_on(date)?))
    }

    fn place(&self, date: Date) -> Option<usize> {
        usize::try_from(date.days_since_epoch() - self.first).ok()
    }
}

impl BusinessDates for BusinessDayIndex {
    fn wall_at(&self, at: Instant) -> CivilDateTime {
        self.offsets.wall_at(at)
    }

    fn opening_at(&self, wall: CivilDateTime) -> Instant {
        self.offsets.opening_at(wall)
    }

    fn closing_at(&self, wall: CivilDateTime) -> Instant {
        self.offsets.closing_at(wall)
    }

    fn windows_on(&self, date: Date) -> Cow<'_, [Window]> {
        let windows = self.place(date).and_then(|place| self.windows_of(place..place + 1));
        Cow::Borrowed(windows.unwrap_or(&[]))
    }

    fn nth_business_day(
        &self,
        after: Date,
        opened: Instant,
        days: u32,
    ) -> Result<BusinessDay, CalendarError> {
        // Beyond the table; its own questions answer `None` for any error.
        let outside = CalendarError::NoOpening;
        let rank = *self.place(after).and_then(|place| self.rank.get(place)).ok_or(outside)?;
        let mut before = rank as usize;
        // A later date has opened already only where windows overlap, or a special day cuts a night
        // off.
        while self.business_day(before).is_some_and(|(_, hours)| hours.start <= opened) {
            before += 1;
        }
        self.business_day(before + days.max(1) as usize - 1).ok_or(outside)
    }
}

/// Returns the first instant from `at` on that one of some windows covers.
fn soonest(windows: &[Window], at: Instant) -> Option<Instant> {
    let open = windows.iter().filter(|window| at < window.end);
    open.map(|window| window.start.max(at)).min()
}
