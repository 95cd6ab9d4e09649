//! The two moments of a response: a ticket is acknowledged, and its investigation begins.

use super::QuestionError;
use crate::time::Instant;

/// The moments of a vendor's response, as far as they are known. Together they are the response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseMoments {
    /// When the vendor acknowledged the ticket.
    pub acknowledged: Option<Instant>,
    /// When the vendor began to investigate it.
    pub investigating: Option<Instant>,
}

impl ResponseMoments {
    /// Returns the moments of a response.
    #[must_use]
    pub fn new(acknowledged: Option<Instant>, investigating: Option<Instant>) -> Self {
        Self { acknowledged, investigating }
    }

    /// Returns true if one of them is known.
    #[must_use]
    pub fn is_any(self) -> bool {
        self.acknowledged.is_some() || self.investigating.is_some()
    }

    /// Returns the response that stops the SLA clock: `responded`, or the later of both moments;
    /// `None` while one of them is missing.
    ///
    /// # Errors
    /// The response is given in both ways. `mark` stands before the names of options: `--`, or
    /// nothing for columns.
    pub fn response(
        self,
        responded: Option<Instant>,
        mark: &str,
    ) -> Result<Option<Instant>, QuestionError> {
        match responded {
            Some(_) if self.is_any() => Err(QuestionError::Conflict(format!(
                "give either {mark}responded, or {mark}acknowledged and {mark}investigating: \
                 these two are the parts of a response"
            ))),
            Some(_) => Ok(responded),
            None => {
                Ok(self.acknowledged.zip(self.investigating).map(|(one, other)| one.max(other)))
            }
        }
    }

    /// Returns the one that is missing beside the other, by the name of its option.
    pub(crate) fn missing(self) -> Option<&'static str> {
        match (self.acknowledged, self.investigating) {
            (Some(_), None) => Some("investigating"),
            (None, Some(_)) => Some("acknowledged"),
            _ => None,
        }
    }
}
