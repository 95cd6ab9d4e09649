//! Metrics: the kinds of promise that a target may measure.

use super::keyword::keywords;

/// A kind of promise that is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Metric {
    /// The time from the opening of a ticket to the vendor's first response.
    #[default]
    FirstResponse,
}

keywords! {
    Metric {
        FirstResponse => "first-response",
    }
}
