//! The kind and the exit code of each error.

use std::io;

use anyhow::Error;

use super::{
    super::exit::Exit,
    error_answer::{ErrorAnswer, ErrorKind, FileProblem, MissingCase, MissingOption, UnknownName},
    survey::NamedWord,
    trial::{Requirement, UnknownWord, UsageProblem, of_usage},
};
use crate::{
    policy::{FileError, HolidayError, InvalidFile, LibraryError, Problem},
    sla::QuestionError,
    tickets::StreamError,
};

impl ErrorAnswer {
    /// Returns an error as an answer, as far as it says by itself what would mend it.
    pub(super) fn of(error: &Error, exit: Exit) -> Self {
        let kind = kind_of(error);
        let (gap, slip) = (Requirement::of(error), UnknownWord::of(error));
        let message = match kind {
            ErrorKind::InvalidFile => in_short(error),
            _ => format!("{error:#}"),
        };
        Self {
            missing: gap.map(MissingOption::of).into_iter().collect(),
            unknown: slip
                .map(|slip| UnknownName::of(&NamedWord { slip, option: None }))
                .into_iter()
                .collect(),
            problems: invalid_file(error).map(file_problems).unwrap_or_default(),
            ..Self::new(kind, exit, message)
        }
    }

    /// Returns the error of a misused command line.
    pub(super) fn of_usage(error: &clap::Error) -> Self {
        let rendered = error.render().to_string();
        let first: Vec<&str> =
            rendered.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
        let message = first.join(" ").trim_start_matches("error: ").to_owned();
        let mut answer = Self::new(ErrorKind::Usage, Exit::NotUnderstood, message);
        match of_usage(error) {
            Some(UsageProblem::Requirement(gap)) => {
                answer.kind = ErrorKind::Missing;
                answer.missing.push(MissingOption::of(gap));
            }
            Some(UsageProblem::UnknownWord(slip)) => {
                answer.unknown.push(UnknownName::of(&NamedWord { slip, option: None }));
            }
            None => {}
        }
        answer
    }
}

fn kind_of(error: &Error) -> ErrorKind {
    if invalid_file(error).is_some() {
        return ErrorKind::InvalidFile;
    }
    if Requirement::of(error).is_some() {
        return ErrorKind::Missing;
    }
    let question = error.downcast_ref::<QuestionError>();
    if UnknownWord::of(error).is_some_and(|word| !word.is_time())
        && !matches!(question, Some(QuestionError::Misspelt { .. }))
    {
        return ErrorKind::Unknown;
    }
    if let Some(question) = question {
        return of_question_kind(question);
    }
    if let Some(error) = error.downcast_ref::<StreamError>() {
        return match error {
            StreamError::Output(_) => ErrorKind::Output,
            StreamError::Input { .. }
            | StreamError::NoOpening { .. }
            | StreamError::NoColumn { .. }
            | StreamError::Header(_)
            | StreamError::Column(_)
            | StreamError::Groups(_) => ErrorKind::Input,
        };
    }
    if error.is::<FileError>() || error.is::<LibraryError>() || error.is::<HolidayError>() {
        return ErrorKind::Input;
    }
    if error.is::<io::Error>() { ErrorKind::Output } else { ErrorKind::Other }
}

fn of_question_kind(error: &QuestionError) -> ErrorKind {
    match error {
        QuestionError::Missing { .. } => ErrorKind::Missing,
        QuestionError::Unknown { .. } | QuestionError::NoTopic(_) => ErrorKind::Unknown,
        QuestionError::Unlisted(_) => ErrorKind::NotStated,
        QuestionError::Conflict(_)
        | QuestionError::Misspelt { .. }
        | QuestionError::Calendar(_) => ErrorKind::Conflict,
        QuestionError::Zone(_) | QuestionError::Time { .. } => ErrorKind::Time,
        QuestionError::Holidays(_) | QuestionError::Library(_) => ErrorKind::Input,
    }
}

/// Returns the message of an invalid file: how many problems it has, and the first.
fn in_short(error: &Error) -> String {
    let Some(file) = invalid_file(error) else { return error.to_string() };
    let errors: Vec<&Problem> =
        file.problems.iter().filter(|problem| !problem.code.is_warning()).collect();
    let first = errors.first().map_or("it is not valid", |problem| problem.message.as_str());
    match errors.len() {
        0 | 1 => format!("{}: {first}", file.path),
        count => format!("{}: {count} problems; the first: {first}", file.path),
    }
}

fn file_problems(file: &InvalidFile) -> Vec<FileProblem> {
    let problem = |problem: &Problem| {
        let place = file.place(problem);
        FileProblem {
            file: file.path.clone(),
            line: place.map(|(line, _)| line),
            column: place.map(|(_, column)| column),
            code: problem.code.id(),
            warning: problem.code.is_warning(),
            message: problem.message.clone(),
            help: problem.help.clone(),
        }
    };
    file.problems.iter().map(problem).collect()
}

impl MissingOption {
    /// Returns what one question asks for.
    fn of(gap: Requirement) -> Self {
        let Requirement { option, why, choices, remark, .. } = gap;
        let case = MissingCase { with: Vec::new(), choices: choices.clone(), why, remark };
        Self { option, always: true, choices, cases: vec![case] }
    }
}

impl UnknownName {
    pub(super) fn of(named: &NamedWord) -> Self {
        let slip = &named.slip;
        Self {
            option: named.option.clone(),
            what: slip.what.clone(),
            name: slip.name.clone(),
            nearest: slip.nearest.clone(),
            choices: slip.choices.clone(),
        }
    }
}

/// Returns the exit code of an error.
pub(super) fn exit_of(error: &Error) -> Exit {
    match (invalid_file(error), error.downcast_ref()) {
        (Some(_), _) => Exit::InvalidFile,
        (None, Some(QuestionError::Unlisted(_))) => Exit::NotStated,
        (None, _) => Exit::NotUnderstood,
    }
}

/// Returns the invalid file that an error is about, if it is about one.
pub(super) fn invalid_file(error: &Error) -> Option<&InvalidFile> {
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

/// Returns the advice beside the problems of a file.
pub(super) fn advice(error: &Error) -> Option<&'static str> {
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
        | QuestionError::NoTopic(_)
        | QuestionError::Missing { .. }
        | QuestionError::Unlisted(_)
        | QuestionError::Conflict(_)
        | QuestionError::Misspelt { .. }
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
