//! The hours of one place: weekly hours in a zone, closed on holidays, changed on special days.

use std::{fmt, sync::Arc};

use super::{
    CalendarError, WeeklyHours, Window,
    closed_dates::closed_dates,
    day_span::{DaySpan, spans_in_words},
    holidays::{Holiday, HolidayList, merged},
};
use crate::time::{Date, SignedDuration, Zone};

/// Weekly hours in a zone, with the days on which they do not hold.
///
/// On a special day its own hours hold, whatever else the day is. On a holiday there are none. A
/// span belongs to the day on which it begins, so the night before a holiday keeps its hours to
/// their end.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// The zone of its civil times.
    pub zone: Zone,
    /// The hours of an ordinary week.
    pub weekly: WeeklyHours,
    /// Lists of closed days.
    pub holidays: Vec<Arc<HolidayList>>,
    /// The zone whose dates the holidays are, if they close the hours by the clock of another
    /// place: all that lies between the two midnights there is cut out. Without it they are dates
    /// of `zone`, and take the spans that begin on them.
    pub holiday_zone: Option<Zone>,
    /// Days with hours of their own, one entry a date. [`super::Calendar::new`] sorts them.
    pub special_days: Vec<SpecialDay>,
    /// The stated length of a business day. Without it the common length of all weekdays with hours
    /// holds.
    pub business_day: Option<SignedDuration>,
}

/// A date with hours of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialDay {
    /// The date.
    pub on: Date,
    /// Its name, for people.
    pub name: String,
    /// Its spans; none if it is closed.
    pub spans: Vec<DaySpan>,
}

impl SpecialDay {
    /// Returns `08:30-13:00`, or `closed`.
    #[must_use]
    pub fn hours(&self) -> String {
        if self.spans.is_empty() { "closed".to_owned() } else { spans_in_words(&self.spans) }
    }
}

impl fmt::Display for SpecialDay {
    /// Writes `2026-12-24, Christmas Eve: 08:30-13:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {}", self.on, self.name, self.hours())
    }
}

/// The days of a span of dates that differ from ordinary weeks.
pub(super) struct Exceptions<'a> {
    /// The holidays in the zone of the hours.
    holidays: Vec<Holiday>,
    /// The closed time of holidays in another zone, sorted and apart.
    closed: Vec<Window>,
    special_days: &'a [SpecialDay],
}

impl Schedule {
    /// Returns a schedule without holidays or special days.
    #[must_use]
    pub fn weekly(zone: Zone, weekly: WeeklyHours) -> Self {
        Self {
            zone,
            weekly,
            holidays: Vec::new(),
            holiday_zone: None,
            special_days: Vec::new(),
            business_day: None,
        }
    }

