//! Words that were typed without their option, or without the quotes around a value: `priorities
//! p1`, `calendar december 2026`, `deadline 2 hours ago`, `--opened fri 16:45`.

use super::{
    super::{inputs, options::NowArgs},
    command_line::{CommandLine, is_option, quoted},
    row_question::as_question,
    survey::Survey,
    trial::{TrialOutcome, UnknownWord},
};
use crate::{
    time::{Instant, Zone},
    times::{could_be_time, month_named, zone_of_city},
};

/// The options whose value a bare word may be, in the order in which they are tried.
const OPTIONS: [&str; 14] = [
    "--vendor",
    "--plan",
    "--policy",
    "--month",
    "--year",
    "--week",
    "--priority",
    "--region",
    "--edition",
    "--channel",
    "--at",
    "--opened",
    "--due",
    "--timezone",
];

/// The options of times.
const TIMES: [&str; 3] = ["--at", "--opened", "--due"];

/// The options of which a name is known if it is misspelt.
const MISSPELT: [&str; 3] = ["--vendor", "--plan", "--policy"];

/// The commands that read a table.
pub(super) const TABLES: [&str; 4] = ["audit", "batch", "report", "upcoming"];

/// The most words that are moved.
const MOST_WORDS: usize = 12;

/// Names of priorities that many documents have.
const PRIORITIES: [&str; 11] = [
    "blocker", "critical", "urgent", "highest", "high", "major", "medium", "normal", "minor",
    "low", "trivial",
];

/// A line with bare words as the values of options.
#[derive(Debug)]
pub(super) struct MovedWords {
    pub(super) line: CommandLine,
    /// Each word, or words that belong together, and the option with its value as it is typed:
    /// `p1`, `--priority=p1`.
    pub(super) options: Vec<(String, String)>,
    /// The words that are the value of no option.
    pub(super) left_out: Vec<String>,
}

impl MovedWords {
    /// Returns `write --priority=p1 for 'p1'`, a line for each option, and one on each word that no
    /// option takes.
    pub(super) fn says(&self) -> String {
        let write = |(word, option): &(String, String)| format!("write {option} for '{word}'");
        let mut lines: Vec<String> = self.options.iter().map(write).collect();
        let none = |word: &String| format!("'{word}' is the value of no option here");
        lines.extend(self.left_out.iter().map(none));
        lines.join("\n")
    }
}

/// Words that may be the value of one of some options.
struct Placement {
    /// The number of words that it takes.
    count: usize,
    values: Vec<(&'static str, String)>,
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
        // Some documents take any word for a priority.
        if next.option_of(&value).as_deref() == Some("--priority") {
            return None;
        }
        let sign = if option.starts_with("--") { '=' } else { ' ' };
        let written = format!("{option}{sign}{}", quoted(&value)?);
        let written = (value, written);
        let Some(following) = words.get(count) else {
            let line = Some(next).filter(|line| leads_on(line, &written.0, now))?;
            return Some(MovedWords { line, options: vec![written], left_out: Vec::new() });
        };
        let mut rest = moved_from(&next, following - count, now)?;
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
        let moved = placed(&words, &line.without_words(&places), now)?;
        (moved.left_out.len() < moved.options.len()).then_some(moved)
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
    let moved = placed(&parts, &line.without_words(places), now);
    moved.filter(|moved| moved.left_out.is_empty())
}

/// Returns a line with words behind options, as far as they have a place.
pub(super) fn placed(words: &[String], line: &CommandLine, now: Instant) -> Option<MovedWords> {
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let year = year_of(line, now);
    let mut line = line.clone();
    let (mut options, mut left_out, mut rest) = (Vec::new(), Vec::new(), words);
    while let [first, following @ ..] = rest {
        let found = placements(rest, year, now).into_iter().find_map(|placement| {
            let (option, next) = with_option(&placement.values, &line, now)?;
            Some((placement.count, option, next))
        });
        let Some((count, option, next)) = found else {
            left_out.push(first.clone());
            rest = following;
            continue;
        };
        options.push((rest[..count].join(" "), quoted(&option)?));
        (line, rest) = (next, &rest[count..]);
    }
    (!options.is_empty()).then_some(MovedWords { line, options, left_out })
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
        Some(MovedWords { line, options: vec![(word, option)], left_out: Vec::new() })
    })
}

