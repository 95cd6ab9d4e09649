//! Validates the holiday lists that policies and contracts name: built-in ones exist, files can be
//! read.

use std::path::{Component, Path};

use super::super::{
    HolidayCatalog, HolidayError, ProblemCode,
    problem::{FileError, Problem},
    raw::Text,
};

/// The lists at hand, and the categories of events that are taken from calendar files.
type KnownLists<'a> = (&'a HolidayCatalog, &'a [String]);

/// Lines of a broken file that are shown where it is named; it can be checked by itself.
const MOST_LINES: usize = 3;

/// Returns the problem of a list that a policy names. Its own files lie beside it, or in a
/// directory below.
///
/// A policy is handed on with its files as one directory, and must not read others of whoever uses
/// it.
pub(super) fn of_policy(
    list: &Text,
    policy: Option<&str>,
    (catalog, categories): KnownLists<'_>,
) -> Option<Problem> {
    let name = list.get_ref();
    if !HolidayCatalog::is_path(name) {
        return (!HolidayCatalog::knows(name))
            .then(|| problem(list, &HolidayCatalog::unknown(name)));
    }
    if leads_out(name) {
        let message = format!("'{name}' is not in the policy's directory");
        let help = "a policy names files of its own directory, or of one below it: holidays = \
                    [\"our-days.toml\"]";
        return Some(Problem::at(list.span(), ProblemCode::UnknownHolidays, message).help(help));
    }
    let found = catalog.load_categories(&HolidayCatalog::beside(policy?, name), categories);
    found.err().map(|error| problem(list, &error))
}

/// Returns the problem of a list that a contract names. A relative path is relative to the
/// contract.
pub(super) fn of_contract(
    list: &Text,
    contract: &str,
    (catalog, categories): KnownLists<'_>,
) -> Option<Problem> {
    let found =
        catalog.load_categories(&HolidayCatalog::beside(contract, list.get_ref()), categories);
    found.err().map(|error| problem(list, &error))
}

/// Returns true for a path that is absolute, on any system, or climbs.
pub(super) fn leads_out(name: &str) -> bool {
    let as_elsewhere = name.replace('\\', "/");
    let has_drive = as_elsewhere.as_bytes().get(1) == Some(&b':');
    has_drive
        || Path::new(&as_elsewhere)
            .components()
            .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
}

fn problem(list: &Text, error: &HolidayError) -> Problem {
    let at = |message: String| Problem::at(list.span(), ProblemCode::UnknownHolidays, message);
    match error {
        HolidayError::Unknown { name, .. } => {
            at(format!("there is no holiday list '{name}'")).maybe_help(error.help())
        }
        HolidayError::File(FileError::Unreadable { .. }) => {
            at(error.to_string()).help("the path is relative to this file")
        }
        HolidayError::File(FileError::Invalid(file)) => {
            let lines: Vec<String> =
                error.to_string().lines().take(MOST_LINES).map(str::to_owned).collect();
            at(lines.join("\n")).help(format!("slacalc policy check {} shows it all", file.path))
        }
    }
}