    /// Adds closed days. They hold in the schedule's zone, and only on these dates.
    ///
    /// ```
    /// use business_time::{Calendar, ClosingEdge, Date, Schedule, SignedDuration, Zone};
    ///
    /// let zone = Zone::bundled("Europe/Paris")?;
    /// let closed = ["2026-05-01", "2026-05-08"].map(Date::parse);
    /// let weekly = Schedule::weekly(zone.clone(), "Mon-Fri 09:00-18:00".parse()?);
    /// let office = Calendar::new(vec![weekly.closed_on(closed.into_iter().flatten())])?;
    ///
    /// // Thursday 17:00 and two hours: Friday is closed, so the second hour is Monday's.
    /// let start = zone.opening_at("2026-04-30 17:00".parse()?);
    /// let due = office.add(start, SignedDuration::from_hours(2), ClosingEdge::Closing)?;
    /// assert_eq!(zone.rfc3339(due), "2026-05-04T10:00:00+02:00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn closed_on(self, dates: impl IntoIterator<Item = Date>) -> Self {
        let closed = |on| Holiday { on, name: "closed".to_owned() };
        let dates = dates.into_iter().map(closed).collect();
        self.with_holidays(HolidayList::from_dates("closed days", dates, 1..=9999))
    }

    /// Adds a list of closed days.
    #[must_use]
    pub fn with_holidays(mut self, list: impl Into<Arc<HolidayList>>) -> Self {
        self.holidays.push(list.into());
        self
    }

    /// Takes the holidays as dates of a zone, from midnight to midnight there, wherever the hours
    /// are. Special days keep their own hours, on dates of the schedule's zone.
    ///
    /// ```
    /// use business_time::{Calendar, Date, Schedule, Zone};
    ///
    /// let los_angeles = Zone::bundled("America/Los_Angeles")?;
    /// let week = Schedule::weekly(Zone::utc(), "Mon-Fri 00:00-24:00".parse()?);
    /// let veterans_day = Date::parse("2026-11-11")?;
    /// let week = week.closed_on([veterans_day]).with_holidays_in(los_angeles);
    /// let support = Calendar::new(vec![week])?;
    ///
    /// // Tuesday, 17:00 there, is the 11th in UTC; Wednesday, 17:00, is the 12th.
    /// assert!(support.state_at("2026-11-10T17:00:00-08:00".parse()?).is_open());
    /// assert!(!support.state_at("2026-11-11T17:00:00-08:00".parse()?).is_open());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_holidays_in(mut self, zone: Zone) -> Self {
        self.holiday_zone = Some(zone);
        self
    }

    /// Adds a date with hours of its own; one without spans is closed. Two special days of one date
    /// are refused by [`super::Calendar::new`].
    #[must_use]
    pub fn with_special_day(mut self, day: SpecialDay) -> Self {
        self.special_days.push(day);
        self
    }

    /// Returns true if it is open at every instant.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.weekly.is_always() && self.holidays.is_empty() && self.special_days.is_empty()
    }

    /// Returns true if no day, ordinary or special, has any hours.
    #[must_use]
    pub fn is_never(&self) -> bool {
        self.weekly.is_empty() && self.special_days.iter().all(|day| day.spans.is_empty())
    }

    /// Returns the length of a business day, if it has one.
    #[must_use]
    pub fn business_day_length(&self) -> Option<SignedDuration> {
        self.business_day.or_else(|| self.weekly.regular_day())
    }

    /// Returns the zone whose dates the holidays are.
    #[must_use]
    pub fn zone_of_holidays(&self) -> &Zone {
        self.holiday_zone.as_ref().unwrap_or(&self.zone)
    }

    /// Returns the holidays from one date to another, both included, sorted, each date once. Those
    /// in the zone of the hours are left out where they are special days.
    #[must_use]
    pub fn holidays_between(&self, from: Date, to: Date) -> Vec<Holiday> {
        let mut all = self.listed_between(from, to);
        if self.holiday_zone.is_none() {
            all.retain(|holiday| self.special_day(holiday.on).is_none());
        }
        all
    }

    /// Returns the holidays of the lists, sorted, each date once.
    fn listed_between(&self, from: Date, to: Date) -> Vec<Holiday> {
        let mut all: Vec<Holiday> =
            self.holidays.iter().flat_map(|list| list.between(from, to)).collect();
        all.sort_by_key(|holiday| holiday.on);
        merged(all)
    }

    /// Returns the holiday of a date in [`Self::zone_of_holidays`], if it is one.
    #[must_use]
    pub fn holiday_on(&self, date: Date) -> Option<Holiday> {
        self.holidays_between(date, date).pop()
    }

    /// Returns the special day on a date.
    #[must_use]
    pub fn special_day(&self, date: Date) -> Option<&SpecialDay> {
        self.special_days.iter().find(|day| day.on == date)
    }

    /// Refuses invalid days. The special days are sorted.
    pub(super) fn check(&self) -> Result<(), CalendarError> {
        if let Some(twice) = self.special_days.windows(2).find(|pair| pair[0].on == pair[1].on) {
            return Err(CalendarError::SpecialDayTwice(twice[0].on));
        }
        if let Some(day) =
            self.special_days.iter().find(|day| !day.spans.iter().all(DaySpan::is_valid))
        {
            return Err(CalendarError::NoSuchSpan(day.on));
        }
        if self.business_day.is_some_and(|length| length <= SignedDuration::ZERO) {
            return Err(CalendarError::NoBusinessDayLength);
        }
        Ok(())
    }

    /// Returns the days between two dates that differ from ordinary weeks. The special days are
    /// sorted.
    pub(super) fn exceptions(&self, from: Date, to: Date) -> Exceptions<'_> {
        let special_days = &self.special_days[..];
        let Some(zone) = &self.holiday_zone else {
            let holidays = self.listed_between(from, to);
            return Exceptions { holidays, closed: Vec::new(), special_days };
        };
        // Spans reach two days past their midnight, and dates of two zones are up to two apart.
        let from = from.plus_days(-2).unwrap_or(from);
        let to = to.plus_days(4).unwrap_or(to);
        let closed = closed_dates(zone, &self.listed_between(from, to));
        Exceptions { holidays: Vec::new(), closed, special_days }
    }

    /// Returns the spans that begin on a date, and the closed time that is cut out of them.
    pub(super) fn spans_on<'a>(
        &'a self,
        date: Date,
        exceptions: &'a Exceptions<'_>,
    ) -> (&'a [DaySpan], &'a [Window]) {
        if let Ok(at) = exceptions.special_days.binary_search_by_key(&date, |day| day.on) {
            return (&exceptions.special_days[at].spans, &[]);
        }
        if exceptions.holidays.binary_search_by_key(&date, |holiday| holiday.on).is_ok() {
            return (&[], &[]);
        }
        (self.weekly.on(date.weekday()), &exceptions.closed)
    }
}
