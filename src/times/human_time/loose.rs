//! Times that people say and no clock shows: `this morning`, `8 o'clock`, `quarter past 8`, and
//! misspelt words. Each is refused with times to write.

use super::{
    clock::{HalfDay, colon_missing, parted},
    fault::TimeFault,
    replaced_word::with_word,
    words::TimeWords,
};
use crate::times::{
    day_names::{MONTHS, WEEKDAYS, month_named},
    time_error::TimeError,
    zone_suggestions::distance,
};

/// Parts of a day with two times in each.
const PARTS: [(&str, [&str; 2]); 5] = [
    ("morning", ["08:00", "10:00"]),
    ("afternoon", ["14:00", "16:00"]),
    ("evening", ["18:00", "20:00"]),
    ("tonight", ["20:00", "23:00"]),
    ("night", ["20:00", "23:00"]),
];

/// Words beside a part of a day that say nothing about its date.
const IDLE: [&str; 8] = ["this", "in", "the", "at", "of", "early", "late", "on"];

/// The words of days, beside the names of weekdays and months.
const DAYS: [&str; 5] = ["today", "yesterday", "tomorrow", "midnight", "noon"];

/// Returns the fault of a text with a part of a day, or with a time of day in words. It proposes
/// only what the reader of times accepts.
pub(super) fn loose_time(text: &str, is_time: impl Fn(&str) -> bool) -> Option<TimeFault> {
    let lower = text.to_lowercase().replace([',', '\u{2019}'], " ").replace('\'', " ");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let with_clock = in_words(&words);
    let proposed = match PARTS.iter().find(|(name, _)| words.contains(name)) {
        None => with_clock?,
        Some(_) if with_clock.is_none() => part_of_day(&words),
        Some(_) => {
            let each = with_clock.iter().flatten();
            each.flat_map(|text| part_of_day(&text.split(' ').collect::<Vec<_>>())).collect()
        }
    };
    let mut could_be: Vec<String> = Vec::new();
    for time in proposed {
        if is_time(&time) && !could_be.contains(&time) {
            could_be.push(time);
        }
    }
    Some(TimeFault::Loose { text: text.to_owned(), could_be })
}

/// Returns the fault of a text with a misspelt word, if it is a time with the right one.
pub(super) fn misspelt(error: TimeError) -> TimeError {
    let TimeError::Typed(TimeFault::Word { text, word }) = &error else { return error };
    let weekdays = WEEKDAYS.iter().map(|(name, _)| name.to_lowercase());
    let names = DAYS.iter().chain(&MONTHS).map(ToString::to_string).chain(weekdays);
    let most = if word.len() < 6 { 1 } else { 2 };
    let near = names.filter_map(|name| Some((distance(word, &name, most)?, name))).min();
    let corrected = near.and_then(|(_, name)| with_word(text, word, &name));
    match corrected.filter(|corrected| TimeWords::read(corrected).is_ok()) {
        Some(corrected) => TimeError::Typed(TimeFault::Misspelt { text: text.clone(), corrected }),
        None => error,
    }
}

/// Returns the fault of a day without its month, or a month without its day. A number beside a
/// weekday may be an hour.
pub(super) fn part_of_date(words: &TimeWords, text: &str) -> TimeFault {
    let typed = words.day.filter(|_| words.weekday.is_some() && words.clock.is_none());
    let hour = typed.map(|day| day.to_string()).and_then(|day| {
        let clock = colon_missing(&day)?;
        with_word(text, &day, &clock)
    });
    TimeFault::PartOfDate { text: text.to_owned(), hour }
}

