//! Times of day: `16:45`, `9:00:30`, `2am`, `2:30pm`, `noon`.

/// A time of day, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClockTime {
    /// Seconds after midnight.
    At(i64),
    /// `12am` or `12pm`, which people take for noon and for midnight alike.
    Twelve,
    /// The beginning of a day, or its end.
    Midnight,
}

impl ClockTime {
    /// Returns the seconds after the midnight that begins the day, of each time that it could be.
    pub(super) fn could_be(self) -> Vec<i64> {
        match self {
            Self::At(seconds) => vec![seconds],
            Self::Twelve => vec![0, 43_200],
            Self::Midnight => vec![0, 86_400],
        }
    }
}

/// The half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HalfDay {
    Morning,
    Afternoon,
}

impl HalfDay {
    /// Reads `am`, `p.m.`.
    pub(super) fn read(word: &str) -> Option<Self> {
        match word {
            "am" | "a.m." => Some(Self::Morning),
            "pm" | "p.m." => Some(Self::Afternoon),
            _ => None,
        }
    }
}

/// Parts `2pm` into `2` and its half of the day.
pub(super) fn parted(word: &str) -> (&str, Option<HalfDay>) {
    let letters = word.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(word.len());
    let (number, letters) = word.split_at(letters);
    match HalfDay::read(letters) {
        Some(half) if !number.is_empty() => (number, Some(half)),
        _ => (word, None),
    }
}

/// Returns true for digits with colons, as far as a clock has them: `16:45`, `16:45:30.5`.
pub(super) fn is_clock_shaped(word: &str) -> bool {
    word.contains(':')
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// Reads a time of day; `None` if no clock shows it. A fraction of a second is cut off.
pub(super) fn clock_time(text: &str, half: Option<HalfDay>) -> Option<ClockTime> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let has_fraction = text.contains('.');
    if !parts.iter().all(is_number) || !is_number(&fraction) || (has_fraction && parts.len() != 3) {
        return None;
    }
    let (hour, rest) = parts.split_first()?;
    if hour.len() > 2 || rest.len() > 2 || rest.iter().any(|part| part.len() != 2) {
        return None;
    }
    let number = |part: Option<&&str>| part.map_or(Some(0), |part| part.parse::<i64>().ok());
    let (hour, minute, second) =
        (hour.parse::<i64>().ok()?, number(rest.first())?, number(rest.get(1))?);
    if minute > 59 || second > 59 {
        return None;
    }
    let in_hour = minute * 60 + second;
    let hour = match half {
        None if rest.is_empty() || hour > 23 => return None,
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(_) if hour == 12 && in_hour == 0 => return Some(ClockTime::Twelve),
        Some(HalfDay::Morning) => hour % 12,
        Some(HalfDay::Afternoon) => hour % 12 + 12,
    };
    Some(ClockTime::At(hour * 3_600 + in_hour))
}

/// Returns `16:45` of `16.45` and `16h45`; `None` if no clock shows it.
pub(super) fn with_colon(word: &str, half: Option<HalfDay>) -> Option<String> {
    let (hour, minute) = word.split_once(['.', 'h'])?;
    let clock = format!("{hour}:{minute}");
    clock_time(&clock, half).map(|_| clock)
}

/// Returns the time of day of digits alone: `16:00` of `16`, `16:45` of `1645`; `None` if no clock
/// shows it.
pub(super) fn colon_missing(digits: &str) -> Option<String> {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let clock = match digits.len() {
        1 | 2 => format!("{digits:0>2}:00"),
        4 => format!("{}:{}", &digits[..2], &digits[2..]),
        _ => return None,
    };
    clock_time(&clock, None).map(|_| clock)
}
