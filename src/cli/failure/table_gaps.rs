//! The error on a table that cannot be read as it was asked for, with all else that its rows lack.

use std::{env, ffi::OsString, fmt};

use anyhow::Error;

use super::{
    super::exit::Exit,
    classification::exit_of,
    command_line::CommandLine,
    error_answer::{ErrorAnswer, ErrorKind},
    row_needs::{TableRows, added, needs_of},
    split_words::mistaken_files,
};
use crate::time::Instant;

/// An error on a table, as it is answered.
#[derive(Debug)]
pub(in super::super) struct TableGaps(pub(super) Box<ErrorAnswer>);

impl fmt::Display for TableGaps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for TableGaps {}

impl TableGaps {
    /// Returns the errors on a table as one, with what its rows lack and a line that has it all.
    /// `options` are those that mend the errors.
    pub(in super::super) fn of(
        errors: &[Error],
        rows: Option<&TableRows<'_>>,
        options: &[(&'static str, String)],
        clock: Instant,
    ) -> Self {
        let mut answers = errors.iter().map(|error| ErrorAnswer::of(error, exit_of(error)));
        let first = answers.next();
        let mut answer = first.unwrap_or_else(|| {
            ErrorAnswer::new(ErrorKind::Input, Exit::NotUnderstood, String::new())
        });
        for other in answers {
            answer.message = [answer.message, other.message].join("\n");
        }
        let words: Vec<OsString> = env::args_os().collect();
        let Some(typed) = CommandLine::of(&words) else { return Self(Box::new(answer)) };
        // `--map` may be given again, `--preset` takes the place of another.
        let is_preset = options.iter().any(|(option, _)| *option == "--preset");
        let typed = if is_preset { typed.without_option("--preset") } else { typed };
        let moved = mistaken_files(&typed, clock);
        let typed = match moved {
            Some(words) => {
                answer.message = [answer.message, words.says()].join("\n");
                words.line
            }
            None => typed,
        };
        match rows.and_then(|rows| needs_of(rows, &typed, clock)) {
            Some(needs) => {
                answer.message = [answer.message, needs.message].join("\n");
                answer.missing.extend(needs.missing);
                answer.examples = needs.examples;
                answer.suggestion = needs.suggestion;
            }
            None if options.is_empty() => {}
            None => answer.suggestion = added(typed, options).quoted(),
        }
        Self(Box::new(answer))
    }
}
