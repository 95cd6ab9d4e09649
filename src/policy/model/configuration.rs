//! The configuration of a user.

use std::{ops::Range, path::PathBuf};

use super::{
    super::{
        ProblemCode,
        contract_reference::ContractReference,
        problem::{InvalidFile, Problem},
    },
    keyword::keywords,
};

/// The choices of a user where neither an option, nor the environment, nor a contract says
/// otherwise.
#[derive(Clone, Debug)]
pub(crate) struct Configuration {
    /// The file, without problems.
    pub(in super::super) file: InvalidFile,
    /// The contract; the path of a file is relative to no directory any more.
    pub contract: Option<ConfiguredValue<ContractReference>>,
    /// The customer's zone.
    pub timezone: Option<ConfiguredValue<String>>,
    /// Directories of policies.
    pub policy_dirs: Option<ConfiguredValue<Vec<PathBuf>>>,
    /// Holiday lists instead of the policy's.
    pub holidays: Option<ConfiguredValue<Vec<String>>>,
    /// The use of colour.
    pub color: Option<ConfiguredValue<ConfiguredColor>>,
}

/// A value and its place in the file.
#[derive(Clone, Debug)]
pub(crate) struct ConfiguredValue<T> {
    /// The value.
    pub value: T,
    /// The bytes of the file that it stands in.
    pub(in super::super) span: Range<usize>,
}

/// The use of colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConfiguredColor {
    /// On a terminal.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

keywords! {
    ConfiguredColor {
        Auto => "auto",
        Always => "always",
        Never => "never",
    }
}

impl Configuration {
    /// Returns the path of the file.
    #[must_use]
    pub(crate) fn path(&self) -> &str {
        &self.file.path
    }

    /// Returns the line of a value, from 1.
    #[must_use]
    pub(crate) fn line<T>(&self, value: &ConfiguredValue<T>) -> usize {
        self.file.line_and_column(value.span.start).map_or(1, |(line, _)| line)
    }

    /// Returns the file with a contract that is not there as its problem.
    #[must_use]
    pub(crate) fn without_contract(&self, message: String, help: Option<String>) -> InvalidFile {
        let span = self.contract.as_ref().map_or(0..0, |contract| contract.span.clone());
        let problem = Problem::at(span, ProblemCode::UnknownName, message).maybe_help(help);
        self.file.clone().with(vec![problem])
    }
}
