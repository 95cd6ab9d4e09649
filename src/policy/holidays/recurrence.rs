//! Yearly rules of iCalendar files (RFC 5545, 3.3.10), in the part that holidays use. Knows nothing
//! of exceptions.

use std::ops::RangeInclusive;

use calcard::icalendar::{
    ICalendarDay, ICalendarEntry, ICalendarFrequency, ICalendarRecurrenceRule, ICalendarValue,
    ICalendarWeekday,
};

use super::file_clock;
use crate::time::{Date, Weekday};

/// The years in which rules are followed. Some programs begin a yearly holiday in the year 1601,
/// and most never end it.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=2199;

/// A rule that gives dates each year, or every so many years.
pub(super) struct Recurrence {
    every: i32,
    count: Option<usize>,
    until: Option<Date>,
    months: Vec<u32>,
    month_days: Vec<i64>,
    weekdays: Vec<NthWeekday>,
}

/// A weekday of a month: the nth of them, or each where there is no number.
#[derive(PartialEq)]
struct NthWeekday {
    n: Option<i8>,
    weekday: Weekday,
}

impl Recurrence {
    /// Reads a rule; the error says how it repeats that holidays do not.
    pub(super) fn read(entry: &ICalendarEntry) -> Result<Self, &'static str> {
        let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first() else {
            return Err("by a rule that cannot be read");
        };
        if rule.freq != ICalendarFrequency::Yearly {
            return Err("more often than yearly");
        }
        if is_elaborate(rule) {
            return Err("by parts of a rule that are not read here");
        }
        let mut weekdays = Vec::new();
        for day in &rule.byday {
            let day = NthWeekday::read(*day)?;
            if !weekdays.contains(&day) {
                weekdays.push(day);
            }
        }
        let months = distinct(rule.bymonth.iter().map(|month| u32::from(month.month())));
        if months.is_empty() && !weekdays.is_empty() {
            return Err("on a weekday of no month");
        }
        let until = rule
            .until
            .as_ref()
            .map(|until| file_clock::date(until).ok_or("until a date that does not exist"))
            .transpose()?;
        Ok(Self {
            every: i32::from(rule.interval.unwrap_or(1).max(1)),
            count: rule.count.map(|count| usize::try_from(count).unwrap_or(usize::MAX)),
            until,
            months,
            month_days: distinct(rule.bymonthday.iter().map(|day| i64::from(*day))),
            weekdays,
        })
    }

    /// Returns true if it has neither a count nor an end.
    pub(super) fn is_endless(&self) -> bool {
        self.count.is_none() && self.until.is_none()
    }

    /// Returns the dates of an event that begins on `start`, always the first of them.
    pub(super) fn dates(&self, start: Date) -> impl Iterator<Item = Date> + '_ {
        let later = self
            .years(start)
            .flat_map(move |year| self.in_year(year, start))
            .filter(move |date| *date > start);
        let wanted = std::iter::once(start)
            .chain(later)
            .take_while(|date| self.until.is_none_or(|until| *date <= until));
        wanted.take(self.count.unwrap_or(usize::MAX))
    }

    /// Returns the most months that [`Self::dates`] looks at.
    pub(super) fn effort(&self, start: Date) -> usize {
        self.years(start).count() * self.months(&[start.month()]).len()
    }

    fn years(&self, start: Date) -> impl Iterator<Item = i32> + use<> {
        let last = self.until.map_or(*YEARS.end(), |until| until.year().min(*YEARS.end()));
        // The steps are counted from the start, even where it lies before the first year that is
        // followed.
        let skipped = (YEARS.start() - start.year()).max(0).div_euclid(self.every) * self.every;
        (start.year() + skipped..=last).step_by(usize::try_from(self.every).unwrap_or(1))
    }

    fn months<'a>(&'a self, own: &'a [u32]) -> &'a [u32] {
        const ALL: [u32; 12] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        match (self.months.is_empty(), self.month_days.is_empty()) {
            (false, _) => &self.months,
            (true, false) => &ALL,
            (true, true) => own,
        }
    }

    /// Returns the rule's dates in one year, sorted, as the months and the days in each are.
    fn in_year(&self, year: i32, start: Date) -> Vec<Date> {
        self.months(&[start.month()])
            .iter()
            .flat_map(|month| self.in_month(year, *month, start.day()))
            .collect()
    }

    fn in_month(&self, year: i32, month: u32, own_day: u32) -> Vec<Date> {
        let length =
            (28..=31).rev().find(|day| Date::new(year, month, *day).is_some()).unwrap_or(0);
        let listed = |day: u32| {
            let from_end = i64::from(day) - i64::from(length) - 1;
            self.month_days.is_empty()
                || self.month_days.contains(&i64::from(day))
                || self.month_days.contains(&from_end)
        };
        let own_day_only = self.month_days.is_empty() && self.weekdays.is_empty();
        (1..=length)
            .filter(|day| if own_day_only { *day == own_day } else { listed(*day) })
            .filter_map(|day| Date::new(year, month, day))
            .filter(|date| {
                self.weekdays.is_empty() || self.weekdays.iter().any(|wanted| wanted.is(*date))
            })
            .collect()
    }
}

impl NthWeekday {
    fn read(written: ICalendarDay) -> Result<Self, &'static str> {
        let n = match written.ordwk.map(i8::try_from) {
            None => None,
            Some(Ok(n)) if (1..=5).contains(&n.unsigned_abs()) => Some(n),
            Some(_) => return Err("on a weekday that no month has"),
        };
        Ok(Self { n, weekday: weekday(written.weekday) })
    }

    fn is(&self, date: Date) -> bool {
        match self.n {
            None => date.weekday() == self.weekday,
            Some(n) => Date::nth_weekday(date.year(), date.month(), self.weekday, n) == Some(date),
        }
    }
}

/// Returns true if the rule has parts that no holiday needs.
fn is_elaborate(rule: &ICalendarRecurrenceRule) -> bool {
    !(rule.bysecond.is_empty()
        && rule.byminute.is_empty()
        && rule.byhour.is_empty()
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
        && rule.bysetpos.is_empty()
        && rule.rscale.is_none()
        && rule.bymonth.iter().all(|month| !month.is_leap()))
}

/// Returns each value once, sorted: a rule may say the same a million times.
fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = values.collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn weekday(written: ICalendarWeekday) -> Weekday {
    match written {
        ICalendarWeekday::Monday => Weekday::Mon,
        ICalendarWeekday::Tuesday => Weekday::Tue,
        ICalendarWeekday::Wednesday => Weekday::Wed,
        ICalendarWeekday::Thursday => Weekday::Thu,
        ICalendarWeekday::Friday => Weekday::Fri,
        ICalendarWeekday::Saturday => Weekday::Sat,
        ICalendarWeekday::Sunday => Weekday::Sun,
    }
}
