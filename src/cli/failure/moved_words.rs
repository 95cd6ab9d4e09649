//! Words that were typed without their option: `priorities p1`, `clause rescale`, `calendar
//! december 2026`.

use super::{
    super::{inputs, options::NowArgs},
    command_line::CommandLine,
    survey::Survey,
    trial::TrialOutcome,
};
use crate::{
    time::{Instant, Zone},
    times::MONTHS,
};

/// The options whose value a bare word may be, in the order in which they are tried.
const OPTIONS: [&str; 12] = [
    "--vendor",
    "--plan",
    "--month",
    "--year",
    "--week",
    "--priority",
    "--region",
    "--edition",
    "--channel",
    "--at",
    "--opened",
    "--timezone",
];

/// The most words that are moved.
const MOST_WORDS: usize = 4;

/// Names of priorities that many documents have.
const PRIORITIES: [&str; 11] = [
    "blocker", "critical", "urgent", "highest", "high", "major", "medium", "normal", "minor",
    "low", "trivial",
];

/// A line with bare words as the values of options.
#[derive(Debug)]
pub(super) struct MovedWords {
    pub(super) line: CommandLine,
    /// Each word, and the option with its value as it is typed: `p1`, `--priority=p1`.
    pub(super) options: Vec<(String, String)>,
}

/// Returns the line with the words from one on, which the parser has no place for, as the values of
/// options; `None` if one of them fits no option.
pub(super) fn moved(line: &CommandLine, from: &str, now: Instant) -> Option<MovedWords> {
    let bare = line.bare_words();
    let words: Vec<String> = bare.into_iter().skip_while(|word| word != from).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let mut line = words.iter().try_fold(line.clone(), |line, word| line.without_bare(word))?;
    let mut options = Vec::new();
    for (word, values) in values(&words, year_of(&line, now)) {
        let (option, next) = with_option(&values, &line, now)?;
        options.push((word, option));
        line = next;
    }
    Some(MovedWords { line, options })
}

/// Returns the line with the first bare word that is a vendor, or a year, as the value of its
/// option.
pub(super) fn vendor_or_year(line: &CommandLine, now: Instant) -> Option<MovedWords> {
    line.bare_words().into_iter().find_map(|word| {
        let rest = line.without_bare(&word)?;
        let year = is_year(&word).then_some(("--year", word.clone()));
        let values: Vec<(&str, String)> =
            [("--vendor", word.clone())].into_iter().chain(year).collect();
        let (option, line) = with_option(&values, &rest, now)?;
        Some(MovedWords { line, options: vec![(word, option)] })
    })
}

/// Returns each word with the options that it may be the value of. A month and a year are one
/// value; a month alone is of the year that is now.
fn values(words: &[String], this_year: i32) -> Vec<(String, Vec<(&'static str, String)>)> {
    let month_word = words.iter().find_map(|word| Some((word, month(word)?)));
    let year_word = words.iter().find(|word| is_year(word));
    let mut said = Vec::new();
    for word in words {
        let options = match (month_word, year_word) {
            (Some((_, month)), Some(year)) if word == year => {
                said.push((
                    words_of(month_word, year),
                    vec![("--month", format!("{year}-{month:02}"))],
                ));
                continue;
            }
            (Some((month, _)), Some(_)) if word == month => continue,
            (Some((name, month)), None) if word == name => {
                vec![("--month", format!("{this_year:04}-{month:02}"))]
            }
            _ => OPTIONS
                .into_iter()
                .filter(|option| is_likely(option, word))
                .map(|option| (option, word.clone()))
                .collect(),
        };
        said.push((word.clone(), options));
    }
    said
}

/// Returns the year that is now by `--now`, the environment or the clock, in UTC.
fn year_of(line: &CommandLine, clock: Instant) -> i32 {
    let args = NowArgs { now: line.value_of("--now") };
    Zone::utc().wall_at(inputs::now(&args, None, clock).unwrap_or(clock)).date().year()
}

fn words_of(month: Option<(&String, usize)>, year: &str) -> String {
    month.map_or_else(|| year.to_owned(), |(name, _)| format!("{name} {year}"))
}

/// Returns the line with the first of the options that leads to an answer.
fn with_option(
    values: &[(&str, String)],
    line: &CommandLine,
    now: Instant,
) -> Option<(String, CommandLine)> {
    let values = values.iter().filter(|(option, _)| !line.has_option(option));
    values.into_iter().find_map(|(option, value)| {
        let option = format!("{option}={value}");
        let next = line.with_word(&[&option]);
        let leads_on = match TrialOutcome::of(&next, now) {
            TrialOutcome::Answered(_) => true,
            TrialOutcome::Needs(_) => {
                let survey = Survey::of(&next, now);
                survey.unknown.is_empty() && survey.suggestion.is_some()
            }
            TrialOutcome::Unknown(_) | TrialOutcome::Contradicts(_) | TrialOutcome::Failed => false,
        };
        leads_on.then_some((option, next))
    })
}

/// Returns false where an option would take any word, and this one is of another kind.
fn is_likely(option: &str, word: &str) -> bool {
    match option {
        "--year" => is_year(word),
        "--priority" => {
            let lower = word.to_lowercase();
            let beginnings = ["p", "s", "sev", "prio", "priority", "severity"];
            let begin = lower.trim_end_matches(|c: char| c.is_ascii_digit());
            let is_numbered = begin.len() + 1 == lower.len()
                && (begin.is_empty() || beginnings.contains(&begin.trim_end_matches('-')));
            is_numbered || PRIORITIES.contains(&lower.as_str())
        }
        _ => true,
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the number of a month by its name, or by its first three letters or more.
fn month(word: &str) -> Option<usize> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))?;
    Some(at + 1)
}
