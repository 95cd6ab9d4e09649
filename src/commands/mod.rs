//! The command line: what was typed becomes a question, the answer becomes a report and an exit code.

mod arguments;
mod audit;
mod batch;
mod calendar;
mod compare;
mod completions;
mod covered;
mod deadline;
mod deadline_feed;
mod deadline_report;
mod deferred;
mod events;
mod exit;
mod failure;
mod files;
mod holidays;
mod latest_open;
mod ledger;
mod lower;
mod man;
mod output;
mod policy;
mod report;
mod scope;
mod session;
mod signals;
mod sink;
mod standard;
mod tickets;
mod world;

pub use arguments::Cli;
pub use exit::Exit;

use std::{env, ffi::OsString};

use clap::Parser;

use crate::time::Instant;

/// Runs the program and gives its exit code. Answers go to standard output, errors to standard error.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, now: Instant) -> Exit {
    if let Some(shell) = env::var_os(completions::VARIABLE) {
        return completions::answer(&shell, arguments);
    }
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return output::usage(&error, &arguments),
    };
    let output = cli.command.output();
    let outcome = match &cli.command {
        arguments::Command::Deadline(args) => deadline::run(args, now, &output),
        arguments::Command::Covered(args) => covered::run(args, now, &output),
        arguments::Command::Calendar(args) => calendar::run(args, now, &output),
        arguments::Command::Scope(args) => scope::run(args, now, &output),
        arguments::Command::Batch(args) => batch::run(args, now, &output),
        arguments::Command::Report(args) => report::run(args, now, &output),
        arguments::Command::Audit(args) => audit::run(args, now, &output),
        arguments::Command::Compare(args) => compare::run(args, now, &output),
        arguments::Command::LatestOpen(args) => latest_open::run(args, now, &output),
        arguments::Command::Policy(args) => policy::run(args, now, &output),
        arguments::Command::Holidays(args) => holidays::run(args, now, &output),
        arguments::Command::Completions(args) => completions::run(args, &output),
        arguments::Command::Man(args) => man::run(args, &output),
    };
    outcome.unwrap_or_else(|error| failure::report(&error, &output))
}