/// Returns times of a part of a day: at the hour beside it, if there is one.
fn part_of_day(words: &[&str]) -> Vec<String> {
    let Some((name, times)) = PARTS.iter().find(|(name, _)| words.contains(name)) else {
        return Vec::new();
    };
    let rest = words.iter().copied().filter(|word| word != name && !IDLE.contains(word));
    let (halves, rest): (Vec<&str>, Vec<&str>) =
        rest.partition(|word| HalfDay::read(word).is_some());
    // A number beside a month is a day of it.
    let has_month = rest.iter().any(|word| month_named(word).is_some());
    let (hours, days): (Vec<&str>, Vec<&str>) = rest.into_iter().partition(|word| {
        let (number, half) = parted(word);
        let is_bare = half.is_none() && !number.contains(':');
        DayHour::read(word, None).is_some() && !(is_bare && has_month)
    });
    let day = match days[..] {
        [] => "today".to_owned(),
        ["last"] => "yesterday".to_owned(),
        _ => days.join(" "),
    };
    let night = matches!(*name, "night" | "tonight").then(|| match days[..] {
        [] => vec!["today", "tomorrow"],
        ["last" | "yesterday"] => vec!["yesterday", "today"],
        _ => Vec::new(),
    });
    let half = halves.first().and_then(|half| HalfDay::read(half));
    match (&hours[..], night) {
        ([], Some(nights)) if nights.first() == Some(&"yesterday") => {
            vec!["yesterday 22:00".to_owned(), "today 02:00".to_owned()]
        }
        ([], _) => times.iter().map(|time| format!("{day} {time}")).collect(),
        ([hour], night) => {
            let hour = DayHour::read(hour, half).and_then(|hour| hour.in_part(name));
            match (hour, night) {
                // After midnight a night belongs to two days.
                (Some(hour), Some(nights)) if hour.hour < 6 => {
                    nights.into_iter().map(|day| hour.on(day)).collect()
                }
                (Some(hour), _) => vec![hour.on(&day)],
                (None, _) => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// An hour beside a part of a day, with its minutes as typed.
struct DayHour<'a> {
    hour: u32,
    minute: &'a str,
    half: Option<HalfDay>,
}

impl<'a> DayHour<'a> {
    fn read(word: &'a str, half: Option<HalfDay>) -> Option<Self> {
        let (number, own) = parted(word);
        let (hour, minute) = number.split_once(':').unwrap_or((number, "00"));
        let hour = hour.parse().ok().filter(|hour| *hour < 24)?;
        Some(Self { hour, minute, half: own.or(half) })
    }

    /// Returns the hour as one of 24 that lies in a part of the day; `None` if it does not. Twelve
    /// is the beginning of a night, and no hour of a morning or an evening.
    fn in_part(self, part: &str) -> Option<Self> {
        let lies_in = |hour: &u32| match part {
            "morning" => *hour < 12,
            "afternoon" => (12..=18).contains(hour),
            "evening" => (16..24).contains(hour),
            _ => *hour < 6 || *hour >= 18,
        };
        let is_night = part.ends_with("night");
        let could_be = match (self.half, self.hour) {
            (_, 12) if is_night => [0, 0],
            (Some(HalfDay::Morning), hour) if hour % 12 > 0 => [hour % 12; 2],
            (Some(HalfDay::Afternoon), hour) => [hour % 12 + 12; 2],
            (None, hour) if hour < 12 => [hour, hour + 12],
            (_, hour) => [hour; 2],
        };
        let hour = could_be.into_iter().find(lies_in)?;
        Some(Self { hour, ..self })
    }

    fn on(&self, day: &str) -> String {
        format!("{day} {:02}:{}", self.hour, self.minute)
    }
}

/// Returns both times of day of `8 o'clock` and of `quarter past 8`.
fn in_words(words: &[&str]) -> Option<Vec<String>> {
    let hour = |word: &str| word.parse::<u32>().ok().filter(|hour| (1..=12).contains(hour));
    let (at, count, minutes) = words.iter().enumerate().find_map(|(at, word)| {
        let found = match (*word, words.get(at + 1..).unwrap_or_default()) {
            (number, ["o", "clock", ..]) => (3, i64::from(hour(number)?) * 60),
            (number, ["oclock" | "o-clock", ..]) => (2, i64::from(hour(number)?) * 60),
            (part, [to, number, ..]) => {
                let part = match part {
                    "quarter" => 15,
                    "half" if *to == "past" => 30,
                    minutes => minutes.parse().ok().filter(|minutes| *minutes < 60)?,
                };
                let sign = match *to {
                    "past" | "after" => 1,
                    "to" | "before" => -1,
                    _ => return None,
                };
                (3, i64::from(hour(number)?) * 60 + sign * part)
            }
            _ => return None,
        };
        Some((at, found.0, found.1))
    })?;
    let written = |minutes: i64| {
        let (hour, minute) = (minutes / 60 % 24, minutes % 60);
        let mut words = words.to_vec();
        let time = format!("{hour:02}:{minute:02}");
        words.splice(at..at + count, [time.as_str()]);
        words.retain(|word| !["am", "pm"].contains(word));
        words.join(" ")
    };
    let halves = [("am", minutes % 720), ("pm", minutes % 720 + 720)];
    let said = halves.iter().find(|(half, _)| words.contains(half));
    Some(said.map_or_else(
        || halves.iter().map(|(_, minutes)| written(*minutes)).collect(),
        |(_, minutes)| vec![written(*minutes)],
    ))
}

#[cfg(test)]
mod tests {
    use super::{TimeFault, loose_time};

    #[test]
    fn what_no_clock_shows_is_listed_as_times_that_one_does() {
        let cases: [(&str, &[&str]); 14] = [
            ("this morning", &["today 08:00", "today 10:00"]),
            ("tonight", &["today 20:00", "today 23:00"]),
            ("Last night", &["yesterday 22:00", "today 02:00"]),
            ("yesterday evening", &["yesterday 18:00", "yesterday 20:00"]),
            ("friday afternoon", &["friday 14:00", "friday 16:00"]),
            ("this morning at 9", &["today 09:00"]),
            ("9 in the morning", &["today 09:00"]),
            ("yesterday evening at 8:30", &["yesterday 20:30"]),
            ("8 o'clock", &["08:00", "20:00"]),
            ("yesterday 8 o'clock", &["yesterday 08:00", "yesterday 20:00"]),
            ("8 o'clock pm", &["20:00"]),
            ("quarter past 8", &["08:15", "20:15"]),
            ("half past 12", &["00:30", "12:30"]),
            ("quarter to 9", &["08:45", "20:45"]),
        ];
        for (text, times) in cases {
            let expected = TimeFault::Loose {
                text: text.to_owned(),
                could_be: times.iter().map(ToString::to_string).collect(),
            };
            assert_eq!(loose_time(text, |_| true), Some(expected), "{text}");
        }
        for text in ["16:45", "friday", "2 hours ago", "half an hour ago", ""] {
            assert_eq!(loose_time(text, |_| true), None, "{text}");
        }
    }
}
