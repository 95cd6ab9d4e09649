//! Why a question cannot be asked as it stands: a name is unknown, missing or means two things.

use std::fmt;

use crate::{
    calendar::CalendarError,
    policy::{HolidayError, LibraryError},
    text::excerpt,
    time::ZoneError,
    times::{TimeError, with_suggestion},
};

/// A question that is not understood. What the documents do not say is no error but an answer.
#[derive(Debug)]
pub enum QuestionError {
    /// A name that is not known.
    Unknown {
        /// `tier`, `priority` and the like, in the vendor's words.
        what: String,
        /// As asked.
        name: String,
        /// The name that was probably meant.
        nearest: Option<String>,
        /// What there is.
        known: Vec<String>,
        /// More to say.
        hint: Option<String>,
    },
    /// The answer depends on something that was not said.
    Missing {
        /// The option to add.
        option: String,
        /// Why it is needed.
        why: String,
        /// What can be said; empty if it is not a list.
        choices: Vec<String>,
    },
    /// The answer depends on the priority, and the document does not name the one that was asked
    /// for; in a sentence.
    Unlisted(String),
    /// Two things that were said do not go together.
    Conflict(String),
    /// A business calendar that cannot answer.
    Calendar(CalendarError),
    /// A holiday list that cannot be used.
    Holidays(HolidayError),
    /// A zone that does not exist.
    Zone(ZoneError),
    /// A time that cannot be read.
    Time {
        /// The option that it was given to.
        option: &'static str,
        /// Why.
        error: TimeError,
    },
    /// A policy that is not to be had.
    Library(LibraryError),
}

impl QuestionError {
    /// The error in a few words, for a place in a table.
    pub(super) fn obstacle(&self) -> String {
        match self {
            Self::Missing { option, .. } => format!("needs {option}"),
            Self::Unknown { what, name, .. } => format!("no {what} '{}'", excerpt(name)),
            Self::Unlisted(_) => "not stated".to_owned(),
            other => other.to_string(),
        }
    }
}

impl fmt::Display for QuestionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { what, name, nearest, known, hint } => {
                write!(f, "there is no {what} '{}'", excerpt(name))?;
                if let Some(near) = nearest {
                    write!(f, "; did you mean '{near}'?")?;
                }
                if !known.is_empty() {
                    write!(
                        f,
                        "{} there are: {}",
                        if nearest.is_some() { "" } else { ";" },
                        known.join(", ")
                    )?;
                }
                hint.as_ref().map_or(Ok(()), |hint| write!(f, "; {hint}"))
            }
            Self::Missing { option, why, choices } => {
                write!(f, "add {option}: {why}")?;
                if choices.is_empty() {
                    Ok(())
                } else {
                    write!(f, "; there are: {}", choices.join(", "))
                }
            }
            Self::Unlisted(sentence) => write!(f, "not stated: {sentence}"),
            Self::Conflict(message) => f.write_str(message),
            Self::Calendar(error) => error.fmt(f),
            Self::Holidays(error) => error.fmt(f),
            Self::Zone(error) => f.write_str(&with_suggestion(error)),
            Self::Time { option, error } => write!(f, "{option}: {error}"),
            Self::Library(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for QuestionError {}

impl From<CalendarError> for QuestionError {
    fn from(error: CalendarError) -> Self {
        Self::Calendar(error)
    }
}

impl From<HolidayError> for QuestionError {
    fn from(error: HolidayError) -> Self {
        Self::Holidays(error)
    }
}

impl From<ZoneError> for QuestionError {
    fn from(error: ZoneError) -> Self {
        Self::Zone(error)
    }
}

impl From<LibraryError> for QuestionError {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}
