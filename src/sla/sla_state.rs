//! The state of a ticket against its deadline.

use serde::Serialize;

use super::{ZonedInstant, pauses::Pause, sla_timer::TimerResult};
use crate::time::Instant;

/// The state of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SlaState {
    /// Not answered, and not late.
    Open,
    /// Not answered, not late, but past the warning share of its time.
    Warned,
    /// Answered in time.
    Met,
    /// Answered late, or not answered and late.
    Missed,
    /// Not answered, and the clock is paused: there is no deadline until it resumes.
    Paused,
    /// There is no deadline.
    None,
}

impl SlaState {
    /// Returns its name in JSON and tables.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Warned => "warned",
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Paused => "paused",
            Self::None => "none",
        }
    }
}

/// A share of the time to the deadline, as an instant.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Milestone {
    /// Of the time on the target's clock.
    #[cfg_attr(test, schemars(range(max = 100)))]
    pub percent: u8,
    /// When.
    pub at: ZonedInstant,
}

/// The response, now, and the warning share, with which a run of a timer is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Observation {
    /// The response, if there is one.
    pub(crate) responded: Option<Instant>,
    /// The share of the time, in percent, from which on an open ticket is warned.
    pub(crate) warn: Option<u8>,
    pub(crate) now: Instant,
    /// True to find out which readings decide whether a ticket is late.
    pub(crate) weighs_readings: bool,
}

/// The progress of a timer at the response, or now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimerProgress {
    pub(crate) state: SlaState,
    /// Real seconds to the deadline, negative past it; only while not answered.
    pub(crate) remaining: Option<i64>,
    /// Seconds on the target's clock from its start to the response, or to now.
    pub(crate) elapsed: i64,
    /// Seconds on that clock from its start to the deadline; only if answered.
    pub(crate) allowed: Option<i64>,
    /// Real seconds by which the response was early, negative if late.
    pub(crate) margin: Option<i64>,
}

/// Returns true if a share, in percent, of some seconds on the clock has elapsed. No share of no
/// time ever elapses.
pub(super) fn is_past(share: u8, elapsed: i64, total: i64) -> bool {
    total > 0 && elapsed * 100 >= total * i64::from(share)
}

impl Observation {
    /// Returns the response, or now.
    pub(crate) fn until(&self) -> Instant {
        self.responded.unwrap_or(self.now)
    }

    /// Returns true if a pause stops the clock of an unanswered ticket now, so that there is no
    /// deadline until it resumes.
    pub(crate) fn is_paused(&self, pauses: &[Pause], deadline: Instant) -> bool {
        let stops = |(start, end): &Pause| end.is_none() && *start <= self.now && *start < deadline;
        self.responded.is_none() && pauses.iter().any(stops)
    }

    /// Compares a run with the response, or with now. `allowed` gives the seconds that it allows.
    #[inline]
    pub(crate) fn progress(
        &self,
        result: &TimerResult,
        elapsed: i64,
        mut allowed: impl FnMut() -> i64,
    ) -> TimerProgress {
        let to_deadline = result.deadline.since(self.until()).seconds();
        let late = to_deadline < 0;
        if self.responded.is_some() {
            return TimerProgress {
                state: if late { SlaState::Missed } else { SlaState::Met },
                remaining: None,
                elapsed,
                allowed: Some(allowed()),
                margin: Some(to_deadline),
            };
        }
        let mut is_warned = || self.warn.is_some_and(|share| is_past(share, elapsed, allowed()));
        let state = match late {
            true => SlaState::Missed,
            false if is_warned() => SlaState::Warned,
            false => SlaState::Open,
        };
        let remaining = Some(to_deadline);
        TimerProgress { state, remaining, elapsed, allowed: None, margin: None }
    }
}
