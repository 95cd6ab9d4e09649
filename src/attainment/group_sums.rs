//! The groups in which each ticket counts.
//!
//! By plan and by priority, tickets of one timer go the same way. They are counted once for all
//! these groupings and for the total, which are summed up at the end.

use super::{
    Attainment, Totals,
    group_counts::{GroupCounts, Increment},
    groups::{Groups, Shortcut},
};
use crate::{
    tickets::{EvaluatedRow, Row},
    time::Date,
};

/// The byte behind each key of a subject; no UTF-8 text has it, and no other key.
pub(super) const KEY_END: u8 = 0xfe;

impl Attainment {
    /// Counts a ticket, opened on a date, once by its subject, and in its group of each other
    /// grouping.
    pub(super) fn count(
        &self,
        row: &Row<'_>,
        evaluated: &EvaluatedRow<'_, '_>,
        (date, ticket): (Date, Increment),
        part: &mut Totals,
    ) {
        let Totals { subjects, groups, key, .. } = part;
        let is_changed = evaluated.status.changed_priority.is_some();
        let shortcut = (!is_changed).then_some(Shortcut::TimerGroup(evaluated.id));
        let index = shortcut.and_then(|it| subjects.remembered(it)).unwrap_or_else(|| {
            key.clear();
            for by in self.by.iter().filter(|by| by.is_by_subject()) {
                by.put_key(row, evaluated, date, key);
                key.push(KEY_END);
            }
            subjects.index(key, shortcut)
        });
        subjects.add(index, ticket);
        for (by, groups) in self.by.iter().zip(groups).filter(|(by, _)| !by.is_by_subject()) {
            let shortcut = by.period(date);
            let index = shortcut.and_then(|it| groups.remembered(it)).unwrap_or_else(|| {
                key.clear();
                by.put_key(row, evaluated, date, key);
                groups.index(key, shortcut)
            });
            groups.add(index, ticket);
        }
    }

    /// Returns the counts of all tickets, and the groups of each grouping.
    pub(super) fn summed(
        &self,
        subjects: &Groups,
        groups: Vec<Groups>,
    ) -> (GroupCounts, Vec<Groups>) {
        let mut total = GroupCounts::default();
        let mut groups = groups;
        for (keys, counts) in subjects.iter() {
            total.merge(counts.clone());
            let by_subject = self.by.iter().zip(&mut groups).filter(|(by, _)| by.is_by_subject());
            for ((_, groups), key) in by_subject.zip(keys.split(|byte| *byte == KEY_END)) {
                groups.merge_into(key, counts);
            }
        }
        (total, groups)
    }
}
