//! The command line: parses what was typed, asks the question, and prints the answer.

mod audit;
mod batch;
mod calendar;
mod channels;
mod clause;
mod combination_tables;
mod command_parser;
mod commands;
mod compare;
mod compare_moves;
mod compare_readings;
mod completions;
mod config;
mod contacts;
mod contract_file;
mod coverage_verdict;
mod covered;
mod date_span;
mod deadline;
mod deadline_feed;
mod deadline_report;
mod deadline_verdict;
mod distinct_output;
mod environment;
mod exit;
mod explain_table;
mod failure;
mod files;
mod holidays;
mod ics_identity;
mod init;
mod inputs;
mod known_places;
mod latest_open;
mod lazy_args;
mod machine_zone;
mod maintenance;
mod man;
mod numbers;
mod option_meanings;
mod options;
mod other_options;
mod other_policies;
mod output;
mod output_name;
mod plans;
mod policy;
mod priorities;
mod recalculation;
mod report;
mod report_parts;
mod scope;
mod session;
mod sides_table;
mod signals;
mod sink;
mod standard;
mod subcommand_meanings;
mod ticket_events;
mod tickets;
mod time_words;
mod upcoming;
mod usage;
mod zone_name;

pub(crate) use commands::Cli;
pub use exit::Exit;
use failure::TypedAt;

use std::{env, ffi::OsString};

use clap::CommandFactory as _;

use crate::time::Instant;

/// Runs the program and gives its exit code. Answers go to standard output, errors to standard
/// error.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>, now: Instant) -> Exit {
    if let Some(shell) = env::var_os(completions::VARIABLE) {
        return completions::answer(&shell, Cli::command(), arguments);
    }
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let typed = TypedAt { words: &arguments, now };
    let cli = match command_parser::parsed(&arguments) {
        Ok(cli) => cli,
        Err(error) => return usage::show(&error, Cli::command(), typed),
    };
    let output = match cli.command.output() {
        Ok(output) => output,
        Err(error) => return usage::show(&error, Cli::command(), typed),
    };
    let configured = match cli.configured() {
        Ok(configured) => configured,
        Err(error) => return failure::report(&error, typed, &output),
    };
    let output = output.preferring(configured.color());
    if !cli.command.reads_table()
        && let Err(error) =
            distinct_output::expect_new(output.file(), &arguments, configured.directories())
    {
        return failure::report(&error.into(), typed, &output);
    }
    let outcome = cli.command.run(now, &output, configured);
    outcome.unwrap_or_else(|error| failure::report(&error, typed, &output))
}
