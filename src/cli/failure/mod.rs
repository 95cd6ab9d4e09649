//! Errors on their way out: what is wrong and what would mend it, as text for people or as one
//! object of JSON, and the exit code.

mod asked_days;
mod bad_rows;
mod classification;
mod command_line;
mod error_answer;
mod error_text;
mod known_options;
mod mending;
mod moved_words;
mod named_columns;
mod near_columns;
mod needs;
mod other_shapes;
mod placements;
mod row_needs;
mod row_question;
mod split_words;
mod subject_words;
mod survey;
mod table_gaps;
mod trial;
mod typed_words;
mod utc_words;

use std::ffi::OsString;

use anyhow::Error;
pub(super) use bad_rows::report_bad_rows;
use clap::error::{ContextKind, ErrorKind as ErrorCause};
use classification::{exit_of, invalid_file};
pub(super) use error_answer::ErrorAnswer;
use error_answer::ErrorKind;
pub(super) use row_needs::{TableRows, row_needs, with_options};
pub(super) use table_gaps::TableGaps;
use trial::UsageProblem;
use typed_words::Misplaced;
pub(super) use typed_words::TypedAt;

use super::{
    exit::Exit,
    output::{Output, error_width},
};
use crate::{
    render::{self, SafeText},
    tickets::StreamError,
};

/// Prints an error and gives its exit code.
pub(super) fn report(error: &Error, typed: TypedAt<'_>, output: &Output) -> Exit {
    let exit = exit_of(error);
    if let Some(TableGaps(answer)) = error.downcast_ref() {
        return print(error, answer, output);
    }
    let mut answer = ErrorAnswer::of(error, exit);
    let is_about_names = matches!(answer.kind, ErrorKind::Missing | ErrorKind::Unknown);
    let can_be_mended = is_about_names || !answer.unknown.is_empty();
    if can_be_mended && !(is_about_names && answer.move_words(&Misplaced::AnyBareWord, typed)) {
        answer.complete(typed);
    }
    match error.downcast_ref() {
        Some(StreamError::NoColumn { column, header, .. }) => {
            answer.name_column(column, header, typed);
        }
        _ if answer.kind == ErrorKind::Input => answer.move_files(typed),
        _ => {}
    }
    print(error, &answer, output)
}

/// Prints an error with its remedy and gives its exit code.
fn print(error: &Error, answer: &ErrorAnswer, output: &Output) -> Exit {
    let exit = exit_of(error);
    if output.has_json_errors() {
        output.failure(&answer.clone().without_guess());
        return exit;
    }
    match invalid_file(error) {
        Some(file) => {
            output.problems(&render::problems(file));
            if let Some(advice) = classification::advice(error) {
                output.error(&format!("\nslacalc: {}: {advice}\n", file.path));
            }
        }
        None => output.message(&error_text::text(answer, error_width())),
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
    let has_moved = answer.show_in_utc(typed)
        || answer.reshape(error, typed)
        || answer.move_words(&Misplaced::of(error), typed);
    if !is_of_others && !has_moved {
        answer.complete(typed);
    }
    if is_of_others {
        answer.name_missed(typed);
    }
    if error.kind() == ErrorCause::ArgumentConflict {
        answer.rename_output(typed);
    }
    if wants_json(typed.words) {
        output.failure(&answer.without_guess());
    } else if has_moved || (is_missing && answer.suggestion.is_some()) {
        output.message(&error_text::text(&answer, error_width()));
    } else {
        output.message(shown);
        output.message(&error_text::further(&answer));
        output.message(&error_text::example(&answer));
    }
    Exit::NotUnderstood
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
        let short =
            || word.strip_prefix("-f").map(|value| value.strip_prefix('=').unwrap_or(value));
        let format = word.strip_prefix("--format=").or_else(short);
        *word == "--json" || format.is_some_and(|format| format.eq_ignore_ascii_case("json"))
    };
    options.iter().any(is_json) || options.windows(2).any(is_format)
}
