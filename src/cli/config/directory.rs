//! The directory of the configuration, and the contracts in it.
//!
//! It is that of `SLACALC_CONFIG_DIR`, or else `slacalc` in the user's own directory of
//! configurations: as the XDG Base Directory Specification 0.8 has it, `$XDG_CONFIG_HOME`, or
//! `$HOME/.config` if that is unset or empty; on Windows `%APPDATA%`. "All paths set in these
//! environment variables must be absolute. If an implementation encounters a relative path in any
//! of these variables it should consider the path invalid and ignore it." So nothing in the working
//! directory is taken for a configuration unless `SLACALC_CONFIG_DIR` says so.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use crate::policy::is_contract_name;

/// Returns the directory; `None` if nothing says where it would be.
pub(super) fn directory() -> Option<PathBuf> {
    match variable("SLACALC_CONFIG_DIR") {
        Some(own) => Some(PathBuf::from(own)),
        None => Some(of_user()?.join("slacalc")),
    }
}

#[cfg(not(windows))]
fn of_user() -> Option<PathBuf> {
    absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")))
}

#[cfg(windows)]
fn of_user() -> Option<PathBuf> {
    absolute("APPDATA")
}

fn absolute(name: &str) -> Option<PathBuf> {
    variable(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// Returns the value of an environment variable. An empty one counts as unset.
pub(super) fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

/// Returns the names of the contracts in a directory of contracts, sorted; none if it cannot be
/// read.
pub(super) fn contract_names(contracts: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(contracts) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|file| Some(file.strip_suffix(".toml")?.to_owned()))
        .collect();
    names.retain(|name| is_contract_name(name));
    names.sort();
    names
}
