//! Output files: the one door through which the program writes to files.
//!
//! What is written gets its name only once it is whole and on the disk. Until then it is a file with a random name in
//! the same directory, made exclusively, so that nobody else's file is touched. It is removed after an error, and when
//! a signal ends the program. Only `kill -9` and a crash of the machine leave it: `.slacalc-*.tmp`.
//!
//! - Two runs may write to one name: each has its own file, and the last to be whole stays.
//! - Links are followed. What a link leads to is replaced, and the link stays.
//! - Mode and owner of what is replaced are kept, as far as the system lets us. Access lists and hard links are not:
//!   another name of the same file keeps what was there before.
//! - A file that may not be written is not replaced. Nor can one be in a directory that takes no new files; that is an
//!   error, since to write straight to it could leave half a file.
//! - Devices, pipes, terminals and open descriptors (`/dev/fd/3`) are written straight to.

mod call;
mod keep;
mod target;
#[cfg(test)]
mod tests;
mod whole;

use std::{
    fs::File,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

pub(super) use target::Target;
use whole::WholeFile;

use crate::text::shown;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct OutputFile {
    /// As it was typed.
    name: PathBuf,
    form: Form,
}

#[derive(Debug)]
enum Form {
    Whole(WholeFile),
    Straight(File),
}

impl OutputFile {
    /// A file that replaces what is at the target, if anything is.
    ///
    /// # Errors
    /// It cannot be written there. This error and all others name the file.
    pub(super) fn replacing(name: &Path, target: Target) -> io::Result<Self> {
        let form = match target {
            Target::Straight(path) => File::options().append(true).open(path).map(Form::Straight),
            Target::File(place) => WholeFile::replacing(place).map(Form::Whole),
        };
        let form = form.map_err(|error| named(name, &error))?;
        Ok(Self { name: name.to_owned(), form })
    }

    /// Writes on. A terminal gets nothing that could steer it.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = match &mut self.form {
            Form::Whole(file) => file.write(bytes),
            Form::Straight(file) if file.is_terminal() => file.write_all(shown(&String::from_utf8_lossy(bytes)).as_bytes()),
            Form::Straight(file) => call::one(|| file.write_all(bytes)),
        };
        written.map_err(|error| named(&self.name, &error))
    }

    /// All is written: gives the file its name.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.form {
            Form::Whole(file) => file.finish().map_err(|error| named(&self.name, &error)),
            Form::Straight(_) => Ok(()),
        }
    }
}

/// Writes a whole file.
///
/// # Errors
/// It cannot be written; then what was there before is still there. The error names the file.
pub(super) fn write(name: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = Target::find(name).map_err(|error| named(name, &error))?;
    let mut file = OutputFile::replacing(name, target)?;
    file.write(bytes)?;
    file.finish()
}

/// Writes a whole file of a name that is not taken yet. A device or a pipe may be there, as nothing is lost by that.
///
/// # Errors
/// The name is taken, or the file cannot be written. The error names the file.
pub(super) fn write_new(name: &Path, bytes: &[u8]) -> io::Result<()> {
    match Target::find(name) {
        Ok(Target::File(_)) => {}
        Ok(target @ Target::Straight(_)) => {
            return match OutputFile::replacing(name, target)?.write(bytes) {
                // Nobody reads on, which is no error.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                written => written,
            };
        }
        Err(error) => return Err(named(name, &error)),
    }
    let written = WholeFile::create(name).and_then(|mut file| {
        file.write(bytes)?;
        file.finish_new()
    });
    written.map_err(|error| named(name, &error))
}

/// An error of a file, with its name.
pub(super) fn named(name: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("'{}': {error}", name.display()))
}
