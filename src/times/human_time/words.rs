//! The words of a time: date, weekday, time of day, offset, in any order.

use super::{
    clock::{ClockTime, HalfDay, clock_time, colon_missing, is_clock_shaped, parted, with_colon},
    fault::TimeFault,
    named_day::{Which, weekday_named},
    replaced_word::with_word,
    slashed_date::NumericDate,
    time_reading::TimeReading,
};
use crate::{
    time::{Date, Weekday},
    times::{
        day_names::month_named, places::place, time_error::TimeError,
        zone_abbreviations::is_abbreviation, zone_city::zone_of_city, zone_meanings::meanings,
        zone_offsets::offset_named,
    },
};

/// The numbers of two digits, in words.
const DAYS: &str = "days of the month (a year has four digits)";

/// Holidays by names that people type for their dates.
const NAMED_DAYS: [&str; 5] = ["christmas", "xmas", "easter", "thanksgiving", "halloween"];

/// The parts of a time that were typed.
#[derive(Clone, Debug, Default)]
pub(super) struct TimeWords {
    pub(super) clock: Option<ClockTime>,
    /// Seconds ahead of UTC.
    pub(super) offset: Option<i32>,
    pub(super) weekday: Option<Weekday>,
    pub(super) which: Option<Which>,
    /// Days from today: yesterday is -1.
    pub(super) days: Option<i64>,
    pub(super) date: Option<Date>,
    /// A date of numbers alone, still to be understood.
    pub(super) numeric: Option<String>,
    pub(super) day: Option<u32>,
    pub(super) month: Option<u32>,
    pub(super) year: Option<i32>,
}

impl TimeWords {
    /// Reads the words of a text. Commas and `at` and `on` between them say nothing.
    pub(super) fn read(text: &str) -> Result<Self, TimeError> {
        let lower = text.to_lowercase();
        // Mail and browsers write the zone's name once more in brackets behind its offset.
        let comment = lower.strip_suffix(')').and_then(|rest| rest.split_once('('));
        let told = comment.map_or(lower.as_str(), |(told, _)| told);
        let told = told.replace(',', " ");
        let words: Vec<&str> = told.split_whitespace().collect();
        let mut read = Self::default();
        let mut rest = &words[..];
        while let [word, behind @ ..] = rest {
            let next = behind.first().copied();
            let taken = read.take(word, next, text)?;
            rest = &rest[taken..];
        }
        if words.is_empty() || (comment.is_some() && read.offset.is_none()) {
            return Err(fault(TimeFault::Shape(text.to_owned())));
        }
        if let Some(which) = read.which
            && read.weekday.is_none()
        {
            let word = which.word().to_owned();
            return Err(fault(TimeFault::Word { text: text.to_owned(), word }));
        }
        Ok(read)
    }

    /// Returns the dates that words without a time of day could be, if they have a year.
    pub(super) fn whole_dates(&self) -> Vec<Date> {
        if self.clock.is_some() || self.offset.is_some() || self.days.is_some() {
            return Vec::new();
        }
        let parts = (self.year, self.month, self.day);
        let mut dates = match (self.date, &self.numeric, parts) {
            (Some(date), None, (None, None, None)) => vec![date],
            (None, Some(numeric), (None, None, None)) => {
                let numeric = NumericDate::read(numeric, 0).filter(|date| date.has_year);
                numeric.map_or_else(Vec::new, |date| date.could_be)
            }
            (None, None, (Some(year), Some(month), Some(day))) => {
                Date::new(year, month, day).into_iter().collect()
            }
            _ => Vec::new(),
        };
        dates.retain(|date| self.weekday.is_none_or(|weekday| date.weekday() == weekday));
        dates
    }

    /// Takes a word, or a number with `am` or `pm` behind it, and returns how many words it took.
    fn take(&mut self, word: &str, next: Option<&str>, text: &str) -> Result<usize, TimeError> {
        if let Some(half) = next.and_then(HalfDay::read)
            && word.starts_with(|c: char| c.is_ascii_digit())
        {
            self.set_clock(word, Some(half), text)?;
            return Ok(2);
        }
        match word {
            "at" | "on" => {}
            "today" => once(&mut self.days, 0, "days", text)?,
            "yesterday" => once(&mut self.days, -1, "days", text)?,
            "tomorrow" => once(&mut self.days, 1, "days", text)?,
            "last" => once(&mut self.which, Which::Last, "days", text)?,
            "this" => once(&mut self.which, Which::This, "days", text)?,
            "next" => once(&mut self.which, Which::Next, "days", text)?,
            "noon" => once(&mut self.clock, ClockTime::At(43_200), "times of day", text)?,
            "midnight" => once(&mut self.clock, ClockTime::Midnight, "times of day", text)?,
            word if word.starts_with(|c: char| c.is_ascii_digit()) => {
                self.take_number(word, text)?;
            }
            word => self.take_name(word, text)?,
        }
        Ok(1)
    }

