//! What is kept from ticket to ticket: the suspects of each case.

use std::collections::BTreeMap;

use super::{
    Cause, Counterexamples, DisputedTicket,
    candidates::{CandidateCauses, DatedCache},
    cause_trial::CauseTrial,
};
use crate::{
    answer::{GroupId, TicketGroup, calendar_cache::CalendarCache},
    time::{Instant, Zone},
};

/// With more cases than this it begins anew.
const MOST_CASES: usize = 1_024;

/// What may have been done otherwise, for the tickets of many cases.
#[derive(Debug, Default)]
pub struct CauseFinder {
    clocks: CalendarCache,
    dated: DatedCache,
    /// By the case and the year of opening.
    cases: BTreeMap<(GroupId, i32), Option<CandidateCauses>>,
}

impl CauseFinder {
    /// The causes under which a ticket of a case would have a deadline that fits, simplest first.
    pub fn causes(
        &mut self,
        case: &TicketGroup<'_>,
        id: GroupId,
        doubt: &DisputedTicket<'_>,
        fits: impl Fn(Instant) -> bool,
    ) -> Vec<Cause> {
        let Some((suspects, mut tries)) = self.tries(case, id, doubt) else { return Vec::new() };
        let mut causes = Vec::new();
        tries.all(suspects, &mut |tried, at| {
            if fits(at) {
                causes.push(tried.cause(&suspects.known));
            }
        });
        if causes.is_empty() && doubt.of_deadline {
            causes.extend(
                tries
                    .pairs(suspects, case.subject())
                    .into_iter()
                    .filter(|(_, at)| fits(*at))
                    .map(|(cause, _)| cause),
            );
        }
        causes.sort_unstable();
        causes.dedup();
        causes
    }

    /// Counts a ticket that agrees against the causes under which it would not. It is left out
    /// where the contract's deadline is not simply that of its case, as after a change of the
    /// priority.
    pub fn refute(
        &mut self,
        case: &TicketGroup<'_>,
        id: GroupId,
        doubt: &DisputedTicket<'_>,
        differs: impl Fn(Instant) -> bool,
        refuted: &mut Counterexamples,
    ) {
        let Some((suspects, mut tries)) = self.tries(case, id, doubt) else { return };
        if !tries.is_plain(suspects) {
            return;
        }
        let place = refuted.place(&suspects.known);
        tries.all(suspects, &mut |tried, at| {
            if differs(at) {
                refuted.add(place, tried);
            }
        });
    }

    /// The suspects of a case in the year of a ticket, and what is needed to try them.
    fn tries<'t>(
        &'t mut self,
        case: &TicketGroup<'_>,
        id: GroupId,
        doubt: &'t DisputedTicket<'t>,
    ) -> Option<(&'t CandidateCauses, CauseTrial<'t>)> {
        if self.cases.len() > MOST_CASES || self.clocks.is_full() {
            *self = Self::default();
        }
        if self.dated.is_full() {
            self.dated = DatedCache::default();
        }
        let year = Zone::utc().wall_at(doubt.opened()).date().year();
        let Self { clocks, dated, cases } = self;
        let suspects = cases
            .entry((id, year))
            .or_insert_with(|| CandidateCauses::of(case.subject(), year, doubt.now, clocks))
            .as_ref()?;
        Some((suspects, CauseTrial::new(doubt, (id, year), clocks, dated)))
    }
}
