//! The options of the command on a line, as the parser knows them.

use std::sync::LazyLock;

use clap::{Arg, Command, CommandFactory as _};

use super::super::{commands::Cli, option_meanings::meant};

/// The commands with all their options, which takes long to build.
static PROGRAM: LazyLock<Command> = LazyLock::new(|| {
    let mut program = Cli::command();
    program.build();
    program
});

/// Returns the command of a line.
fn command_of(words: &[String]) -> &'static Command {
    let mut command = &*PROGRAM;
    for word in words.iter().skip(1) {
        command = command.find_subcommand(word).unwrap_or(command);
    }
    command
}

/// Returns the name of the command of a line.
pub(super) fn command_name(words: &[String]) -> &'static str {
    command_of(words).get_name()
}

/// Returns true if the word behind an option is its value, or the option is not known.
pub(super) fn takes_next_word(words: &[String], option: &str) -> bool {
    let command = command_of(words);
    let takes_value = |arg: &Arg| arg.get_action().takes_values();
    if option.starts_with("--") {
        return arg_of(command, option).is_none_or(takes_value);
    }
    // Of letters behind one dash the first that takes a value takes the rest of the word.
    let letters: Vec<char> = option.chars().skip(1).collect();
    let is_flag =
        |letter: &char| arg_of_letter(command, *letter).is_some_and(|it| !takes_value(it));
    match letters.iter().position(|letter| !is_flag(letter)) {
        Some(first) => first + 1 == letters.len(),
        None => false,
    }
}

/// Returns the name under which help lists an option that was typed by another.
pub(super) fn long_name(words: &[String], option: &str) -> Option<String> {
    let long = arg_of(command_of(words), option)?.get_long()?;
    Some(format!("--{long}"))
}

/// Returns true for a command of a command: `show` of `holidays`.
pub(super) fn is_subcommand(command: &str, name: &str) -> bool {
    let command = PROGRAM.find_subcommand(command);
    command.is_some_and(|command| command.find_subcommand(name).is_some())
}

/// Returns the option of a command that a word is, with or without its value.
pub(super) fn option_of_command(command: &str, word: &str) -> Option<&'static Arg> {
    let command = PROGRAM.find_subcommand(command)?;
    let name = word.split('=').next().unwrap_or_default();
    match name.strip_prefix("--") {
        Some(long) => arg_of_long(command, long),
        None => arg_of_letter(command, name.strip_prefix('-')?.chars().next()?),
    }
}

/// Returns the option that a word means without a value behind it: `--check` of `missed`.
pub(super) fn flag_meant(words: &[String], word: &str) -> Option<String> {
    let command = command_of(words);
    let own = arg_of_long(command, word).map(|_| format!("--{word}"));
    let option = own.or_else(|| meant(word, command))?;
    let is_whole = |option: &String| {
        let takes_value =
            arg_of(command, option).is_some_and(|arg| arg.get_action().takes_values());
        option.contains('=') || !takes_value
    };
    Some(option).filter(is_whole)
}

fn arg_of(command: &'static Command, option: &str) -> Option<&'static Arg> {
    let Some(long) = option.strip_prefix("--") else {
        let letters = option.chars().skip(1);
        let mut args = letters.map_while(|letter| arg_of_letter(command, letter));
        return args.find(|arg| arg.get_action().takes_values());
    };
    arg_of_long(command, long)
}

fn arg_of_long(command: &'static Command, long: &str) -> Option<&'static Arg> {
    command.get_arguments().find(|arg| {
        let aliases = arg.get_all_aliases().unwrap_or_default();
        arg.get_long() == Some(long) || aliases.contains(&long)
    })
}

fn arg_of_letter(command: &'static Command, letter: char) -> Option<&'static Arg> {
    command.get_arguments().find(|arg| arg.get_short() == Some(letter))
}
