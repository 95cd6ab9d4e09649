//! Refuses an output file that is one of the files being read: the answer would replace it.

use std::{fs, path::Path};

use crate::answer::QuestionError;

/// Endings of files that are no text. An answer under such a name could not be opened.
const BINARY: [&str; 15] = [
    "xls", "xlsm", "xlsb", "ods", "numbers", "docx", "doc", "odt", "pptx", "pdf", "png", "jpg",
    "jpeg", "zip", "gz",
];

/// Refuses an output that is the same file as an input. Each input comes with its kind.
pub(super) fn expect_distinct<'p>(
    output: Option<&Path>,
    inputs: impl IntoIterator<Item = (&'static str, &'p Path)>,
) -> Result<(), QuestionError> {
    let Some(output) = output else { return Ok(()) };
    for (kind, input) in inputs {
        if is_same_file(output, input) {
            return Err(QuestionError::Conflict(format!(
                "--output '{}' is the {kind} that is read, '{}', and would replace it; name \
                 another file: --output answer-{}",
                output.display(),
                input.display(),
                output.file_name().unwrap_or_default().display()
            )));
        }
    }
    Ok(())
}

/// Returns the message on an output whose ending promises a form that the program does not write.
pub(super) fn binary_ending(output: &Path) -> Option<String> {
    let ending = output.extension()?.to_str()?.to_ascii_lowercase();
    let (csv, html) = (output.with_extension("csv"), output.with_extension("html"));
    BINARY.contains(&ending.as_str()).then(|| {
        format!(
            "--output '{}': no .{ending} file can be written; '{}' is a table that spreadsheets \
             open, '{}' a report that a browser shows and prints",
            output.display(),
            csv.display(),
            html.display()
        )
    })
}

/// Returns true if both names lead to one regular file.
#[cfg(unix)]
fn is_same_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    let (Ok(one), Ok(other)) = (fs::metadata(one), fs::metadata(other)) else { return false };
    one.is_file() && (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Returns true if both names lead to one regular file.
#[cfg(not(unix))]
fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(one), Ok(other)) = (fs::canonicalize(one), fs::canonicalize(other)) else {
        return false;
    };
    one.is_file() && one == other
}
