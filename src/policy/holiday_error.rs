//! The reason that a holiday list cannot be used, and the lists that can be.

use std::path::Path;

use super::{builtin::HOLIDAYS, problem::FileError};

/// More names than this are no help.
const MOST_NAMES: usize = 40;

/// The reason that a holiday list cannot be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum HolidayError {
    /// There is none of that name.
    #[error("there is no holiday list '{name}'; {}", remedy(.name, .nearest.as_deref(), .parts))]
    Unknown {
        /// As given.
        name: String,
        /// The name that is most like it.
        nearest: Option<String>,
        /// The lists of the country that the name begins with; none if it begins with no country's.
        parts: Vec<String>,
    },
    /// Its file cannot be read or is not valid.
    #[error(transparent)]
    File(FileError),
}

impl HolidayError {
    /// Returns the remedy without the problem: the name that was meant, or else the names there
    /// are.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unknown { name, nearest, parts } => Some(remedy(name, nearest.as_deref(), parts)),
            Self::File(_) => None,
        }
    }
}

fn remedy(name: &str, nearest: Option<&str>, parts: &[String]) -> String {
    if Path::new(name).is_file() {
        return format!(
            "the ending of the file '{name}' is not that of a holiday list; name it .ics, .txt or \
             .toml"
        );
    }
    if let Some(near) = nearest {
        return format!("did you mean '{near}'?");
    }
    if !parts.is_empty() {
        let shown: Vec<&str> = parts.iter().take(MOST_NAMES).map(String::as_str).collect();
        return format!("there are: {}", shown.join(", "));
    }
    let ids: Vec<&str> = HOLIDAYS.iter().map(|file| file.id).collect();
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    let stem: String =
        stem.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect();
    let file = if stem.is_empty() { "days" } else { stem.as_str() };
    format!(
        "the built-in lists are {} and their parts (see 'slacalc holidays list'); for any other \
         place give a file, as in '--holidays {file}.txt', with a date on each line (echo \
         2026-12-25 Christmas Day >{file}.txt), or an .ics of a calendar or a government, such as \
         {file}.ics",
        ids.join(", ")
    )
}
