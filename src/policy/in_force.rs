//! Which version of a policy is in force on a date.
//!
//! The versions of a policy are files of one id: `support.toml`, `support@2026-07-01.toml`. The date behind the `@` is the first
//! on which a version is in force; without one it is the date of the document, and an undated document has always been.

use super::{
    library::{Entry, Library, LibraryError},
    names::nearest,
};
use crate::time::Date;

impl Library {
    /// One version of each policy: that in force on a date, or the newest. Before the oldest, that one.
    #[must_use]
    pub fn in_force(&self, on: Option<Date>) -> Vec<&Entry> {
        let mut chosen: Vec<&Entry> = Vec::new();
        for entry in self.entries() {
            match chosen.iter_mut().find(|other| other.id == entry.id) {
                Some(other) if better(entry, other, on) => *other = entry,
                Some(_) => {}
                None => chosen.push(entry),
            }
        }
        chosen
    }

    /// The version of an id in force on a date, or the newest; `ID@DATE` names one.
    ///
    /// # Errors
    /// There is none, or a file that should be one is not valid.
    pub fn version(&self, id: &str, on: Option<Date>) -> Result<&Entry, LibraryError> {
        if let Some(error) = self.broken(Some(id.split('@').next().unwrap_or(id))) {
            return Err(error);
        }
        let found = match id.split_once('@') {
            Some((id, date)) => {
                self.entries().iter().find(|entry| entry.id == id && entry.since.is_some_and(|since| since.to_string() == date))
            }
            None => self.in_force(on).into_iter().find(|entry| entry.id == id),
        };
        found.ok_or_else(|| {
            let known: Vec<String> = self.entries().iter().map(Entry::name).collect();
            LibraryError::Unknown { id: id.to_owned(), nearest: nearest(id, known.iter().map(String::as_str)), known }
        })
    }

    /// Whether some policy has several versions.
    #[must_use]
    pub fn has_versions(&self) -> bool {
        let entries = self.entries();
        entries.iter().enumerate().any(|(at, entry)| entries[..at].iter().any(|other| other.id == entry.id))
    }

    /// The dates on which some version of a policy with several comes into force, in order: between two of them the versions in
    /// force are the same.
    #[must_use]
    pub fn changes(&self) -> Vec<Date> {
        let entries = self.entries();
        let several = |entry: &&Entry| entries.iter().filter(|other| other.id == entry.id).count() > 1;
        let mut dates: Vec<Date> = entries.iter().filter(several).filter_map(|entry| entry.since).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// Whether the newest version of a policy is of a document that is in force.
    #[must_use]
    pub fn is_current(&self, id: &str) -> bool {
        self.in_force(None).into_iter().any(|entry| entry.id == id && entry.current)
    }
}

/// Whether one version of a policy is to be taken rather than another.
fn better(one: &Entry, other: &Entry, on: Option<Date>) -> bool {
    let begun = |entry: &Entry| on.is_none_or(|on| entry.since.is_none_or(|since| since <= on));
    match (begun(one), begun(other)) {
        (true, true) => one.since > other.since,
        (false, false) => one.since < other.since,
        (begun, _) => begun,
    }
}
