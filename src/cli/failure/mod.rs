//! Errors on their way out: what is wrong and what would mend it, as text for people or as one
//! object of JSON, and the exit code.

mod bad_rows;
mod classification;
mod command_line;
mod error_answer;
mod error_text;
mod moved_words;
mod needs;
mod row_needs;
mod row_question;
mod survey;
mod trial;

use std::ffi::OsString;

use anyhow::Error;
pub(super) use bad_rows::report_bad_rows;
use clap::error::{ContextKind, ContextValue, ErrorKind as ErrorCause};
use classification::{exit_of, invalid_file};
use command_line::CommandLine;
pub(super) use error_answer::ErrorAnswer;
use error_answer::{ErrorKind, UnknownName};
use moved_words::{MovedWords, moved, vendor_or_year};
pub(super) use row_needs::{TableRows, row_needs};
use survey::Survey;
use trial::UsageProblem;

use super::{
    exit::Exit,
    output::{Output, error_width},
};
use crate::{
    render::{self, SafeText},
    tickets::StreamError,
    time::Instant,
};

/// The command line behind an error, and the time at which it was typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct TypedAt<'a> {
    pub(super) words: &'a [OsString],
    pub(super) now: Instant,
}

/// Prints an error and gives its exit code.
pub(super) fn report(error: &Error, typed: TypedAt<'_>, output: &Output) -> Exit {
    let exit = exit_of(error);
    let mut answer = ErrorAnswer::of(error, exit);
    let has_words = matches!(answer.kind, ErrorKind::Missing | ErrorKind::Unknown);
    let can_be_mended = has_words || !answer.unknown.is_empty();
    if can_be_mended && !(has_words && answer.move_words(Unplaced::Unknown, typed)) {
        answer.complete(typed);
    }
    if let Some(StreamError::NoOpening { option: Some((option, value)), .. }) = error.downcast_ref()
    {
        let line = CommandLine::of(typed.words);
        // `--map` may be given again, `--preset` takes the place of another.
        let line =
            line.map(|line| if *option == "--map" { line } else { line.without_option(option) });
        answer.suggestion = line.and_then(|line| line.with(option, value).quoted());
    }
    if output.has_json_errors() {
        output.failure(&answer);
        return exit;
    }
    match invalid_file(error) {
        Some(file) => {
            output.problems(&render::problems(file));
            if let Some(advice) = classification::advice(error) {
                output.error(&format!("\nslacalc: {}: {advice}\n", file.path));
            }
        }
        None => output.message(&error_text::text(&answer, error_width())),
    }
    exit
}

/// Prints the error of a misused command line. `shown` is what clap says of it.
pub(super) fn report_usage(
    error: &clap::Error,
    shown: &SafeText,
    typed: TypedAt<'_>,
    output: &Output,
) -> Exit {
    let mut answer = ErrorAnswer::of_usage(error);
    let is_missing = matches!(trial::of_usage(error), Some(UsageProblem::Requirement(_)));
    // An option of other commands is no slip of one that this command has.
    let is_of_others =
        error.kind() == ErrorCause::UnknownArgument && error.get(ContextKind::InvalidArg).is_none();
    let has_moved = answer.move_words(unplaced(error), typed);
    if !is_of_others && !has_moved {
        answer.complete(typed);
    }
    if wants_json(typed.words) {
        output.failure(&answer);
    } else if has_moved || (is_missing && answer.suggestion.is_some()) {
        output.message(&error_text::text(&answer, error_width()));
    } else {
        output.message(shown);
        output.message(&error_text::example(&answer));
    }
    Exit::NotUnderstood
}

/// Returns the typed line with one more option, ready to paste.
pub(super) fn typed_with(option: &str, value: &str) -> Option<String> {
    typed_with_all(&[(option, value.to_owned())])
}

/// Returns the typed line with more options, ready to paste.
pub(super) fn typed_with_all(options: &[(&str, String)]) -> Option<String> {
    let words: Vec<OsString> = std::env::args_os().collect();
    let typed = CommandLine::of(&words)?;
    options.iter().fold(typed, |line, (option, value)| line.with(option, value)).quoted()
}