    /// Takes a word that begins with a digit.
    fn take_number(&mut self, word: &str, text: &str) -> Result<(), TimeError> {
        if let Some(extended) = extended(word) {
            if Date::parse(&extended[..10]).is_err() {
                let text = text.to_owned();
                return Err(fault(TimeFault::NoSuchDate { text, completed: None }));
            }
            return self.take_number(&extended, text);
        }
        if let Some((date, behind)) = word.split_at_checked(10)
            && let Ok(date) = Date::parse(date)
        {
            once(&mut self.date, date, "dates", text)?;
            return match behind.strip_prefix('t') {
                Some(clock) => match without_colon(word, clock, text) {
                    Some(fault) => Err(fault),
                    None => self.take_number(clock, text),
                },
                None if behind.is_empty() => Ok(()),
                None => Err(unknown(word, text)),
            };
        }
        let (clock, half) = parted(word);
        if half.is_some() || is_clock_shaped(word) {
            return self.set_clock(clock, half, text);
        }
        if let Some((clock, offset)) = with_offset(word) {
            once(&mut self.offset, offset, "time zones", text)?;
            let (clock, half) = parted(clock);
            return self.set_clock(clock, half, text);
        }
        if let [day, month, year] = word.split('-').collect::<Vec<_>>()[..]
            && let Some(month) = month_named(month)
        {
            return self.take_dashed((day, month, year), word, text);
        }
        if text.contains(':') {
            self.expect_long_year(word, text)?;
        }
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
        match (digits.unwrap_or(word).parse(), word.len()) {
            (Ok(day @ 1..=31), 1 | 2) => once(&mut self.day, day, DAYS, text),
            (Ok(day @ 1..=31), 3 | 4) if digits.is_some() => once(&mut self.day, day, DAYS, text),
            (Ok(year), 4) if digits.is_none() => {
                let year = i32::try_from(year).unwrap_or_default();
                once(&mut self.year, year, "years", text)
            }
            _ if word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-')) => {
                self.take_numeric(word, text)
            }
            _ => match with_colon(word, None) {
                Some(time) => Err(fault(TimeFault::Point {
                    text: text.to_owned(),
                    word: word.to_owned(),
                    corrected: text.to_lowercase().replacen(word, &time, 1),
                })),
                None => Err(unknown(word, text)),
            },
        }
    }

    /// Takes a date such as `6-mar-2026`.
    fn take_dashed(
        &mut self,
        (day, month, year): (&str, u32, &str),
        word: &str,
        text: &str,
    ) -> Result<(), TimeError> {
        once(&mut self.month, month, "months", text)?;
        self.take_number(day, text)?;
        short_year(word, year, text).map_or(Ok(()), Err)?;
        self.take_number(year, text)
    }

    /// Refuses a number of two digits behind day and month.
    fn expect_long_year(&self, word: &str, text: &str) -> Result<(), TimeError> {
        match (self.day, self.month, self.year) {
            (Some(_), Some(_), None) => short_year(word, word, text).map_or(Ok(()), Err),
            _ => Ok(()),
        }
    }

    /// Takes a date of numbers alone. Of two such words one may be a time of day: `16.45`.
    fn take_numeric(&mut self, word: &str, text: &str) -> Result<(), TimeError> {
        let Some(other) = self.numeric.replace(word.to_owned()) else { return Ok(()) };
        for word in [word, &other] {
            let clock = with_colon(word, None).filter(|_| self.clock.is_none());
            let corrected = clock.and_then(|clock| with_word(text, word, &clock));
            if let Some(corrected) = corrected {
                let (text, word) = (text.to_owned(), word.to_owned());
                return Err(fault(TimeFault::Point { text, word, corrected }));
            }
        }
        Err(fault(TimeFault::Twice { text: text.to_owned(), what: "dates" }))
    }

    /// Takes a weekday, a month or an offset.
    fn take_name(&mut self, word: &str, text: &str) -> Result<(), TimeError> {
        let name = word.strip_suffix('.').unwrap_or(word);
        if let Some(weekday) = weekday_named(name) {
            once(&mut self.weekday, weekday, "days of the week", text)
        } else if let Some(month) = month_named(name) {
            once(&mut self.month, month, "months", text)
        } else if let Some(offset) = offset_named(word) {
            once(&mut self.offset, offset, "time zones", text)
        } else {
            Err(unknown(word, text))
        }
    }

    fn set_clock(
        &mut self,
        clock: &str,
        half: Option<HalfDay>,
        text: &str,
    ) -> Result<(), TimeError> {
        let shown = || match with_colon(clock, half) {
            Some(time) => fault(TimeFault::Point {
                text: text.to_owned(),
                word: clock.to_owned(),
                corrected: text.replacen(clock, &time, 1),
            }),
            None => fault(TimeFault::Clock { text: text.to_owned(), clock: clock.to_owned() }),
        };
        let time = clock_time(clock, half).ok_or_else(shown)?;
        once(&mut self.clock, time, "times of day", text)
    }
}

