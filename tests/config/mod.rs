//! The configuration: contracts by name, `config.toml`, `init` and `config`.
//!
//! Each test has a directory of its own for it. That no other test sees a configuration of whoever
//! runs it is tested in `isolation`.

mod contracts;
mod file;
mod init;
mod isolation;
mod settings;
mod tables;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::program::{Run, command, finish, root, words};

/// A contract that covers Rescale's Premium plan in Berlin.
pub(super) const RESCALE: &str = "policy = \"rescale/support\"\ntitle = \"Our Rescale\"\nplan = \
                                  \"premium\"\nedition = \"enterprise\"\nregion = \
                                  \"emea\"\ntimezone = \"Europe/Berlin\"\n";
/// A contract over Scalr's Premium plan that says no zone and no holidays.
pub(super) const SCALR: &str = "policy = \"scalr/self-hosted\"\nplan = \"premium\"\n";
/// A question that needs a plan and a zone.
pub(super) const ASK: &str = "deadline --priority 1 --opened '2026-03-06 16:45'";

/// A directory for a configuration, and an empty one to work in.
pub(super) struct Home {
    pub(super) config: PathBuf,
    pub(super) work: PathBuf,
}

impl Home {
    pub(super) fn new(name: &str) -> Self {
        let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("config").join(name);
        let _ = fs::remove_dir_all(&all);
        let (config, work) = (all.join("config"), all.join("work"));
        fs::create_dir_all(config.join("contracts")).unwrap();
        fs::create_dir_all(&work).unwrap();
        Self { config, work }
    }

    /// Writes a contract.
    pub(super) fn contract(self, name: &str, text: &str) -> Self {
        fs::write(self.config.join(format!("contracts/{name}.toml")), text).unwrap();
        self
    }

    /// Writes `config.toml`.
    pub(super) fn file(self, text: &str) -> Self {
        fs::write(self.config.join("config.toml"), text).unwrap();
        self
    }

    /// The program with this configuration.
    pub(super) fn command(&self, line: &str) -> Command {
        let mut command = command();
        command
            .current_dir(&self.work)
            .env("SLACALC_CONFIG_DIR", &self.config)
            .env_remove("SLACALC_NO_CONFIG")
            .args(words(line));
        command
    }

    pub(super) fn run(&self, line: &str) -> Run {
        finish(self.command(line).output().unwrap())
    }

    /// The text of a path in the directory of the configuration.
    pub(super) fn path(&self, name: &str) -> String {
        self.config.join(name).display().to_string()
    }
}

/// A path of the repository.
pub(super) fn of_root(name: &str) -> String {
    root().join(name).display().to_string()
}
