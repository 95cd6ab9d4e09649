//! Runs `slacalc init`.

use std::path::Path;

use anyhow::Context as _;
use serde::Serialize;

use super::{arguments::InitArgs, existing::is_there, interview::Interview, terms::InitTerms};
use crate::{
    answer::not_stated,
    cli::{
        config::{CONTRACTS, Configured, FILE},
        environment::Environment,
        exit::Exit,
        output::Output,
        policy::{KnownTerms, skeleton, write_new},
        recalculation::quoted,
    },
    render::Report,
    sla::QuestionError,
    text::{toml_key, toml_string},
};

/// The contract and the configuration.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct InitAnswer {
    /// The name of the answer's schema.
    schema: &'static str,
    /// The name of the contract.
    contract: String,
    /// False with `--print`.
    written: bool,
    contract_file: InitFile,
    config_file: InitFile,
    /// The response times that the policy does not state, by their keys in the contract's file.
    to_fill_in: Vec<String>,
    /// A command to try, once they are filled in.
    next: String,
}

/// A file and its content.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct InitFile {
    path: String,
    text: String,
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
        return Err(is_there(args, &directory, &configured).into());
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
        holidays: terms.holidays.as_deref(),
        title: Some(&terms.name),
    };
    let file = |path: &Path, text| InitFile { path: path.display().to_string(), text };
    let answer = InitAnswer {
        schema: "slacalc/init/v1",
        written: !args.print,
        contract_file: file(&contract_file, skeleton(&terms.policy, known)?),
        config_file: file(&config_file, config_text(&terms)),
        to_fill_in: to_fill_in(&terms),
        next: next_command(&terms),
        contract: terms.name,
    };
    if answer.written {
        write_new(&contract_file, &answer.contract_file.text)?;
        write_new(&config_file, &answer.config_file.text)
            .with_context(|| format!("{} was written", answer.contract_file.path))?;
    } else if !output.is_json() {
        let shown = |file: &InitFile| format!("# {}\n{}", file.path, file.text);
        let texts = [&answer.contract_file, &answer.config_file].map(shown);
        output.verbatim(&texts.join("\n"))?;
        return Ok(Exit::Yes);
    }
    output.answer(&answer, report)?;
    Ok(Exit::Yes)
}

fn report(answer: &InitAnswer) -> Report {
    let (contract, config) = (&answer.contract_file.path, &answer.config_file.path);
    let mut report = Report {
        headline: format!("Wrote the contract {} and the configuration", answer.contract),
        plain: format!("{contract}\n{config}"),
        ..Report::default()
    };
    report.fact("contract", contract.clone());
    report.fact("configuration", config.clone());
    report.fact("to fill in", first_edits(answer));
    let check = format!("slacalc policy check {}", quoted(contract));
    report.verbatim.extend([check, answer.next.clone()]);
    report
}

/// Returns what the contract still needs before it can answer.
fn first_edits(answer: &InitAnswer) -> String {
    let keys = answer.to_fill_in.join(", ");
    match &answer.to_fill_in[..] {
        [] => "nothing: the policy states the response times. If your order form has others, \
               write those in their place"
            .to_owned(),
        [first, ..] => {
            let table = first.rsplit_once('.').map_or(first.as_str(), |(table, _)| table);
            format!(
                "{keys}: in the contract, take the # away from [{table}] and the lines below it, \
                 and write the response times of your order form, such as 4h, for REPLACE"
            )
        }
    }
}

/// Returns a configuration that takes the contract by default.
fn config_text(terms: &InitTerms) -> String {
    let directories = terms.policy_dirs.iter().map(|at| toml_string(&at.display().to_string()));
    let directories = match &directories.collect::<Vec<_>>()[..] {
        [] => "#policy-dir = [\"REPLACE\"]   # directories of policies of your own".to_owned(),
        known => format!("policy-dir = [{}]", known.join(", ")),
    };
    format!(
        "# The configuration of slacalc. Options, the environment and the contract beat it;\n# \
         `slacalc config` shows what is in force.\n\ncontract = {}\ntimezone = {}\n#holidays = \
         [\"REPLACE\"]   # they replace the policy's: lists such as us or de-by, or files beside this \
         one\n{directories}\n#color = \"auto\"   # or always, never\n",
        toml_string(&terms.name),
        toml_string(&terms.timezone),
    )
}

/// Returns the keys of the response times that the policy does not state.
fn to_fill_in(terms: &InitTerms) -> Vec<String> {
    let Some(plan) = &terms.plan else { return Vec::new() };
    let place = (terms.edition.as_deref(), terms.region.as_deref());
    let key = |priority: &str| match priority {
        "" => format!("targets.{}.PRIORITY", toml_key(plan)),
        priority => format!("targets.{}.{}", toml_key(plan), toml_key(priority)),
    };
    not_stated(&terms.policy, plan, place).into_iter().map(key).collect()
}

/// Returns a question that the contract answers once it is filled in.
fn next_command(terms: &InitTerms) -> String {
    let priority = terms.policy.priorities.first().map_or("1", |priority| priority.id.as_str());
    format!("slacalc deadline --priority {priority} --opened now")
}
