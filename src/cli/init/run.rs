//! Runs `slacalc init`.

use std::path::Path;

use anyhow::Context as _;
use clap::Args;

use super::{
    init_answer::{InitAnswer, report},
    interview::Interview,
    terms::InitTerms,
};
use crate::{
    answer::QuestionError,
    cli::{
        config::{CONTRACTS, Configured, FILE},
        environment::Environment,
        exit::Exit,
        options::{LibraryArgs, OutputArgs},
        output::Output,
        policy::{KnownTerms, skeleton, write_new},
    },
    text::toml_string,
};

const EXAMPLES: &str = "\
Examples:
  slacalc init
  slacalc init --vendor rescale --plan basic --region emea \\
      --timezone Europe/Berlin --name rescale
  slacalc init --vendor scalr --plan premium --timezone Asia/Tokyo --print

Without options it asks four questions. It writes contracts/NAME.toml and
config.toml in the directory that 'slacalc config' shows, and overwrites
nothing. Then --contract NAME takes the contract, and commands that are told
nothing else take it by themselves.";

/// Write a contract and a configuration, from four questions.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct InitArgs {
    /// The vendor.
    #[arg(long, value_name = "V")]
    pub(super) vendor: Option<String>,
    /// The policy's id, where the vendor has several.
    #[arg(long, value_name = "ID")]
    pub(super) policy: Option<String>,
    /// The plan that was bought (tier, package).
    #[arg(long, visible_aliases = ["tier", "package"], value_name = "P")]
    pub(super) plan: Option<String>,
    /// The edition that was bought, where the policy tells them apart.
    #[arg(long, value_name = "E")]
    pub(super) edition: Option<String>,
    /// The customer's region, where the policy tells them apart.
    #[arg(long, value_name = "R")]
    pub(super) region: Option<String>,
    /// The customer's zone, by its IANA name: Europe/Berlin.
    #[arg(long, value_name = "IANA")]
    pub(super) timezone: Option<String>,
    /// The name of the contract: a-z, 0-9, _ and - [default: the vendor's id].
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Print what would be written, and write nothing.
    #[arg(long)]
    pub(super) print: bool,
    #[command(flatten)]
    pub(super) library: LibraryArgs,
    #[command(flatten)]
    pub(in super::super) output: OutputArgs,
}

pub(in super::super) fn run(
    args: &InitArgs,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let directory = configured.directory().map(Path::to_owned).ok_or_else(|| {
        let message = "there is no directory to write to; set SLACALC_CONFIG_DIR or HOME";
        QuestionError::Conflict(message.to_owned())
    })?;
    let (config_file, contracts) = (directory.join(FILE), directory.join(CONTRACTS));
    if !args.print && config_file.symlink_metadata().is_ok() {
        return Err(is_there(&config_file, &contracts).into());
    }
    let environment = Environment::new(configured)?;
    let mut interview = Interview::new(output);
    let terms = InitTerms::collect(args, &mut interview, &environment, &contracts)?;
    let contract_file = contracts.join(format!("{}.toml", terms.name));
    let known = KnownTerms {
        plan: terms.plan.as_deref(),
        edition: terms.edition.as_deref(),
        region: terms.region.as_deref(),
        timezone: Some(&terms.timezone),
        title: Some(&terms.name),
    };
    let (contract, config) = (skeleton(&terms.policy, known)?, config_text(&terms));
    if args.print {
        let (first, second) = (contract_file.display(), config_file.display());
        output.verbatim(&format!("# {first}\n{contract}\n# {second}\n{config}"))?;
        return Ok(Exit::Yes);
    }
    write_new(&contract_file, &contract)?;
    write_new(&config_file, &config)
        .with_context(|| format!("{} was written", contract_file.display()))?;
    let answer = InitAnswer {
        schema: "slacalc/init/v1",
        contract_file: contract_file.display().to_string(),
        config_file: config_file.display().to_string(),
        next: next_command(&terms),
        contract: terms.name,
    };
    output.answer(&answer, report)?;
    Ok(Exit::Yes)
}

fn is_there(config_file: &Path, contracts: &Path) -> QuestionError {
    let contract = contracts.join("NAME.toml");
    QuestionError::Conflict(format!(
        "{} is there, and is not overwritten; for a further contract, which --contract NAME takes: \
         slacalc policy new --contract --policy ID --plan P --output {}",
        config_file.display(),
        contract.display()
    ))
}

/// Returns a configuration that takes the contract by default.
fn config_text(terms: &InitTerms) -> String {
    format!(
        "# The configuration of slacalc. Options, the environment and the contract beat it;\n# \
         `slacalc config` shows what is in force.\n\ncontract = {}\ntimezone = {}\n#holidays = \
         [\"REPLACE\"]   # instead of the policy's: lists such as us or de-by, or files beside this \
         one\n#policy-dir = [\"REPLACE\"]   # directories of policies of your own\n#color = \
         \"auto\"   # or always, never\n",
        toml_string(&terms.name),
        toml_string(&terms.timezone),
    )
}

/// Returns a question that the new contract answers.
fn next_command(terms: &InitTerms) -> String {
    let priority = terms.policy.priorities.first().map_or("1", |priority| priority.id.as_str());
    format!("slacalc deadline --priority {priority} --opened now")
}
