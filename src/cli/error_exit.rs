//! Prints errors and gives their exit codes.

use anyhow::Error;

use super::{exit::Exit, output::Output};
use crate::{
    answer::QuestionError,
    policy::{FileError, HolidayError, InvalidFile, LibraryError},
    render,
};

/// Prints an error and gives its exit code.
pub(super) fn report(error: &Error, output: &Output) -> Exit {
    match invalid_file(error) {
        Some(file) => {
            output.problems(&render::problems(file));
            if let Some(advice) = advice(error) {
                output.error(&format!("\nslacalc: {}: {advice}\n", file.path));
            }
        }
        None => output.error(&format!("slacalc: {error:#}\n")),
    }
    exit_of(error)
}

fn exit_of(error: &Error) -> Exit {
    match (invalid_file(error), error.downcast_ref()) {
        (Some(_), _) => Exit::InvalidFile,
        (None, Some(QuestionError::Unlisted(_))) => Exit::NotStated,
        (None, _) => Exit::NotUnderstood,
    }
}

/// Returns the invalid file that an error is about, if it is about one.
fn invalid_file(error: &Error) -> Option<&InvalidFile> {
    if let Some(error) = error.downcast_ref::<QuestionError>() {
        return of_question(error);
    }
    if let Some(error) = error.downcast_ref::<LibraryError>() {
        return of_library(error);
    }
    if let Some(HolidayError::File(error)) = error.downcast_ref::<HolidayError>() {
        return of_file(error);
    }
    if let Some(error) = error.downcast_ref::<InvalidFile>() {
        return Some(error);
    }
    error.downcast_ref::<FileError>().and_then(of_file)
}

fn advice(error: &Error) -> Option<&'static str> {
    match error.downcast_ref::<QuestionError>() {
        Some(QuestionError::Library(error)) => error.advice(),
        _ => error.downcast_ref::<LibraryError>().and_then(LibraryError::advice),
    }
}

fn of_question(error: &QuestionError) -> Option<&InvalidFile> {
    match error {
        QuestionError::Holidays(HolidayError::File(error)) => of_file(error),
        QuestionError::Library(error) => of_library(error),
        QuestionError::Holidays(HolidayError::Unknown { .. })
        | QuestionError::Unknown { .. }
        | QuestionError::NoTopic { .. }
        | QuestionError::Missing { .. }
        | QuestionError::Unlisted(_)
        | QuestionError::Conflict(_)
        | QuestionError::Calendar(_)
        | QuestionError::Zone(_)
        | QuestionError::Time { .. } => None,
    }
}

fn of_library(error: &LibraryError) -> Option<&InvalidFile> {
    match error {
        LibraryError::File(error) | LibraryError::InTheWay(error) => of_file(error),
        LibraryError::Directory { .. } | LibraryError::Unknown { .. } => None,
    }
}

fn of_file(error: &FileError) -> Option<&InvalidFile> {
    match error {
        FileError::Invalid(file) => Some(file),
        FileError::Unreadable { .. } => None,
    }
}
