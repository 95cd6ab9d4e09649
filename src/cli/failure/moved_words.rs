//! Words that were typed without their option, or without the quotes around a value: `priorities
//! p1`, `calendar december 2026`, `deadline 2 hours ago`, `--opened fri 16:45`.

use super::{
    asked_days::today,
    command_line::{CHOOSING, CommandLine, is_option, quoted},
    known_options::{flag_meant, option_of_command},
    placements::{TIMES, is_due_time, is_filler, is_negation, is_year, placements},
    row_question::as_question,
    survey::Survey,
    trial::{TrialOutcome, UnknownWord},
    utc_words::{shown_in_utc, utc_words},
};
use crate::{
    policy::{nearest, normalized},
    time::Instant,
    times::{could_be_time, is_zone_name, zone_of_city},
};

/// The commands that read a table.
pub(super) const TABLE_COMMANDS: [&str; 4] = ["audit", "batch", "report", "upcoming"];

/// The most words that are moved.
const MOST_WORDS: usize = 24;

/// A line with bare words as the values of options.
#[derive(Debug)]
pub(super) struct MovedWords {
    pub(super) line: CommandLine,
    /// Each word, or words that belong together, and the option with its value as it is typed:
    /// `p1`, `--priority=p1`.
    pub(super) options: Vec<(String, String)>,
    /// The words that are the value of no option.
    pub(super) left_out: Vec<String>,
    /// True if words ask for times in UTC, which no option does.
    pub(super) asks_for_utc: bool,
}

impl MovedWords {
    pub(super) fn of(line: CommandLine, options: Vec<(String, String)>) -> Self {
        Self { line, options, left_out: Vec::new(), asks_for_utc: false }
    }

    /// Returns true if more words have a place than have none.
    fn is_mostly_placed(&self) -> bool {
        self.left_out.len() < self.options.len() + usize::from(self.asks_for_utc)
    }

    /// Returns `write --priority=p1 for 'p1'`, a line for each option, and one on each word that no
    /// option takes.
    pub(super) fn says(&self) -> String {
        let write = |(word, option): &(String, String)| format!("write {option} for '{word}'");
        let mut lines: Vec<String> = self.options.iter().map(write).collect();
        let none = |word: &String| format!("'{word}' is the value of no option here");
        lines.extend(self.left_out.iter().map(none));
        let in_utc = || format!("for UTC: {}", shown_in_utc(self.line.command()));
        lines.extend(self.asks_for_utc.then(in_utc));
        lines.join("\n")
    }
}

/// Returns the line with the words from one on, which the parser has no place for, as the values of
/// options; `None` if one of them fits no option.
pub(super) fn moved(line: &CommandLine, from: &str, now: Instant) -> Option<MovedWords> {
    let mut bare = line.bare_words().into_iter().skip(1);
    let from = bare.find(|at| line.words()[*at] == from)?;
    moved_from(line, from, now)
}

fn moved_from(line: &CommandLine, from: usize, now: Instant) -> Option<MovedWords> {
    longer_value(line, from, now).or_else(|| with_options(line, from, now))
}

/// Returns the line with words as the rest of the value before them, and further ones moved.
fn longer_value(line: &CommandLine, from: usize, now: Instant) -> Option<MovedWords> {
    let words = bare_from(line, from);
    (1..=words.len().min(MOST_WORDS)).rev().find_map(|count| {
        let (option, value, next) = with_longer_value(line, from, count)?;
        // Some documents take any word for a priority, and a time may be refused later on.
        let of = next.option_of(&value);
        let is_time = of.as_deref().is_some_and(|option| TIMES.contains(&option));
        if of.as_deref() == Some("--priority") || (is_time && !could_be_time(&value, now)) {
            return None;
        }
        let sign = if option.starts_with("--") { '=' } else { ' ' };
        let written = format!("{option}{sign}{}", quoted(&value)?);
        let written = (value, written);
        let Some(following) = words.get(count) else {
            let line = Some(next).filter(|line| leads_on(line, &written.0, now))?;
            return Some(MovedWords::of(line, vec![written]));
        };
        // The next word as a part of this value too is what a greater count tries.
        let find = if *following == from + count { with_options } else { moved_from };
        let mut rest = find(&next, following - count, now)?;
        let outcome = TrialOutcome::of(&rest.line, now);
        if matches!(outcome, TrialOutcome::Unknown(slip) if slip.name == written.0) {
            return None;
        }
        rest.options.insert(0, written);
        Some(rest)
    })
}

