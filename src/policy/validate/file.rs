//! Parses and validates whole files, or returns all of their problems.

use super::{
    super::{
        ProblemCode,
        library_error::LibraryError,
        model::{Contract, Policy},
        problem::{InvalidFile, Problem},
        raw::{RawContract, RawPolicy},
        sha256::sha256,
    },
    References, bounds,
    file_schema::{CONTRACT_SCHEMA, POLICY_SCHEMA},
    lints,
    recover::{self, Recovered},
    rule_conflicts, target_days, unwritten_clauses,
    validator::Validator,
};
use crate::time::Date;

/// A policy, or a contract with its policy, and all problems of its file, warnings too.
#[derive(Debug)]
pub struct Review<T> {
    /// The content of the file; `None` if it is not valid.
    pub valid: Option<T>,
    /// The problems of the file.
    pub file: InvalidFile,
}

/// Reads a policy.
///
/// `id` is its path under the policy directory without `.toml`, `path` what messages call the file.
///
/// # Errors
/// The text is not TOML, has unknown keys, or is not valid otherwise; all problems that were found.
pub fn policy(
    id: &str,
    path: &str,
    text: &str,
    references: References<'_>,
) -> Result<Policy, InvalidFile> {
    bounds::check(path, text)?;
    let (policy, problems) = match recover::read(text, POLICY_SCHEMA) {
        Ok(recovered) => read_policy(id, path, recovered, references).1,
        Err(problems) => (None, problems),
    };
    policy.filter(|_| problems.is_empty()).ok_or_else(|| InvalidFile::new(path, text, problems))
}

/// Reads a policy, and finds all of its errors and warnings on a date.
#[must_use]
pub fn review_policy(
    id: &str,
    path: &str,
    text: &str,
    references: References<'_>,
    today: Date,
) -> Review<Policy> {
    if let Err(file) = bounds::check(path, text) {
        return Review { valid: None, file };
    }
    let (policy, problems) = match recover::read(text, POLICY_SCHEMA) {
        Ok(recovered) => {
            let (raw, (policy, mut problems)) = read_policy(id, path, recovered, references);
            if let Some(policy) = policy.as_ref().filter(|_| are_certain(&problems)) {
                problems.extend(lints::policy(&raw, policy, references, today));
                problems.extend(lints::placeholders(text));
                problems.extend(unwritten_clauses::unwritten(text, policy));
            }
            (policy, problems)
        }
        Err(problems) => (None, problems),
    };
    let file = InvalidFile::new(path, text, problems);
    Review { valid: policy.filter(|_| !file.has_errors()), file }
}

/// Returns the raw form, and the policy as far as there is one with its errors.
fn read_policy(
    id: &str,
    path: &str,
    recovered: Recovered<RawPolicy>,
    references: References<'_>,
) -> (RawPolicy, (Option<Policy>, Vec<Problem>)) {
    if let Some(problem) = bounds::of_rules(&recovered.raw) {
        return (recovered.raw, (None, vec![problem]));
    }
    let mut sheet = Validator::new(&recovered.raw, Some(path), references);
    sheet.begin(recovered.problems, recovered.mended);
    let policy = sheet.policy(id, &recovered.raw);
    let mut problems = sheet.problems;
    if let Some(policy) = policy.as_ref().filter(|_| are_certain(&problems)) {
        problems.extend(rule_conflicts::overlaps(&recovered.raw, policy));
    }
    if let Some(policy) = policy.as_ref().filter(|_| are_certain(&problems)) {
        problems.extend(target_days::of_several_places(&recovered.raw, policy));
    }
    (recovered.raw, (policy, problems))
}

/// Returns true if the rules of a file can be compared, as no problem makes them uncertain.
pub(super) fn are_certain(problems: &[Problem]) -> bool {
    problems.iter().all(|problem| !problem.code.blurs_rules())
}

/// Reads a policy in the compact form in which the build script embeds it.
pub(in super::super) fn embedded_policy(
    id: &str,
    raw: &[u8],
    references: References<'_>,
) -> Result<Policy, InvalidFile> {
    let broken = |error: postcard::Error| {
        InvalidFile::new(id, "", vec![Problem::of_file(ProblemCode::Syntax, error.to_string())])
    };
    let raw: RawPolicy = postcard::from_bytes(raw).map_err(broken)?;
    let mut sheet = Validator::new(&raw, None, references);
    match sheet.policy(id, &raw) {
        Some(policy) if sheet.problems.is_empty() => Ok(policy),
        _ => Err(InvalidFile::new(id, "", sheet.problems)),
    }
}

