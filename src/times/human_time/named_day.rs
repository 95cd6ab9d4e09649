//! Days by their names: `Friday`, `next Friday`.

use crate::{
    time::{Date, Weekday},
    times::day_names::WEEKDAYS,
};

/// The word beside a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Last,
    This,
    Next,
}

impl Which {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Last => "last",
            Self::This => "this",
            Self::Next => "next",
        }
    }

    /// Returns a text with a date in the place of `next Friday` or `Friday next`.
    pub(super) fn with_date(self, text: &str, date: Date) -> String {
        let (text, date) = (text.replace(',', " "), date.to_string());
        let is_weekday = |word: &str| {
            let name = word.to_lowercase();
            weekday_named(name.strip_suffix('.').unwrap_or(&name)).is_some()
        };
        let mut words: Vec<&str> =
            text.split_whitespace().filter(|word| !is_weekday(word)).collect();
        for word in &mut words {
            if word.eq_ignore_ascii_case(self.word()) {
                *word = &date;
            }
        }
        words.join(" ")
    }
}

/// Returns the weekday of a name, or of its first three letters or more.
pub(super) fn weekday_named(name: &str) -> Option<Weekday> {
    let is_named =
        |(known, _): &&(&str, Weekday)| name.len() >= 3 && known.to_lowercase().starts_with(name);
    WEEKDAYS.iter().find(is_named).map(|(_, weekday)| *weekday)
}
