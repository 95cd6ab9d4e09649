//! The question about one ticket that stands for a row of a table: with the options that both have.

use std::ffi::OsString;

use clap::Arg;

use super::{command_line::CommandLine, known_options::option_of_command};

/// The question that stands for a row.
const QUESTION: &str = "deadline";

/// The options of a table that such a question has too, by their ids.
const SHARED: [&str; 15] = [
    "vendor",
    "policy",
    "plan",
    "edition",
    "region",
    "priority",
    "channel",
    "timezone",
    "holidays",
    "reading",
    "contract",
    "policy_dir",
    "as_of",
    "no_config",
    "now",
];

/// Returns the question about one ticket with the options of a table that it has too.
pub(super) fn as_question(typed: &CommandLine) -> Option<CommandLine> {
    let mut kept = vec![OsString::from("slacalc"), OsString::from(QUESTION)];
    let mut words = typed.words().iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        let Some(arg) = shared(word) else { continue };
        kept.push(word.into());
        let is_whole = word.contains('=') || (!word.starts_with("--") && word.len() > 2);
        if arg.get_action().takes_values() && !is_whole {
            kept.extend(words.next().map(OsString::from));
        }
    }
    CommandLine::of(&kept)
}

/// Returns the option of the question that a word is, if a table has it too.
fn shared(word: &str) -> Option<&'static Arg> {
    let option = option_of_command(QUESTION, word)?;
    SHARED.contains(&option.get_id().as_str()).then_some(option)
}
