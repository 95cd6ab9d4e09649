//! Files that have a random name until they are whole.

use std::{
    fs::{File, Metadata},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use tempfile::{Builder, NamedTempFile};

use super::{
    fault_point,
    file_metadata::{begin, keep},
    output_target::{RegularFile, directory_of},
};
use crate::cli::signals::{self, Unfinished};

/// A file that gets its name last. Dropped before that, it is removed.
#[derive(Debug)]
pub(super) struct AtomicFile {
    file: NamedTempFile,
    place: RegularFile,
    /// Lets a signal remove it too.
    unfinished: Unfinished,
}

impl AtomicFile {
    /// Opens a file that replaces the one at a place.
    pub(super) fn replacing(place: RegularFile) -> io::Result<Self> {
        if place.before.is_some() {
            // A file that nobody may write to is meant to stay.
            File::options().write(true).open(&place.path)?;
        }
        let directory = directory_of(&place.path);
        let (file, unfinished) = signals::unfinished(|| {
            fault_point::run(|| new_file(directory, place.before.as_ref()))
                .map(|file| (file.path().to_owned(), file))
        })
        .map_err(|error| in_directory(directory, &error))?;
        Ok(Self { file, place, unfinished })
    }

    /// Opens a file where none is yet.
    pub(super) fn create(name: &Path) -> io::Result<Self> {
        Self::replacing(RegularFile { path: name.to_owned(), before: None })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        fault_point::run(|| self.file.write_all(bytes))
    }

    /// Gives the file its name, in the place of what had it.
    pub(super) fn finish(self) -> io::Result<()> {
        if let Some(before) = &self.place.before {
            fault_point::run(|| keep(self.file.as_file(), before))?;
        }
        self.named(|file, path| file.persist(path).map_err(|error| error.error))
    }

    /// Gives the file a name that nothing has.
    pub(super) fn finish_new(self) -> io::Result<()> {
        self.named(|file, path| file.persist_noclobber(path).map_err(|error| error.error))
    }

    fn named(
        self,
        name: impl FnOnce(NamedTempFile, &PathBuf) -> io::Result<File>,
    ) -> io::Result<()> {
        let Self { file, place, unfinished } = self;
        fault_point::run(|| file.as_file().sync_all())?;
        unfinished.named(|| fault_point::run(|| name(file, &place.path)))?;
        fault_point::run(|| sync_directory(directory_of(&place.path)))
    }
}

fn new_file(directory: &Path, before: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // Short, whatever the name will be: names have a longest length.
    builder.prefix(".slacalc-").suffix(".tmp").rand_bytes(12);
    begin(&mut builder, before);
    builder.tempfile_in(directory)
}

/// Returns an error of making a file in a directory.
fn in_directory(directory: &Path, error: &io::Error) -> io::Error {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "no new file can be made in it, and slacalc writes a new file before it replaces the \
             old one"
        }
        _ => "a new file cannot be made there",
    };
    io::Error::new(error.kind(), format!("the directory '{}': {why}: {error}", directory.display()))
}

/// Flushes the name to the disk too, where directories can be synchronized.
fn sync_directory(directory: &Path) -> io::Result<()> {
    let Ok(directory) = File::open(directory) else { return Ok(()) };
    match directory.sync_all() {
        Err(error)
            if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) =>
        {
            Ok(())
        }
        synced => synced,
    }
}
