//! Reads text files: policies, contracts, holiday lists.

use std::{fs::Metadata, path::Path};

use super::{
    bounded_read::{read_at_most, unreadable},
    holiday_file,
    problem::FileError,
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
