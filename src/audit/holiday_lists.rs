//! Finds the holiday list behind single dates that are claimed to be holidays.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cause, CauseKind, Findings, scoring::weight};

/// A list of holidays: its name, and its dates as causes have them.
pub(crate) type KnownList = (String, BTreeSet<String>);

/// A list explains at least so many single dates.
const LEAST_DATES: usize = 2;

impl Findings {
    /// Returns the dates that are claimed to be holidays, if they are enough for a list.
    #[must_use]
    pub(crate) fn single_holidays(&self) -> Option<BTreeSet<&str>> {
        let dated = self.sets.keys().flatten().filter(|cause| is_date(cause));
        let dates: BTreeSet<&str> = dated.map(|cause| &cause.which[..]).collect();
        (dates.len() >= LEAST_DATES).then_some(dates)
    }

    /// Adds the holidays of a list as one cause: of the list that explains most and contradicts
    /// least, if there is any; of equals the first.
    pub(crate) fn try_lists(&mut self, lists: &[KnownList]) {
        let mut best: Option<(u128, &KnownList)> = None;
        for list in lists {
            if let Some(weight) = self.weight_of(list)
                && best.is_none_or(|(most, _)| weight > most)
            {
                best = Some((weight, list));
            }
        }
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

    /// Returns the weight of a list; `None` if it has too few of the dates, or if one of them
    /// explains as much.
    fn weight_of(&self, (_, dates): &KnownList) -> Option<u128> {
        let mut by_date: BTreeMap<&str, u64> = BTreeMap::new();
        let mut tickets = 0;
        for (causes, tally) in &self.sets {
            let mut is_explained = false;
            for cause in causes.iter().filter(|cause| is_on(cause, dates)) {
                is_explained = true;
                *by_date.entry(&cause.which).or_default() += tally.tickets;
            }
            tickets += if is_explained { tally.tickets } else { 0 };
        }
        let is_more = by_date.values().all(|of_date| *of_date < tickets);
        (by_date.len() >= LEAST_DATES && is_more)
            .then(|| weight(tickets, Some(self.against(dates))))
    }

    /// Returns the number of tickets that agree and would not if the dates were holidays.
    fn against(&self, dates: &BTreeSet<String>) -> u64 {
        let of_list = self.contradicted.iter().filter(|(cause, _)| is_on(cause, dates));
        of_list.map(|(_, tickets)| tickets).sum()
    }
}

fn is_date(cause: &Cause) -> bool {
    cause.kind == CauseKind::OneHolidayMore && !cause.which.is_empty()
}

fn is_on(cause: &Cause, dates: &BTreeSet<String>) -> bool {
    is_date(cause) && dates.contains(&cause.which)
}
