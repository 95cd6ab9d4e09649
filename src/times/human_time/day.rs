//! Finds the one day that a time without a whole date is on.

use super::{
    clock::{ClockTime, colon_missing, with_colon},
    fault::TimeFault,
    slashed_date::NumericDate,
    time_reading::TimeReading,
    words::{TimeWords, Which, fault},
};
use crate::{
    time::{CivilDateTime, Date, Instant, Resolution, Weekday, Zone},
    times::{day_names::weekday_name, local_clock::dial, time_error::TimeError, typed_time::once},
};

/// The day of a time that is typed without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearestDay {
    /// The latest that is not after now, as of a ticket that has been opened.
    Past,
    /// The earliest that is not before now, as of a date that something is due by.
    Future,
    /// Today for a bare time of day, else the earliest that is not before now.
    Today,
}

/// A month and a day come round within so many years, 29 February included.
const YEARS: i32 = 8;

/// The days on which a typed time can be.
enum Days {
    One(Date),
    Any,
    Weekday(Weekday),
    InYear { month: u32, day: u32 },
}

/// A typed time that is still without its day.
pub(super) struct Undated<'a> {
    pub(super) text: &'a str,
    pub(super) zone: Option<&'a Zone>,
    pub(super) now: Instant,
    pub(super) nearest: NearestDay,
}

