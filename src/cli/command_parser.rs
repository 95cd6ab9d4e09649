//! Parses a command line, and names the right option where the parser knows none.

use std::ffi::{OsStr, OsString};

use clap::{
    Arg, Command, CommandFactory as _, Error, Parser as _,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    commands::Cli,
    option_meanings::{beginning_with, meant, similar, with_value_name},
    other_options::command_of,
    subcommand_meanings::with_command,
};

/// The context of an error that holds the option, or word, that is meant by an unknown one.
pub(super) const MEANT: ContextKind = ContextKind::Custom;

/// The long options that would be read, behind one dash, as a short option with its value:
/// `-opened` is `-o pened`. A list, so that no other line waits for the names of all options.
const SWALLOWED: [&str; 34] = [
    "channel",
    "check",
    "claimed",
    "claimed-state",
    "color",
    "contract",
    "contracts",
    "current-released",
    "on",
    "one-row",
    "opened",
    "output",
    "package",
    "pause",
    "people",
    "period",
    "plan",
    "policy",
    "policy-dir",
    "prefix",
    "preset",
    "priority",
    "priority-change",
    "table-timezone",
    "threads",
    "ticket",
    "tickets",
    "tier",
    "time-format",
    "timezone",
    "title",
    "to",
    "tolerance",
    "tz",
];

/// Parses a command line.
///
/// # Errors
/// The error of the parser, with the option that is meant.
pub(super) fn parsed(words: &[OsString]) -> Result<Cli, Error> {
    let options = || words.iter().skip(1).take_while(|word| *word != "--");
    if options().filter_map(|word| long_name(word)).any(|name| SWALLOWED.contains(&name))
        && let Some(error) = with_one_dash(words)
    {
        return Err(error);
    }
    Cli::try_parse_from(with_joined_values(words)).map_err(|error| {
        let is_unknown = error.kind() == ErrorKind::UnknownArgument;
        let one_dash = if is_unknown { with_one_dash(words) } else { None };
        one_dash.unwrap_or_else(|| with_meaning(error, words))
    })
}

/// Returns the error on a long option behind one dash: `-opened=now` would write the file
/// `pened=now`.
fn with_one_dash(words: &[OsString]) -> Option<Error> {
    let options = words.iter().skip(1).take_while(|word| *word != "--");
    let names: Vec<&str> = options.filter_map(|word| long_name(word)).collect();
    if names.is_empty() {
        return None;
    }
    let mut program = Cli::command();
    let (_, command) = command_of(&mut program, words)?;
    let name = names.into_iter().find(|name| {
        let aliases = |arg: &Arg| arg.get_all_aliases().is_some_and(|all| all.contains(name));
        command.get_arguments().any(|arg| arg.get_long() == Some(name) || aliases(arg))
    })?;
    let (typed, meant) = (format!("-{name}"), format!("--{name}"));
    let mut error = Error::new(ErrorKind::UnknownArgument).with_cmd(command);
    error.insert(ContextKind::InvalidArg, ContextValue::String(typed));
    let tip = format!("write two dashes: '{}'", with_value_name(&meant, command));
    say(&mut error, tip, meant);
    error.insert(ContextKind::Usage, ContextValue::StyledStr(command.render_usage()));
    Some(error)
}

/// Returns the name that stands behind one dash, if it is longer than that of a short option.
fn long_name(word: &OsStr) -> Option<&str> {
    let name = word.to_str()?.strip_prefix('-')?.split('=').next()?;
    (name.len() > 1 && name.starts_with(|first: char| first.is_ascii_lowercase())).then_some(name)
}

/// Joins a value that begins with `-` and a digit to its option: `--opened -2h` is `--opened=-2h`.
/// No option begins so.
fn with_joined_values(words: &[OsString]) -> Vec<OsString> {
    let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
    let mut joined: Vec<OsString> = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        match joined.last_mut().filter(|_| at < end && is_negative(word)) {
            Some(option) if is_option(&words[at - 1]) => {
                option.push("=");
                option.push(word);
            }
            _ => joined.push(word.clone()),
        }
    }
    joined
}

fn is_negative(word: &OsStr) -> bool {
    matches!(word.as_encoded_bytes(), [b'-', b'0'..=b'9', ..])
}

fn is_option(word: &OsStr) -> bool {
    let bytes = word.as_encoded_bytes();
    bytes.len() > 1 && bytes[0] == b'-' && !is_negative(word) && !bytes.contains(&b'=')
}

