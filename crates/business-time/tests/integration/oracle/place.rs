//! The input of the engine and of the oracle alike: a zone, a weekly rule in minutes, closed dates
//! and special dates.
//!
//! Dates are day numbers (0 is 1970-01-01, a Thursday), times of day are minutes after midnight. It
//! knows no instant.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

use business_time::{
    calendar::{
        Schedule, SpecialDay, WeeklyHours,
        holidays::{Holiday, HolidayList},
        parse_spans,
    },
    time::{Date, Zone},
};

/// Minutes in a day.
pub(crate) const DAY: i64 = 1_440;

pub(crate) const WEEK: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A span of a day's hours: from 0 to 1439 minutes after midnight, up to at most 2880.
pub(crate) type Span = (i64, i64);

/// One place's hours.
#[derive(Clone)]
pub(crate) struct Place {
    /// Where its clock hangs.
    pub(crate) zone: Zone,
    /// The spans of each weekday from Monday on; in any order, they may overlap.
    pub(crate) weekly: [Vec<Span>; 7],
    /// Closed dates.
    pub(crate) holidays: BTreeSet<i64>,
    /// Whose clock shows those dates, if it is not this place's.
    pub(crate) holiday_zone: Option<Zone>,
    /// Dates with hours of their own, which win over holidays.
    pub(crate) special: BTreeMap<i64, Vec<Span>>,
}

impl Place {
    /// The spans that begin on a date.
    pub(crate) fn spans_on(&self, date: i64) -> &[Span] {
        match self.special.get(&date) {
            Some(spans) => spans,
            None if self.holiday_zone.is_none() && self.holidays.contains(&date) => &[],
            None => &self.weekly[usize::try_from((date + 3).rem_euclid(7)).unwrap()],
        }
    }

    /// The same as the engine wants it, through the notation that people write.
    pub(crate) fn schedule(&self) -> Schedule {
        let days = self.weekly.iter().zip(WEEK).filter(|(spans, _)| !spans.is_empty());
        let entries: Vec<String> =
            days.map(|(spans, day)| format!("{day} {}", notation(spans))).collect();
        let mut schedule = Schedule::weekly(
            self.zone.clone(),
            WeeklyHours::parse(entries.iter().map(String::as_str)).unwrap(),
        );
        let on = |date: i64| Date::from_days_since_epoch(date).unwrap();
        let holidays: Vec<Holiday> = self
            .holidays
            .iter()
            .map(|date| Holiday { on: on(*date), name: "closed".into() })
            .collect();
        if !holidays.is_empty() {
            schedule.holidays =
                vec![Arc::new(HolidayList::from_dates("closed", holidays, 1..=9999))];
        }
        schedule.holiday_zone.clone_from(&self.holiday_zone);
        let spans = |spans: &[Span]| {
            if spans.is_empty() { Vec::new() } else { parse_spans(&notation(spans)).unwrap() }
        };
        let special = self.special.iter().map(|(date, hours)| SpecialDay {
            on: on(*date),
            name: "special".into(),
            spans: spans(hours),
        });
        schedule.special_days = special.collect();
        schedule
    }
}

/// `09:00-12:00, 22:00-30:00`.
pub(crate) fn notation(spans: &[Span]) -> String {
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    spans
        .iter()
        .map(|(from, to)| format!("{}-{}", clock(*from), clock(*to)))
        .collect::<Vec<_>>()
        .join(", ")
}

impl fmt::Debug for Place {
    /// As short as a failing case is read best.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.zone.name())?;
        for (spans, day) in self.weekly.iter().zip(WEEK).filter(|(spans, _)| !spans.is_empty()) {
            write!(f, " {day} {};", notation(spans))?;
        }
        let on = |date: &i64| Date::from_days_since_epoch(*date).unwrap();
        self.holidays.iter().try_for_each(|date| write!(f, " closed {};", on(date)))?;
        if let Some(zone) = &self.holiday_zone {
            write!(f, " by the dates of {};", zone.name())?;
        }
        self.special
            .iter()
            .try_for_each(|(date, spans)| write!(f, " on {} [{}];", on(date), notation(spans)))
    }
}
