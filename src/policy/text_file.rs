//! Reads text files: policies, contracts, holiday lists. Every such file comes in through here, and none without a bound.

use std::{
    fs::{File, Metadata},
    io::{self, Read as _},
    path::Path,
};

use super::{
    Code, NotText,
    problem::{FileError, InvalidFile, Problem},
};

/// The longest file that is read, in bytes. The largest policy known has 60 KB.
const MOST_BYTES: u64 = 8 << 20;

impl FileError {
    /// Reads a text file that somebody named. It may be a stream, as a shell's `<(…)` is.
    ///
    /// # Errors
    /// It cannot be read, is larger than a policy, contract or holiday file may be, or is not UTF-8.
    pub fn read(path: &Path) -> Result<String, Self> {
        bytes(path).and_then(|bytes| text(path, bytes))
    }

    /// Reads a text file that was found in a directory. It must be a regular file: opening a FIFO would wait for a writer.
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

/// Returns true if a file is too large to be read.
pub(super) fn is_too_large(about: &Metadata) -> bool {
    about.is_file() && about.len() > MOST_BYTES
}

fn bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    let failed = |error: io::Error| {
        let error = if path.is_dir() { "it is a directory; name a file".to_owned() } else { error.to_string() };
        unreadable(path, error)
    };
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if is_too_large(&about) {
        return Err(too_large(path, &format!("it has {} bytes", about.len())));
    }
    let mut bytes = Vec::new();
    // A stream tells its length only by its end, and a file may grow.
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(path, "it is longer than that"));
    }
    Ok(bytes)
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, FileError> {
    let invalid = |problem| FileError::Invalid(InvalidFile::new(&path.display().to_string(), "", vec![problem]));
    if let Some(not_text) = NotText::of(&bytes) {
        let problem = Problem::of_file(Code::Encoding, format!("the file is {}", not_text.is));
        return Err(invalid(problem.help(not_text.as_a_file())));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let message = format!("the file is not UTF-8 text: byte {} is not valid UTF-8", valid + 1);
        invalid(Problem::of_file(Code::Encoding, message).help("save it as UTF-8"))
    })
}

fn too_large(path: &Path, found: &str) -> FileError {
    let most = MOST_BYTES >> 20;
    unreadable(path, format!("a policy, contract or holiday file has at most {most} MiB ({MOST_BYTES} bytes), and {found}"))
}

fn unreadable(path: &Path, error: String) -> FileError {
    FileError::Unreadable { path: path.display().to_string(), error }
}