/// Adds the option that an unknown one means to the parser's error, and takes out what the parser
/// believes to be similar if it is not.
pub(super) fn with_meaning(mut error: Error, words: &[OsString]) -> Error {
    let mut program = Cli::command();
    if error.kind() == ErrorKind::InvalidSubcommand {
        return with_command(error, &program);
    }
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg).cloned() else {
        return error;
    };
    let Some((path, command)) = command_of(&mut program, words) else { return error };
    let Some(name) = typed.strip_prefix("--").map(str::to_owned) else {
        if typed.starts_with('-') {
            without_tip_on_dashes(&mut error);
            say_beginning(&mut error, &typed, command);
        } else if path == "init" {
            let option = format!("--name={typed}");
            say(
                &mut error,
                format!("write the name of the contract as an option: '{option}'"),
                option,
            );
        }
        return error;
    };
    without_tip_on_dashes(&mut error);
    if let Some(option) = meant(&name, command) {
        let tip = format!("here it is called '{}'", with_value_name(&option, command));
        say(&mut error, tip, option);
    } else if let Some(option) = similar(&name, command) {
        error.insert(ContextKind::SuggestedArg, ContextValue::String(option));
    } else if path == "scope" {
        let word = name.replace('-', " ");
        say(&mut error, format!("write words about the request without dashes: '{word}'"), word);
    } else {
        error.remove(ContextKind::SuggestedArg);
    }
    error.insert(ContextKind::Usage, ContextValue::StyledStr(command.render_usage()));
    error
}

/// Adds a tip with the options that begin with the letter of an unknown short one.
fn say_beginning(error: &mut Error, typed: &str, command: &Command) {
    let Some(letter) = typed.chars().nth(1) else { return };
    match &beginning_with(letter, command)[..] {
        [] => {}
        [only] => {
            let tip = format!("here it is called '{}'", with_value_name(only, command));
            say(error, tip, only.clone());
        }
        several => {
            let tip = format!("options that begin with that letter: {}", several.join(", "));
            let tip = ContextValue::StyledStrs(vec![StyledStr::from(tip)]);
            error.insert(ContextKind::Suggested, tip);
        }
    }
}

/// Adds a tip of our own, in place of the parser's.
fn say(error: &mut Error, tip: String, meant: String) {
    error.remove(ContextKind::SuggestedArg);
    error.insert(MEANT, ContextValue::String(meant));
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
}

/// Takes out the tip to pass an option behind `--`, where it would be a file of that name.
fn without_tip_on_dashes(error: &mut Error) {
    let Some(ContextValue::StyledStrs(mut tips)) = error.remove(ContextKind::Suggested) else {
        return;
    };
    tips.retain(|tip| !tip.to_string().starts_with("to pass "));
    if !tips.is_empty() {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::{Command, CommandFactory as _};

    use super::{super::commands::Cli, SWALLOWED, with_joined_values};

    /// Adds the long options of a command that a short one of it would swallow with one dash.
    fn add_swallowed(command: &Command, into: &mut Vec<String>) {
        let takes_value = |short: char| {
            command.get_arguments().any(|arg| {
                arg.get_short() == Some(short)
                    && arg.get_action().takes_values()
                    && arg.get_possible_values().is_empty()
            })
        };
        for arg in command.get_arguments() {
            let names = arg.get_long().into_iter().chain(arg.get_all_aliases().unwrap_or_default());
            let swallowed = names.filter(|name| name.starts_with(takes_value));
            into.extend(swallowed.map(str::to_owned));
        }
        command.get_subcommands().for_each(|command| add_swallowed(command, into));
    }

    #[test]
    fn every_long_option_that_a_short_one_would_swallow_is_listed() {
        let mut program = Cli::command();
        program.build();
        let mut swallowed = Vec::new();
        add_swallowed(&program, &mut swallowed);
        swallowed.sort();
        swallowed.dedup();
        assert_eq!(swallowed, SWALLOWED);
    }

    #[test]
    fn values_that_begin_with_a_sign_are_joined_to_their_option() {
        for (typed, joined) in [
            ("deadline --opened -2h -p 1", "deadline --opened=-2h -p 1"),
            ("report --worst -1", "report --worst=-1"),
            ("covered -t -5", "covered -t=-5"),
            ("scope -- -2 --x -3", "scope -- -2 --x -3"),
            ("scope -2 -3", "scope -2 -3"),
            ("deadline --opened=now -2", "deadline --opened=now -2"),
        ] {
            let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
            assert_eq!(with_joined_values(&words(typed)), words(joined));
        }
    }
}
