//! Answers those who want times in UTC: `--utc`, or `utc` as a word. The customer's zone stays,
//! since another would move the hours.

use std::ffi::OsString;

use super::{
    super::option_meanings::is_of_shown_zone, command_line::CommandLine, error_answer::ErrorAnswer,
    typed_words::TypedAt,
};
use crate::times::place;

/// The command whose plain answer is one instant.
const WITH_INSTANT: &str = "deadline";

/// Returns how to get an instant in UTC; no option does it.
pub(super) fn shown_in_utc(command: &str) -> String {
    let how = match command {
        WITH_INSTANT => {
            "JSON has deadline_epoch, and 'date -ud' of GNU turns the time of --format plain into UTC"
        }
        _ => "and the times of JSON have offsets",
    };
    format!(
        "text has UTC beside each time, {how}; --timezone is the customer's zone, and another \
         would move the hours"
    )
}

/// The options that choose a form other than the plain one, another place for it, or no output.
const WITH_VALUE: [&str; 2] = ["--format", "--output"];
const WITHOUT_VALUE: [&str; 3] = ["--json", "--quiet", "-q"];

/// Words before `utc`.
const BEFORE: [&str; 3] = ["in", "as", "to"];

impl ErrorAnswer {
    /// Suggests the line without an option that would show times in UTC, and the instant in UTC
    /// where the answer is one. Returns false if there is no such option.
    pub(super) fn show_in_utc(&mut self, typed: TypedAt<'_>) -> bool {
        let Some(line) = CommandLine::of(typed.words) else { return false };
        let is_option = |word: &String| {
            let name = word.split('=').next().unwrap_or_default();
            name.starts_with("--") && is_of_shown_zone(name)
        };
        let is_it = |at: &usize| {
            let word = &line.words()[*at];
            is_option(word) || (is_option(&line.words()[at - 1]) && place(word).is_ok())
        };
        let end = line.words().iter().position(|word| word == "--");
        let end = end.unwrap_or(line.words().len());
        let places: Vec<usize> = (1..end).filter(is_it).collect();
        let Some(first) = places.first() else { return false };
        let how = shown_in_utc(line.command());
        let refused = format!("there is no {}: {how}", line.words()[*first]);
        let line = line.without_words(&places);
        if !self.lead_to(refused.clone(), line, typed.now) {
            self.message = refused;
        }
        self.put_into_utc();
        true
    }

    /// Turns the suggested line into one that prints its instant in UTC, if it prints one.
    pub(super) fn put_into_utc(&mut self) {
        let Some(line) = self.suggestion.as_mut() else { return };
        let words = shlex::split(line).unwrap_or_default();
        let words: Vec<OsString> = words.into_iter().map(OsString::from).collect();
        let Some(parts) = CommandLine::of(&words) else { return };
        let chooses_form = WITH_VALUE.iter().any(|option| parts.place_of(option).is_some())
            || parts.words().iter().any(|word| WITHOUT_VALUE.contains(&word.as_str()));
        if parts.command() == WITH_INSTANT && !chooses_form {
            *line = format!("date -ud \"$({line} --format plain)\" +%FT%TZ");
        }
    }
}

/// Returns the number of first words that ask for UTC, which is the value of no option: `in utc`.
pub(super) fn utc_words(words: &[String]) -> Option<usize> {
    let is_before = |word: &str| BEFORE.iter().any(|before| word.eq_ignore_ascii_case(before));
    match words {
        [utc, ..] if is_utc_word(utc) => Some(1),
        [before, utc, ..] if is_before(before) && is_utc_word(utc) => Some(2),
        _ => None,
    }
}

/// Returns true for a word that means UTC.
pub(super) fn is_utc_word(word: &str) -> bool {
    ["utc", "gmt", "zulu"].iter().any(|utc| word.eq_ignore_ascii_case(utc))
}
