//! The configuration of a run.

use std::path::{Path, PathBuf};

use super::directory::{directory, variable};
use crate::{
    cli::options::ColorWhen,
    policy::{Configuration, ConfiguredColor, configuration, is_contract_name},
    sla::QuestionError,
};

/// The name of the file in the directory.
pub(in super::super) const FILE: &str = "config.toml";
/// The name of the directory of contracts there.
pub(in super::super) const CONTRACTS: &str = "contracts";
/// The environment variable that leaves the file aside.
const NO_CONFIG: &str = "SLACALC_NO_CONFIG";

/// Returns the name of a contract by the path of its file, if it is in the directory of the
/// configuration.
pub(in super::super) fn contract_name(path: &Path) -> Option<String> {
    let is_there = path.parent()? == directory()?.join(CONTRACTS);
    let name = path.file_name()?.to_str()?.strip_suffix(".toml")?;
    (is_there && is_contract_name(name)).then(|| name.to_owned())
}

/// The directory of the configuration, and its file as far as it counts.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Configured {
    /// The directory, which need not be there.
    pub(super) directory: Option<PathBuf>,
    /// The file, if it is there and not left aside.
    pub(super) file: Option<Configuration>,
    /// True if an option or the environment leaves the file aside.
    pub(super) is_left_aside: bool,
}

impl Configured {
    /// Reads the file, unless an option or the environment leaves it aside.
    ///
    /// # Errors
    /// It is there and cannot be read or is not valid, or `SLACALC_NO_CONFIG` is no switch.
    pub(in super::super) fn load(no_config: bool) -> anyhow::Result<Self> {
        let directory = directory();
        let path = directory.as_ref().map(|directory| directory.join(FILE));
        let is_left_aside = no_config || is_left_aside()?;
        let file = match path.filter(|_| !is_left_aside) {
            Some(path) => configuration(&path)?,
            None => None,
        };
        Ok(Self { directory, file, is_left_aside })
    }

    /// Returns the directory without its file, for commands that no file can change.
    pub(in super::super) fn without_file() -> Self {
        Self { directory: directory(), ..Self::default() }
    }

    /// Returns the directory, which need not be there.
    pub(in super::super) fn directory(&self) -> Option<&Path> {
        self.directory.as_deref()
    }

    /// Returns the directory, and those of policies that the file names.
    pub(in super::super) fn directories(&self) -> Vec<PathBuf> {
        self.directory.iter().chain(self.policy_dirs()).cloned().collect()
    }

    /// Returns the directory of contracts.
    pub(super) fn contracts(&self) -> Option<PathBuf> {
        self.directory.as_ref().map(|directory| directory.join(CONTRACTS))
    }

    /// Returns the path of the file that was read.
    pub(in super::super) fn path(&self) -> Option<&str> {
        self.file.as_ref().map(Configuration::path)
    }

    /// Returns the customer's zone.
    pub(in super::super) fn timezone(&self) -> Option<&str> {
        Some(self.file.as_ref()?.timezone.as_ref()?.value.as_str())
    }

    /// Returns the holiday lists.
    pub(in super::super) fn holidays(&self) -> Option<&[String]> {
        Some(&self.file.as_ref()?.holidays.as_ref()?.value)
    }

    /// Returns the directories of policies.
    pub(in super::super) fn policy_dirs(&self) -> &[PathBuf] {
        let dirs = self.file.as_ref().and_then(|file| file.policy_dirs.as_ref());
        dirs.map_or(&[], |dirs| &dirs.value)
    }

    /// Returns the use of colour, unless the environment has a say in it.
    pub(in super::super) fn color(&self) -> Option<ColorWhen> {
        if colour_variable().is_some() {
            return None;
        }
        Some(match self.file.as_ref()?.color.as_ref()?.value {
            ConfiguredColor::Auto => ColorWhen::Auto,
            ConfiguredColor::Always => ColorWhen::Always,
            ConfiguredColor::Never => ColorWhen::Never,
        })
    }
}

/// Returns the environment variable that decides on colour, if one does.
pub(super) fn colour_variable() -> Option<&'static str> {
    ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"].into_iter().find(|name| variable(name).is_some())
}

/// Returns true if the environment leaves the file aside.
fn is_left_aside() -> Result<bool, QuestionError> {
    let Some(value) = variable(NO_CONFIG) else { return Ok(false) };
    match value.to_string_lossy().to_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        other => Err(QuestionError::Conflict(format!("{NO_CONFIG} takes 1 or 0, not '{other}'"))),
    }
}
