//! Metrics: the kinds of promise that a target may measure.

use super::keyword::keywords;

/// A kind of promise that is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metric {
    /// The time from the opening of a ticket to the vendor's first response.
    #[default]
    FirstResponse,
}

keywords! {
    Metric {
        FirstResponse => "first-response",
    }
}

impl Metric {
    /// Returns the noun for the promised event: "a response within 4 h".
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::FirstResponse => "response",
        }
    }

    /// Returns the column of a ticket whose instant stops the clock.
    #[must_use]
    pub fn stopped_by(self) -> &'static str {
        match self {
            Self::FirstResponse => "responded",
        }
    }

    /// Returns true if the clock starts anew each time that it is stopped.
    #[must_use]
    pub fn recurs(self) -> bool {
        match self {
            Self::FirstResponse => false,
        }
    }
}
