//! The question about one ticket that stands for a row of a table: with the options that both have.

use std::ffi::OsString;

use clap::{Arg, Command, CommandFactory as _};

use super::{super::commands::Cli, command_line::CommandLine};

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
    let mut program = Cli::command();
    program.build();
    let question = program.find_subcommand(QUESTION)?;
    let mut kept = vec![OsString::from("slacalc"), OsString::from(QUESTION)];
    let mut words = typed.words().iter().skip(1).take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        let Some(arg) = shared(word, question) else { continue };
        kept.push(word.into());
        let is_whole = word.contains('=') || (!word.starts_with("--") && word.len() > 2);
        if arg.get_action().takes_values() && !is_whole {
            kept.extend(words.next().map(OsString::from));
        }
    }
    CommandLine::of(&kept)
}

/// Returns the option of the question that a word is, if a table has it too.
fn shared<'c>(word: &str, question: &'c Command) -> Option<&'c Arg> {
    let name = word.split('=').next().unwrap_or_default();
    let is_it = |arg: &&Arg| match name.strip_prefix("--") {
        Some(long) => {
            let aliases = arg.get_all_aliases().is_some_and(|all| all.contains(&long));
            arg.get_long() == Some(long) || aliases
        }
        None => name.starts_with('-') && arg.get_short() == name.chars().nth(1),
    };
    let arg = question.get_arguments().find(is_it)?;
    SHARED.contains(&arg.get_id().as_str()).then_some(arg)
}
