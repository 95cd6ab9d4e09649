//! Names that belong to no policy: zones, holiday lists, files.

use std::{ffi::OsStr, path::Path};

use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};

use super::bash;
use crate::{policy::HolidayCatalog, times::places};

/// The fewest letters of a city by which its zone is found.
const LEAST_OF_CITY: usize = 2;

/// Returns the zones that begin with a prefix, and those of cities that do; before the first `/`
/// only their areas, as there are some six hundred zones.
pub(super) fn zones(current: &str) -> Vec<CompletionCandidate> {
    let wanted = current.to_lowercase().replace(' ', "_");
    let begins = |name: &str| name.to_lowercase().starts_with(&wanted);
    let zones: Vec<&str> = places().filter(|name| begins(name)).collect();
    if wanted.contains('/') {
        return zones.into_iter().map(CompletionCandidate::new).collect();
    }
    let area = |name: &'static str| name.find('/').map_or(name, |end| &name[..=end]);
    let mut areas: Vec<&str> = zones.into_iter().map(area).collect();
    areas.dedup();
    let areas = areas.into_iter().map(CompletionCandidate::new);
    let city = |name: &'static str| name.rsplit_once('/').map(|(_, city)| city);
    let in_cities = places().filter(|name| wanted.len() >= LEAST_OF_CITY && name.contains('/'));
    let cities = in_cities.filter(|name| city(name).is_some_and(begins)).map(|name| {
        let says = format!("the zone of {}", city(name).unwrap_or_default().replace('_', " "));
        CompletionCandidate::new(name).help(Some(says.into()))
    });
    areas.chain(cities).collect()
}

/// Returns holiday lists, parts of a country only once the country is typed, and files.
pub(super) fn holidays(current: &str, in_bash: bool) -> Vec<CompletionCandidate> {
    if HolidayCatalog::is_path(current) || current.starts_with(['.', '~']) {
        return files(current, in_bash);
    }
    let lists = HolidayCatalog::lists().unwrap_or_default();
    let wanted = current.to_lowercase();
    let fits = |id: &str| id.starts_with(&wanted) && (wanted.len() > 1 || !id.contains('-'));
    let candidate = |value: &str, help: &str| {
        CompletionCandidate::new(value).help(Some(help.to_owned().into()))
    };
    let mut candidates: Vec<_> = lists
        .iter()
        .filter(|list| fits(&list.id))
        .map(|list| candidate(&list.id, &list.name))
        .collect();
    if "none".starts_with(&wanted) {
        candidates.push(candidate("none", "No holidays at all"));
    }
    let dates = PathCompleter::any()
        .filter(|path| path.is_dir() || HolidayCatalog::is_path(&path.to_string_lossy()));
    if !wanted.is_empty() {
        candidates.extend(dates.complete(OsStr::new(current)));
    }
    candidates
}

/// Returns the contracts of these names that begin with a prefix, and files. Bash completes files
/// itself, and only where no name fits.
pub(super) fn contracts(
    names: &[String],
    current: &str,
    in_bash: bool,
) -> Vec<CompletionCandidate> {
    let fitting = names.iter().filter(|name| name.starts_with(current));
    let mut candidates: Vec<_> = fitting.map(CompletionCandidate::new).collect();
    if candidates.is_empty() || !in_bash {
        candidates.extend(files(current, in_bash));
    }
    candidates
}

pub(super) fn files(current: &str, in_bash: bool) -> Vec<CompletionCandidate> {
    if current.starts_with('-') {
        // An option: the name of such a file is typed with ./ before it.
        Vec::new()
    } else if in_bash {
        vec![bash::FILES.into()]
    } else {
        PathCompleter::any().complete(OsStr::new(current))
    }
}

pub(super) fn directories(current: &str, in_bash: bool) -> Vec<CompletionCandidate> {
    if in_bash {
        vec![bash::DIRECTORIES.into()]
    } else {
        PathCompleter::any().filter(Path::is_dir).complete(OsStr::new(current))
    }
}
