//! Where answered rows go: standard output, or a file that gets its name once it is whole.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Takes blocks of whole rows.
#[derive(Debug)]
pub(super) enum Sink {
    Stdout,
    /// A file beside the one that was asked for, until all is written.
    File {
        file: File,
        path: PathBuf,
        unfinished: PathBuf,
    },
}

impl Sink {
    pub(super) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout) };
        let mut name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it is no file name"))?.to_owned();
        name.push(".unfinished");
        let unfinished = path.with_file_name(name);
        Ok(Self::File { file: File::create(&unfinished)?, path: path.to_owned(), unfinished })
    }

    /// Writes some whole rows.
    pub(super) fn write(&mut self, rows: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout => {
                let mut stdout = io::stdout().lock();
                stdout.write_all(rows).and_then(|()| stdout.flush())
            }
            Self::File { file, .. } => file.write_all(rows),
        }
    }

    /// All is written: gives the file its name.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout => Ok(()),
            Self::File { file, path, unfinished } => {
                file.sync_all()?;
                fs::rename(unfinished, path)
            }
        }
    }

    /// Leaves no half file behind.
    pub(super) fn give_up(&mut self) {
        if let Self::File { unfinished, .. } = self {
            // If it cannot be removed, its name still says what it is.
            let _ = fs::remove_file(unfinished);
        }
    }
}
