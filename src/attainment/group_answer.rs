//! The counts of a group, as plain data.

use serde::Serialize;

use super::{
    Denominator, Percent,
    group_counts::{GroupCounts, MARGINS, USED},
    group_lines::{MarginLine, ResponseTimes, ShareLine, UsedLine},
    response_times::TimeDistribution,
};
use crate::policy::Keyword as _;

/// The counts of a group. Each ticket is one of `met`, `late`, `overdue`, `open`,
/// `closed_unanswered`, `closed_late` or `undecided`.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupAnswer {
    /// Its name; `total` of all.
    pub group: String,
    /// True if the group is a period that is not over, or of which only some dates count; `null`
    /// for groups that are no periods.
    pub partial: Option<bool>,
    /// All of its tickets.
    pub opened: u64,
    /// Answered in time.
    pub met: u64,
    /// Answered late or overdue; without the overdue if the input has no responses.
    pub missed: u64,
    /// Answered late.
    pub late: u64,
    /// Not answered, and the deadline has passed.
    pub overdue: u64,
    /// Not answered, with time left.
    pub open: u64,
    /// Closed by the deadline without an answer that is known.
    pub closed_unanswered: u64,
    /// Closed after the deadline without an answer that is known: neither met nor missed.
    pub closed_late: u64,
    /// Without a deadline.
    pub undecided: Undecided,
    /// Attainment of each kind.
    pub attainment: Vec<ShareLine>,
    /// The time that responses took, on the clock of their target.
    pub response_seconds: ResponseTimes,
    /// The time that they took by the wall clock, from the opening.
    pub wall_seconds: ResponseTimes,
    /// The margins of tickets that are answered or overdue: how early or late they were.
    pub margins: Vec<MarginLine>,
    /// The share of the allowed time that responses took, both on the clock of their target. A late
    /// response counts above 100 % even if that clock has been paused since the deadline.
    pub used: Vec<UsedLine>,
}

/// Tickets without a deadline, by reason.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Undecided {
    /// The clock is paused.
    pub paused: u64,
    /// An answer is attempted, not promised.
    pub best_effort: u64,
    /// There is no response time.
    pub none: u64,
    /// The documents do not say.
    pub not_stated: u64,
}

impl GroupCounts {
    pub(super) fn answer(&self, group: String, has_answers: bool) -> GroupAnswer {
        let share_of = |denominator: Denominator| {
            let of = self.whole(denominator);
            let share = Percent::of(self.met, of).filter(|_| has_answers);
            ShareLine { measure: denominator, of, percent: share.map(Percent::value), share }
        };
        let ends = |ends: &[i64], at: usize| {
            (at.checked_sub(1).map(|before| ends[before]), ends.get(at).copied())
        };
        let margins = self.margins.iter().enumerate().map(|(at, tickets)| {
            let (from, below) = ends(&MARGINS, at);
            MarginLine { from, below, tickets: *tickets }
        });
        let used = self.used.iter().enumerate().map(|(at, tickets)| {
            let (above, up_to) = ends(&USED, at);
            UsedLine { above, up_to, tickets: *tickets }
        });
        GroupAnswer {
            group,
            partial: None,
            opened: self.opened,
            met: self.met,
            missed: self.late + if has_answers { self.overdue } else { 0 },
            late: self.late,
            overdue: self.overdue,
            open: self.open,
            closed_unanswered: self.closed,
            closed_late: self.closed_late,
            undecided: Undecided {
                paused: self.paused,
                best_effort: self.best_effort,
                none: self.no_target,
                not_stated: self.not_stated,
            },
            attainment: Denominator::ALL.iter().copied().map(share_of).collect(),
            response_seconds: times(&self.times),
            wall_seconds: times(&self.wall_times),
            margins: margins.collect(),
            used: used.collect(),
        }
    }
}

fn times(of: &TimeDistribution) -> ResponseTimes {
    let [median, p90, p95] = of.percentiles([50, 90, 95]);
    ResponseTimes { count: of.count(), median, p90, p95, exact: of.is_exact() }
}

impl GroupAnswer {
    /// Returns attainment by a denominator.
    #[must_use]
    pub fn by(&self, denominator: Denominator) -> ShareLine {
        let none = ShareLine { measure: denominator, of: 0, percent: None, share: None };
        self.attainment.iter().find(|line| line.measure == denominator).copied().unwrap_or(none)
    }
}

impl Undecided {
    /// Returns all of them.
    #[must_use]
    pub fn all(self) -> u64 {
        self.paused + self.best_effort + self.none + self.not_stated
    }
}
