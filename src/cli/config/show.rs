//! `slacalc config`.

use clap::Args;

use super::{
    Configured, ContractSource,
    config_answer::{ConfigAnswer, report},
    settings::SettingSources,
};
use crate::{
    cli::{
        contract_file::{contradiction, left_out},
        environment::Environment,
        exit::Exit,
        options::CommonArgs,
        output::Output,
    },
    policy::{self, PolicyPart},
};

const EXAMPLES: &str = "\
Examples:
  slacalc config
  slacalc config --contract rescale --timezone Asia/Tokyo
  slacalc config --no-config --format json

Options beat the environment, that the contract, that the configuration, and
that the policy. config.toml may have contract, timezone, policy-dir, holidays
and color; 'slacalc policy schema --config' prints its schema. Contracts are in
contracts/. The directory, which --format plain prints, is SLACALC_CONFIG_DIR,
or else slacalc in XDG_CONFIG_HOME, in ~/.config or in %APPDATA%.";

/// The configuration: what is in force, and where it comes from.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct ConfigArgs {
    #[command(flatten)]
    pub(in super::super) common: CommonArgs,
}

pub(in super::super) fn run(
    args: &ConfigArgs,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let configured = environment.configured();
    let library = environment.library(&args.common.library)?;
    let subject = &args.common.subject;
    let mut notes = Vec::new();
    let mut contract = None;
    if let Some(chosen) = configured.contract(subject.contract.as_deref())? {
        let text = chosen.read()?;
        let (path, references) = (chosen.path.display().to_string(), environment.references());
        let (read, _) = policy::contract(&path, &text, references, |id| {
            library.entry(id)?.load(PolicyPart::Clocks, references)
        })?;
        let entry = library.entry(&read.policy)?;
        let conflict = contradiction(subject.vendor.as_deref(), subject.policy.as_deref(), entry);
        if conflict.is_some() && chosen.source != ContractSource::CommandLine {
            notes.push(left_out(&chosen, &read));
        } else {
            contract = Some((chosen, read));
        }
    }
    let sources = SettingSources {
        options: &args.common,
        contract: contract.as_ref().map(|(chosen, contract)| (chosen, contract)),
        configured,
    };
    let answer = ConfigAnswer {
        schema: "slacalc/config/v1",
        directory: configured.directory.as_ref().map(|path| path.display().to_string()),
        file: configured.path().map(str::to_owned),
        left_aside: configured.is_left_aside,
        contracts: configured.names(),
        settings: sources.all(),
        notes,
    };
    output.answer(&answer, report)?;
    Ok(Exit::Yes)
}
