//! Reads a text file up to a bound. Every file of a user comes in through here.

use std::{
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use super::{
    NotText, ProblemCode,
    problem::{FileError, InvalidFile, Problem},
};

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

pub(super) fn unreadable(path: &Path, error: String) -> FileError {
    FileError::Unreadable { path: path.display().to_string(), error }
}
