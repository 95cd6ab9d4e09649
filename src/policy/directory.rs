//! Finds the policy files of a directory, without opening one of them.
//!
//! A directory may be anything: a home, a disk, one with links to itself. Each is looked into once,
//! and so far only.

use std::{
    collections::{BTreeMap, VecDeque},
    fmt::Display,
    fs, io,
    path::{Path, PathBuf},
};

use super::text_file::{irregular, is_too_large};

/// The most files and directories that are looked at.
const MOST_ENTRIES: usize = 20_000;
/// The most policy files in a directory.
const MOST_FILES: usize = 2_000;
/// The most bytes that they have together.
const MOST_BYTES: u64 = 64 << 20;
/// The deepest level of directories.
const DEEPEST: usize = 32;

/// The contents of a directory of policies. Names are paths from there, joined by `/`, those of
/// files without `.toml`.
#[derive(Debug, Default)]
pub(super) struct DirectoryFiles {
    /// Policy files, or contracts, by their names, sorted.
    pub(super) files: Vec<(String, PathBuf)>,
    /// Name, path and reason of each entry that cannot be read: a directory, or something named
    /// like a policy that is no file.
    pub(super) unread: Vec<(String, PathBuf, String)>,
    /// Links to directories that were looked into under another name, and that name.
    pub(super) links: Vec<(String, String)>,
}

/// Finds every `.toml` file under a directory; in none named `holidays`, and in none whose name
/// begins with a dot.
///
/// # Errors
/// It cannot be read, or has more in it than a directory of policies has.
pub(super) fn search(root: &Path) -> io::Result<DirectoryFiles> {
    let mut search = Search {
        root,
        seen: BTreeMap::new(),
        links: VecDeque::new(),
        entries: 0,
        bytes: 0,
        found: DirectoryFiles::default(),
    };
    search.seen.insert(root.canonicalize()?, String::new());
    search.look_into(root, 0)?;
    // Linked directories come last, so that a directory is known by its own name rather than by a
    // link's.
    while let Some((link, depth)) = search.links.pop_front() {
        search.follow(&link, depth)?;
    }
    search.found.files.sort();
    Ok(search.found)
}

struct Search<'a> {
    root: &'a Path,
    /// The directories that were looked into, with their names.
    seen: BTreeMap<PathBuf, String>,
    /// Links to directories, yet to be followed, with their depth.
    links: VecDeque<(PathBuf, usize)>,
    entries: usize,
    bytes: u64,
    found: DirectoryFiles,
}

impl Search<'_> {
    fn look_into(&mut self, directory: &Path, depth: usize) -> io::Result<()> {
        if depth > DEEPEST {
            return Err(too_much(&format!("directories nested more than {DEEPEST} deep")));
        }
        let mut paths = Vec::new();
        for entry in fs::read_dir(directory)? {
            self.entries += 1;
            if self.entries > MOST_ENTRIES {
                return Err(too_much(&format!("more than {MOST_ENTRIES} files and directories")));
            }
            paths.push(entry?.path());
        }
        paths.sort();
        for path in paths {
            if !is_hidden(&path) {
                self.look_at(path, depth + 1)?;
            }
        }
        Ok(())
    }

    fn look_at(&mut self, path: PathBuf, depth: usize) -> io::Result<()> {
        let is_link = path.is_symlink();
        let is_policy = path.extension().is_some_and(|extension| extension == "toml");
        match path.metadata() {
            Ok(about) if about.is_dir() => match path.file_name() {
                Some(name) if name == "holidays" => {}
                _ if is_link => self.links.push_back((path, depth)),
                _ => {
                    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
                    self.seen.insert(real, self.name(&path));
                    self.enter(&path, depth)?;
                }
            },
            _ if !is_policy => {}
            Ok(about) => {
                if let Some(kind) = irregular(&about) {
                    self.leave_out(self.id(&path), path, &format!("it is {kind}, not a file"));
                    return Ok(());
                }
                self.bytes += if is_too_large(&about) { 0 } else { about.len() };
                self.put(path)?;
            }
            Err(error) => self.leave_out(self.id(&path), path, &error),
        }
        Ok(())
    }

    fn follow(&mut self, link: &Path, depth: usize) -> io::Result<()> {
        let name = self.name(link);
        let real = match link.canonicalize() {
            Ok(real) => real,
            Err(error) => {
                self.leave_out(name, link.to_owned(), &error);
                return Ok(());
            }
        };
        if let Some(other) = self.seen.get(&real) {
            self.found.links.push((name, other.clone()));
            return Ok(());
        }
        self.seen.insert(real, name);
        self.enter(link, depth)
    }

    /// Looks into a directory that may be closed to us.
    fn enter(&mut self, directory: &Path, depth: usize) -> io::Result<()> {
        match self.look_into(directory, depth) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                self.leave_out(self.name(directory), directory.to_owned(), &error);
                Ok(())
            }
            outcome => outcome,
        }
    }

    fn put(&mut self, path: PathBuf) -> io::Result<()> {
        if self.found.files.len() == MOST_FILES {
            return Err(too_much(&format!("more than {MOST_FILES} .toml files")));
        }
        if self.bytes > MOST_BYTES {
            return Err(too_much(&format!("more than {} MiB of .toml files", MOST_BYTES >> 20)));
        }
        self.found.files.push((self.id(&path), path));
        Ok(())
    }

    fn leave_out(&mut self, name: String, path: PathBuf, why: &impl Display) {
        self.found.unread.push((name, path, why.to_string()));
    }

    /// Returns the id of the policy that a file holds.
    fn id(&self, file: &Path) -> String {
        let name = self.name(file);
        name.strip_suffix(".toml").map(str::to_owned).unwrap_or(name)
    }

    /// Returns the path of a directory or a file from the root.
    fn name(&self, path: &Path) -> String {
        let parts = path.strip_prefix(self.root).unwrap_or(path).components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn too_much(what: &str) -> io::Error {
    io::Error::other(format!("it has {what}; name a directory that holds policies and little else"))
}
