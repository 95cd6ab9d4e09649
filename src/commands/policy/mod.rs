//! `slacalc policy`: the policies themselves.

mod check;
mod list;
mod problem_answer;
mod show;

use clap::{Args, Subcommand};

use super::{arguments::OutputArgs, exit::Exit, output::Output};
use crate::time::Instant;

const EXAMPLES: &str = "\
Examples:
  slacalc policy list
  slacalc policy show scalr/self-hosted
  slacalc policy check my-policies/acme/sun.toml";

/// The policies: list, show, check.
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
}

impl PolicyArgs {
    pub(super) fn output(&self) -> &OutputArgs {
        match &self.command {
            PolicyCommand::List(args) => &args.output,
            PolicyCommand::Show(args) => &args.output,
            PolicyCommand::Check(args) => &args.output,
        }
    }
}

pub(super) fn run(args: &PolicyArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    match &args.command {
        PolicyCommand::List(args) => list::run(args, output),
        PolicyCommand::Show(args) => show::run(args, output),
        PolicyCommand::Check(args) => check::run(args, clock, output),
    }
}
