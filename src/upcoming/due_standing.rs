//! The standing of an open ticket against its deadline and the window that was asked for.

use serde::Serialize;

/// The standing of an open ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DueStanding {
    /// Past its deadline.
    Overdue,
    /// Due in the window.
    Due,
    /// Due later, but in the window or overdue by a reading that the document leaves open.
    MayBeDue,
    /// Due later, and past the share of its time that was asked for.
    Warned,
    /// Due later.
    Later,
    /// Paused: there is no deadline until its clock resumes.
    Paused,
    /// Without a deadline, as the document does not state one.
    NotStated,
    /// Without a deadline: best effort.
    BestEffort,
    /// Without a deadline: no response time is promised.
    None,
}

impl DueStanding {
    /// Returns its name in JSON and tables.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Due => "due",
            Self::MayBeDue => "may-be-due",
            Self::Warned => "warned",
            Self::Later => "later",
            Self::Paused => "paused",
            Self::NotStated => "not-stated",
            Self::BestEffort => "best-effort",
            Self::None => "none",
        }
    }
}
