//! The counts of a group of tickets.

use super::{Denominator, response_times::TimeDistribution};
use crate::{
    sla::{NoDeadline, TicketState, TicketStatus},
    time::Instant,
};

/// The ends of the spans by which margins are told apart, in seconds; negative is late.
pub(super) const MARGINS: [i64; 7] = [-86_400, -14_400, -3_600, 0, 3_600, 14_400, 86_400];
/// The ends of the spans of the share of the time to the deadline that a response took, in percent.
pub(super) const USED: [i64; 14] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 125, 150, 200, 400];

/// The number of these spans that are within the deadline.
const IN_TIME: usize = 10;

/// Counts of a group.
#[derive(Clone, Debug, Default)]
pub(super) struct GroupCounts {
    pub(super) opened: u64,
    pub(super) met: u64,
    /// Answered, late.
    pub(super) late: u64,
    /// Not answered, and late.
    pub(super) overdue: u64,
    /// Not answered, not late.
    pub(super) open: u64,
    /// Closed by the deadline without an answer that is known, and after it.
    pub(super) closed: u64,
    pub(super) closed_late: u64,
    pub(super) paused: u64,
    pub(super) best_effort: u64,
    pub(super) no_target: u64,
    pub(super) not_stated: u64,
    /// On the clock of the target, of those answered.
    pub(super) times: TimeDistribution,
    /// By the wall clock, of the same tickets.
    pub(super) wall_times: TimeDistribution,
    /// Margins of those answered or overdue.
    pub(super) margins: [u64; MARGINS.len() + 1],
    /// Shares of the time to the deadline that those answered took.
    pub(super) used: [u64; USED.len() + 1],
}

/// A ticket as each of its groups counts it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Increment {
    /// The count that it adds to, beside that of all.
    count: fn(&mut GroupCounts) -> &mut u64,
    /// The span of its margin.
    margin: Option<usize>,
    /// The span of the share of time that its response took.
    used: Option<usize>,
    /// The seconds that its response took.
    elapsed: Option<i64>,
    /// The seconds from its opening to its response by the wall clock.
    waited: Option<i64>,
}

impl Increment {
    pub(super) fn of(status: &TicketStatus, responded: Option<Instant>) -> Self {
        let count: fn(&mut GroupCounts) -> &mut u64 = match status.table_state() {
            TicketState::Met => |counts| &mut counts.met,
            TicketState::Missed if responded.is_some() => |counts| &mut counts.late,
            TicketState::Missed | TicketState::Overdue => |counts| &mut counts.overdue,
            TicketState::Open | TicketState::Warned => |counts| &mut counts.open,
            TicketState::Closed => |counts| &mut counts.closed,
            TicketState::ClosedLate => |counts| &mut counts.closed_late,
            TicketState::Without(why) => match why {
                NoDeadline::Paused => |counts| &mut counts.paused,
                NoDeadline::BestEffort => |counts| &mut counts.best_effort,
                NoDeadline::NotStated => |counts| &mut counts.not_stated,
                NoDeadline::NotPromised => |counts| &mut counts.no_target,
                NoDeadline::NotStarted if status.closed_unanswered => |counts| &mut counts.closed,
                NoDeadline::NotStarted => |counts| &mut counts.open,
            },
        };
        let span_of = |margin: i64| MARGINS.partition_point(|end| *end <= margin);
        let margin = margin_of(status).map(span_of);
        let (Some(responded), Some(deadline)) = (responded, status.deadline) else {
            return Self { count, margin, used: None, elapsed: None, waited: None };
        };
        let took = status.elapsed_seconds.unwrap_or(0);
        let whole = status.allowed_seconds.unwrap_or(0);
        // Up to an end and with it: who answers at the deadline is in time.
        let place = USED.partition_point(|end| took * 100 > end * whole);
        // Time that is used up at closing is over, though no more of it passes until the next
        // opening.
        let is_late = responded > deadline.at;
        let used = if is_late { place.max(IN_TIME) } else { place.min(IN_TIME - 1) };
        let waited = Some(responded.since(status.opened.at).seconds());
        Self { count, margin, used: Some(used), elapsed: status.elapsed_seconds, waited }
    }
}

impl GroupCounts {
    pub(super) fn add(&mut self, ticket: Increment) {
        self.opened += 1;
        *(ticket.count)(self) += 1;
        if let Some(span) = ticket.margin {
            self.margins[span] += 1;
        }
        if let Some(span) = ticket.used {
            self.used[span] += 1;
        }
        if let Some(elapsed) = ticket.elapsed {
            self.times.add(elapsed);
        }
        if let Some(waited) = ticket.waited {
            self.wall_times.add(waited);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.opened += other.opened;
        self.met += other.met;
        self.late += other.late;
        self.overdue += other.overdue;
        self.open += other.open;
        self.closed += other.closed;
        self.closed_late += other.closed_late;
        self.paused += other.paused;
        self.best_effort += other.best_effort;
        self.no_target += other.no_target;
        self.not_stated += other.not_stated;
        self.times.merge(other.times);
        self.wall_times.merge(other.wall_times);
        add_each(&mut self.margins, &other.margins);
        add_each(&mut self.used, &other.used);
    }

    /// Returns the number of tickets in a denominator.
    pub(super) fn whole(&self, denominator: Denominator) -> u64 {
        let responded = self.met + self.late;
        match denominator {
            Denominator::Responded => responded,
            Denominator::Due => responded + self.overdue,
            Denominator::All => {
                responded + self.overdue + self.open + self.closed + self.closed_late + self.paused
            }
        }
    }
}

/// Returns the real seconds by which a ticket that is answered or overdue was early, negative if
/// late; `None` if it may have been answered, but no answer is known.
pub(super) fn margin_of(status: &TicketStatus) -> Option<i64> {
    status
        .margin_seconds
        .or(status.remaining_seconds.filter(|left| *left < 0 && !status.may_be_answered()))
}

/// Adds numbers place by place.
pub(super) fn add_each(to: &mut [u64], from: &[u64]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += from);
}
