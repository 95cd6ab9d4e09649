//! The window of deadlines that is asked for.

use crate::time::Instant;

/// The window of deadlines that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DueWindow {
    /// The time that is now.
    pub now: Instant,
    /// Seconds from then; every deadline without it.
    pub within: Option<i64>,
}

impl DueWindow {
    /// Returns the last instant of the window.
    pub(crate) fn until(&self) -> Option<Instant> {
        self.within.map(|seconds| Instant::clamped(self.now.unix().saturating_add(seconds)))
    }

    /// Returns true if a deadline is in the window, or past.
    pub(super) fn has(&self, deadline: Instant) -> bool {
        self.until().is_none_or(|until| deadline <= until)
    }
}
