//! Parses a command line, and names the right option where the parser knows none.

use std::ffi::{OsStr, OsString};

use clap::{
    Arg, CommandFactory as _, Error, Parser as _,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::{
    commands::Cli,
    option_meanings::{meant, similar, with_value_name},
    other_options::command_of,
};

/// The context of an error that holds the option, or word, that is meant by an unknown one.
pub(super) const MEANT: ContextKind = ContextKind::Custom;

/// Parses a command line.
///
/// # Errors
/// The error of the parser, with the option that is meant.
pub(super) fn parsed(words: &[OsString]) -> Result<Cli, Error> {
    if let Some(error) = with_one_dash(words) {
        return Err(error);
    }
    Cli::try_parse_from(with_joined_values(words)).map_err(|error| with_meaning(error, words))
}

/// Returns the error on a long option behind one dash: `-opened=now` would write the file
/// `pened=now`.
fn with_one_dash(words: &[OsString]) -> Option<Error> {
    let options = words.iter().skip(1).take_while(|word| *word != "--");
    let names: Vec<&str> =
        options.filter_map(|word| long_name(word.to_str()?.strip_prefix('-')?)).collect();
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

/// Returns the name of a word that is as long as that of a long option.
fn long_name(word: &str) -> Option<&str> {
    let name = word.split('=').next().unwrap_or_default();
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
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidArg) else {
        return error;
    };
    let Some(name) = typed.strip_prefix("--").map(str::to_owned) else {
        if typed.starts_with('-') {
            without_tip_on_dashes(&mut error);
        }
        return error;
    };
    let mut program = Cli::command();
    let Some((path, command)) = command_of(&mut program, words) else { return error };
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

    use super::with_joined_values;

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
