//! Selects the version of a policy that is in force on a date.
//!
//! The versions of a policy are files of one id: `support.toml`, `support@2026-07-01.toml`. The
//! date behind the `@` is the first on which a version is in force; without one it is the date of
//! the document, and an undated document has always been.

use std::collections::BTreeMap;

use super::{
    entry::Entry,
    library::Library,
    library_error::LibraryError,
    lookup::{nearest, normalized},
};
use crate::time::Date;

impl Library<'_> {
    /// Returns one version of each policy: that in force on a date, or the newest. Before the
    /// oldest, that one.
    #[must_use]
    pub fn in_force(&self, on: Option<Date>) -> Vec<&Entry> {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut chosen: Vec<&Entry> = Vec::new();
        for entry in self.entries() {
            match places.get(entry.id.as_str()) {
                Some(place) if better(entry, chosen[*place], on) => chosen[*place] = entry,
                Some(_) => {}
                None => {
                    places.insert(&entry.id, chosen.len());
                    chosen.push(entry);
                }
            }
        }
        chosen
    }

    /// Returns one version of each policy whose newest version is of a document that is in force.
    #[must_use]
    pub fn current(&self, on: Option<Date>) -> Vec<&Entry> {
        let newest = self.in_force(None);
        let pairs = self.in_force(on).into_iter().zip(newest);
        pairs.filter(|(_, newest)| newest.current).map(|(entry, _)| entry).collect()
    }

    /// Returns the version of an id in force on a date, or the newest; `ID@DATE` names one.
    ///
    /// # Errors
    /// There is none, or a file that should be one is not valid.
    pub fn version(&self, id: &str, on: Option<Date>) -> Result<&Entry, LibraryError> {
        let (base, date) = id.split_once('@').map_or((id, None), |(base, date)| (base, Some(date)));
        if let Some(error) = self.bad_version(base) {
            return Err(error);
        }
        let mut versions = self.versions(base).into_iter();
        let found =
            match date {
                Some(date) => versions
                    .find(|entry| entry.since.is_some_and(|since| since.to_string() == date)),
                None => versions
                    .reduce(|best, entry| if better(entry, best, on) { entry } else { best }),
            };
        found.ok_or_else(|| {
            let known: Vec<String> = self.entries().iter().map(Entry::name).collect();
            let current: Vec<&Entry> = self.current(on);
            let last = normalized(id.rsplit_once('/').map_or(id, |(_, last)| last));
            let vendor = id.split_once('/').map(|(vendor, _)| normalized(vendor));
            let is_of = |entry: &Entry| vendor.as_ref().is_none_or(|it| *it == entry.vendor);
            let is_called = |entry: &Entry| {
                entry.aliases.contains(&last)
                    || entry.id.rsplit('/').next().is_some_and(|end| end == last)
            };
            let mut alike = current.iter().filter(|entry| is_called(entry) && is_of(entry));
            let alias = alike.next().filter(|_| alike.next().is_none());
            let near = self.behind_link(id).or_else(|| alias.map(|entry| entry.id.clone()));
            let near = near.or_else(|| nearest(id, known.iter().map(String::as_str)));
            let with_plan =
                current.iter().filter(|entry| entry.plans.contains(&last) && is_of(entry));
            let plan_of = with_plan.map(|entry| entry.id.clone()).collect();
            LibraryError::Unknown { id: id.to_owned(), nearest: near, known, plan_of }
        })
    }

    /// Returns the versions of the policy of an entry.
    #[must_use]
    pub fn versions_of(&self, entry: &Entry) -> Vec<&Entry> {
        self.versions(&entry.id)
    }

    /// Returns true if some policy has several versions.
    #[must_use]
    pub fn has_versions(&self) -> bool {
        !self.several().is_empty()
    }

    /// Returns the dates on which some version of a policy with several comes into force, in order:
    /// between two of them the versions in force are the same.
    #[must_use]
    pub fn changes(&self) -> Vec<Date> {
        let versions = self.several().into_iter().map(|id| self.versions(id));
        let mut dates: Vec<Date> = versions
            .filter(|versions| versions.len() > 1)
            .flatten()
            .filter_map(|entry| entry.since)
            .collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }
}

/// Returns true if one version of a policy goes before another.
fn better(one: &Entry, other: &Entry, on: Option<Date>) -> bool {
    let begun = |entry: &Entry| on.is_none_or(|on| entry.since.is_none_or(|since| since <= on));
    match (begun(one), begun(other)) {
        (true, true) => one.since > other.since,
        (false, false) => one.since < other.since,
        (begun, _) => begun,
    }
}
