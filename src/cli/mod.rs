//! The command line: what was typed becomes a question, the answer becomes a report and an exit
//! code.

mod audit;
mod batch;
mod calendar;
mod compare;
mod completions;
mod covered;
mod deadline;
mod deadline_feed;
mod deadline_report;
mod environment;
mod error_exit;
mod exit;
mod explain_table;
mod files;
mod holidays;
mod ics_identity;
mod latest_open;
mod lazy_args;
mod man;
mod options;
mod output;
mod policy;
mod report;
mod report_parts;
mod scope;
mod session;
mod signals;
mod sink;
mod standard;
mod tickets;

pub use exit::Exit;
pub use options::Cli;

use std::{env, ffi::OsString};

use clap::Parser;

use crate::time::Instant;

/// Runs the program and gives its exit code. Answers go to standard output, errors to standard
/// error.
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
        options::Command::Deadline(args) => deadline::run(args, now, &output),
        options::Command::Covered(args) => covered::run(args, now, &output),
        options::Command::Calendar(args) => calendar::run(args, now, &output),
        options::Command::Scope(args) => scope::run(args, now, &output),
        options::Command::Batch(args) => batch::run(args, now, &output),
        options::Command::Report(args) => report::run(args, now, &output),
        options::Command::Audit(args) => audit::run(args, now, &output),
        options::Command::Compare(args) => compare::run(args, now, &output),
        options::Command::LatestOpen(args) => latest_open::run(args, now, &output),
        options::Command::Policy(args) => policy::run(args, now, &output),
        options::Command::Holidays(args) => holidays::run(args, now, &output),
        options::Command::Completions(args) => completions::run(args, &output),
        options::Command::Man(args) => man::run(args, &output),
    };
    outcome.unwrap_or_else(|error| error_exit::report(&error, &output))
}