impl Undated<'_> {
    /// Returns the one instant that the words say.
    pub(super) fn resolve(&self, words: &TimeWords) -> Result<Instant, TimeError> {
        let zone = self.zone.ok_or_else(|| TimeError::NoZone(self.text.to_owned()));
        // Faults of the words are reported before the missing zone.
        let utc = Zone::utc();
        let days = self.days(words, zone.as_ref().copied().unwrap_or(&utc))?;
        let Some(clock) = words.clock else {
            return Err(fault(TimeFault::NoClock { text: self.text.to_owned() }));
        };
        let zone = zone?;
        let mut instants = Vec::new();
        for seconds in clock.could_be() {
            let at = self.at(&days, seconds, zone)?;
            if !instants.contains(&at) {
                instants.push(at);
            }
        }
        let [at] = instants[..] else {
            let is_local = words.offset.is_none();
            return Err(self.ambiguous(&instants, (zone, is_local), clock));
        };
        if let (Some(weekday), Days::One(date)) = (words.weekday, &days) {
            self.expect_weekday(*date, weekday)?;
        } else if let (Some(weekday), Days::InYear { .. }) = (words.weekday, &days) {
            self.expect_weekday(zone.wall_at(at).date(), weekday)?;
        }
        Ok(at)
    }

    /// Returns the days that the words allow.
    fn days(&self, words: &TimeWords, zone: &Zone) -> Result<Days, TimeError> {
        let today = zone.wall_at(self.now).date();
        let text = || self.text.to_owned();
        let has_part = words.day.is_some() || words.month.is_some() || words.year.is_some();
        let said = [
            words.days.is_some(),
            words.date.is_some(),
            words.numeric.is_some(),
            has_part,
            words.which.is_some(),
        ];
        if said.into_iter().filter(|is_said| *is_said).count() > 1 {
            if let Some(fault) = self.without_colon(words) {
                return Err(fault);
            }
            return Err(fault(TimeFault::Twice { text: text(), what: "dates" }));
        }
        if let Some(date) = words.date {
            return Ok(Days::One(date));
        }
        if let Some(days) = words.days {
            let date = today.plus_days(days).ok_or_else(|| TimeError::OutOfRange(text()))?;
            return Ok(Days::One(date));
        }
        if let Some(numeric) = &words.numeric {
            let date = self.numeric(numeric, today, words.clock.is_none())?;
            return Ok(Days::One(date));
        }
        if has_part {
            let (Some(day), Some(month)) = (words.day, words.month) else {
                return Err(fault(TimeFault::PartOfDate { text: text() }));
            };
            let Some(year) = words.year else { return Ok(Days::InYear { month, day }) };
            let date = Date::new(year, month, day);
            let missing = || fault(TimeFault::NoSuchDate { text: text() });
            return date.map(Days::One).ok_or_else(missing);
        }
        match (words.weekday, words.which) {
            (Some(weekday), Some(which)) => {
                let date = self.named_day(weekday, which, today, words.clock.is_none())?;
                Ok(Days::One(date))
            }
            (Some(weekday), None) => Ok(Days::Weekday(weekday)),
            (None, _) => Ok(Days::Any),
        }
    }

    /// Returns the fault of a number beside a whole date that is no second date, but a time of day
    /// without its colon: `yesterday 16`, `2026-12-25 16.45`.
    fn without_colon(&self, words: &TimeWords) -> Option<TimeError> {
        let text = self.text.to_owned();
        let word = self.text.split_whitespace().next_back()?.to_owned();
        if words.clock.is_some() || words.month.is_some() {
            return None;
        }
        let before = self.text.strip_suffix(&word)?;
        if let Some(clock) = with_colon(&word, None) {
            return Some(fault(TimeFault::Point {
                corrected: before.to_owned() + &clock,
                text,
                word,
            }));
        }
        let corrected = before.to_owned() + &colon_missing(&word)?;
        Some(match word.len() {
            4 => fault(TimeFault::Point { text, word, corrected }),
            _ => fault(TimeFault::HourAlone { text, hour: word, corrected }),
        })
    }

    /// Returns the date of numbers alone, if it is one.
    fn numeric(&self, word: &str, today: Date, lacks_clock: bool) -> Result<Date, TimeError> {
        let text = self.text.to_owned();
        let unknown = || fault(TimeFault::Word { text: text.clone(), word: word.to_owned() });
        if lacks_clock && let Some(clock) = with_colon(word, None) {
            let corrected = self.text.replacen(word, &clock, 1);
            let dates = dates_of_point(word, today);
            if self.text == word && !dates.is_empty() {
                let dates = dates.iter().map(|date| format!("{date} 16:45"));
                let could_be = [corrected].into_iter().chain(dates).collect();
                return Err(fault(TimeFault::ClockOrDate { text, could_be }));
            }
            return Err(fault(TimeFault::Point { text, word: word.to_owned(), corrected }));
        }
        let read = NumericDate::read(word, today.year()).ok_or_else(unknown)?;
        match &read.could_be[..] {
            [] => Err(fault(TimeFault::NoSuchDate { text })),
            [only] if read.has_year => Ok(*only),
            [only] if !lacks_clock => {
                let has_no_year = word.matches('/').count() == 1;
                let readings = if has_no_year { self.years_of(*only, today) } else { vec![*only] };
                let readings = self.dated((word, &readings), today);
                Err(fault(TimeFault::NoYear { text, readings }))
            }
            dates => {
                let readings = self.dated((word, dates), today);
                Err(fault(TimeFault::Ambiguous { text, readings, lacks_clock }))
            }
        }
    }

    /// Returns a date, and the same day of the year nearest to it on the right side of today.
    fn years_of(&self, date: Date, today: Date) -> Vec<Date> {
        let other = match self.nearest {
            NearestDay::Past if date > today => date.year() - 1,
            NearestDay::Future | NearestDay::Today if date < today => date.year() + 1,
            _ => return vec![date],
        };
        let other = Date::new(other, date.month(), date.day());
        [Some(date), other].into_iter().flatten().collect()
    }

    /// Returns the text with each ISO date for some words of it.
    fn dated(&self, (words, dates): (&str, &[Date]), today: Date) -> Vec<TimeReading> {
        let fits = |date: Date| match self.nearest {
            NearestDay::Past => date <= today,
            NearestDay::Future | NearestDay::Today => date >= today,
        };
        TimeReading::several(dates.iter().map(|date| {
            let text = self.text.replacen(words, &date.to_string(), 1);
            (text, None, fits(*date))
        }))
    }

    /// Returns the date of `last friday`, the last before today. `next friday` is the next one to
    /// some and that of next week to others.
    fn named_day(
        &self,
        weekday: Weekday,
        which: Which,
        today: Date,
        lacks_clock: bool,
    ) -> Result<Date, TimeError> {
        let out_of_range = || TimeError::OutOfRange(self.text.to_owned());
        let plus = |date: Date, days: i64| date.plus_days(days).ok_or_else(out_of_range);
        let number = |weekday: Weekday| i64::from(weekday.num_days_from_monday());
        let ahead = (number(weekday) - number(today.weekday())).rem_euclid(7);
        let of_this_week = plus(today, number(weekday) - number(today.weekday()))?;
        let could_be = match which {
            Which::Last => return plus(today, ahead - 7),
            Which::This => [of_this_week, plus(today, ahead)?],
            Which::Next => {
                let next = plus(today, if ahead == 0 { 7 } else { ahead })?;
                [next, plus(next, 7)?]
            }
        };
        if could_be[0] == could_be[1] {
            return Ok(could_be[0]);
        }
        let readings = self.dated((&self.named_words(which), &could_be), today);
        let text = self.text.to_owned();
        Err(fault(TimeFault::Ambiguous { text, readings, lacks_clock }))
    }

    /// Returns the words for a day in the text, such as `next Friday`.
    fn named_words(&self, which: Which) -> String {
        let is_which = |word: &&str| word.eq_ignore_ascii_case(&format!("{which:?}"));
        let words = self.text.split_whitespace().skip_while(|word| !is_which(word)).take(2);
        words.collect::<Vec<_>>().join(" ")
    }

    /// Returns the instant at which a clock shows a time on one of the days.
    fn at(&self, days: &Days, seconds: i64, zone: &Zone) -> Result<Instant, TimeError> {
        let today = zone.wall_at(self.now).date();
        let date = match days {
            Days::One(date) => *date,
            Days::Any if self.nearest == NearestDay::Today => today,
            _ => return self.nearest(days, seconds, zone, today),
        };
        self.on(date, seconds, zone)
    }

    /// Returns the instant of a time of day on a date.
    fn on(&self, date: Date, seconds: i64, zone: &Zone) -> Result<Instant, TimeError> {
        let wall = CivilDateTime::new(date, seconds);
        let out_of_range = || TimeError::OutOfRange(self.text.to_owned());
        Instant::from_unix(wall.as_if_utc()).ok_or_else(out_of_range)?;
        let at = once(wall, zone, self.text)?;
        if at == Instant::MIN || at == Instant::MAX { Err(out_of_range()) } else { Ok(at) }
    }

    /// Returns the nearest instant on the right side of now. One that a clock change skips or
    /// repeats on that side is refused.
    fn nearest(
        &self,
        days: &Days,
        seconds: i64,
        zone: &Zone,
        today: Date,
    ) -> Result<Instant, TimeError> {
        let is_past = self.nearest == NearestDay::Past;
        let fits = |at: Instant| if is_past { at <= self.now } else { at >= self.now };
        for date in candidates(days, today, is_past) {
            match zone.resolve(CivilDateTime::new(date, seconds)) {
                Resolution::Unique(at) if fits(at) => return self.on(date, seconds, zone),
                Resolution::Gap { gap_end_at, .. } if fits(gap_end_at) => {
                    return self.on(date, seconds, zone);
                }
                Resolution::Fold { first_at, last_at } => match (fits(first_at), fits(last_at)) {
                    (true, true) => return self.on(date, seconds, zone),
                    (true, false) => return Ok(first_at),
                    (false, true) => return Ok(last_at),
                    (false, false) => {}
                },
                Resolution::Unique(_) | Resolution::Gap { .. } => {}
            }
        }
        Err(fault(TimeFault::NoSuchDate { text: self.text.to_owned() }))
    }

    fn expect_weekday(&self, date: Date, weekday: Weekday) -> Result<(), TimeError> {
        if date.weekday() == weekday {
            return Ok(());
        }
        Err(fault(TimeFault::Weekday {
            text: self.text.to_owned(),
            date: date.to_string(),
            weekday: weekday_name(date.weekday()).to_owned(),
        }))
    }

    /// Returns the fault of a time of day that is two. One without an offset of its own is typed
    /// on the local clock.
    fn ambiguous(
        &self,
        instants: &[Instant],
        (zone, is_local): (&Zone, bool),
        clock: ClockTime,
    ) -> TimeError {
        let names = match clock {
            ClockTime::Twelve => ["midnight", "noon"],
            ClockTime::Midnight | ClockTime::At(_) => ["the day's beginning", "its end"],
        };
        let readings = instants.iter().zip(names).map(|(at, name)| {
            let wall = zone.wall_at(*at);
            let local = format!("{} {}", wall.date(), dial(wall.seconds_of_day()));
            let text = if is_local { local } else { zone.rfc3339(*at) };
            let fits = match self.nearest {
                NearestDay::Past => *at <= self.now,
                NearestDay::Future | NearestDay::Today => *at >= self.now,
            };
            (text, Some(name.to_owned()), fits)
        });
        let readings = TimeReading::several(readings);
        fault(TimeFault::Ambiguous { text: self.text.to_owned(), readings, lacks_clock: false })
    }
}

/// Returns the dates of this year that two numbers with a point between them may be.
fn dates_of_point(word: &str, today: Date) -> Vec<Date> {
    let with_year = format!("{word}.{}", today.year());
    let dates = NumericDate::read(&with_year, today.year());
    dates.map_or_else(Vec::new, |dates| dates.could_be)
}

/// Returns the dates to look at, the nearest first.
fn candidates(days: &Days, today: Date, is_past: bool) -> Vec<Date> {
    let step = if is_past { -1 } else { 1 };
    if let Days::InYear { month, day } = days {
        let years = (-1..=YEARS).map(|away| today.year() + step * away);
        return years.filter_map(|year| Date::new(year, *month, *day)).collect();
    }
    // The end of a day, 24:00, lies on the next.
    let near = (-1..=8).filter_map(|away| today.plus_days(i64::from(step * away)));
    let is_meant = |date: &Date| match days {
        Days::Weekday(weekday) => date.weekday() == *weekday,
        _ => true,
    };
    near.filter(is_meant).collect()
}
