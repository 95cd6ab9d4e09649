//! The words of a command line that could not be answered, and those that have no place on it.

use std::ffi::OsString;

use clap::{
    Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::time::Instant;

/// The command line behind an error, and the time at which it was typed.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct TypedAt<'a> {
    pub(in super::super) words: &'a [OsString],
    pub(in super::super) now: Instant,
}

/// The words of a line that may be the value of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Misplaced {
    /// None: the error is about something else.
    No,
    /// One that the parser has no place for.
    Word(String),
    /// Any word without an option: the parser has a place for each, but one is no such name.
    AnyBareWord,
}

impl Misplaced {
    /// Returns the words that the parser has no place for.
    pub(super) fn of(error: &Error) -> Self {
        match (error.kind(), error.get(ContextKind::InvalidArg)) {
            (ErrorKind::UnknownArgument, Some(ContextValue::String(word)))
                if !word.starts_with('-') =>
            {
                Self::Word(word.clone())
            }
            (ErrorKind::TooManyValues, _) => Self::AnyBareWord,
            _ => Self::No,
        }
    }
}
