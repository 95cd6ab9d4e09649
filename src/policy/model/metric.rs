//! Metrics: the kinds of promise that a target may measure.

use super::keyword::keywords;

/// A kind of promise that is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Metric {
    /// The vendor's first response.
    #[default]
    FirstResponse,
    /// The next news of a ticket; each update starts the time to the next.
    NextUpdate,
    /// A workaround.
    Workaround,
    /// The resolution of a ticket.
    Resolution,
}

/// The event that starts the clock of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TargetStart {
    /// The opening of the ticket.
    Opened,
    /// The vendor's first response.
    FirstResponse,
}

keywords! {
    Metric {
        FirstResponse => "first-response",
        NextUpdate => "next-update",
        Workaround => "workaround",
        Resolution => "resolution",
    }
    TargetStart {
        Opened => "opened",
        FirstResponse => "first-response",
    }
}

impl Metric {
    /// Returns the event that stops its clock, as a noun: `response`.
    #[must_use]
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::FirstResponse => "response",
            Self::NextUpdate => "update",
            Self::Workaround => "workaround",
            Self::Resolution => "resolution",
        }
    }

    /// Returns that noun at the head of a sentence: `An update`.
    #[must_use]
    pub(crate) fn with_article(self) -> String {
        let article = if self == Self::NextUpdate { "An" } else { "A" };
        format!("{article} {}", self.noun())
    }

    /// Returns the state of a ticket after that event: `resolved`.
    #[must_use]
    pub(crate) fn done(self) -> &'static str {
        match self {
            Self::FirstResponse => "answered",
            Self::NextUpdate => "updated",
            Self::Workaround => "worked around",
            Self::Resolution => "resolved",
        }
    }

    /// Returns the promised time in words: `response time`.
    #[must_use]
    pub(crate) fn time(self) -> &'static str {
        match self {
            Self::FirstResponse => "response time",
            Self::NextUpdate => "time to the next update",
            Self::Workaround => "time to a workaround",
            Self::Resolution => "resolution time",
        }
    }

    /// Returns true for the first response, which answers are about unless they say otherwise.
    #[must_use]
    pub(crate) fn is_first_response(self) -> bool {
        self == Self::FirstResponse
    }
}
