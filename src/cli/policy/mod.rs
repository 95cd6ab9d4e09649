//! `slacalc policy`: the policies themselves.

mod check;
mod check_answer;
mod diff;
mod diff_report;
mod diff_tickets;
mod list;
mod new;
mod other_targets;
mod schema;
mod show;
mod show_report;

pub(super) use new::{KnownTerms, skeleton, write_new};
pub(super) use schema::answer_names;

use clap::{Args, Subcommand};

use super::{config::Configured, exit::Exit, options::OutputArgs, output::Output};
use crate::time::Instant;

const EXAMPLES: &str = "\
Examples:
  slacalc policy list
  slacalc policy show scalr/self-hosted
  slacalc policy check my-policies/acme/sun.toml";

/// The policies: list, show, check, diff, new, schema.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PolicyArgs {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// List every policy at hand.
    List(list::ListArgs),
    /// Show what a policy says: plans, hours, targets, channels, scope, what it leaves open.
    Show(show::ShowArgs),
    /// Check policy and contract files, and run their worked examples.
    Check(check::CheckArgs),
    /// Show what changed between two policies, in terms of their answers.
    Diff(Box<diff::DiffArgs>),
    /// Write the skeleton of a policy, or of a contract over one.
    New(Box<new::NewArgs>),
    /// Print the JSON Schema of a policy file, or of another kind of file or answer.
    Schema(schema::SchemaArgs),
}

impl PolicyArgs {
    pub(super) fn output(&self) -> &OutputArgs {
        match &self.command {
            PolicyCommand::List(args) => &args.output,
            PolicyCommand::Show(args) => &args.output,
            PolicyCommand::Check(args) => &args.output,
            PolicyCommand::Diff(args) => &args.output,
            PolicyCommand::New(args) => &args.output,
            PolicyCommand::Schema(args) => &args.output,
        }
    }

    /// Returns true if directories of policies of the configuration can change what the command
    /// does. A file is checked by itself.
    pub(super) fn uses_configuration(&self) -> bool {
        match &self.command {
            PolicyCommand::List(_) | PolicyCommand::Show(_) | PolicyCommand::Diff(_) => true,
            PolicyCommand::Check(args) => args.is_of_library(),
            PolicyCommand::New(args) => args.is_of_contract(),
            PolicyCommand::Schema(_) => false,
        }
    }
}

impl PolicyArgs {
    /// Returns true if the command only answers, and may be tried.
    pub(super) fn is_question(&self) -> bool {
        match self.command {
            PolicyCommand::List(_) | PolicyCommand::Show(_) | PolicyCommand::Schema(_) => true,
            PolicyCommand::Check(_) | PolicyCommand::Diff(_) | PolicyCommand::New(_) => false,
        }
    }
}

pub(super) fn run(
    args: &PolicyArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    match &args.command {
        PolicyCommand::List(args) => list::run(args, output, configured),
        PolicyCommand::Show(args) => show::run(args, output, configured),
        PolicyCommand::Check(args) => check::run(args, clock, output, configured),
        PolicyCommand::Diff(args) => diff::run(args, clock, output, configured),
        PolicyCommand::New(args) => new::run(args, output, configured),
        PolicyCommand::Schema(args) => schema::run(args, output),
    }
}
