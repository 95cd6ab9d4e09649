//! The reason that a policy is not available.

use std::sync::Arc;

use super::problem::FileError;

const ASK_ANOTHER: &str = "this file may hold the policy you asked for; use --policy ID to ask \
                           another one without it";

/// The reason that a policy is not available.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// A policy directory cannot be read.
    #[error("cannot read the policy directory '{path}': {error}")]
    Directory {
        /// Its path.
        path: String,
        /// The system's error.
        error: Arc<std::io::Error>,
    },
    /// There is no policy of this id.
    #[error("there is no policy '{id}'; {}{}", remedy(.nearest.as_deref(), .known), plan_advice(.id, .plan_of))]
    Unknown {
        /// As given.
        id: String,
        /// The id that is most like it.
        nearest: Option<String>,
        /// Every id.
        known: Vec<String>,
        /// The policies in force that have a plan of this name.
        plan_of: Vec<String>,
    },
    /// The file of a policy cannot be read or is not valid.
    #[error(transparent)]
    File(FileError),
    /// A file that may be the policy that is asked for cannot be read or is not valid.
    #[error("{}{}", .0, advice_behind(.0))]
    InTheWay(FileError),
}

impl LibraryError {
    /// Returns the advice beside the error.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        match self {
            Self::InTheWay(_) => Some(ASK_ANOTHER),
            Self::Directory { .. } | Self::Unknown { .. } | Self::File(_) => None,
        }
    }
}

/// Returns the name that was probably meant, or else all names.
fn remedy(nearest: Option<&str>, known: &[String]) -> String {
    match nearest {
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("there are: {}", known.join(", ")),
    }
}

/// Returns the sentence on a plan that was named in place of its policy.
fn plan_advice(id: &str, policies: &[String]) -> String {
    let plan = id.rsplit_once('/').map_or(id, |(_, plan)| plan);
    match policies {
        [] => String::new(),
        [policy, ..] => format!(
            "; {plan} is a plan of {}: --policy {policy} --plan {plan}",
            policies.join(" and ")
        ),
    }
}

/// Returns the advice behind the message of a file that cannot be read; the problems of another
/// file end with lines of their own.
fn advice_behind(error: &FileError) -> String {
    match error {
        FileError::Unreadable { .. } => format!("; {ASK_ANOTHER}"),
        FileError::Invalid(_) => String::new(),
    }
}
