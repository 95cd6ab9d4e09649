//! The dates of a schedule as a table: for those who count business days by the million.

use std::borrow::Cow;

use super::{CalendarError, Schedule, Window, business_days::Dates};
use crate::time::{Date, Instant, Offsets, Wall};

/// The windows of every date of a span. Outside it knows of no business day.
#[derive(Clone, Debug)]
pub struct DayTable {
    offsets: Offsets,
    /// The first date, in days since the epoch.
    first: i64,
    windows: Vec<Window>,
    /// For each date the place of its first window, and one more for the end.
    starts: Vec<u32>,
    /// The places of dates with windows, and of each how many of these come up to it, itself included.
    business: Vec<u32>,
    rank: Vec<u32>,
}

impl DayTable {
    /// The table of a schedule between two instants, with some days to spare on both sides.
    #[must_use]
    pub fn new(schedule: &Schedule, from: Instant, to: Instant) -> Self {
        let [first, last] = [(from, -4), (to, 4)].map(|(at, spare)| {
            let date = schedule.zone.wall_at(at).date();
            date.plus_days(spare).unwrap_or(date)
        });
        let mut table = Self {
            offsets: Offsets::new(&schedule.zone),
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
        table
    }

    /// See [`super::BusinessDayRule::SameTime`].
    ///
    /// # Errors
    /// The answer lies outside the table.
    pub fn same_time(&self, start: Instant, days: u32) -> Result<Instant, CalendarError> {
        Dates::same_time(self, start, days)
    }

    /// See [`super::BusinessDayRule::CloseOfDay`].
    ///
    /// # Errors
    /// The answer lies outside the table.
    pub fn close_of_day(&self, start: Instant, days: u32) -> Result<Instant, CalendarError> {
        Dates::close_of_day(self, start, days)
    }

    /// See [`super::Calendar::received`].
    ///
    /// # Errors
    /// The answer lies outside the table.
    pub fn received(&self, at: Instant, cut_off: i64) -> Result<Instant, CalendarError> {
        Dates::received(self, at, cut_off)
    }

    /// See [`super::Calendar::business_days_after`]: when the first of them opens.
    ///
    /// # Errors
    /// The answer lies outside the table.
    pub fn next_day(&self, start: Instant) -> Result<Instant, CalendarError> {
        Ok(self.nth_business_day(self.business_date(start), 1)?.1.start)
    }

    fn windows_at(&self, place: usize) -> &[Window] {
        match (self.starts.get(place), self.starts.get(place + 1)) {
            (Some(from), Some(to)) => &self.windows[*from as usize..*to as usize],
            _ => &[],
        }
    }

    fn place(&self, date: Date) -> Option<usize> {
        usize::try_from(date.days_since_epoch() - self.first).ok()
    }
}

impl Dates for DayTable {
    fn wall_at(&self, at: Instant) -> Wall {
        self.offsets.wall_at(at)
    }

    fn opening_at(&self, wall: Wall) -> Instant {
        self.offsets.opening_at(wall)
    }

    fn closing_at(&self, wall: Wall) -> Instant {
        self.offsets.closing_at(wall)
    }

    fn windows_on(&self, date: Date) -> Cow<'_, [Window]> {
        Cow::Borrowed(self.place(date).map_or(&[], |place| self.windows_at(place)))
    }

    fn nth_business_day(&self, after: Date, days: u32) -> Result<(Date, Window), CalendarError> {
        let outside = CalendarError::NoOpening;
        let before = *self.place(after).and_then(|place| self.rank.get(place)).ok_or(outside)?;
        let place = *self.business.get((before + days.max(1) - 1) as usize).ok_or(outside)?;
        let date = Date::from_days_since_epoch(self.first + i64::from(place)).ok_or(CalendarError::OutOfRange)?;
        Ok((date, self.hours_on(date).ok_or(outside)?))
    }
}
