//! The note of an answer that a configuration took part in.

use super::{ChosenContract, ContractSource};
use crate::{
    cli::{
        environment::{Environment, typed_policy_dirs},
        options::{LibraryArgs, SubjectArgs},
    },
    policy::Contract,
};

/// A value of the configuration that took part in an answer, under the option that would beat it.
#[derive(Clone, Debug)]
pub(in super::super) struct ConfiguredPart {
    pub(in super::super) option: &'static str,
    pub(in super::super) value: String,
}

impl Environment {
    /// Returns the values of the configuration that count beside options and a contract. That of
    /// policies counts if any file answers.
    pub(in super::super) fn configured_parts(
        &self,
        subject: &SubjectArgs,
        library: &LibraryArgs,
        contract: Option<(&ChosenContract, &Contract)>,
        from_file: bool,
    ) -> Vec<ConfiguredPart> {
        let configured = self.configured();
        let mut parts = Vec::new();
        let mut add = |option, value| parts.push(ConfiguredPart { option, value });
        if let Some((chosen, _)) =
            contract.filter(|(chosen, _)| chosen.source == ContractSource::Configuration)
        {
            add("--contract", chosen.shown());
        }
        let contract = contract.map(|(_, contract)| contract);
        if let Some(zone) = configured.timezone()
            && subject.zone().is_none()
            && contract.is_none_or(|it| it.timezone.is_none())
        {
            add("--timezone", zone.to_owned());
        }
        if let Some(lists) = configured.holidays()
            && subject.holidays.is_empty()
            && contract.is_none_or(|it| it.holidays.is_none())
        {
            add("--holidays", if lists.is_empty() { "none".to_owned() } else { lists.join(",") });
        }
        if from_file && typed_policy_dirs(library).is_empty() {
            for directory in configured.policy_dirs() {
                add("--policy-dir", directory.display().to_string());
            }
        }
        parts
    }

    /// Returns the note on these values; `None` if there are none.
    pub(in super::super) fn note_on(&self, parts: &[ConfiguredPart]) -> Option<String> {
        let path = self.configured().path().filter(|_| !parts.is_empty())?;
        let said: Vec<String> =
            parts.iter().map(|part| format!("{} {}", part.option, part.value)).collect();
        Some(format!(
            "The configuration {path} says {}; --no-config leaves it aside.",
            said.join(", ")
        ))
    }
}
