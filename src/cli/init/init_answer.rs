//! The answer of `slacalc init`.

use serde::Serialize;

use crate::render::Report;

/// The files that were written.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct InitAnswer {
    /// The name of the answer's schema.
    pub(super) schema: &'static str,
    /// The name of the contract.
    pub(super) contract: String,
    /// The file of the contract.
    pub(super) contract_file: String,
    /// The file of the configuration.
    pub(super) config_file: String,
    /// A command to try.
    pub(super) next: String,
}

pub(super) fn report(answer: &InitAnswer) -> Report {
    let mut report = Report {
        headline: format!("Wrote the contract {} and the configuration", answer.contract),
        plain: format!("{}\n{}", answer.contract_file, answer.config_file),
        ..Report::default()
    };
    report.fact("contract", answer.contract_file.clone());
    report.fact("configuration", answer.config_file.clone());
    report.fact("to fill in", "what only your order form says, such as response times".to_owned());
    report.fact("check", format!("slacalc policy check {}", answer.contract_file));
    report.fact("try", answer.next.clone());
    report
}
