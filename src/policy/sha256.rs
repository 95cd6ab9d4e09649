//! The digest of a file, by which two reports can be seen to rest on the same words.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, BufRead as _, BufReader},
    path::Path,
};

use sha2::{Digest as _, Sha256};

/// Returns the SHA-256 of a text, in hexadecimal, as `sha256sum` prints it of the file.
#[must_use]
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// Returns the SHA-256 of a file of any length.
///
/// # Errors
/// It cannot be read.
pub(crate) fn sha256_of_file(path: &Path) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut reader = BufReader::new(File::open(path)?);
    loop {
        let part = reader.fill_buf()?;
        if part.is_empty() {
            return Ok(hex(&digest.finalize()));
        }
        digest.update(part);
        let length = part.len();
        reader.consume(length);
    }
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string never fails.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    /// `printf abc | sha256sum`; it is the first example of FIPS 180-4 too.
    #[test]
    fn it_is_what_sha256sum_prints() {
        assert_eq!(
            super::sha256("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
