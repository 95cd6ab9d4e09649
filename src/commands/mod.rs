//! The command line: what was typed becomes a question, the answer becomes a report and an exit code.

mod arguments;
mod batch;
mod calendar;
mod covered;
mod deadline;
mod exit;
mod failure;
mod holidays;
mod lower;
mod output;
mod policy;
mod scope;
mod session;

pub use arguments::Cli;
pub use exit::Exit;

use std::ffi::OsString;

use clap::Parser;

use crate::time::Instant;

/// Runs the program and gives its exit code. Answers go to standard output, errors to standard error.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, now: Instant) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return output::usage(&error),
    };
    let output = cli.command.output();
    let outcome = match &cli.command {
        arguments::Command::Deadline(args) => deadline::run(args, now, &output),
        arguments::Command::Covered(args) => covered::run(args, now, &output),
        arguments::Command::Calendar(args) => calendar::run(args, now, &output),
        arguments::Command::Scope(args) => scope::run(args, now, &output),
        arguments::Command::Batch(args) => batch::run(args, now, &output),
        arguments::Command::Policy(args) => policy::run(args, &output),
        arguments::Command::Holidays(args) => holidays::run(args, &output),
    };
    outcome.unwrap_or_else(|error| failure::report(&error, &output))
}
