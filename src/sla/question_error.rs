//! The error of a question that cannot be answered as it stands: a name is unknown, missing or
//! means two things.

use crate::{
    calendar::CalendarError,
    policy::{HolidayError, LibraryError},
    text::excerpt,
    time::ZoneError,
    times::{TimeError, with_suggestion},
};

/// A question that cannot be answered. "Not stated in the document" is an answer, not an error.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// A name that is not known.
    #[error(
        "{}{}",
        none_of(what, &excerpt(name)),
        help(nearest.as_deref(), known, hint.as_deref())
    )]
    Unknown {
        /// `tier`, `priority` and the like, in the vendor's words.
        what: String,
        /// As asked.
        name: String,
        /// The name that was probably meant.
        nearest: Option<String>,
        /// The names that there are.
        known: Vec<String>,
        /// More to say.
        hint: Option<String>,
    },
    /// Words that no topic of the scope has.
    #[error(transparent)]
    NoTopic(Box<UnknownTopic>),
    /// The answer depends on something that was not said.
    #[error("add {option}: {why}{}{}", there_are(choices), others.as_deref().unwrap_or_default())]
    Missing {
        /// The option to add, as it is typed.
        option: String,
        /// Why it is needed.
        why: String,
        /// The possible values, as they are typed; empty if they are not a list.
        choices: Vec<String>,
        /// A remark on values beside them.
        others: Option<String>,
    },
    /// The answer depends on the priority, and the document does not name the one that was asked
    /// for; in a sentence.
    #[error("not stated: {0}")]
    Unlisted(String),
    /// Two things that were said do not go together.
    #[error("{0}")]
    Conflict(String),
    /// A value of an option in another form than it takes.
    #[error("{message}; write '{meant}'")]
    Misspelt {
        /// As typed.
        typed: String,
        /// The same as it is taken.
        meant: String,
        /// The reason, as a sentence.
        message: String,
    },
    /// A business calendar that cannot answer.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A holiday list that cannot be used.
    #[error(transparent)]
    Holidays(#[from] HolidayError),
    /// A zone that does not exist.
    #[error("{}", with_suggestion(.0))]
    Zone(ZoneError),
    /// A time that cannot be read.
    #[error("{option}: {error}")]
    Time {
        /// The option that it was given to.
        option: &'static str,
        /// Why.
        error: TimeError,
    },
    /// A policy that cannot be loaded.
    #[error(transparent)]
    Library(#[from] LibraryError),
}

/// Words that no topic of the scope has, and what is near them.
#[derive(Clone, Debug, thiserror::Error)]
#[error(
    "{}",
    command.as_ref().map_or_else(
        || {
            let elsewhere = elsewhere(typo.as_deref(), nearest, vendor.as_deref());
            format!("no topic of {policy} is about '{}'{elsewhere}", excerpt(words))
        },
        |answer| format!("'{}' {answer}", excerpt(words))
    )
)]
#[non_exhaustive]
pub struct UnknownTopic {
    /// The policy.
    pub policy: String,
    /// As asked.
    pub words: String,
    /// The keyword that the words are a slip of.
    pub typo: Option<String>,
    /// The ids of the topics with the most alike words.
    pub nearest: Vec<String>,
    /// The vendor with a way to ask it, and the clauses.
    pub vendor: Option<String>,
    /// The matter of the words, the command that answers it, and a line to paste.
    pub command: Option<String>,
}

/// The message already has what the cause says, so the cause is no source.
impl From<ZoneError> for QuestionError {
    fn from(error: ZoneError) -> Self {
        Self::Zone(error)
    }
}

impl QuestionError {
    /// Returns true if the answer depends on an option that was not said.
    pub(crate) fn asks_for(&self, asked: &str) -> bool {
        matches!(self, Self::Missing { option, .. } if option == asked)
    }

    /// Returns the error in a few words, for a place in a table.
    pub(crate) fn obstacle(&self) -> String {
        match self {
            Self::Missing { option, .. } => format!("needs {option}"),
            Self::Unknown { what, name, .. } => format!("no {what} '{}'", excerpt(name)),
            Self::NoTopic(topic) => format!("no topic for '{}'", excerpt(&topic.words)),
            Self::Unlisted(_) => "not stated".to_owned(),
            other => other.to_string(),
        }
    }
}

/// Returns `there is no plan 'pro'`, or `rescale has no plan 'pro'` of a plan of rescale.
fn none_of(what: &str, name: &str) -> String {
    match what.split_once(" of ") {
        Some((what, owner)) if !owner.contains(' ') => format!("{owner} has no {what} '{name}'"),
        _ => format!("there is no {what} '{name}'"),
    }
}

/// Returns the end of the message on an unknown name: the nearest one, all of them, and a hint.
fn help(nearest: Option<&str>, known: &[String], hint: Option<&str>) -> String {
    let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
    match nearest {
        None => there_are(known) + &hint,
        Some(near) if known.is_empty() => format!("; did you mean '{near}'?{hint}"),
        Some(near) => {
            format!("; did you mean '{near}'? there are: {}{hint}", known.join(", "))
        }
    }
}

/// Returns the nearest topics, and the way to ask the vendor.
fn elsewhere(typo: Option<&str>, nearest: &[String], vendor: Option<&str>) -> String {
    let start = match typo {
        Some(word) => format!("; did you mean '{word}'? The"),
        None => "; the".to_owned(),
    };
    let way = vendor.map_or(String::new(), |way| format!("; to ask {way}"));
    if nearest.is_empty() {
        return format!("; it has no topics, so the document is not known to say anything{way}");
    }
    format!("{start} nearest topics are {} (`scope --list` shows all){way}", nearest.join(", "))
}

fn there_are(choices: &[String]) -> String {
    if choices.is_empty() { String::new() } else { format!("; there are: {}", choices.join(", ")) }
}
