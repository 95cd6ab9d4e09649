//! The reason that a holiday list cannot be used, and the lists that can be.

use std::{fmt, path::Path};

use super::{builtin::HOLIDAYS, problem::FileError};

/// More names than this are no help.
const MOST_NAMES: usize = 40;

/// The reason that a holiday list cannot be used.
#[derive(Clone, Debug)]
pub enum HolidayError {
    /// There is none of that name.
    Unknown {
        /// As given.
        name: String,
        /// The name that is most like it.
        nearest: Option<String>,
        /// The lists of the country that the name begins with; none if it begins with no country's.
        parts: Vec<String>,
    },
    /// Its file cannot be read or is not valid.
    File(FileError),
}

impl HolidayError {
    /// Returns the remedy without the problem: the name that was meant, or else the names there
    /// are.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Unknown { name, nearest, parts } = self else { return None };
        if Path::new(name).is_file() {
            return Some(format!(
                "the ending of the file '{name}' is not that of a holiday list; name it .ics, \
                 .txt or .toml"
            ));
        }
        if let Some(near) = nearest {
            return Some(format!("did you mean '{near}'?"));
        }
        if !parts.is_empty() {
            let shown: Vec<&str> = parts.iter().take(MOST_NAMES).map(String::as_str).collect();
            return Some(format!("there are: {}", shown.join(", ")));
        }
        let ids: Vec<&str> = HOLIDAYS.iter().map(|file| file.id).collect();
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
        let stem: String =
            stem.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect();
        let file = if stem.is_empty() { "days" } else { stem.as_str() };
        Some(format!(
            "the built-in lists are {} and their parts (see 'slacalc holidays list'); for any \
             other place give an .ics file exported by a calendar or a government, such as \
             {file}.ics",
            ids.join(", ")
        ))
    }
}

impl fmt::Display for HolidayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name, .. } => {
                write!(f, "there is no holiday list '{name}'")?;
                self.help().map_or(Ok(()), |help| write!(f, "; {help}"))
            }
            Self::File(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for HolidayError {}