/// Returns a line with words, from a bare one on, as the rest of the value before them: `--opened
/// fri 16:45`. The option and its whole value are returned beside it.
fn with_longer_value(
    line: &CommandLine,
    at: usize,
    count: usize,
) -> Option<(String, String, CommandLine)> {
    let words = line.words();
    let behind = words.get(at..at + count).filter(|_| at >= 2)?;
    if behind.iter().any(|word| word.starts_with('-')) {
        return None;
    }
    let before = &words[at - 1];
    let (option, begun) = match before.split_once('=').filter(|_| before.starts_with("--")) {
        Some(joined) => joined,
        None => (words[at - 2].as_str(), before.as_str()),
    };
    if !is_option(option) || begun.starts_with('-') {
        return None;
    }
    let rest = behind.join(" ");
    let longer = line.with_words_at(at - 1, count + 1, &[format!("{before} {rest}")]);
    Some((option.to_owned(), format!("{begun} {rest}"), longer))
}

/// Returns the line with each word, or several that belong together, behind an option. A phrase in
/// quotes is taken apart if all of it has a place; else fewer words than have one may be left out.
fn with_options(line: &CommandLine, from: usize, now: Instant) -> Option<MovedWords> {
    let places = bare_from(line, from);
    let words: Vec<String> = places.iter().map(|at| line.words()[*at].clone()).collect();
    placed_apart(line, &places, now).or_else(|| {
        let most = words.len() / 2;
        placed(&words, &line.without_words(&places), most, now).filter(MovedWords::is_mostly_placed)
    })
}

/// Returns a line with bare words, phrases in quotes taken apart, behind options; `None` unless all
/// of them have a place.
pub(super) fn placed_apart(
    line: &CommandLine,
    places: &[usize],
    now: Instant,
) -> Option<MovedWords> {
    let parts = places.iter().flat_map(|at| line.words()[*at].split_whitespace());
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    placed(&parts, &line.without_words(places), 0, now)
}

/// Returns a line with words behind options; `None` if more than some have no place.
pub(super) fn placed(
    words: &[String],
    line: &CommandLine,
    most_left_out: usize,
    now: Instant,
) -> Option<MovedWords> {
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let has_due = option_of_command(line.command(), "--due").is_some();
    let mut moved = MovedWords::of(line.clone(), Vec::new());
    let mut rest = words;
    while let [first, following @ ..] = rest {
        let today = today(&moved.line, now);
        let found = placements(rest, today, now).into_iter().find_map(|placement| {
            let (option, next) = with_option(&placement.values, &moved.line, now)?;
            Some((placement.count, option, next))
        });
        let found = found.or_else(|| {
            let flag = flag_meant(moved.line.words(), first)?;
            let next = moved.line.with_word(&[&flag]);
            (!moved.line.has_option(&flag)).then_some((1, flag, next))
        });
        match (found, utc_words(rest)) {
            (Some((count, option, next)), _) => {
                moved.options.push((rest[..count].join(" "), quoted(&option)?));
                (moved.line, rest) = (next, &rest[count..]);
            }
            (None, Some(count)) => {
                moved.asks_for_utc = true;
                rest = &rest[count..];
            }
            // Without it the line would mean something else.
            (None, None) if is_negation(first) || (!has_due && is_due_time(rest, now)) => {
                return None;
            }
            (None, None) => {
                moved.left_out.extend((!is_filler(first)).then(|| first.clone()));
                // A number is a time, a date or a priority: without it the line asks for another
                // thing.
                let is_number = first.bytes().any(|byte| byte.is_ascii_digit());
                if is_number || moved.left_out.len() > most_left_out {
                    return None;
                }
                rest = following;
            }
        }
    }
    (!moved.options.is_empty() || moved.asks_for_utc).then_some(moved)
}

/// Returns the indices of the bare words from one on.
fn bare_from(line: &CommandLine, from: usize) -> Vec<usize> {
    line.bare_words().into_iter().skip_while(|at| *at < from).collect()
}

/// Returns the line with the first bare word that is a vendor, or a year, as the value of its
/// option.
pub(super) fn vendor_or_year(line: &CommandLine, now: Instant) -> Option<MovedWords> {
    line.bare_words().into_iter().skip(1).find_map(|at| {
        let (word, rest) = (line.words()[at].clone(), line.without_words(&[at]));
        let year = is_year(&word).then_some(("--year", word.clone()));
        let values: Vec<(&str, String)> =
            [("--vendor", word.clone())].into_iter().chain(year).collect();
        let (option, line) = with_option(&values, &rest, now)?;
        Some(MovedWords::of(line, vec![(word, option)]))
    })
}

