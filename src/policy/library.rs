//! The policies at hand: those inside the program, and those in the user's directories, which
//! shadow them.
//!
//! Opening a library finds the files and opens none. A file is read when a question may need it:
//! one that names a policy reads the files of that id, any other the names in all of them. So a bad
//! file stands in the way only of what it might have answered.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use super::{
    builtin::POLICIES,
    directory,
    entry::{Entry, Origin, PolicyPart, UnlistedFile},
    library_error::LibraryError,
    problem::FileError,
    validate::References,
};

/// Every policy that can be asked, by id.
#[derive(Debug)]
pub struct Library<'a> {
    references: References<'a>,
    /// Those that are no file's: built in, or given.
    given: Vec<Entry>,
    /// In the order of the directories, of which a later one shadows an earlier.
    files: Vec<PolicyFile>,
    /// Files and directories that cannot be read.
    unread: Vec<BadFile>,
    /// Links to directories that were looked into under another name, and that name.
    links: Vec<(String, String)>,
    /// Every policy, once all are asked for.
    entries: OnceLock<Vec<Entry>>,
}

/// A file that should be a policy, and is read when it is needed.
#[derive(Debug)]
struct PolicyFile {
    id: String,
    /// Of `ID@DATE.toml`.
    date: Option<String>,
    path: PathBuf,
    read: OnceLock<Result<Option<Entry>, Box<BadFile>>>,
}

/// A file or directory that is no policy and should be one.
#[derive(Clone, Debug)]
pub(crate) struct BadFile {
    /// The id that it would have; of a directory the beginning of ids.
    pub id: String,
    /// Its path.
    pub path: String,
    /// Its defect.
    pub error: FileError,
    /// The vendor, where the file says one.
    vendor: Option<String>,
}

impl<'a> Library<'a> {
    /// Returns the built-in policies and those of every `.toml` file under the directories,
    /// contracts and `holidays/` left out. A later directory shadows an earlier one.
    ///
    /// # Errors
    /// A directory cannot be read, or holds more than a directory of policies does.
    pub fn open(directories: &[PathBuf], references: References<'a>) -> Result<Self, LibraryError> {
        let mut library = Self::of(POLICIES.iter().map(Entry::built_in).collect(), references);
        for directory in directories {
            let failed = |error| LibraryError::Directory {
                path: directory.display().to_string(),
                error: Arc::new(error),
            };
            let found = directory::search(directory).map_err(failed)?;
            library
                .files
                .extend(found.files.into_iter().map(|(name, path)| PolicyFile::new(&name, path)));
            library.unread.extend(
                found
                    .unread
                    .into_iter()
                    .map(|(name, path, why)| BadFile::unreadable(&name, &path, why)),
            );
            library.links.extend(found.links);
        }
        Ok(library)
    }

    /// Returns a policy alone, whatever versions it has.
    #[must_use]
    pub fn only(entry: Entry, references: References<'a>) -> Self {
        Self::of(vec![entry], references)
    }

    /// Returns the policy of a text alone, which messages call by a path.
    ///
    /// # Errors
    /// It is no policy.
    pub fn of_text(
        id: &str,
        path: &str,
        text: &str,
        references: References<'a>,
    ) -> Result<Self, LibraryError> {
        let entry = Entry::of_text(id, path, text, references)
            .map_err(|nameless| LibraryError::File(nameless.error))?;
        Ok(Self::only(entry, references))
    }

    fn of(given: Vec<Entry>, references: References<'a>) -> Self {
        let (files, unread, links) = Default::default();
        Self { references, given, files, unread, links, entries: OnceLock::new() }
    }

