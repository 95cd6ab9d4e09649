//! One rule of a holiday list, and its dates in a year.

use std::{ops::RangeInclusive, sync::Arc};

use super::{
    easter,
    equinox::{self, Equinox},
    nearness::{Nearness, near},
    substitute::Substitute,
};
use crate::time::{Date, Weekday};

/// One holiday of a list: its name, its date, and its years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayRule {
    /// The name of the day.
    pub name: String,
    /// The rule of its date.
    pub when: DateRule,
    /// Days to add to that date.
    pub offset: i64,
    /// The years in which the rule holds.
    pub years: RangeInclusive<i32>,
    /// Years of that range in which there was no such holiday.
    pub skipped: Vec<i32>,
    /// Dates that took the place of the computed one in their year.
    pub instead: Vec<Date>,
    /// The day that the law gives for one on a weekend or on another holiday.
    pub substitute: Option<Arc<Substitute>>,
    /// The first year in which the substitute is given.
    pub substitute_from: i32,
}

/// The rule of a holiday's date.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateRule {
    /// The same day each year; 29 February only in leap years.
    Fixed {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// The nth given weekday of a month, counted from its end when negative.
    Nth {
        /// 1 to 5, or −1 to −5.
        n: i8,
        /// The day of the week.
        weekday: Weekday,
        /// 1 to 12.
        month: u32,
    },
    /// The given weekday nearest to a day of the year on one side of it.
    Near {
        /// The day of the week.
        weekday: Weekday,
        /// The side, with the day itself or without.
        nearness: Nearness,
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
    /// Easter Sunday; its feasts have an offset.
    Easter(Church),
    /// An equinox as the calendar of Japan has it.
    Equinox(Equinox),
    /// Sorted dates that follow no rule, or that of a lunar calendar.
    Dates(Arc<[Date]>),
}

/// The church whose Easter is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Church {
    /// The Gregorian reckoning.
    Western,
    /// The Julian reckoning.
    Orthodox,
}

impl HolidayRule {
    /// Returns a holiday of every year, without a substitute.
    ///
    /// ```
    /// use business_time::calendar::holidays::{Church, DateRule, HolidayList, HolidayRule};
    /// use business_time::Date;
    ///
    /// let labour_day = HolidayRule::new("Labour Day", DateRule::Fixed { month: 5, day: 1 });
    /// let easter = DateRule::Easter(Church::Western);
    /// let good_friday = HolidayRule::new("Good Friday", easter).shifted(-2);
    /// let rules = [labour_day, good_friday].map(Into::into).into();
    /// let list = HolidayList::from_rules("Utopia".to_owned(), rules, None, 2000..=2099);
    ///
    /// let year = [Date::parse("2026-01-01")?, Date::parse("2026-12-31")?];
    /// let found = list.between(year[0], year[1]);
    /// let dates: Vec<_> = found.iter().map(|holiday| holiday.on.to_string()).collect();
    /// assert_eq!(dates, ["2026-04-03", "2026-05-01"]);
    /// # Ok::<(), business_time::time::DateError>(())
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>, when: DateRule) -> Self {
        Self {
            name: name.into(),
            when,
            offset: 0,
            years: 1..=9999,
            skipped: Vec::new(),
            instead: Vec::new(),
            substitute: None,
            substitute_from: 1,
        }
    }

    /// Returns the holiday so many days after the rule's date; negative is before.
    #[must_use]
    pub fn shifted(self, days: i64) -> Self {
        Self { offset: days, ..self }
    }

    /// Returns the holiday with the law about one that falls on a day off.
    #[must_use]
    pub fn substituted(self, law: impl Into<Arc<Substitute>>) -> Self {
        Self { substitute: Some(law.into()), ..self }
    }

    /// Calls `found` with each date of this holiday whose rule belongs to `year`; an offset may
    /// carry it over the year's end.
    pub(super) fn each_in(&self, year: i32, mut found: impl FnMut(Date)) {
        if !self.years.contains(&year) || self.skipped.contains(&year) {
            return;
        }
        let mut replaced = self.instead.iter().filter(|date| date.year() == year).peekable();
        if replaced.peek().is_some() {
            replaced.for_each(|date| found(*date));
            return;
        }
        let mut shifted = |date: Date| date.plus_days(self.offset).into_iter().for_each(&mut found);
        if let DateRule::Dates(dates) = &self.when {
            let start = dates.partition_point(|date| date.year() < year);
            dates[start..]
                .iter()
                .take_while(|date| date.year() == year)
                .for_each(|date| shifted(*date));
        } else {
            self.when.single(year).into_iter().for_each(shifted);
        }
    }
}

