//! `slacalc policy new`: a commented skeleton of a policy, or of a contract over one, that passes
//! `policy check` as it is.

mod contract_skeleton;
mod policy_skeleton;

pub(in crate::cli) use contract_skeleton::{KnownTerms, skeleton};

use std::{fs, path::Path};

use anyhow::Context as _;
use clap::Args;

use crate::{
    answer::{PolicyQuery, find_policy},
    cli::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        files,
        options::{LibraryArgs, OutputArgs},
        output::Output,
    },
    policy::PolicyPart,
    sla::QuestionError,
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy new --vendor Acme --plan silver,gold --priority 1,2,3
  slacalc policy new --vendor Acme -o my-policies/acme/support.toml
  slacalc policy new --contract --policy rescale/support --plan premium

The file of -o must not exist yet. What is to be replaced says REPLACE; what is not known says \"not-stated\".";

/// Write the skeleton of a policy, or of a contract over one.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NewArgs {
    /// The vendor's name; with --contract, the vendor of the policy.
    #[arg(long, value_name = "V", value_parser = one_line)]
    vendor: Option<String>,
    /// The title of the document, or of the contract.
    #[arg(long, value_name = "T", value_parser = one_line)]
    title: Option<String>,
    /// The names of the plans, from the least to the most; with --contract, the plan that was
    /// bought.
    #[arg(long, visible_aliases = ["tier", "package"], value_name = "P", value_delimiter = ',', value_parser = one_line)]
    plan: Vec<String>,
    /// The names of the priorities, the most urgent first.
    #[arg(long, visible_alias = "severity", value_name = "N", value_delimiter = ',', value_parser = one_line, conflicts_with = "contract")]
    priority: Vec<String>,
    /// Write a contract over a policy.
    #[arg(long)]
    contract: bool,
    /// The policy that the contract is over.
    #[arg(long, value_name = "ID", requires = "contract")]
    policy: Option<String>,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

impl NewArgs {
    /// Returns true if a contract is wanted.
    pub(super) fn is_of_contract(&self) -> bool {
        self.contract
    }
}

pub(super) fn run(args: &NewArgs, output: &Output, configured: Configured) -> anyhow::Result<Exit> {
    let text = if args.contract {
        contract_text(args, configured)?
    } else {
        policy_skeleton::skeleton(&policy_names(args)?)
    };
    match args.output.file() {
        Some(path) => write_new(path, &text)?,
        None => output.verbatim(&text)?,
    }
    Ok(Exit::Yes)
}

fn policy_names(args: &NewArgs) -> Result<policy_skeleton::DocumentNames<'_>, QuestionError> {
    let names = policy_skeleton::DocumentNames {
        vendor: args.vendor.as_deref(),
        title: args.title.as_deref(),
        plans: &args.plan,
        priorities: &args.priority,
    };
    names.checked()
}

fn contract_text(args: &NewArgs, configured: Configured) -> anyhow::Result<String> {
    let plan = match &args.plan[..] {
        [] => None,
        [plan] => Some(plan.as_str()),
        _ => return Err(QuestionError::Conflict("a contract is over one --plan".to_owned()).into()),
    };
    let environment = Environment::new(configured)?;
    let library = environment.library(&args.library)?;
    let entry = find_policy(
        &library,
        PolicyQuery {
            vendor: args.vendor.as_deref(),
            policy: args.policy.as_deref(),
            plan,
            on: None,
        },
    )?;
    let file = args.output.file().and_then(Path::file_stem);
    let title = args.title.as_deref().or_else(|| file?.to_str());
    let known = KnownTerms { plan, title, ..KnownTerms::default() };
    Ok(skeleton(&entry.load(PolicyPart::Whole, environment.references())?, known)?)
}

/// Writes a file that does not exist yet, with the directories that it lies in.
pub(in crate::cli) fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty()) {
        fs::create_dir_all(directory)
            .with_context(|| format!("cannot make the directory '{}'", directory.display()))?;
    }
    files::write_new(path, text.as_bytes()).context("cannot write the new file")
}

/// Parses a text of one line without control characters.
pub(in crate::cli) fn one_line(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("it is empty".to_owned()),
        trimmed if trimmed.chars().any(char::is_control) => {
            Err("it has control characters".to_owned())
        }
        trimmed => Ok(trimmed.to_owned()),
    }
}
