//! How a ticket stands against its deadline.

use serde::Serialize;

use super::{QuestionError, ZonedInstant, counting::PromiseClock};
use crate::{
    calendar::ClosingEdge,
    time::{Instant, Zone},
};

/// How a ticket stands.
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
    /// Not answered, and the clock stands still: there is no deadline until it goes on.
    Paused,
    /// There is no deadline.
    None,
}

impl SlaState {
    /// How a ticket with a deadline stands that was answered or not, late or not, past its warning
    /// share or not.
    pub(super) fn of(answered: bool, late: bool, warned: bool) -> Self {
        match (answered, late) {
            (true, false) => Self::Met,
            (_, true) => Self::Missed,
            (false, false) if warned => Self::Warned,
            (false, false) => Self::Open,
        }
    }

    /// As JSON and tables write it.
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

/// Where the clock stands.
#[derive(Debug)]
pub(super) struct TimerProgress {
    pub(super) state: SlaState,
    /// Whether the warning share is used up and the ticket still open.
    pub(super) past_warning: bool,
    /// Real seconds to the deadline, negative past it; only while not answered.
    pub(super) remaining: Option<i64>,
    /// Seconds on the target's clock from its start to the response, or to now.
    pub(super) elapsed: i64,
    /// Seconds on that clock from its start to the deadline; only if answered.
    pub(super) allowed: Option<i64>,
    /// Real seconds by which the response was early, negative if late.
    pub(super) margin: Option<i64>,
}

/// A promise that runs on a clock.
#[derive(Debug)]
pub(super) struct RunningTimer<'a> {
    pub(super) counting: &'a PromiseClock,
    pub(super) clock_start: Instant,
    pub(super) deadline: Instant,
    /// The end of a share that runs out exactly at closing.
    pub(super) edge: ClosingEdge,
}

/// Returns true if a share, in percent, of some seconds on the clock has elapsed. No share of no
/// time ever elapses.
pub(super) fn is_past(share: u8, elapsed: i64, total: i64) -> bool {
    total > 0 && elapsed * 100 >= total * i64::from(share)
}

impl RunningTimer<'_> {
    /// How it stands at `now`, or at the response.
    pub(super) fn progress(
        &self,
        responded: Option<Instant>,
        warn: Option<u8>,
        now: Instant,
    ) -> TimerProgress {
        let until = responded.unwrap_or(now);
        let late = until > self.deadline;
        let elapsed = self.counting.measure(self.clock_start, until.max(self.clock_start));
        let warned = warn.is_some_and(|share| is_past(share, elapsed, self.total()));
        let state = SlaState::of(responded.is_some(), late, warned);
        let to_deadline = self.deadline.seconds_since(until);
        let allowed = responded.is_some().then(|| self.total());
        let (remaining, margin) =
            if responded.is_some() { (None, Some(to_deadline)) } else { (Some(to_deadline), None) };
        TimerProgress {
            state,
            past_warning: state == SlaState::Warned,
            remaining,
            elapsed,
            allowed,
            margin,
        }
    }

    /// The instants at which shares of the time are used up.
    pub(super) fn milestones(
        &self,
        shares: &[u8],
        zone: &Zone,
    ) -> Result<Vec<Milestone>, QuestionError> {
        let milestone = |percent: &u8| {
            let at = self.share_ends(*percent)?;
            Ok(Milestone { percent: *percent, at: ZonedInstant { at, zone: zone.clone() } })
        };
        shares.iter().map(milestone).collect()
    }

    /// The instant at which a share is used up. All of the time is used up at the deadline, by
    /// whichever rule that was found.
    fn share_ends(&self, percent: u8) -> Result<Instant, QuestionError> {
        if percent == 100 {
            return Ok(self.deadline);
        }
        let seconds = self.total() * i64::from(percent) / 100;
        let at = self.counting.add(self.clock_start, seconds, self.edge)?;
        Ok(at.min(self.deadline))
    }

    /// Seconds on the clock from its start to the deadline.
    fn total(&self) -> i64 {
        self.counting.measure(self.clock_start, self.deadline)
    }
}
