//! Finds the one day that a time without a whole date is on.

use super::{
    clock::{ClockTime, colon_missing, with_colon},
    fault::TimeFault,
    loose::part_of_date,
    named_day::Which,
    nearest_day::{Days, NearestDay},
    replaced_word::with_word,
    slashed_date::NumericDate,
    time_reading::{TimeReading, typed_again},
    words::{TimeWords, fault},
};
use crate::{
    time::{CivilDateTime, Date, Instant, Resolution, Weekday, Zone},
    times::{
        day_names::weekday_name, local_clock::local_time, time_error::TimeError, typed_time::once,
    },
};

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
        match self.nearest.since() {
            Some(since) if !matches!(days, Days::One(_)) => {
                self.expect_first_since(since, at, (zone, words))
            }
            _ => Ok(at),
        }
    }

    /// Returns an instant, if it is also the first since another.
    fn expect_first_since(
        &self,
        since: Instant,
        at: Instant,
        (zone, words): (&Zone, &TimeWords),
    ) -> Result<Instant, TimeError> {
        let (text, nearest) = (self.text, NearestDay::Future);
        let ahead = Undated { text, zone: Some(zone), now: since, nearest };
        let first = ahead.resolve(words)?;
        if first == at {
            return Ok(at);
        }
        // All of it may be still to come, but not the event alone.
        if self.nearest.is_past() && since <= self.now && first > self.now {
            return Err(fault(TimeFault::BeforeOpening {
                text: self.text.to_owned(),
                latest: local_time(zone, at),
                since: local_time(zone, since),
            }));
        }
        let is_today = zone.wall_at(at).date() == zone.wall_at(self.now).date();
        let by_now = match self.nearest.is_past() {
            true => "the latest before now",
            false if is_today => "today",
            false => "the next",
        };
        let readings = [
            (first, format!("the first after {}", local_time(zone, since)), true),
            (at, by_now.to_owned(), false),
        ];
        let typed = |at| typed_again(at, zone, words.offset.is_none());
        let readings = readings.map(|(at, means, fits)| (typed(at), Some(means), fits));
        let readings = TimeReading::several(readings);
        Err(fault(TimeFault::Ambiguous {
            text: self.text.to_owned(),
            readings,
            lacks_clock: false,
        }))
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
                return Err(fault(part_of_date(words, self.text)));
            };
            let completed = words.year.is_none().then(|| today.year());
            let date = words.year.or(completed).and_then(|year| Date::new(year, month, day));
            let missing = || fault(TimeFault::NoSuchDate { text: text(), completed });
            let date = date.ok_or_else(missing)?;
            return Ok(completed.map_or(Days::One(date), |_| Days::InYear { month, day }));
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
        if words.clock.is_some() {
            return None;
        }
        let text = self.text.to_owned();
        if let Some(word) = words.numeric.clone()
            && let Some(clock) = with_colon(&word, None)
        {
            let corrected = with_word(&text, &word, &clock)?;
            return Some(fault(TimeFault::Point { corrected, text, word }));
        }
        if words.month.is_some() {
            return None;
        }
        let word = self.text.split_whitespace().next_back()?.to_owned();
        let before = self.text.strip_suffix(&word)?;
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
            let dates = NumericDate::of_point(word, today.year());
            if self.text == word && !dates.is_empty() {
                let dates = dates.iter().map(|date| format!("{date} 16:45"));
                let could_be = [corrected].into_iter().chain(dates).collect();
                return Err(fault(TimeFault::ClockOrDate { text, could_be }));
            }
            return Err(fault(TimeFault::Point { text, word: word.to_owned(), corrected }));
        }
        let read = NumericDate::read(word, today.year()).ok_or_else(unknown)?;
        match &read.could_be[..] {
            [] => Err(fault(TimeFault::NoSuchDate { text, completed: None })),
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
            nearest if nearest.is_past() && date > today => date.year() - 1,
            nearest if !nearest.is_past() && date < today => date.year() + 1,
            _ => return vec![date],
        };
        let other = Date::new(other, date.month(), date.day());
        [Some(date), other].into_iter().flatten().collect()
    }

    /// Returns the text with each ISO date for some words of it.
    fn dated(&self, (words, dates): (&str, &[Date]), today: Date) -> Vec<TimeReading> {
        self.readings(dates, today, |date| self.text.replacen(words, &date.to_string(), 1))
    }

    fn readings(
        &self,
        dates: &[Date],
        today: Date,
        written: impl Fn(Date) -> String,
    ) -> Vec<TimeReading> {
        let is_past = self.nearest.is_past();
        let fits = |date: Date| if is_past { date <= today } else { date >= today };
        TimeReading::several(dates.iter().map(|date| (written(*date), None, fits(*date))))
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
        let readings = self.readings(&could_be, today, |date| which.with_date(self.text, date));
        let text = self.text.to_owned();
        Err(fault(TimeFault::Ambiguous { text, readings, lacks_clock }))
    }

    /// Returns the instant at which a clock shows a time on one of the days.
    fn at(&self, days: &Days, seconds: i64, zone: &Zone) -> Result<Instant, TimeError> {
        let today = zone.wall_at(self.now).date();
        let date = match days {
            Days::One(date) => *date,
            Days::Any if self.nearest.is_of_today() => today,
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
        let is_past = self.nearest.is_past();
        let fits = |at: Instant| if is_past { at <= self.now } else { at >= self.now };
        for date in days.candidates(today, is_past) {
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
        Err(fault(TimeFault::NoSuchDate { text: self.text.to_owned(), completed: None }))
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
            let text = typed_again(*at, zone, is_local);
            let is_past = self.nearest.is_past();
            let fits = if is_past { *at <= self.now } else { *at >= self.now };
            (text, Some(name.to_owned()), fits)
        });
        let readings = TimeReading::several(readings);
        fault(TimeFault::Ambiguous { text: self.text.to_owned(), readings, lacks_clock: false })
    }
}
