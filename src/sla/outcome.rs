//! The outcome of a question about a deadline, and the JSON keys that say it.

use serde::{Serialize, Serializer};

use super::{SlaState, ZonedInstant};
use crate::policy::Commitment;

/// The outcome of a question about a deadline.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// There is a deadline.
    Due {
        /// The deadline.
        deadline: ZonedInstant,
        /// The state against it.
        state: SlaState,
        /// Seconds that pauses take off the target's clock; `None` without pauses.
        paused_seconds: Option<i64>,
    },
    /// A pause that has not ended stops the clock: there is no deadline until it ends.
    Paused {
        /// The deadline if it ended now.
        if_resumed_now: ZonedInstant,
        /// Seconds that pauses take off the target's clock until then.
        paused_seconds: Option<i64>,
    },
    /// An endeavour without a guarantee.
    BestEffort,
    /// There is no response time.
    None,
    /// The document does not say.
    NotStated,
}

/// The reason that a ticket has no deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoDeadline {
    /// A pause that has not ended stops the clock.
    Paused,
    /// An endeavour without a guarantee.
    BestEffort,
    /// No response time is promised.
    NotPromised,
    /// The document does not say.
    NotStated,
    /// The first response starts the clock, and has not come.
    NotStarted,
}

impl NoDeadline {
    /// Returns the reason that a promise gives no deadline.
    pub(crate) fn by(commitment: Commitment) -> Self {
        match commitment {
            Commitment::BestEffort => Self::BestEffort,
            Commitment::Nothing => Self::NotPromised,
            Commitment::Maximum | Commitment::Target | Commitment::NotStated => Self::NotStated,
        }
    }

    /// Returns its name in plain output and tables.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Paused => "paused",
            Self::BestEffort => "best-effort",
            Self::NotPromised => "none",
            Self::NotStated => "not-stated",
            Self::NotStarted => "not-started",
        }
    }
}

impl Outcome {
    /// Returns the outcome where a promise gives no deadline.
    pub(crate) fn without_deadline(commitment: Commitment) -> Self {
        match NoDeadline::by(commitment) {
            NoDeadline::BestEffort => Self::BestEffort,
            NoDeadline::NotPromised => Self::None,
            NoDeadline::Paused | NoDeadline::NotStated | NoDeadline::NotStarted => Self::NotStated,
        }
    }

    /// Returns the reason that there is no deadline; `None` if there is one.
    #[must_use]
    pub fn reason(&self) -> Option<NoDeadline> {
        match self {
            Self::Due { .. } => None,
            Self::Paused { .. } => Some(NoDeadline::Paused),
            Self::BestEffort => Some(NoDeadline::BestEffort),
            Self::None => Some(NoDeadline::NotPromised),
            Self::NotStated => Some(NoDeadline::NotStated),
        }
    }

    /// Returns the deadline, if there is one.
    #[must_use]
    pub fn deadline(&self) -> Option<&ZonedInstant> {
        match self {
            Self::Due { deadline, .. } => Some(deadline),
            _ => None,
        }
    }

    /// Returns the state of the ticket.
    #[must_use]
    pub fn state(&self) -> SlaState {
        match self {
            Self::Due { state, .. } => *state,
            Self::Paused { .. } => SlaState::Paused,
            Self::BestEffort | Self::None | Self::NotStated => SlaState::None,
        }
    }
}

/// An outcome as JSON has it, flat among the other keys of an answer.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OutcomeKeys<'o> {
    /// The deadline.
    deadline: Option<&'o ZonedInstant>,
    /// The deadline in seconds since the epoch.
    deadline_epoch: Option<i64>,
    /// The deadline if the clock resumed now.
    if_resumed_now: Option<&'o ZonedInstant>,
    /// Seconds that pauses take off the target's clock until the deadline; `null` without pauses.
    paused_seconds: Option<i64>,
    /// The state of the ticket.
    state: SlaState,
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let deadline = self.deadline();
        let (if_resumed_now, paused_seconds) = match self {
            Self::Due { paused_seconds, .. } => (None, *paused_seconds),
            Self::Paused { if_resumed_now, paused_seconds } => {
                (Some(if_resumed_now), *paused_seconds)
            }
            Self::BestEffort | Self::None | Self::NotStated => (None, None),
        };
        let deadline_epoch = deadline.map(|deadline| deadline.at.unix());
        let state = self.state();
        OutcomeKeys { deadline, deadline_epoch, if_resumed_now, paused_seconds, state }
            .serialize(serializer)
    }
}

/// Writes how firm a promise is; `null` where the document states none.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands on a reference")]
pub(crate) fn stated<S: Serializer>(
    commitment: &Commitment,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    commitment.stated().serialize(serializer)
}
