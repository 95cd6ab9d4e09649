//! Help, version and the errors of a misused command line.

use std::ffi::OsString;

use clap::{Command, Error, error::ErrorKind};

use super::{
    command_parser::with_meaning,
    config::Configured,
    environment::Environment,
    exit::Exit,
    failure::{self, TypedAt},
    other_options::of_other_commands,
    output::Output,
};
use crate::{render::SafeText, text::shown};

/// Shows what clap reports: help and version on standard output, misuse on standard error.
pub(super) fn show(error: &Error, mut program: Command, typed: TypedAt<'_>) -> Exit {
    let output = Output::of_messages(None, false);
    let of_others = of_other_commands(error, &mut program, typed.words);
    let error = of_others.as_ref().unwrap_or(error);
    if error.use_stderr() {
        let shown = misuse(error, program, typed.words);
        return failure::report_usage(error, &shown, typed, &output);
    }
    let (text, exit) = match error.kind() {
        ErrorKind::DisplayVersion => version(),
        _ => (coloured(error), Exit::Yes),
    };
    match output.people(&text) {
        Ok(()) => exit,
        Err(error) => failure::report(&error, typed, &output),
    }
}

fn version() -> (SafeText, Exit) {
    let version = env!("CARGO_PKG_VERSION");
    match Environment::new(Configured::default()) {
        Ok(environment) => (
            SafeText::of(&format!("slacalc {version} (zones: IANA {})\n", environment.release())),
            Exit::Yes,
        ),
        Err(error) => {
            (SafeText::of(&format!("slacalc {version} (zones: {error})\n")), Exit::NotUnderstood)
        }
    }
}

/// Returns the error of a misused command line. It repeats typed words, so the line is parsed again
/// with their hidden characters written out.
fn misuse(error: &Error, program: Command, typed: &[OsString]) -> SafeText {
    let words: Vec<String> =
        typed.iter().map(|word| shown(&word.to_string_lossy()).into_owned()).collect();
    if words.iter().zip(typed).all(|(word, typed)| typed == word.as_str()) {
        return coloured(error);
    }
    match program.try_get_matches_from(words) {
        Err(again) if again.kind() == error.kind() => coloured(&with_meaning(again, typed)),
        // With hidden characters written out the line parses: the error goes without colours.
        _ => SafeText::of(&error.render().to_string()),
    }
}

fn coloured(error: &Error) -> SafeText {
    SafeText::coloured(&error.render().ansi().to_string())
}
