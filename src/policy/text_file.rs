//! Reads text files: policies, contracts, holiday lists. Every such file comes in through here, and
//! none without a bound.

use std::{
    fs::{File, Metadata},
    io::{self, Read as _},
    path::Path,
};

use super::{
    NotText, ProblemCode, holiday_file,
    problem::{FileError, InvalidFile, Problem},
};

/// The longest policy or contract that is read, in bytes. The largest policy known has 60 KB.
const MOST_BYTES: u64 = 8 << 20;

impl FileError {
    /// Reads a text file that somebody named. It may be a stream, as a shell's `<(…)` is.
    ///
    /// # Errors
    /// It cannot be read, is larger than a file of its kind may be, or is not UTF-8.
    pub fn read(path: &Path) -> Result<String, Self> {
        if holiday_file::is_named_as_one(path) {
            return holiday_file::read_text(path);
        }
        read_at_most(path, MOST_BYTES, |size| {
            let found = size.map_or_else(
                || "it is longer than that".to_owned(),
                |size| format!("it has {size} bytes"),
            );
            let most = MOST_BYTES >> 20;
            unreadable(
                path,
                format!(
                    "a policy or contract has at most {most} MiB ({MOST_BYTES} bytes), and {found}"
                ),
            )
        })
    }

    /// Reads a text file that was found in a directory. It must be a regular file: opening a FIFO
    /// would wait for a writer.
    ///
    /// # Errors
    /// As for [`Self::read`]; also if it is a FIFO, a socket or a device.
    pub fn read_regular(path: &Path) -> Result<String, Self> {
        let about = path.metadata().map_err(|error| unreadable(path, error.to_string()))?;
        match irregular(&about) {
            Some(kind) => Err(unreadable(path, format!("it is {kind}, not a file"))),
            None => Self::read(path),
        }
    }
}

/// Names a file type other than file and directory, with an article.
pub(super) fn irregular(about: &Metadata) -> Option<&'static str> {
    if about.is_file() || about.is_dir() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;

        let kind = about.file_type();
        if kind.is_fifo() {
            return Some("a FIFO");
        }
        if kind.is_socket() {
            return Some("a socket");
        }
    }
    Some("a device")
}

/// Returns true if a file is too large for a policy or a contract.
pub(super) fn is_too_large(about: &Metadata) -> bool {
    about.is_file() && about.len() > MOST_BYTES
}

/// Reads a text file of at most so many bytes. `too_large` makes the error of a larger one from its
/// size, which a stream does not tell.
pub(super) fn read_at_most(
    path: &Path,
    most: u64,
    too_large: impl FnOnce(Option<u64>) -> FileError,
) -> Result<String, FileError> {
    let failed = |error: io::Error| {
        let error = if path.is_dir() {
            "it is a directory; name a file".to_owned()
        } else {
            error.to_string()
        };
        unreadable(path, error)
    };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_file() && about.len() > most {
        return Err(too_large(Some(about.len())));
    }
    let mut bytes = Vec::new();
    // A stream tells its length only by its end, and a file may grow.
    file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most {
        return Err(too_large(None));
    }
    text(path, bytes)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let invalid = |problem| {
        FileError::Invalid(InvalidFile::new(&path.display().to_string(), "", vec![problem]))
    };
    if let Some(not_text) = NotText::of(&bytes) {
        let problem =
            Problem::of_file(ProblemCode::Encoding, format!("the file is {}", not_text.is));
        return Err(invalid(problem.help(not_text.as_a_file())));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let message = format!("the file is not UTF-8 text: byte {} is not valid UTF-8", valid + 1);
        invalid(Problem::of_file(ProblemCode::Encoding, message).help("save it as UTF-8"))
    })
}

fn unreadable(path: &Path, error: String) -> FileError {
    FileError::Unreadable { path: path.display().to_string(), error }
}
