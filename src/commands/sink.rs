//! Where what is written goes: standard output, or a file that gets its name once it is whole.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Takes blocks of whole rows, or a whole answer.
#[derive(Debug)]
pub(super) enum Sink {
    Stdout(WholeRows),
    /// A file beside the one that was asked for, until all is written.
    File {
        file: File,
        path: PathBuf,
        unfinished: PathBuf,
    },
}

impl Sink {
    pub(super) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::Stdout(WholeRows::of_stdout())) };
        let mut name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it is no file name"))?.to_owned();
        name.push(".unfinished");
        let unfinished = path.with_file_name(name);
        Ok(Self::File { file: File::create(&unfinished)?, path: path.to_owned(), unfinished })
    }

    /// Writes some whole rows.
    pub(super) fn write(&mut self, rows: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(whole) => {
                let mut stdout = io::stdout().lock();
                let written = stdout.write_all(rows).and_then(|()| stdout.flush());
                match &written {
                    Ok(()) => whole.extend(),
                    Err(_) => whole.cut_back(),
                }
                written
            }
            Self::File { file, .. } => file.write_all(rows),
        }
    }

    /// All is written: gives the file its name.
    pub(super) fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(_) => Ok(()),
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

/// Where the last whole row ends, if standard output is a file. After a failure, as of a full disk, the file is cut back to there.
#[derive(Debug)]
pub(super) struct WholeRows(Option<(File, u64)>);

impl WholeRows {
    #[cfg(unix)]
    fn of_stdout() -> Self {
        use std::os::fd::AsFd as _;

        let file = || -> io::Result<Option<(File, u64)>> {
            let mut file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
            let (about, at) = (file.metadata()?, place(&mut file)?);
            // A file that is appended to says that it is at its beginning until something is written.
            let end = if at == 0 { about.len() } else { at };
            Ok(about.is_file().then_some((file, end)))
        };
        Self(file().ok().flatten())
    }

    #[cfg(not(unix))]
    fn of_stdout() -> Self {
        Self(None)
    }

    /// All that was written is whole.
    fn extend(&mut self) {
        if let Some((file, end)) = &mut self.0 {
            *end = place(file).unwrap_or(*end);
        }
    }

    fn cut_back(&mut self) {
        let Some((file, end)) = &mut self.0 else { return };
        let at_its_end = place(file).ok().zip(file.metadata().ok()).is_some_and(|(at, about)| at == about.len());
        if at_its_end {
            // What cannot be cut stays cut off in its last row, which has no line end then.
            let _ = file.set_len(*end);
        }
    }
}

fn place(file: &mut File) -> io::Result<u64> {
    io::Seek::stream_position(file)
}
