//! Vendors, policies and plans among words that a command takes for its own: `scope scalr standard
//! phone`, `clause self-hosted`.

use super::{
    command_line::{CHOOSING, CommandLine, quoted},
    moved_words::{MovedWords, is_called, leads_on, vendor_or_year},
    placements::is_filler,
    trial::TrialOutcome,
};
use crate::time::Instant;

/// The commands that take words, and the words with which they answer whatever the words are.
const WITH_WORDS: [(&str, &[&str]); 2] = [("scope", &["--list"]), ("clause", &[])];

/// The most words of one name: Technical Account Manager.
const LONGEST_NAME: usize = 3;

/// Returns the line with the names among its words as the values of their options; `None` if there
/// are none. A name is no guess: what is merely like one stays a word.
pub(super) fn names_among_words(line: &CommandLine, now: Instant) -> Option<MovedWords> {
    let (_, without_words) = WITH_WORDS.iter().find(|(name, _)| *name == line.command())?;
    let places: Vec<usize> = line.bare_words().into_iter().skip(1).collect();
    let words: Vec<&str> = places.iter().map(|at| line.words()[*at].as_str()).collect();
    let mut tried = line.without_words(&places).with_word(without_words);
    let (mut options, mut own, mut at) = (Vec::new(), Vec::new(), 0);
    while at < words.len() {
        let counts = (1..=LONGEST_NAME.min(words.len() - at)).rev();
        let found = counts.into_iter().find_map(|count| {
            let name = words[at..at + count].join(" ");
            Some((count, option_of_name(&name, &tried, now)?))
        });
        if let Some((count, option)) = found {
            tried = tried.with_word(&[&option]);
            options.push((words[at..at + count].join(" "), option));
            at += count;
        } else {
            own.push(places[at]);
            at += 1;
        }
    }
    if options.is_empty() {
        return None;
    }
    let moved: Vec<usize> = places.into_iter().filter(|at| !own.contains(at)).collect();
    let added: Vec<&str> = options.iter().map(|(_, option)| option.as_str()).collect();
    let line = line.without_words(&moved).with_word(&added);
    let line = if own.is_empty() { line.with_word(without_words) } else { line };
    let written = options.into_iter().map(|(name, option)| Some((name, quoted(&option)?)));
    Some(MovedWords::of(line, written.collect::<Option<_>>()?))
}

/// Returns the line with the names among its words as values of their options, or else with the
/// first bare word that is a vendor, or a year.
pub(super) fn names_or_year(line: &CommandLine, now: Instant) -> Option<MovedWords> {
    names_among_words(line, now).or_else(|| vendor_or_year(line, now))
}

/// Returns the option with its value that a name is.
fn option_of_name(name: &str, line: &CommandLine, now: Instant) -> Option<String> {
    if is_filler(name) {
        return None;
    }
    let free = CHOOSING.into_iter().filter(|option| !line.has_option(option));
    free.into_iter().find_map(|option| {
        let with = |value: &str| format!("{option}={value}");
        let leads = |value: &str| leads_on(&line.with_word(&[&with(value)]), value, now);
        if leads(name) {
            return Some(with(name));
        }
        // A policy is known by the end of its id and by other words.
        let outcome = TrialOutcome::of(&line.with_word(&[&with(name)]), now);
        let TrialOutcome::Unknown(slip) = outcome else { return None };
        let policy = slip.nearest.first().filter(|policy| is_called(policy, name))?;
        (option == "--policy" && slip.name == name && leads(policy)).then(|| with(policy))
    })
}
