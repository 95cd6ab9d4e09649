//! Single dates that somebody counts as holidays, drawn together by the list that has them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cause, CauseKind, Findings, scoring::weight};

/// A list of holidays: its name, and its dates as causes have them.
pub type KnownList = (String, BTreeSet<String>);

/// Fewer dates than this are no list.
const LEAST_DATES: usize = 2;

impl Findings {
    /// The dates that are counted as holidays by somebody, if there are so many that they may be of
    /// a list.
    #[must_use]
    pub fn single_holidays(&self) -> Option<BTreeSet<&str>> {
        let dates: BTreeSet<&str> = self
            .sets
            .keys()
            .flatten()
            .filter(|cause| is_date(cause))
            .map(|cause| &cause.which[..])
            .collect();
        (dates.len() >= LEAST_DATES).then_some(dates)
    }

    /// Takes the holidays of one list for one cause: of that which explains most and contradicts
    /// least, if there is any; of equals the first.
    pub fn try_lists(&mut self, lists: &[KnownList]) {
        let best = lists
            .iter()
            .filter_map(|list| Some((self.weight_of(list)?, list)))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, (name, dates))) = best else { return };
        let cause = Cause::of_list(name);
        let against = self.against(dates);
        self.contradicted.insert(cause.clone(), against);
        let sets = std::mem::take(&mut self.sets);
        for (mut causes, tally) in sets {
            if causes.iter().any(|cause| is_on(cause, dates)) {
                causes.push(cause.clone());
                causes.sort_unstable();
            }
            self.sets.entry(causes).or_default().add(tally);
        }
    }

    /// What speaks for a list; `None` if it has too few of the dates, or if one of them explains as
    /// much.
    fn weight_of(&self, (_, dates): &KnownList) -> Option<u128> {
        let mut by_date: BTreeMap<&str, u64> = BTreeMap::new();
        let mut tickets = 0;
        for (causes, tally) in &self.sets {
            let of_list = || causes.iter().filter(|cause| is_on(cause, dates));
            tickets += of_list().next().map_or(0, |_| tally.tickets);
            of_list().for_each(|cause| *by_date.entry(&cause.which).or_default() += tally.tickets);
        }
        let is_more = by_date.values().all(|of_date| *of_date < tickets);
        (by_date.len() >= LEAST_DATES && is_more)
            .then(|| weight(tickets, Some(self.against(dates))))
    }

    /// How many tickets that agree would not if the dates were holidays.
    fn against(&self, dates: &BTreeSet<String>) -> u64 {
        self.contradicted
            .iter()
            .filter(|(cause, _)| is_on(cause, dates))
            .map(|(_, tickets)| tickets)
            .sum()
    }
}

fn is_date(cause: &Cause) -> bool {
    cause.kind == CauseKind::OneHolidayMore && !cause.which.is_empty()
}

fn is_on(cause: &Cause, dates: &BTreeSet<String>) -> bool {
    is_date(cause) && dates.contains(&cause.which)
}
