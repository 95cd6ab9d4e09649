//! The faults of times that people type.

use thiserror::Error;

use super::{next_midnight::clocks, time_reading::TimeReading};
use crate::{
    text::excerpt,
    time::{Date, Offset, ZoneError},
    times::{zone_meanings::offset_meant, zone_suggestions::with_suggestion},
};

/// The reason that a text is no time of an option.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimeFault {
    /// No known form.
    #[error("'{}' is not a time; {FORMS}", excerpt(.0))]
    Shape(String),
    /// A word in it that is not known.
    #[error("{} is not understood; {FORMS}", within(word, text))]
    Word {
        /// As typed.
        text: String,
        /// The word.
        word: String,
    },
    /// Two of one kind: two dates, two times of day.
    #[error("'{text}' has two {what}; keep one")]
    Twice {
        /// As typed.
        text: String,
        /// `times of day`, `months` and the like.
        what: &'static str,
    },
    /// A day without a time of day.
    #[error("'{text}' has no time of day; add one, such as '{text} 16:45'")]
    NoClock {
        /// As typed.
        text: String,
    },
    /// Part of a date.
    #[error(
        "the date in '{text}' is incomplete; write day and month, such as '6 Mar 16:45'{}",
        hour.as_ref().map_or_else(String::new, |hour| format!(", or the hour as '{hour}'"))
    )]
    PartOfDate {
        /// As typed.
        text: String,
        /// The same with the number as an hour, if it may be one.
        hour: Option<String>,
    },
    /// A part of a day, or a time of day in words.
    #[error("'{text}' is no exact time; {}", times_like(could_be))]
    Loose {
        /// As typed.
        text: String,
        /// Times that it could be; none if each would be a guess.
        could_be: Vec<String>,
    },
    /// A misspelt word.
    #[error("'{text}' is not a time; did you mean '{corrected}'?")]
    Misspelt {
        /// As typed.
        text: String,
        /// The same with the right word.
        corrected: String,
    },
    /// An hour, minute or second that no clock shows.
    #[error("{} is not a time of day; {}", within(clock, text), clocks(clock, text))]
    Clock {
        /// As typed.
        text: String,
        /// The time of day.
        clock: String,
    },
    /// An hour without its minutes.
    #[error("'{hour}' in '{text}' is an hour without its minutes; write '{corrected}'")]
    HourAlone {
        /// As typed.
        text: String,
        /// The hour.
        hour: String,
        /// The same with the minutes.
        corrected: String,
    },
    /// Hour and minute with a point between them.
    #[error("{} has no colon between hour and minute; write '{corrected}'", within(word, text))]
    Point {
        /// As typed.
        text: String,
        /// The time of day.
        word: String,
        /// The same with a colon.
        corrected: String,
    },
    /// A number with a comma in it.
    #[error("'{text}' has a comma in a number; write {}", quoted(could_be))]
    Comma {
        /// As typed.
        text: String,
        /// The same with a decimal point, or without the comma.
        could_be: Vec<String>,
    },
    /// A date of numbers whose year is missing or has two digits.
    #[error("the date in '{text}' has no year of four digits; write {}", listed(readings))]
    NoYear {
        /// As typed.
        text: String,
        /// The same with a year, each.
        readings: Vec<TimeReading>,
    },
    /// Two numbers with a point between them: a time of day, or day and month.
    #[error(
        "'{text}' is a time of day without its colon, or a date without its year; write {}",
        quoted(could_be)
    )]
    ClockOrDate {
        /// As typed.
        text: String,
        /// A time for each.
        could_be: Vec<String>,
    },
    /// The name of a holiday, of which a time has the date.
    #[error(
        "{} is the name of a day; write its date, such as '2026-12-25 10:00' \
         ('slacalc holidays show us' lists dates)",
        within(name, text)
    )]
    NamedDay {
        /// As typed.
        text: String,
        /// The name in it.
        name: String,
    },
    /// Several instants that it could be.
    #[error(
        "'{text}' could be {}; write the one you mean{}",
        listed(readings),
        if *lacks_clock { ", with a time of day such as 16:45" } else { "" }
    )]
    Ambiguous {
        /// As typed.
        text: String,
        /// The same with one meaning, each.
        readings: Vec<TimeReading>,
        /// True if there is no time of day in it either.
        lacks_clock: bool,
    },
    /// The time of an event whose latest is before the opening, and the first after it still to
    /// come.
    #[error(
        "'{text}' is {latest}, before {since}, and the first after that is still to come; correct \
         it, or write it with its date"
    )]
    BeforeOpening {
        /// As typed.
        text: String,
        /// The latest that is not after now.
        latest: String,
        /// The opening, or what else the event comes after.
        since: String,
    },
    /// A day of the week that the date does not have.
    #[error(
        "'{text}' contradicts itself: {date} is a {weekday}; correct the date or leave the weekday out"
    )]
    Weekday {
        /// As typed.
        text: String,
        /// The date.
        date: String,
        /// The day of the week that it has.
        weekday: String,
    },
    /// A date that the calendar does not have.
    #[error("'{text}': there is no such date{}", in_year(*completed))]
    NoSuchDate {
        /// As typed.
        text: String,
        /// The year, if none was typed.
        completed: Option<i32>,
    },
    /// Months and years, which are not all of one length.
    #[error(
        "'{unit}' in '{text}' is no fixed length of time; write weeks, days, hours or minutes (now-4w, 90m ago), or the date"
    )]
    Unit {
        /// As typed.
        text: String,
        /// The unit.
        unit: String,
    },
    /// A distance from now without its unit.
    #[error("'{text}' has a number without its unit; write '90m ago', '2 hours ago' or now-1h30m")]
    NoUnit {
        /// As typed.
        text: String,
    },
    /// A distance from now that is no length of time.
    #[error("{}; write '90m ago', '2 hours ago' or now-1h30m", no_length(text, length))]
    Distance {
        /// As typed.
        text: String,
        /// The distance in it.
        length: String,
    },
    /// An abbreviation of a zone.
    #[error(
        "'{name}' in '{text}': {}. Write {}, or no zone and --timezone",
        abbreviation(name),
        offset(name)
    )]
    Abbreviation {
        /// As typed.
        text: String,
        /// The abbreviation.
        name: String,
    },
    /// The name of a zone, which an option has.
    #[error("{}", zone_name(text, name, zone))]
    ZoneName {
        /// As typed.
        text: String,
        /// The name in it.
        name: String,
        /// The zone.
        zone: String,
    },
    /// A Unix time with another number of digits.
    #[error(
        "'{text}' is not a time; {}a Unix time has ten digits, or an @ before it: @{text}",
        clock.as_ref().map_or_else(String::new, |clock| format!("write '{clock}'; "))
    )]
    Digits {
        /// As typed.
        text: String,
        /// The time of day that it is without its colon.
        clock: Option<String>,
    },
    /// A Unix time in a finer unit.
    #[error("'{text}' looks like {unit} since 1970; write the seconds: {seconds} ({at})")]
    FinerThanSeconds {
        /// As typed.
        text: String,
        /// `milliseconds` and the like.
        unit: &'static str,
        /// The seconds in it.
        seconds: String,
        /// The instant that they are.
        at: String,
    },
    /// A time of day, and no zone to read it in.
    #[error("'{text}' is a local time, but no time zone is known; add --timezone with the customer's zone{}, or write the offset: {}", on_this_machine(machine.as_deref()), with_offset(text))]
    NoZone {
        /// As typed.
        text: String,
        /// The zone of this machine, if it is known.
        machine: Option<String>,
    },
}

