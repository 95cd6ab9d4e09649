//! The destination of whole rows, or of a whole answer: standard output or a file.

use std::{
    fs::File,
    io::{self, IsTerminal as _},
    path::Path,
};

use super::{
    files::{self, OutputFile, OutputTarget},
    signals, standard,
};
use crate::text::shown;

/// Names of standard output as a file.
const STDOUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// Takes blocks of whole rows, or a whole answer.
#[derive(Debug)]
pub(super) enum Sink {
    Stdout {
        whole: WholeRows,
        /// A person reads it, so that nothing in it may steer the terminal.
        is_terminal: bool,
    },
    File(OutputFile),
}

impl Sink {
    /// Returns true if a name is one of standard output.
    pub(super) fn is_stdout(name: &Path) -> bool {
        STDOUT.iter().any(|stdout| Path::new(stdout) == name)
    }

    /// # Errors
    /// The file cannot be made. This error and those of writing name the file.
    pub(super) fn open(file: Option<&Path>) -> io::Result<Self> {
        let stdout = || Self::Stdout {
            whole: WholeRows::of_stdout(),
            is_terminal: io::stdout().is_terminal(),
        };
        let Some(name) = file.filter(|name| !Self::is_stdout(name)) else {
            return Ok(stdout());
        };
        let target = OutputTarget::find(name).map_err(|error| files::named(name, &error))?;
        OutputFile::replacing(name, target).map(Self::File)
    }

    /// Writes some whole rows.
    pub(super) fn write(&mut self, rows: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout { is_terminal: true, .. } => {
                let rows = String::from_utf8_lossy(rows);
                signals::uncut(|| standard::to_stdout(shown(&rows).as_bytes()))
            }
            Self::Stdout { whole, .. } => signals::uncut(|| {
                let written = standard::to_stdout(rows);
                match &written {
                    Ok(()) => whole.extend(),
                    Err(_) => whole.cut_back(),
                }
                written
            }),
            Self::File(file) => file.write(rows),
        }
    }

    /// Gives the file its name, once all is written.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout { .. } => Ok(()),
            Self::File(file) => file.finish(),
        }
    }
}

/// Where the last whole row ends, if standard output is a file. After a failure, as of a full disk,
/// the file is cut back to there.
#[derive(Debug)]
pub(super) struct WholeRows(Option<(File, u64)>);

impl WholeRows {
    #[cfg(unix)]
    fn of_stdout() -> Self {
        use std::os::fd::AsFd as _;

        let file = || -> io::Result<Option<(File, u64)>> {
            let mut file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
            let (about, at) = (file.metadata()?, place(&mut file)?);
            // A file that is appended to says that it is at its beginning until something is
            // written.
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
        let at_its_end =
            place(file).ok().zip(file.metadata().ok()).is_some_and(|(at, about)| at == about.len());
        if at_its_end {
            // If the file cannot be cut, its last row stays incomplete, without a line end.
            let _ = file.set_len(*end);
        }
    }
}

fn place(file: &mut File) -> io::Result<u64> {
    io::Seek::stream_position(file)
}
