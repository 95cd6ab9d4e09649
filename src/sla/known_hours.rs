//! The hours of a subject as far as they are known: also where lists of holidays are missing, which
//! can only close them.

use super::{QuestionError, Subject};
use crate::{calendar::Calendar, time::Instant};

/// The hours of a subject.
pub(crate) enum KnownHours {
    /// These.
    Exactly(Calendar),
    /// These at most, as holidays are missing: why no more is known.
    AtMost(Calendar, String),
    /// None are known, and why.
    Unknown(String),
}

impl Subject<'_> {
    /// Returns the hours in which the subject is covered, as far as they are known.
    pub(crate) fn known_hours(&self) -> KnownHours {
        match self.coverage_hours().map(|hours| hours.and_then(|hours| hours.calendar)) {
            Ok(Some(calendar)) => KnownHours::Exactly(calendar),
            Ok(None) => KnownHours::Unknown("not stated".to_owned()),
            Err(error) => self.at_most(&error),
        }
    }

    fn at_most(&self, error: &QuestionError) -> KnownHours {
        let obstacle = error.obstacle();
        if !error.asks_for("--holidays") {
            return KnownHours::Unknown(obstacle);
        }
        let mut without = self.clone();
        without.holidays = Some(Vec::new());
        match without.known_hours() {
            KnownHours::Exactly(calendar) => KnownHours::AtMost(calendar, obstacle),
            other => other,
        }
    }
}

impl KnownHours {
    /// Returns true if they are open at an instant, or why that is not known.
    pub(crate) fn open_at(&self, at: Instant) -> Result<bool, String> {
        match self {
            Self::Exactly(calendar) => Ok(calendar.state_at(at).is_open()),
            Self::AtMost(calendar, _) if !calendar.state_at(at).is_open() => Ok(false),
            Self::AtMost(_, obstacle) | Self::Unknown(obstacle) => Err(obstacle.clone()),
        }
    }

    /// Returns the hours, or why they are not known exactly.
    pub(crate) fn exactly(&self) -> Result<&Calendar, String> {
        match self {
            Self::Exactly(calendar) => Ok(calendar),
            Self::AtMost(_, obstacle) | Self::Unknown(obstacle) => Err(obstacle.clone()),
        }
    }
}
