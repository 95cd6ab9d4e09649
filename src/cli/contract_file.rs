//! The customer's contract as it is read, and its fit to what was asked.

use super::{config::ChosenContract, environment::Environment, options::SubjectArgs};
use crate::{
    policy::{self, Contract, Entry, Library, Policy, PolicyPart, References},
    time::Date,
};

/// The text of the customer's contract.
pub(super) struct ContractFile {
    pub(super) chosen: ChosenContract,
    pub(super) text: String,
}

impl ContractFile {
    /// Reads the contract of `--contract`, or else of `SLACALC_CONTRACT`, or else of the
    /// configuration.
    pub(super) fn find(
        environment: &Environment,
        args: &SubjectArgs,
    ) -> anyhow::Result<Option<Self>> {
        let chosen = environment.configured().contract(args.contract.as_deref())?;
        let Some(chosen) = chosen else { return Ok(None) };
        let text = chosen.read()?;
        Ok(Some(Self { chosen, text }))
    }

    /// Returns the path, for messages.
    pub(super) fn shown(&self) -> String {
        self.chosen.path.display().to_string()
    }

    pub(super) fn read(
        &self,
        library: &Library,
        on: Option<Date>,
        part: PolicyPart,
        references: References<'_>,
    ) -> anyhow::Result<(Contract, Policy)> {
        Ok(policy::contract(&self.shown(), &self.text, references, |id| {
            library.version(id, on)?.load(part, references)
        })?)
    }
}

/// Returns the note on a contract that nobody named on the command line.
pub(super) fn left_out(chosen: &ChosenContract, contract: &Contract) -> String {
    format!(
        "The contract {} of {} was not used: it is for the policy {}.",
        chosen.path.display(),
        chosen.source.name(),
        contract.policy
    )
}

/// Returns the option that contradicts a contract over a policy.
pub(super) fn contradiction(
    vendor: Option<&str>,
    policy: Option<&str>,
    entry: &Entry,
) -> Option<String> {
    let is_this =
        |id: &str| id.eq_ignore_ascii_case(&entry.id) || id.eq_ignore_ascii_case(&entry.name());
    if let Some(id) = policy.filter(|id| !is_this(id)) {
        return Some(format!("--policy is {id}"));
    }
    let vendor = vendor.filter(|vendor| !vendor.eq_ignore_ascii_case(&entry.vendor))?;
    Some(format!("--vendor is {vendor}"))
}
