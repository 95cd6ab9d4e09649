//! Finds the causes that explain a claim, and counts the tickets that contradict them.

use std::collections::BTreeMap;

use super::{
    Cause, ClaimedTicket, Counterexamples,
    candidates::{CandidateCauses, RareTimers},
    cause_families::{TRIALS, candidates},
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
    pairs,
};
use crate::{
    sla::{CalendarCache, GroupId, TicketGroup},
    time::{Instant, Zone},
};

/// With more groups than this it begins anew.
const MOST_GROUPS: usize = 1_024;

/// The per-thread cache of the candidate causes of many groups of tickets.
#[derive(Debug, Default)]
pub struct CauseFinder {
    calendars: CalendarCache,
    rare_timers: RareTimers,
    /// By the group and the year of opening; `None` if the group has no deadline to dispute.
    candidates: BTreeMap<(GroupId, i32), Option<CandidateCauses>>,
}

impl CauseFinder {
    /// Returns the causes under which a ticket of a group would have a deadline that fits, the
    /// simplest first.
    pub fn causes(
        &mut self,
        group: &TicketGroup<'_>,
        id: GroupId,
        ticket: &ClaimedTicket<'_>,
        fits: impl Fn(Instant) -> bool,
    ) -> Vec<Cause> {
        let Some((candidates, mut trial)) = self.trial(group, id, ticket) else {
            return Vec::new();
        };
        let mut causes = Vec::new();
        try_all(&mut trial, candidates, &mut |tried, at| {
            if fits(at) {
                causes.push(tried.cause(&candidates.group_wide));
            }
        });
        if causes.is_empty() && ticket.of_deadline {
            let pairs = pairs::deadlines(&mut trial, candidates, group.subject());
            causes.extend(pairs.into_iter().filter(|(_, at)| fits(*at)).map(|(cause, _)| cause));
        }
        causes.sort_unstable();
        causes.dedup();
        causes
    }

    /// Counts a ticket that agrees against the causes under which it would not. It is left out
    /// where the contract's deadline is not simply that of its group, as after a change of the
    /// priority.
    pub fn refute(
        &mut self,
        group: &TicketGroup<'_>,
        id: GroupId,
        ticket: &ClaimedTicket<'_>,
        differs: impl Fn(Instant) -> bool,
        counterexamples: &mut Counterexamples,
    ) {
        let Some((candidates, mut trial)) = self.trial(group, id, ticket) else { return };
        if !trial.is_plain(candidates) {
            return;
        }
        let group_index = counterexamples.index_of(&candidates.group_wide);
        try_all(&mut trial, candidates, &mut |tried, at| {
            if differs(at) {
                counterexamples.add(group_index, tried);
            }
        });
    }

    /// Returns the candidates of a group in the year of a ticket, and the ticket ready to try them.
    fn trial<'t>(
        &'t mut self,
        group: &TicketGroup<'_>,
        id: GroupId,
        ticket: &'t ClaimedTicket<'t>,
    ) -> Option<(&'t CandidateCauses, CauseTrial<'t>)> {
        if self.candidates.len() > MOST_GROUPS || self.calendars.is_full() {
            *self = Self::default();
        }
        if self.rare_timers.is_full() {
            self.rare_timers = RareTimers::default();
        }
        let (opened, pauses) = (ticket.opened(), ticket.pauses());
        let year = Zone::utc().wall_at(opened).date().year();
        let Self { calendars, rare_timers, candidates: of_groups } = self;
        let of_group = of_groups
            .entry((id, year))
            .or_insert_with(|| candidates(group.subject(), year, ticket.now, calendars));
        let group = (id, year);
        Some((
            of_group.as_ref()?,
            CauseTrial { ticket, opened, pauses, group, calendars, rare_timers },
        ))
    }
}

/// Gives the deadline under each cause that changes it. A cause that leaves it as it is explains
/// nothing.
fn try_all(trial: &mut CauseTrial<'_>, candidates: &CandidateCauses, found: CauseSink<'_>) {
    let right = trial.ticket.deadline;
    let changed: CauseSink<'_> = &mut |tried, at| {
        if at != right {
            found(tried, at);
        }
    };
    for (index, timer) in candidates.timers.iter().enumerate() {
        if let Some(at) = trial.deadline(timer) {
            changed(CandidateRef::GroupWide(index), at);
        }
    }
    for try_family in TRIALS {
        try_family(trial, candidates, changed);
    }
}
