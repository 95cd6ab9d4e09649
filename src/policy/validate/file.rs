//! Whole files: parse, validate, or give back every problem.

use serde::de::DeserializeOwned;

use super::super::{
    library::LibraryError,
    model::{Contract, Policy},
    names::nearest,
    problem::{InvalidFile, Problem},
    raw::{RawContract, RawPolicy},
};
use super::{Surroundings, sheet::Sheet};

/// Reads a policy.
///
/// `id` is its path under the policy directory without `.toml`, `path` what messages call the file.
///
/// # Errors
/// The text is not TOML, has unknown keys, or says something that cannot be; all problems that were found.
pub fn policy(id: &str, path: &str, text: &str, around: Surroundings<'_>) -> Result<Policy, InvalidFile> {
    valid(id, &parse(path, text)?, around).map_err(|problems| InvalidFile::new(path, text, problems))
}

/// Reads a policy in the compact form in which the build script embeds it.
pub(in super::super) fn embedded_policy(id: &str, raw: &[u8], around: Surroundings<'_>) -> Result<Policy, InvalidFile> {
    let broken = |message: String| InvalidFile::new(id, "", vec![Problem { span: None, message, help: None }]);
    let raw: RawPolicy = postcard::from_bytes(raw).map_err(|error| broken(error.to_string()))?;
    valid(id, &raw, around).map_err(|problems| InvalidFile::new(id, "", problems))
}

fn valid(id: &str, raw: &RawPolicy, around: Surroundings<'_>) -> Result<Policy, Vec<Problem>> {
    let mut sheet = Sheet::new(raw, around);
    match sheet.policy(id, raw) {
        Some(policy) if sheet.problems.is_empty() => Ok(policy),
        _ => Err(sheet.problems),
    }
}

/// Reads a contract over a policy, which `policy_of` finds by its id.
///
/// # Errors
/// As for [`policy`]; also what the policy of the contract does not know, and a policy that is not to be had.
pub fn contract(
    path: &str,
    text: &str,
    around: Surroundings<'_>,
    policy_of: impl FnOnce(&str) -> Result<Policy, LibraryError>,
) -> Result<(Contract, Policy), LibraryError> {
    let invalid = |problems| LibraryError::File(InvalidFile::new(path, text, problems).into());
    let raw: RawContract = parse(path, text).map_err(|error| LibraryError::File(error.into()))?;
    let policy = policy_of(raw.policy.get_ref()).map_err(|error| match error {
        LibraryError::Unknown { id, nearest, known } => {
            let near = nearest.map(|near| format!("did you mean '{near}'? "));
            let help = format!("{}there are: {}", near.unwrap_or_default(), known.join(", "));
            invalid(vec![Problem::at(raw.policy.span(), format!("there is no policy '{id}'")).help(help)])
        }
        other => other,
    })?;
    let (contract, problems) = super::contract::validate(path, &raw, &policy, around);
    if problems.is_empty() { Ok((contract, policy)) } else { Err(invalid(problems)) }
}

/// Whether a text looks like a contract rather than a policy: it has a line `policy = …` before its first table, or a table
/// `[targets.…]`.
#[must_use]
pub fn is_contract(text: &str) -> bool {
    let top = text.lines().map(str::trim_start).take_while(|line| !line.starts_with('['));
    let names_policy = top.filter_map(|line| line.split_once('=')).any(|(key, _)| key.trim() == "policy");
    names_policy || text.lines().any(|line| line.starts_with("[targets"))
}

fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, InvalidFile> {
    toml::from_str(text).map_err(|error| {
        let message = error.message().to_owned();
        let problem = Problem { span: error.span(), help: key_suggestion(&message).or_else(|| shape_suggestion(&message)), message };
        InvalidFile::new(path, text, vec![problem])
    })
}

/// What to write where serde found a value of another type.
fn shape_suggestion(message: &str) -> Option<String> {
    let help = match message.strip_prefix("invalid type: ")?.rsplit_once("expected ")?.1 {
        "a string" => "write a text in quotes, dates and numbers too: \"2026-12-24\"",
        "a sequence" => "write a list in brackets, or a table under [[name]]",
        "a map" => "write a table: [name] or { key = \"value\" }",
        _ => return None,
    };
    Some(help.to_owned())
}

/// The key that was probably meant by one that serde does not know: "unknown field `x`, expected one of `y`, `z`".
fn key_suggestion(message: &str) -> Option<String> {
    let list = message.strip_prefix("unknown field ")?;
    let mut quoted = list.split('`').skip(1).step_by(2);
    let wrong = quoted.next()?;
    nearest(wrong, quoted).map(|near| format!("did you mean '{near}'?"))
}
