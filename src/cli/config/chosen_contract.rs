//! The contract that holds: by an option, the environment or the configuration, by its path or by
//! its name.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use anyhow::Context as _;

use super::{
    configured::Configured,
    directory::{contract_names, variable},
};
use crate::{
    policy::{
        Configuration, ContractReference, FileError, InvalidFile, Problem, ProblemCode, nearest,
    },
    sla::QuestionError,
};

/// The environment variable that names a contract.
pub(super) const VARIABLE: &str = "SLACALC_CONTRACT";

/// A contract, and the place that names it.
#[derive(Clone, Debug)]
pub(in super::super) struct ChosenContract {
    /// The path of its file.
    pub(in super::super) path: PathBuf,
    /// The name, if it was named by that.
    pub(in super::super) name: Option<String>,
    pub(in super::super) source: ContractSource,
}

/// The place that names a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum ContractSource {
    CommandLine,
    Environment,
    Configuration,
}

impl ContractSource {
    /// Returns the name of the place, in messages.
    pub(in super::super) fn name(self) -> &'static str {
        match self {
            Self::CommandLine => "--contract",
            Self::Environment => VARIABLE,
            Self::Configuration => "the configuration",
        }
    }
}

impl ChosenContract {
    /// Reads the file. One that was typed may be a stream.
    ///
    /// # Errors
    /// It cannot be read. A variable that names it is named, as it may be forgotten.
    pub(in super::super) fn read(&self) -> anyhow::Result<String> {
        let text = match (&self.name, self.source) {
            (None, ContractSource::CommandLine | ContractSource::Environment) => {
                FileError::read(&self.path)
            }
            _ => FileError::read_regular(&self.path),
        };
        let text = text.context(match self.source {
            ContractSource::Environment => "the contract of SLACALC_CONTRACT",
            ContractSource::CommandLine | ContractSource::Configuration => "the contract",
        })?;
        if is_table(&self.path) {
            return Err(not_a_contract(&self.path).into());
        }
        Ok(text)
    }

    /// Returns the name, or else the path.
    pub(in super::super) fn shown(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.path.display().to_string())
    }
}

impl Configured {
    /// Returns the contract of an option, or else of the environment, or else of the configuration.
    ///
    /// # Errors
    /// There is none of that name, or a file in the working directory has the name too.
    pub(in super::super) fn contract(
        &self,
        typed: Option<&Path>,
    ) -> anyhow::Result<Option<ChosenContract>> {
        if let Some(typed) = typed {
            return Ok(Some(self.referred(typed.as_os_str(), ContractSource::CommandLine)?));
        }
        if let Some(value) = variable(VARIABLE) {
            return Ok(Some(self.referred(&value, ContractSource::Environment)?));
        }
        let Some(file) = &self.file else { return Ok(None) };
        self.of_file(file)
    }

    /// Returns the contract that a person refers to.
    fn referred(
        &self,
        text: &OsStr,
        source: ContractSource,
    ) -> Result<ChosenContract, QuestionError> {
        let whole = |path: PathBuf, name| ChosenContract { path, name, source };
        // A path that is no text has no name.
        let Some(word) = text.to_str() else { return Ok(whole(text.into(), None)) };
        match ContractReference::of(word) {
            Some(ContractReference::File(path)) => Ok(whole(path.into(), None)),
            Some(ContractReference::Name(name)) => {
                let path = self.named(&name).ok_or_else(|| self.unknown(&name, source))?;
                if is_file_here(&name) {
                    return Err(two_meanings(&name, &path, source));
                }
                Ok(whole(path, Some(name)))
            }
            None if is_table(Path::new(word)) => Ok(whole(word.into(), None)),
            None => Err(self.unknown(word, source)),
        }
    }

    fn of_file(&self, file: &Configuration) -> anyhow::Result<Option<ChosenContract>> {
        let Some(contract) = &file.contract else { return Ok(None) };
        let source = ContractSource::Configuration;
        match &contract.value {
            ContractReference::File(path) => {
                if Path::new(path).symlink_metadata().is_err() {
                    let help = "a relative path is relative to this file".to_owned();
                    let message = format!("there is no contract '{path}'");
                    return Err(file.without_contract(message, Some(help)).into());
                }
                Ok(Some(ChosenContract { path: path.into(), name: None, source }))
            }
            ContractReference::Name(name) => {
                let Some(path) = self.named(name) else {
                    return Err(self.unknown_in(file, name).into());
                };
                Ok(Some(ChosenContract { path, name: Some(name.clone()), source }))
            }
        }
    }

