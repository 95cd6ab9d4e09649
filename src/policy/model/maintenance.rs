//! Maintenance: regular downtime, and the dates on which it falls.

use super::{document::Clause, keyword::keywords};
use crate::{
    time::{Date, Weekday},
    times::weekday_name,
};

/// Regular downtime.
#[derive(Clone, Debug)]
pub(crate) struct Maintenance {
    /// The days.
    pub days: MaintenanceDays,
    /// The hours, in words, or that they are not stated.
    pub hours: String,
    /// The duration, in words.
    pub lasts: String,
    /// The things that cannot be done meanwhile.
    pub stops: Option<String>,
    /// The things that go on meanwhile.
    pub keeps: Option<String>,
    /// The place and the time of its announcement.
    pub announced: Option<String>,
    /// The channel in which it is announced.
    pub announced_by: Option<String>,
    /// Anything else about it.
    pub says: Option<String>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The days of a regular downtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MaintenanceDays {
    /// Weekdays, from Monday on: all of them, or one in each month.
    Weekdays(Vec<Weekday>, Option<WeekOfMonth>),
    /// In words that name no dates.
    InWords(String),
}

/// One of the weekdays of a name in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WeekOfMonth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The fifth, in months that have one.
    Fifth,
    /// The last.
    Last,
}

keywords! {
    WeekOfMonth {
        First => "1st",
        Second => "2nd",
        Third => "3rd",
        Fourth => "4th",
        Fifth => "5th",
        Last => "last",
    }
}

impl Maintenance {
    /// Describes what it stops, what goes on, and where it is announced.
    pub(crate) fn effects(&self) -> String {
        let named = [
            ("Stops: ", &self.stops),
            ("Goes on: ", &self.keeps),
            ("Announced: ", &self.announced),
        ];
        let mut parts: Vec<String> = Vec::new();
        for (name, text) in named {
            parts.extend(text.as_ref().map(|text| format!("{name}{text}")));
        }
        parts.extend(self.says.clone());
        parts.join(" ")
    }
}

impl MaintenanceDays {
    /// Returns true if it falls on a date; `None` if only words tell.
    #[must_use]
    pub(crate) fn falls_on(&self, date: Date) -> Option<bool> {
        let Self::Weekdays(weekdays, week) = self else { return None };
        let in_week = week.is_none_or(|week| {
            let (year, month) = (date.year(), date.month());
            Date::nth_weekday(year, month, date.weekday(), week.number()) == Some(date)
        });
        Some(in_week && weekdays.contains(&date.weekday()))
    }

    /// Returns the days in words: `every Tuesday and Thursday`.
    #[must_use]
    pub(crate) fn words(&self) -> String {
        let (weekdays, week) = match self {
            Self::InWords(words) => return words.clone(),
            Self::Weekdays(weekdays, week) => (weekdays, week),
        };
        let names: Vec<&str> = weekdays.iter().map(|weekday| weekday_name(*weekday)).collect();
        let names = match &names[..] {
            [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
            _ => names.concat(),
        };
        match week {
            None => format!("every {names}"),
            Some(week) => format!("the {} {names} of each month", week.word()),
        }
    }
}

impl WeekOfMonth {
    /// Returns the number of the weekday in its month, from the end if it is negative.
    fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Fifth => 5,
            Self::Last => -1,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Fifth => "fifth",
            Self::Last => "last",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MaintenanceDays, WeekOfMonth};
    use crate::{
        policy::Keyword as _,
        time::{Date, Weekday},
    };

    fn dates(days: &MaintenanceDays, from: &str, count: usize) -> Vec<String> {
        let first = Date::parse(from).unwrap();
        let all = (0..400).map(|day| first.plus_days(day).unwrap());
        let falls = all.filter(|date| days.falls_on(*date) == Some(true));
        falls.take(count).map(|date| date.to_string()).collect()
    }

    #[test]
    fn weekdays_fall_in_every_week_or_once_a_month() {
        let every = MaintenanceDays::Weekdays(vec![Weekday::Tue, Weekday::Thu], None);
        assert_eq!(every.words(), "every Tuesday and Thursday");
        assert_eq!(dates(&every, "2026-03-06", 3), ["2026-03-10", "2026-03-12", "2026-03-17"]);
        let second = MaintenanceDays::Weekdays(vec![Weekday::Sun], Some(WeekOfMonth::Second));
        assert_eq!(second.words(), "the second Sunday of each month");
        assert_eq!(dates(&second, "2026-03-08", 2), ["2026-03-08", "2026-04-12"]);
        let fifth = MaintenanceDays::Weekdays(vec![Weekday::Sun], Some(WeekOfMonth::Fifth));
        assert_eq!(dates(&fifth, "2026-03-01", 2), ["2026-03-29", "2026-05-31"]);
        let last = MaintenanceDays::Weekdays(vec![Weekday::Sun], Some(WeekOfMonth::Last));
        assert_eq!(dates(&last, "2026-02-01", 2), ["2026-02-22", "2026-03-29"]);
        assert_eq!(WeekOfMonth::ALL.len(), 6);
    }
}
