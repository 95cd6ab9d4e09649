//! `slacalc policy show`.

use clap::Args;

use super::show_report::report;
use crate::{
    answer::{PolicyQuery, find_policy, policy_summary},
    cli::{
        config::Configured,
        environment::Environment,
        exit::Exit,
        inputs,
        options::{LibraryArgs, OutputArgs, VersionArgs},
        output::Output,
    },
    policy::{Entry, Library, PolicyPart},
    sla::QuestionError,
};

const EXAMPLES: &str = "\
Examples:
  slacalc policy show scalr/saas
  slacalc policy show rescale
  slacalc policy show scalr/saas --source > saas.toml";

/// Show what a policy says: plans, hours, targets, channels, scope, what it leaves open.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ShowArgs {
    /// The policy's id, or a vendor that has one current policy.
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// The vendor, if it has one current policy.
    #[arg(long, value_name = "V")]
    vendor: Option<String>,
    /// Print the policy file as it is written.
    #[arg(long)]
    source: bool,
    #[command(flatten)]
    library: LibraryArgs,
    #[command(flatten)]
    version: VersionArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
}

pub(super) fn run(
    args: &ShowArgs,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::without_clocks(configured)?;
    let library = environment.library(&args.library)?;
    let entry = wanted(args, &library)?;
    if args.source {
        output.verbatim(entry.text())?;
        return Ok(Exit::Yes);
    }
    output.answer(
        &policy_summary(&entry.load(PolicyPart::Whole, environment.references())?),
        report,
    )?;
    Ok(Exit::Yes)
}

/// Finds the policy of the id, or the only current one of the vendor.
fn wanted<'a>(args: &ShowArgs, library: &'a Library<'_>) -> Result<&'a Entry, QuestionError> {
    let is_vendor = |name: &&str| {
        !name.contains('/')
            && library.entries().iter().any(|entry| entry.vendor.eq_ignore_ascii_case(name))
    };
    let id = args.id.as_deref();
    let (policy, vendor) = match id.filter(is_vendor).filter(|_| args.vendor.is_none()) {
        Some(vendor) => (None, Some(vendor)),
        None => (id, args.vendor.as_deref()),
    };
    let on = inputs::as_of(&args.version)?;
    let wanted = PolicyQuery { vendor, policy, plan: None, on };
    if policy.is_some() {
        return find_policy(library, wanted);
    }
    let mut choices = library.current(on);
    choices.retain(|entry| vendor.is_none_or(|vendor| entry.vendor.eq_ignore_ascii_case(vendor)));
    if choices.len() < 2 {
        return find_policy(library, wanted);
    }
    let choices = choices.into_iter().map(|entry| entry.id.clone()).collect();
    let why = vendor.map_or("it is not said which policy is meant".to_owned(), |vendor| {
        format!("{vendor} has more than one current policy")
    });
    Err(QuestionError::Missing { option: "the policy's ID".to_owned(), why, choices, others: None })
}
