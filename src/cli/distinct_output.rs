//! Refuses an output file that is one of the files being read: the answer would replace it.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use crate::sla::QuestionError;

/// Refuses an output that is the same file as an input. Each input comes with its kind.
pub(super) fn expect_distinct<'p>(
    output: Option<&Path>,
    inputs: impl IntoIterator<Item = (&'static str, &'p Path)>,
) -> Result<(), QuestionError> {
    let Some(output) = output else { return Ok(()) };
    let mut inputs = inputs.into_iter();
    match inputs.find(|(_, input)| is_same_file(output, input)) {
        Some((kind, input)) => Err(replaced(output, kind, input)),
        None => Ok(()),
    }
}

/// Refuses an output that is a file which the command line or the environment names, or one that
/// lies in the directories of the configuration.
pub(super) fn expect_new(
    output: Option<&Path>,
    words: &[OsString],
    configured: Vec<PathBuf>,
) -> Result<(), QuestionError> {
    // Nothing is replaced where nothing is.
    let Some(output) = output.filter(|output| output.is_file()) else { return Ok(()) };
    let mut named = named_files(words);
    named.extend(env::var_os("SLACALC_CONTRACT").map(PathBuf::from));
    let list = env::var_os("SLACALC_POLICY_DIR").unwrap_or_default();
    named.extend(env::split_paths(&list));
    named.extend(configured);
    let is_it = |path: &&PathBuf| is_same_file(output, path) || is_policy_in(output, path);
    match named.iter().find(is_it) {
        Some(input) if input.is_dir() => Err(replaced(output, "file of a directory", input)),
        Some(input) => Err(replaced(output, "file", input)),
        None => Ok(()),
    }
}

/// Returns the values of a command line that may be files, but for that of `--output`.
fn named_files(words: &[OsString]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut before = "";
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        let is_cluster = before.starts_with('-') && !before.starts_with("--");
        let is_output = before == "--output" || (is_cluster && before.ends_with('o'));
        let value = match word.split_once('=') {
            Some(("--output", _)) => "",
            Some((option, value)) if option.starts_with("--") => value,
            _ if word.starts_with("-o") => "",
            _ if word.starts_with('-') && word.is_char_boundary(2) => word.get(2..).unwrap_or(""),
            _ => word,
        };
        before = word;
        if is_output || value.is_empty() {
            continue;
        }
        files.push(PathBuf::from(value));
        files.extend(value.split(',').map(PathBuf::from));
    }
    files
}

/// Returns true if a file is a policy, a contract or a configuration under a directory.
fn is_policy_in(file: &Path, directory: &Path) -> bool {
    let is_toml = file.extension().is_some_and(|ending| ending == "toml");
    if !is_toml || !directory.is_dir() {
        return false;
    }
    let (Ok(file), Ok(directory)) = (fs::canonicalize(file), fs::canonicalize(directory)) else {
        return false;
    };
    file.starts_with(directory)
}

fn replaced(output: &Path, kind: &str, input: &Path) -> QuestionError {
    QuestionError::Conflict(format!(
        "--output '{}' is the {kind} that is read, '{}', and would replace it; name another file: \
         --output answer-{}",
        output.display(),
        input.display(),
        output.file_name().unwrap_or_default().display()
    ))
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