/// Returns the line with the first of the options that leads to an answer, or else that knows a
/// name like the value.
fn with_option(
    values: &[(&str, String)],
    line: &CommandLine,
    now: Instant,
) -> Option<(String, CommandLine)> {
    let mut near = None;
    for (option, value) in values.iter().filter(|(option, _)| !line.has_option(option)) {
        let with = |value: &str| {
            let written = format!("{option}={value}");
            (line.with_word(&[&written]), written)
        };
        let (tried, written) = with(value);
        let Some(question) = trial_of(&tried, option) else { continue };
        match TrialOutcome::of(&question, now) {
            // A time with one likely meaning is written as that.
            TrialOutcome::Unknown(slip) if slip.is_time() && could_be_time(value, now) => {
                let only = if let [only] = &slip.nearest[..] { only } else { value };
                let (line, written) = with(only);
                return Some((written, line));
            }
            // A time or a zone is one whatever else the question needs, or cannot read.
            TrialOutcome::Needs(_) if is_certain(option, value, now) => {
                return Some((written, tried));
            }
            TrialOutcome::Unknown(slip)
                if !slip.name.starts_with("--") && is_certain(option, value, now) =>
            {
                return Some((written, tried));
            }
            TrialOutcome::Unknown(slip) if slip.name == *value => {
                // Of these a name is known if it is misspelt.
                let is_word = CHOOSING.contains(option) && !value.contains([' ', '/', ':']);
                let is_meant =
                    |near: &&String| is_word || (*option == "--policy" && is_called(near, value));
                let meant = slip.nearest.first().filter(is_meant);
                near = near.or_else(|| meant.map(|meant| with(meant)));
            }
            _ if leads_on(&question, value, now) => return Some((written, tried)),
            _ => {}
        }
    }
    let (line, written) = near?;
    let outcome = TrialOutcome::of(&line, now);
    let is_refused = matches!(outcome, TrialOutcome::Contradicts(_) | TrialOutcome::Failed);
    (!is_refused).then_some((written, line))
}

/// Returns true if words call a policy, by the end of its id or by another name, and are not merely
/// like its id: `self hosted` is `scalr/self-hosted`, and `scalr hosted` is not.
pub(super) fn is_called(policy: &str, words: &str) -> bool {
    let name = normalized(words);
    policy.rsplit('/').next() == Some(&name) || nearest(&name, [policy]).is_none()
}

/// Returns true if a value is of an option by itself.
fn is_certain(option: &str, value: &str, now: Instant) -> bool {
    match option {
        "--timezone" => is_zone_name(value, now) || zone_of_city(value).is_some(),
        option => TIMES.contains(&option) && could_be_time(value, now),
    }
}

/// Returns the line that is tried for an option: of a table and of `init`, which writes files, the
/// question about one ticket.
pub(super) fn trial_of(line: &CommandLine, option: &str) -> Option<CommandLine> {
    if !TABLE_COMMANDS.contains(&line.command()) && line.command() != "init" {
        return Some(line.clone());
    }
    as_question(line).filter(|question| question.has_option(option))
}

/// Returns true if a line is answered, or would be with what is missing and with other names
/// mended.
pub(super) fn leads_on(line: &CommandLine, value: &str, now: Instant) -> bool {
    let is_other =
        |slip: &UnknownWord| slip.is_time() || (slip.name != value && !slip.nearest.is_empty());
    match TrialOutcome::of(line, now) {
        TrialOutcome::Answered(_) => true,
        TrialOutcome::Unknown(slip) if !is_other(&slip) => false,
        TrialOutcome::Needs(_) | TrialOutcome::Unknown(_) => {
            let survey = Survey::of(line, now);
            // Another time that cannot be read says nothing against the value.
            let is_time = |slip: &UnknownWord| slip.is_time() && slip.name != value;
            let has_time = survey.unknown.iter().any(|named| is_time(&named.slip));
            survey.unknown.iter().all(|named| is_other(&named.slip))
                && (survey.suggestion.is_some() || has_time)
        }
        TrialOutcome::Contradicts(_) | TrialOutcome::Untried | TrialOutcome::Failed => false,
    }
}