    /// Returns the configuration with the name of a contract that is not there.
    fn unknown_in(&self, file: &Configuration, name: &str) -> InvalidFile {
        let known = self.names();
        let help = match nearest(name, known.iter().map(String::as_str)) {
            Some(near) => format!("did you mean '{near}'?"),
            None if known.is_empty() => self.where_they_are(),
            None => format!("there are: {}", known.join(", ")),
        };
        file.without_contract(format!("there is no contract '{name}'"), Some(help))
    }

    /// Returns the path of the contract of a name, if there is one.
    fn named(&self, name: &str) -> Option<PathBuf> {
        let path = self.contracts()?.join(format!("{name}.toml"));
        path.symlink_metadata().is_ok().then_some(path)
    }

    /// Returns the names of the contracts.
    pub(in super::super) fn names(&self) -> Vec<String> {
        self.contracts().map_or(Vec::new(), |contracts| contract_names(&contracts))
    }

    fn unknown(&self, word: &str, source: ContractSource) -> QuestionError {
        let known = self.names();
        let file = [word.to_owned(), format!("{word}.toml")];
        let here = file.iter().find(|file| is_file_here(file));
        let hint = match here {
            Some(file) => {
                let typed = say(&file_path(file), source);
                format!("{typed} takes the file in the working directory")
            }
            None => self.where_they_are(),
        };
        let hint = match source {
            ContractSource::Environment => format!("{VARIABLE} names it; {hint}"),
            ContractSource::CommandLine | ContractSource::Configuration => hint,
        };
        QuestionError::Unknown {
            what: "contract".to_owned(),
            name: word.to_owned(),
            nearest: nearest(word, known.iter().map(String::as_str)),
            known,
            hint: Some(hint),
        }
    }

    /// Returns the place of contracts, in a sentence.
    fn where_they_are(&self) -> String {
        match self.contracts() {
            Some(contracts) => format!(
                "names are those of files in {}, which 'slacalc init' makes; a path has a / or ends \
                 in .toml",
                contracts.display()
            ),
            None => "names need SLACALC_CONFIG_DIR or HOME, which are not set; a path has a / or \
                     ends in .toml"
                .to_owned(),
        }
    }
}

/// The endings of the names of tables.
const TABLE_ENDINGS: [&str; 6] = ["csv", "tsv", "xlsx", "json", "jsonl", "ndjson"];

/// Returns true if a path is that of a table by its ending.
fn is_table(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    let is_it = |ending: &str| TABLE_ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known));
    ending.is_some_and(is_it) && path.is_file()
}

/// Returns the error that a table was named as a contract.
fn not_a_contract(path: &Path) -> InvalidFile {
    let path = path.display().to_string();
    let problem =
        Problem::of_file(ProblemCode::Syntax, "by its name this is a table, not a contract").help(
            format!(
                "a contract is a TOML file, which 'slacalc policy new --contract' writes; a table \
             stands without an option: slacalc report {path}"
            ),
        );
    InvalidFile::new(&path, "", vec![problem])
}

/// Returns true if a file of a name is in the working directory.
fn is_file_here(name: &str) -> bool {
    !name.is_empty() && Path::new(name).metadata().is_ok_and(|about| !about.is_dir())
}

/// Returns the name of a file in the working directory as a path.
fn file_path(name: &str) -> String {
    let separator = std::path::MAIN_SEPARATOR;
    format!(".{separator}{name}")
}

/// Returns the way to name a contract by its path.
fn say(path: &str, source: ContractSource) -> String {
    match source {
        ContractSource::CommandLine | ContractSource::Configuration => format!("--contract {path}"),
        ContractSource::Environment => format!("{VARIABLE}={path}"),
    }
}

fn two_meanings(name: &str, path: &Path, source: ContractSource) -> QuestionError {
    let path = path.display().to_string();
    QuestionError::Conflict(format!(
        "{} {name} may be the contract {path} or the file {name} in the working directory; write \
         {} or {}",
        source.name(),
        say(&path, source),
        say(&file_path(name), source)
    ))
}
