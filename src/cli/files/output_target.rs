//! Resolves the typed name of an output file to the place that is written.

use std::{
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

/// The most links in a row, as on Linux.
const MOST_LINKS: usize = 40;

/// The place that is written, links followed.
#[derive(Debug)]
pub(in super::super) enum OutputTarget {
    /// A regular file, or none yet.
    File(RegularFile),
    /// A device, a pipe, a terminal or an open descriptor, which has to stay what it is.
    Straight(PathBuf),
}

/// The place of a regular file.
#[derive(Debug)]
pub(in super::super) struct RegularFile {
    pub(super) path: PathBuf,
    /// The file that is there now, if any.
    pub(super) before: Option<Metadata>,
}

impl OutputTarget {
    /// # Errors
    /// There can be no file of this name.
    pub(in super::super) fn find(name: &Path) -> io::Result<Self> {
        let is_directory =
            || io::Error::new(io::ErrorKind::IsADirectory, "it is a directory; name a file");
        if name
            .as_os_str()
            .as_encoded_bytes()
            .last()
            .is_some_and(|last| std::path::is_separator(char::from(*last)))
        {
            return Err(is_directory());
        }
        let before = match fs::metadata(name) {
            Ok(about) if about.is_dir() => return Err(is_directory()),
            Ok(about) if !about.is_file() => return Ok(Self::Straight(name.to_owned())),
            Ok(about) => Some(about),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        Ok(match followed(name)? {
            Some(path) => Self::File(RegularFile { path, before }),
            None => Self::Straight(name.to_owned()),
        })
    }
}

/// Returns the path to which links lead, whether something is there or not; `None` if it is an open
/// descriptor of the program, whose file must not be replaced under the hands of whoever opened it.
fn followed(name: &Path) -> io::Result<Option<PathBuf>> {
    let mut path = name.to_owned();
    for _ in 0..MOST_LINKS {
        let file = path
            .file_name()
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it is no file name"))?;
        let directory =
            fs::canonicalize(directory_of(&path)).map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => io::Error::new(
                    error.kind(),
                    format!("there is no directory '{}'", directory_of(&path).display()),
                ),
                _ => error,
            })?;
        if directory.starts_with("/proc") || directory.starts_with("/dev/fd") {
            return Ok(None);
        }
        let here = directory.join(file);
        match fs::read_link(&here) {
            Ok(next) => path = directory.join(next),
            // It is no link, or nothing is there.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::InvalidInput | io::ErrorKind::NotFound
                ) =>
            {
                return Ok(Some(here));
            }
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("it leads through too many symbolic links"))
}

/// Returns the directory of a path, `.` for a name alone.
pub(super) fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}
