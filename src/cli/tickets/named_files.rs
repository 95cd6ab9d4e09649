//! The files of a table: those that are named, and those that a pattern in quotes finds.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::StreamArgs;
use crate::sla::QuestionError;

impl StreamArgs {
    /// Returns the files of the table; none for standard input.
    pub(in super::super) fn named_files(&self) -> Result<Vec<PathBuf>, QuestionError> {
        let conflict = |says: String| Err(QuestionError::Conflict(says));
        let is_stdin = |file: &PathBuf| file == Path::new("-");
        match &self.files[..] {
            [only] if is_stdin(only) => return Ok(Vec::new()),
            files if files.iter().any(is_stdin) => {
                return conflict("- is standard input, and goes with no file beside it".to_owned());
            }
            _ => {}
        }
        let mut found = Vec::new();
        for file in &self.files {
            match file.to_str().filter(|name| !file.exists() && name.contains(['*', '?', '['])) {
                Some(pattern) => found.extend(matching(pattern)?),
                None => found.push(file.clone()),
            }
        }
        let mut known = Vec::new();
        for file in &found {
            let place = fs::canonicalize(file).unwrap_or_else(|_| file.clone());
            if known.contains(&place) {
                let shown = file.display();
                return conflict(format!("'{shown}' is named twice; each row counts once"));
            }
            known.push(place);
        }
        Ok(found)
    }
}

/// Returns the files that a pattern finds, in the order of their names.
fn matching(pattern: &str) -> Result<Vec<PathBuf>, QuestionError> {
    let conflict = |says: String| QuestionError::Conflict(says);
    let paths = glob::glob(pattern)
        .map_err(|error| conflict(format!("'{pattern}' is no pattern of files: {error}")))?;
    let found: Vec<PathBuf> = paths.filter_map(Result::ok).filter(|path| path.is_file()).collect();
    if found.is_empty() {
        return Err(conflict(format!("no file is found by '{pattern}'")));
    }
    Ok(found)
}