/// Returns the customer's zone as a contract writes it, and looks at nothing else.
#[must_use]
pub(crate) fn contract_timezone(text: &str) -> Option<String> {
    let table: toml::Table = text.parse().ok()?;
    Some(table.get("timezone")?.as_str()?.to_owned())
}

/// Reads a contract over a policy, which `policy_of` finds by its id.
///
/// # Errors
/// As for [`policy`]; also names that the contract's policy does not know, and a policy that is
/// missing.
pub fn contract(
    path: &str,
    text: &str,
    references: References<'_>,
    policy_of: impl FnOnce(&str) -> Result<Policy, LibraryError>,
) -> Result<(Contract, Policy), LibraryError> {
    let invalid = |problems| LibraryError::File(InvalidFile::new(path, text, problems).into());
    let (_, contract, policy) =
        read_contract(path, text, references, policy_of)?.map_err(invalid)?;
    Ok((Contract { sha256: sha256(text), ..contract }, policy))
}

/// Reads a contract, and finds all of its errors and warnings on a date.
///
/// # Errors
/// Its policy cannot be read.
pub fn review_contract(
    path: &str,
    text: &str,
    references: References<'_>,
    policy_of: impl FnOnce(&str) -> Result<Policy, LibraryError>,
    today: Date,
) -> Result<Review<(Contract, Policy)>, LibraryError> {
    let (valid, problems) = match read_contract(path, text, references, policy_of)? {
        Ok((raw, contract, policy)) => {
            let mut warnings = lints::contract(&raw, (&contract, &policy), references, today);
            warnings.extend(lints::placeholders(text));
            (Some((contract, policy)), warnings)
        }
        Err(problems) => (None, problems),
    };
    Ok(Review { valid, file: InvalidFile::new(path, text, problems) })
}

type ReadContract = Result<(RawContract, Contract, Policy), Vec<Problem>>;

fn read_contract(
    path: &str,
    text: &str,
    references: References<'_>,
    policy_of: impl FnOnce(&str) -> Result<Policy, LibraryError>,
) -> Result<ReadContract, LibraryError> {
    if let Err(file) = bounds::check(path, text) {
        return Ok(Err(file.problems));
    }
    let read: Result<Recovered<RawContract>, _> = recover::read(text, CONTRACT_SCHEMA);
    let Recovered { raw, mut problems, mended } = match read {
        Ok(recovered) => recovered,
        Err(problems) => return Ok(Err(problems)),
    };
    let policy = match policy_of(raw.policy.get_ref()) {
        Ok(policy) => policy,
        Err(LibraryError::Unknown { id, nearest, known, .. }) => {
            let near = nearest.map(|near| format!("did you mean '{near}'? "));
            let help = format!(
                "{}there are: {}; --policy-dir DIR adds your own",
                near.unwrap_or_default(),
                known.join(", ")
            );
            let message = format!("there is no policy '{id}'");
            let problem =
                Problem::at(raw.policy.span(), ProblemCode::UnknownPolicy, message).help(help);
            if !mended.covers(&problem) {
                problems.push(problem);
            }
            return Ok(Err(problems));
        }
        Err(other) => return Err(other),
    };
    let (contract, found) = super::contract::validate(path, &raw, &policy, references);
    problems.extend(found.into_iter().filter(|problem| !mended.covers(problem)));
    Ok(if problems.is_empty() { Ok((raw, contract, policy)) } else { Err(problems) })
}

/// Returns true if a text looks like a contract rather than a policy: it has a line `policy = …`
/// before its first table, or a table `[targets.…]`.
#[must_use]
pub(crate) fn is_contract(text: &str) -> bool {
    let top = text.lines().map(str::trim_start).take_while(|line| !line.starts_with('['));
    let names_policy =
        top.filter_map(|line| line.split_once('=')).any(|(key, _)| key.trim() == "policy");
    names_policy || text.lines().any(|line| line.starts_with("[targets"))
}