impl DateRule {
    /// Returns the one date in a year, for the kinds that have one.
    fn single(&self, year: i32) -> Option<Date> {
        match *self {
            Self::Fixed { month, day } => Date::new(year, month, day),
            Self::Nth { n, weekday, month } => Date::nth_weekday(year, month, weekday, n),
            Self::Near { weekday, nearness, month, day } => {
                near(Date::new(year, month, day)?, weekday, nearness)
            }
            Self::Easter(Church::Western) => easter::western(year),
            Self::Easter(Church::Orthodox) => easter::orthodox(year),
            Self::Equinox(which) => equinox::in_japan(year, which),
            Self::Dates(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Church, DateRule, HolidayRule};
    use crate::time::{Date, Weekday};

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn rule(when: DateRule) -> HolidayRule {
        HolidayRule {
            name: "A day".to_owned(),
            when,
            offset: 0,
            years: 2000..=2030,
            skipped: vec![2011],
            instead: vec![date("2020-05-08")],
            substitute: None,
            substitute_from: i32::MIN,
        }
    }

    fn dates(rule: &HolidayRule, year: i32) -> Vec<String> {
        let mut found = Vec::new();
        rule.each_in(year, |date| found.push(date.to_string()));
        found
    }

    #[test]
    fn years_skipped_moved_and_outside() {
        // The British May Day was moved to Friday 8 May in 2020, for the 75 years since the end of
        // the war in Europe.
        let may_day = rule(DateRule::Nth { n: 1, weekday: Weekday::Mon, month: 5 });
        assert_eq!(dates(&may_day, 2019), ["2019-05-06"]);
        assert_eq!(dates(&may_day, 2020), ["2020-05-08"]);
        assert!(dates(&may_day, 2011).is_empty());
        assert!(dates(&may_day, 1999).is_empty());
        assert!(dates(&may_day, 2031).is_empty());
    }

    #[test]
    fn listed_dates_take_the_offset_too() {
        let listed = [date("2025-01-29"), date("2026-02-17"), date("2027-02-07")];
        let eve = HolidayRule { offset: -1, ..rule(DateRule::Dates(listed.into())) };
        assert_eq!(dates(&eve, 2026), ["2026-02-16"]);
        assert!(dates(&eve, 2028).is_empty());
    }

    #[test]
    fn a_rule_is_shifted_by_days() {
        let easter = || HolidayRule::new("A day", DateRule::Easter(Church::Western));
        assert_eq!(dates(&easter(), 2026), ["2026-04-05"]);
        assert_eq!(dates(&easter().shifted(-2), 2026), ["2026-04-03"]);
        assert_eq!(dates(&easter().shifted(1), 2026), ["2026-04-06"]);
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_panic() {
        let last = HolidayRule {
            offset: 400,
            years: 1..=9999,
            ..rule(DateRule::Fixed { month: 12, day: 31 })
        };
        assert!(dates(&last, 9999).is_empty());
        let leap = rule(DateRule::Fixed { month: 2, day: 29 });
        assert!(dates(&leap, 2023).is_empty());
        assert_eq!(dates(&leap, 2024), ["2024-02-29"]);
    }
}
