//! Contracts that rows of a table can name.

use super::policy_periods::PolicyPeriod;
use crate::{
    policy::{Contract, Policy, nearest, normalized},
    sla::QuestionError,
};

/// A contract that rows can name.
#[derive(Debug)]
pub struct NamedContract {
    /// The name by which rows mean it, beside its title.
    pub name: String,
    /// It and its policy on each date of its periods, or why they do not go together.
    pub versions: Vec<Result<(Contract, Policy), String>>,
}

impl NamedContract {
    /// Returns true if rows mean it by a name, written in the normal form.
    pub(super) fn is_called(&self, wanted: &str) -> bool {
        let titles = self.versions.iter().flatten().map(|(contract, _)| &contract.title);
        titles.chain([&self.name]).any(|name| normalized(name) == wanted)
    }

    /// Returns it and its policy in a period.
    pub(super) fn in_period(
        &self,
        period: PolicyPeriod,
    ) -> Result<(&Contract, &Policy), QuestionError> {
        match &self.versions[period.0] {
            Ok((contract, policy)) => Ok((contract, policy)),
            Err(message) => Err(QuestionError::Conflict(message.clone())),
        }
    }
}

/// Checks that a row's vendor and policy are those of its contract.
pub(super) fn check_names(
    contract: &Contract,
    contract_policy: &Policy,
    vendor: Option<&str>,
    policy: Option<&str>,
) -> Result<(), QuestionError> {
    let wrong = |what: &str, name: &str| {
        QuestionError::Conflict(format!(
            "the contract {} is for {}, and the {what} is '{name}'",
            contract.title, contract_policy.id
        ))
    };
    match (policy, vendor) {
        (Some(policy), _) if !policy.eq_ignore_ascii_case(&contract_policy.id) => {
            Err(wrong("policy", policy))
        }
        (_, Some(vendor)) if !vendor.eq_ignore_ascii_case(&contract_policy.document.vendor) => {
            Err(wrong("vendor", vendor))
        }
        _ => Ok(()),
    }
}

/// Returns the error of a row that names a contract which is not there.
pub(super) fn no_contract(contracts: &[NamedContract], name: &str) -> QuestionError {
    let mut known: Vec<String> = contracts.iter().map(|named| named.name.clone()).collect();
    known.sort();
    known.dedup();
    let hint = contracts.is_empty();
    QuestionError::Unknown {
        what: "contract".to_owned(),
        name: name.to_owned(),
        nearest: nearest(name, known.iter().map(String::as_str)),
        known,
        hint: hint.then(|| "--contracts DIR names those that rows may have".to_owned()),
    }
}