/// Returns what the first words may be, the longest first: a month with its year, a time, a city of
/// two words, one word. A month alone is of the year that is now.
fn placements(words: &[String], this_year: i32, now: Instant) -> Vec<Placement> {
    let of_month = |year: &str, month: u32| vec![("--month", format!("{year}-{month:02}"))];
    if let [one, other, ..] = words {
        let month = |name: &String, year: &String| month_named(name).filter(|_| is_year(year));
        let pair = month(one, other).map(|month| (other, month));
        if let Some((year, month)) = pair.or_else(|| Some((one, month(other, one)?))) {
            return vec![Placement { count: 2, values: of_month(year, month) }];
        }
    }
    let named = OPTIONS.into_iter().filter(|option| option[2..] == words[0].to_lowercase());
    let named = named.flat_map(|option| {
        let of_count = move |count: usize| (option, count, words[1..count].join(" "));
        (2..=words.len()).rev().map(of_count)
    });
    let named =
        named.map(|(option, count, value)| Placement { count, values: vec![(option, value)] });
    let several = (2..=words.len()).rev().filter_map(|count| {
        let text = words[..count].join(" ");
        let values = match count {
            _ if could_be_time(&text, now) => TIMES.map(|option| (option, text.clone())).to_vec(),
            2 if zone_of_city(&text).is_some() => vec![("--timezone", text)],
            2 => vec![("--plan", text)],
            _ => return None,
        };
        Some(Placement { count, values })
    });
    let word = &words[0];
    let single = match month_named(word) {
        Some(month) => of_month(&format!("{this_year:04}"), month),
        None => OPTIONS
            .into_iter()
            .filter(|option| is_likely(option, word))
            .map(|option| (option, word.clone()))
            .collect(),
    };
    named.chain(several).chain([Placement { count: 1, values: single }]).collect()
}

/// Returns the year that is now by `--now`, the environment or the clock, in UTC.
fn year_of(line: &CommandLine, clock: Instant) -> i32 {
    let args = NowArgs { now: line.value_of("--now") };
    Zone::utc().wall_at(inputs::now(&args, None, clock).unwrap_or(clock)).date().year()
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
                let (line, written) = with(slip.nearest.first().unwrap_or(value));
                return Some((written, line));
            }
            TrialOutcome::Unknown(slip) if slip.name == *value => {
                let is_word = MISSPELT.contains(option) && !value.contains([' ', '/', ':']);
                let meant = slip.nearest.first().filter(|_| is_word);
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

/// Returns the line that is tried for an option: of a table, the question about one ticket.
pub(super) fn trial_of(line: &CommandLine, option: &str) -> Option<CommandLine> {
    if !TABLES.contains(&line.command()) {
        return Some(line.clone());
    }
    as_question(line).filter(|question| question.has_option(option))
}

/// Returns true if a line is answered, or would be with what is missing and with other names
/// mended.
fn leads_on(line: &CommandLine, value: &str, now: Instant) -> bool {
    let is_other =
        |slip: &UnknownWord| slip.is_time() || (slip.name != value && !slip.nearest.is_empty());
    match TrialOutcome::of(line, now) {
        TrialOutcome::Answered(_) => true,
        TrialOutcome::Unknown(slip) if !is_other(&slip) => false,
        TrialOutcome::Needs(_) | TrialOutcome::Unknown(_) => {
            let survey = Survey::of(line, now);
            survey.unknown.iter().all(|named| is_other(&named.slip)) && survey.suggestion.is_some()
        }
        TrialOutcome::Contradicts(_) | TrialOutcome::Untried | TrialOutcome::Failed => false,
    }
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