const FORMS: &str = "write '2 hours ago', '16:45', 'Fri 16:45', '2026-03-06 16:45' (in --timezone, or \
                     with UTC behind it), 2026-03-06T16:45:00-05:00, 1772815500 or now-90m";

/// Returns a word with the text that it stands in, if that has more.
fn within(word: &str, text: &str) -> String {
    if word.eq_ignore_ascii_case(text) {
        format!("'{text}'")
    } else {
        format!("'{word}' in '{text}'")
    }
}

fn listed(readings: &[TimeReading]) -> String {
    let shown: Vec<String> = readings.iter().map(ToString::to_string).collect();
    shown.join(" or ")
}

fn quoted(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("'{text}'")).collect();
    quoted.join(" or ")
}

/// Returns the times to write, or the forms of all times.
fn times_like(could_be: &[String]) -> String {
    if could_be.is_empty() {
        return FORMS.to_owned();
    }
    format!("write one, such as {}", quoted(could_be))
}

fn in_year(completed: Option<i32>) -> String {
    completed.map_or(String::new(), |year| format!(" in {year}; correct it, or write its year"))
}

fn zone_name(text: &str, name: &str, zone: &str) -> String {
    if name.eq_ignore_ascii_case(text) {
        format!(
            "'{text}' is a time zone, not a time; write a time such as 16:45, and --timezone {zone}"
        )
    } else {
        let name = if name.eq_ignore_ascii_case(zone) { zone } else { name };
        format!("'{name}' in '{text}' is a time zone; leave it out and add --timezone {zone}")
    }
}

fn no_length(text: &str, length: &str) -> String {
    if length.is_empty() {
        format!("'{text}' has no length of time")
    } else {
        format!("'{length}' in '{text}' is not a length of time")
    }
}

fn abbreviation(name: &str) -> String {
    let unknown = with_suggestion(&ZoneError::Unknown { name: name.to_owned() });
    match unknown.split_once("; it ") {
        Some((_, meanings)) => {
            let meanings = meanings.strip_suffix("; use the one you mean").unwrap_or(meanings);
            format!("this abbreviation {meanings}")
        }
        None => "no abbreviation of a zone but UTC and GMT is understood".to_owned(),
    }
}

/// Returns the offset that an abbreviation always has, or else one as an example.
fn offset(name: &str) -> String {
    offset_meant(name).map_or_else(
        || "an offset such as -05:00, or UTC".to_owned(),
        |seconds| format!("the offset instead, {}", Offset(seconds)),
    )
}

fn on_this_machine(zone: Option<&str>) -> String {
    zone.map_or(String::new(), |zone| {
        format!(", or --timezone local, which is {zone} on this machine")
    })
}

/// Returns a time as one with an offset, quoted if it has spaces.
fn with_offset(text: &str) -> String {
    match text.split_at_checked(10) {
        Some((date, time)) if Date::parse(date).is_ok() => {
            let time = time.replacen(' ', "T", 1);
            format!("{date}{time}Z, {date}{time}-05:00")
        }
        _ => format!("'{text} UTC', '{text} -05:00'"),
    }
}