    /// Returns every policy that has names to be asked by.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.entries.get_or_init(|| {
            let mut places: BTreeMap<String, usize> = BTreeMap::new();
            let mut entries: Vec<Entry> = Vec::new();
            let of_files = self
                .files
                .iter()
                .filter_map(|file| file.entry(self.references).as_ref().ok()?.as_ref());
            for entry in self.given.iter().chain(of_files) {
                if let Some(place) = places.get(&entry.name()) {
                    entries[*place] = entry.clone();
                } else {
                    places.insert(entry.name(), entries.len());
                    entries.push(entry.clone());
                }
            }
            entries
        })
    }

    /// Returns the versions of an id, for which no other file is read.
    pub(super) fn versions(&self, id: &str) -> Vec<&Entry> {
        let mut versions: Vec<&Entry> = self.given.iter().filter(|entry| entry.id == id).collect();
        for file in self.files.iter().filter(|file| file.id == id) {
            let Ok(Some(entry)) = file.entry(self.references) else { continue };
            versions.retain(|other| other.dated != entry.dated);
            versions.push(entry);
        }
        versions
    }

    /// Returns each id that may have several versions, by the names of the files.
    pub(super) fn several(&self) -> Vec<&str> {
        let mut names: Vec<(&str, Option<&str>)> =
            self.given.iter().map(|entry| (entry.id.as_str(), None)).collect();
        names.extend(self.files.iter().map(|file| (file.id.as_str(), file.date.as_deref())));
        names.sort_unstable();
        names.dedup();
        let mut ids: Vec<&str> =
            names.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[0].0).collect();
        ids.dedup();
        ids
    }

    /// Returns the error of a file that should be a version of an id.
    pub(super) fn bad_version(&self, id: &str) -> Option<LibraryError> {
        let of_files = self
            .files
            .iter()
            .filter(|file| file.id == id)
            .filter_map(|file| file.bad(self.references));
        let bad = self.unread.iter().filter(|bad| bad.may_be(id)).chain(of_files).next()?;
        Some(LibraryError::File(bad.error.clone()))
    }

    /// Returns the error of a file that is not valid and may hold a policy of a vendor, or of any.
    #[must_use]
    pub(crate) fn in_the_way(&self, vendor: Option<&str>) -> Option<LibraryError> {
        let bad = self.bad_files().find(|bad| vendor.is_none_or(|vendor| bad.may_be_of(vendor)))?;
        Some(LibraryError::InTheWay(bad.error.clone()))
    }

    /// Returns the error of a file in the directory of a vendor that has names and is not valid all
    /// the same.
    #[must_use]
    pub(crate) fn invalid_under(&self, vendor: &str) -> Option<LibraryError> {
        let of_vendor = |entry: &&Entry| {
            matches!(entry.origin, Origin::File { .. })
                && entry.id.split('/').next() == Some(vendor)
        };
        self.entries()
            .iter()
            .filter(of_vendor)
            .find_map(|entry| entry.load(PolicyPart::Whole, self.references).err())
    }

    /// Returns every file or directory that should be a policy, and cannot be read or has no names
    /// by which it could be asked.
    pub(crate) fn bad_files(&self) -> impl Iterator<Item = &BadFile> {
        self.unread.iter().chain(self.files.iter().filter_map(|file| file.bad(self.references)))
    }

    /// Returns an id with the real name of its directory, if it is under a link to that.
    pub(super) fn behind_link(&self, id: &str) -> Option<String> {
        self.links.iter().find_map(|(link, name)| {
            let rest = id.strip_prefix(link.as_str())?.strip_prefix('/')?;
            Some(if name.is_empty() { rest.to_owned() } else { format!("{name}/{rest}") })
        })
    }

    /// Returns the entry of an id: the newest version, or the one that `ID@DATE` names.
    ///
    /// # Errors
    /// There is none, or the file that should be it is not valid.
    pub fn entry(&self, id: &str) -> Result<&Entry, LibraryError> {
        self.version(id, None)
    }
}

impl PolicyFile {
    fn new(name: &str, path: PathBuf) -> Self {
        let (id, date) =
            name.split_once('@').map_or((name, None), |(id, date)| (id, Some(date.to_owned())));
        Self { id: id.to_owned(), date, path, read: OnceLock::new() }
    }

    fn bad(&self, references: References<'_>) -> Option<&BadFile> {
        self.entry(references).as_ref().err().map(|bad| &**bad)
    }

    fn entry(&self, references: References<'_>) -> &Result<Option<Entry>, Box<BadFile>> {
        self.read.get_or_init(|| {
            let bad = |UnlistedFile { vendor, error }| {
                let path = self.path.display().to_string();
                Box::new(BadFile { id: self.id.clone(), path, error, vendor })
            };
            Entry::of_file(&self.id, self.date.as_deref(), &self.path, references).map_err(bad)
        })
    }
}

impl BadFile {
    fn unreadable(name: &str, path: &Path, error: String) -> Self {
        let id = name.split('@').next().unwrap_or(name).to_owned();
        let path = path.display().to_string();
        Self { id, error: FileError::Unreadable { path: path.clone(), error }, path, vendor: None }
    }

    /// Returns true if it is of this id, or a directory in which that would lie.
    fn may_be(&self, id: &str) -> bool {
        id.strip_prefix(self.id.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Returns true if it is of a vendor: by what it says, or else by the directory that it lies
    /// in.
    #[must_use]
    pub(crate) fn may_be_of(&self, vendor: &str) -> bool {
        let first = || self.id.split('/').next().unwrap_or_default();
        self.vendor.as_deref().unwrap_or_else(first) == vendor
    }
}