/// Returns the extended form of what is in ISO 8601's basic one: `20261225t1200z`, `20261225`.
fn extended(word: &str) -> Option<String> {
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (date, behind) = word.split_at_checked(8).filter(|(date, _)| is_digits(date))?;
    let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
    if behind.is_empty() {
        return Some(date);
    }
    let behind = behind.strip_prefix('t')?;
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let (clock, offset) = behind.split_at(end);
    match clock.len() {
        2 => Some(format!("{date}t{clock}{offset}")),
        4 => Some(format!("{date}t{}:{}{offset}", &clock[..2], &clock[2..])),
        6 => Some(format!("{date}t{}:{}:{}{offset}", &clock[..2], &clock[2..4], &clock[4..])),
        _ => None,
    }
}

/// Returns the fault of a year of two digits at the end of a word: `6-mar-26`, `26`.
fn short_year(word: &str, year: &str, text: &str) -> Option<TimeError> {
    if year.len() != 2 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut typed = text.split_whitespace().map(|typed| typed.trim_end_matches(','));
    let typed = typed.rfind(|typed| typed.eq_ignore_ascii_case(word))?;
    let day = typed.strip_suffix(year)?;
    let corrected = with_word(text, word, &format!("{day}20{year}"))?;
    let readings = TimeReading::several([(corrected, None, true)]);
    Some(fault(TimeFault::NoYear { text: text.to_owned(), readings }))
}

/// Returns the fault of a time of day behind a date and its `t` without minutes or colon: `t12`,
/// `t1645`.
fn without_colon(word: &str, clock: &str, text: &str) -> Option<TimeError> {
    let end = clock.find(|c: char| !c.is_ascii_digit()).unwrap_or(clock.len());
    let (digits, offset) = clock.split_at(end);
    if !offset.is_empty() {
        offset_named(offset)?;
    }
    let date = word.split_at_checked(10)?.0;
    let is_this = |typed: &str| typed == word || extended(typed).as_deref() == Some(word);
    let corrected = |time: &str| {
        let right = format!("{date}T{time}{}", offset.to_uppercase());
        let words = text.split_whitespace();
        let words = words.map(|typed| if is_this(&typed.to_lowercase()) { &right } else { typed });
        words.collect::<Vec<_>>().join(" ")
    };
    let (text, digits) = (text.to_owned(), digits.to_owned());
    match colon_missing(&digits)? {
        time if digits.len() == 4 => {
            Some(fault(TimeFault::Point { corrected: corrected(&time), text, word: digits }))
        }
        time => {
            Some(fault(TimeFault::HourAlone { corrected: corrected(&time), text, hour: digits }))
        }
    }
}

/// Parts `10:00z` and `10:00-05:00` into the time of day and the offset in seconds.
fn with_offset(word: &str) -> Option<(&str, i32)> {
    let end = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.')))?;
    let end = if word[end..].starts_with(['a', 'p']) { end + 2 } else { end };
    let (clock, offset) = word.split_at_checked(end)?;
    let offset = offset_named(offset)?;
    (clock.contains(':') || clock.ends_with('m')).then_some((clock, offset))
}

/// Returns the fault of a word that is no part of a time: a zone's name among them.
fn unknown(word: &str, text: &str) -> TimeError {
    let (text, name) = (text.to_owned(), word.trim_matches(['[', ']']).to_owned());
    let upper = name.to_uppercase();
    // Two of them are the names of islands with a zone of their own.
    if NAMED_DAYS.contains(&name.as_str()) {
        return fault(TimeFault::NamedDay { text, name });
    }
    match place(&name).ok().or_else(|| zone_of_city(&name)) {
        Some(zone) => fault(TimeFault::ZoneName { text, name, zone: zone.to_owned() }),
        None if is_abbreviation(&upper) || (name.len() <= 5 && !meanings(&upper).is_empty()) => {
            fault(TimeFault::Abbreviation { text, name: upper })
        }
        None => fault(TimeFault::Word { text, word: name }),
    }
}

/// Fills a part that must be said once.
fn once<T>(part: &mut Option<T>, said: T, what: &'static str, text: &str) -> Result<(), TimeError> {
    match part.replace(said) {
        None => Ok(()),
        Some(_) => Err(fault(TimeFault::Twice { text: text.to_owned(), what })),
    }
}

pub(super) fn fault(fault: TimeFault) -> TimeError {
    TimeError::Typed(fault)
}