/// The words of a line that may be the value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Unplaced {
    /// None: the error is about something else.
    None,
    /// One that the parser has no place for.
    Word(String),
    /// Any: the parser has a place for each, but one of them is no such name.
    Unknown,
}

/// Returns the words that the parser has no place for.
fn unplaced(error: &clap::Error) -> Unplaced {
    match (error.kind(), error.get(ContextKind::InvalidArg)) {
        (ErrorCause::UnknownArgument, Some(ContextValue::String(word)))
            if !word.starts_with('-') =>
        {
            Unplaced::Word(word.clone())
        }
        (ErrorCause::TooManyValues, _) => Unplaced::Unknown,
        _ => Unplaced::None,
    }
}

/// Returns true if the words of a command line that could not be parsed ask for JSON.
fn wants_json(words: &[OsString]) -> bool {
    let words: Vec<&str> = words.iter().filter_map(|word| word.to_str()).collect();
    let options = words.split(|word| *word == "--").next().unwrap_or_default();
    let is_format = |pair: &[&str]| match pair {
        ["--format" | "-f", format] => format.eq_ignore_ascii_case("json"),
        _ => false,
    };
    let is_json = |word: &&str| {
        let format = word.strip_prefix("--format=").or_else(|| word.strip_prefix("-f"));
        *word == "--json" || format.is_some_and(|format| format.eq_ignore_ascii_case("json"))
    };
    options.iter().any(is_json) || options.windows(2).any(is_format)
}

impl ErrorAnswer {
    /// Suggests the line with words as values of their options, and says what it still needs.
    /// Returns false if no such line is known.
    fn move_words(&mut self, unplaced: Unplaced, typed: TypedAt<'_>) -> bool {
        let Some(line) = CommandLine::of(typed.words) else { return false };
        let words = match unplaced {
            Unplaced::None => None,
            Unplaced::Word(word) => moved(&line, &word, typed.now),
            Unplaced::Unknown => vendor_or_year(&line, typed.now),
        };
        let Some(MovedWords { line, options }) = words else { return false };
        let survey = Survey::of(&line, typed.now);
        let write = |(word, option): &(String, String)| format!("write {option} for '{word}'");
        let mut lines: Vec<String> = options.iter().map(write).collect();
        let is_answered = survey.is_empty();
        let moved = survey.suggestion.as_ref().or_else(|| Some(&line).filter(|_| is_answered));
        self.suggestion = moved.and_then(CommandLine::quoted);
        self.unknown.clear();
        self.missing = needs::missing(&survey);
        if !survey.is_empty() {
            lines.push(error_text::message(&survey, &self.missing));
        }
        self.message = lines.join("\n");
        true
    }

    /// Says all that is missing and unknown, and suggests a line that works, if the command can be
    /// tried.
    fn complete(&mut self, typed: TypedAt<'_>) {
        let Some(line) = CommandLine::of(typed.words) else { return };
        let survey = Survey::of(&line, typed.now);
        if survey.is_empty() {
            for unknown in &mut self.unknown {
                unknown.option = line.option_of(&unknown.name);
            }
            // A value of an option that only the table's command has.
            if let ([unknown], ErrorKind::Conflict) = (&self.unknown[..], self.kind) {
                let meant = unknown.nearest.first();
                let line = meant.and_then(|meant| line.replaced(&unknown.name, meant));
                self.suggestion = line.and_then(|line| line.quoted());
            }
            return;
        }
        self.unknown = survey.unknown.iter().map(UnknownName::of).collect();
        let is_unknown =
            |option: &str| self.unknown.iter().any(|name| name.option.as_deref() == Some(option));
        self.missing = needs::missing(&survey);
        self.missing.retain(|missing| !is_unknown(&missing.option));
        self.message = error_text::message(&survey, &self.missing);
        self.left_out = survey.left_out;
        self.suggestion = survey.suggestion.and_then(|line| line.quoted());
        self.others = survey.others.iter().filter_map(CommandLine::quoted).collect();
        self.kind = match self.kind {
            ErrorKind::Usage if !self.missing.is_empty() && self.unknown.is_empty() => {
                ErrorKind::Missing
            }
            kind => kind,
        };
    }
}
