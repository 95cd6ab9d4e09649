//! Output files: the one door through which the program writes to files.
//!
//! A file gets its name only once it is whole and on the disk. Until then it is a file with a
//! random name in the same directory, made exclusively, so that nobody else's file is touched. It
//! is removed after an error, and when a signal ends the program. Only `kill -9` and a crash of the
//! machine leave it: `.slacalc-*.tmp`.
//!
//! - Two runs may write to one name: each has its own file, and the last to be whole stays.
//! - Links are followed. What a link leads to is replaced, and the link stays.
//! - Mode and owner of what is replaced are kept, as far as the system lets us. Access lists and
//!   hard links are not: another name of the same file keeps what was there before.
//! - A file that may not be written is not replaced. Nor can one be in a directory that takes no
//!   new files; that is an error, since to write straight to it could leave half a file.
//! - Devices, pipes, terminals and open descriptors (`/dev/fd/3`) are written straight to.

mod atomic_file;
mod fault_point;
mod file_metadata;
mod output_target;

use std::{
    fs::File,
    io::{self, IsTerminal as _, Write as _},
    path::{Path, PathBuf},
};

use atomic_file::AtomicFile;
pub(super) use output_target::OutputTarget;

use crate::text::shown;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct OutputFile {
    /// As it was typed.
    name: PathBuf,
    form: WriteMode,
}

#[derive(Debug)]
enum WriteMode {
    Whole(Box<AtomicFile>),
    Straight(File),
}

impl OutputFile {
    /// Returns a file that replaces what is at the target, if anything is.
    ///
    /// # Errors
    /// It cannot be written there. This error and all others name the file.
    pub(super) fn replacing(name: &Path, target: OutputTarget) -> io::Result<Self> {
        let form = match target {
            OutputTarget::Straight(path) => {
                File::options().append(true).open(path).map(WriteMode::Straight)
            }
            OutputTarget::File(place) => {
                AtomicFile::replacing(place).map(|file| WriteMode::Whole(Box::new(file)))
            }
        };
        let form = form.map_err(|error| named(name, &error))?;
        Ok(Self { name: name.to_owned(), form })
    }

    /// Appends bytes. A terminal gets no control characters.
    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = match &mut self.form {
            WriteMode::Whole(file) => file.write(bytes),
            WriteMode::Straight(file) if file.is_terminal() => {
                file.write_all(shown(&String::from_utf8_lossy(bytes)).as_bytes())
            }
            WriteMode::Straight(file) => fault_point::run(|| file.write_all(bytes)),
        };
        written.map_err(|error| named(&self.name, &error))
    }

    /// Gives the file its name, once all is written.
    pub(super) fn finish(self) -> io::Result<()> {
        match self.form {
            WriteMode::Whole(file) => file.finish().map_err(|error| named(&self.name, &error)),
            WriteMode::Straight(_) => Ok(()),
        }
    }
}

/// Writes a whole file.
///
/// # Errors
/// It cannot be written; then what was there before is still there. The error names the file.
pub(super) fn write(name: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = OutputTarget::find(name).map_err(|error| named(name, &error))?;
    let mut file = OutputFile::replacing(name, target)?;
    file.write(bytes)?;
    file.finish()
}

/// Writes a whole file of a name that is not taken yet. A device or a pipe may be there, as nothing
/// is lost by that.
///
/// # Errors
/// The name is taken, or the file cannot be written. The error names the file.
pub(super) fn write_new(name: &Path, bytes: &[u8]) -> io::Result<()> {
    match OutputTarget::find(name) {
        Ok(OutputTarget::File(_)) => {}
        Ok(target @ OutputTarget::Straight(_)) => {
            return match OutputFile::replacing(name, target)?.write(bytes) {
                // Nobody reads on, which is no error.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
                written => written,
            };
        }
        Err(error) => return Err(named(name, &error)),
    }
    let written = AtomicFile::create(name).and_then(|mut file| {
        file.write(bytes)?;
        file.finish_new()
    });
    written.map_err(|error| named(name, &error))
}

/// Adds the name of a file to its error.
pub(super) fn named(name: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("'{}': {error}", name.display()))
}

#[cfg(test)]
mod tests {
    //! Lets every call of the file system fail once: no half file gets the name, and nothing stays
    //! behind.

    use std::{
        fs, io,
        path::{Path, PathBuf},
    };

    use super::{OutputFile, OutputTarget, fault_point::faults, write_new};

    const BLOCKS: [&str; 3] = ["a whole row\n", "another\n", "the last\n"];
    const OLD: &str = "what was there before\n";

    fn in_blocks(path: &Path) -> io::Result<()> {
        let mut file = OutputFile::replacing(path, OutputTarget::find(path)?)?;
        for block in BLOCKS {
            file.write(block.as_bytes())?;
        }
        file.finish()
    }

    fn at_once(path: &Path) -> io::Result<()> {
        write_new(path, BLOCKS.concat().as_bytes())
    }

    /// Lets the Nth call fail, for every N, and gives how many calls there are.
    fn with_each_call_failing(write: fn(&Path) -> io::Result<()>, before: Option<&str>) -> usize {
        for nth in 1.. {
            let directory = tempfile::tempdir().unwrap();
            let path = directory.path().join("answers.csv");
            if let Some(text) = before {
                fs::write(&path, text).unwrap();
            }
            faults::fail(Some(nth));
            let outcome = write(&path);
            let all_done = faults::is_waiting();
            faults::fail(None);

            let there = fs::read_to_string(&path).ok();
            let files: Vec<PathBuf> = fs::read_dir(directory.path())
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect();
            assert!(files.iter().all(|file| *file == path), "call {nth} leaves {files:?}");
            if all_done {
                outcome.unwrap();
                assert_eq!(there.as_deref(), Some(BLOCKS.concat().as_str()));
                return nth - 1;
            }
            let error = outcome.unwrap_err().to_string();
            assert!(
                error.contains("answers.csv") && error.contains("injected"),
                "call {nth}: {error}"
            );
            let is_whole = there.as_deref() == Some(&BLOCKS.concat());
            assert!(
                there.as_deref() == before || is_whole,
                "call {nth} leaves a file with {there:?}"
            );
        }
        unreachable!("the loop ends with the first run that no call fails")
    }

    #[test]
    fn whichever_call_fails_a_file_is_whole_or_as_it_was() {
        // Made, three blocks, synchronized, named, directory synchronized; and mode and owner of
        // what is replaced.
        assert_eq!(with_each_call_failing(in_blocks, None), 7);
        assert_eq!(with_each_call_failing(in_blocks, Some(OLD)), 8);
        assert_eq!(with_each_call_failing(at_once, None), 5);
    }
}
