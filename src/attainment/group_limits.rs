//! The limits of the numbers of groups, so that memory stays bounded.

use std::collections::BTreeSet;

use super::{Attainment, Totals, group_sums::KEY_END, groups::Groups};
use crate::{text::listed, tickets::StreamError};

/// The most groups of a grouping. Each takes about ten kilobytes at most.
const MOST_GROUPS: usize = 2_000;
/// The most combinations of a plan, a priority and the like, which are counted apart until the end.
const MOST_SUBJECTS: usize = 10_000;

impl Attainment {
    /// Returns an error if a grouping has too many groups, or those by subject too many together.
    pub(super) fn check_groups(&self, sums: &Totals) -> Result<(), StreamError> {
        let subjects = sums.subjects.len();
        let mut place = 0;
        for (by, groups) in self.by.iter().zip(&sums.groups) {
            let count = match by.is_by_subject() {
                false => groups.len(),
                // No grouping has more groups than there are combinations.
                true if subjects <= MOST_GROUPS => subjects,
                true => distinct_parts(&sums.subjects, place),
            };
            place += usize::from(by.is_by_subject());
            if count > MOST_GROUPS {
                let name = by.group().name();
                return Err(StreamError::Groups(format!(
                    "--by {name} gives more than {MOST_GROUPS} groups; choose what has fewer values"
                )));
            }
        }
        if subjects <= MOST_SUBJECTS {
            return Ok(());
        }
        let by_subject = self.by.iter().filter(|by| by.is_by_subject());
        let options: Vec<String> =
            by_subject.map(|by| format!("--by {}", by.group().name())).collect();
        Err(StreamError::Groups(format!(
            "{} together give more than {MOST_SUBJECTS} combinations; ask for one of them alone",
            listed(&options, "and")
        )))
    }
}

/// Counts the groups of one of the groupings by subject: the distinct parts at a place of the keys.
fn distinct_parts(subjects: &Groups, place: usize) -> usize {
    let part = |keys| <[u8]>::split(keys, |byte| *byte == KEY_END).nth(place);
    let parts: BTreeSet<Option<&[u8]>> = subjects.iter().map(|(keys, _)| part(keys)).collect();
    parts.len()
}

#[cfg(test)]
mod tests {
    use super::{Attainment, Groups, KEY_END, Totals};
    use crate::{
        attainment::{GroupBy, Grouping},
        tickets::Mapping,
        time::Instant,
    };

    /// Checks groups by plan and priority: `pairs` of them, in which each number of plans and of
    /// priorities comes.
    fn refusal(pairs: u32, plans: u32, priorities: u32) -> Option<String> {
        let grouping = |by| Grouping::new(by, &mut Mapping::default());
        let attainment = Attainment {
            by: [GroupBy::Quarter, GroupBy::Plan, GroupBy::Priority].map(grouping).into(),
            since: None,
            until: None,
            ticket: Mapping::default().extra("id"),
            worst: 0,
            lists_missed: false,
            before: None,
            now: Instant::clamped(0),
        };
        let mut sums = Totals { groups: vec![Groups::default(); 3], ..Totals::default() };
        for pair in 0..pairs {
            let (plan, priority) = (pair % plans, pair / plans % priorities);
            let key = [plan.to_string().as_bytes(), priority.to_string().as_bytes()]
                .map(|part| [part, &[KEY_END]].concat());
            sums.subjects.index(&key.concat(), None);
        }
        assert_eq!(sums.subjects.len(), pairs as usize);
        attainment.check_groups(&sums).err().map(|error| error.to_string())
    }

    #[test]
    fn groups_are_refused_by_their_own_number_and_not_by_that_of_pairs() {
        assert_eq!(refusal(2_100, 3, 700), None);
        assert_eq!(refusal(10_000, 100, 100), None);
        assert_eq!(refusal(6_000, 3, 2_000), None);
        assert_eq!(
            refusal(2_001, 1, 2_001).unwrap(),
            "--by priority gives more than 2000 groups; choose what has fewer values"
        );
        assert_eq!(
            refusal(10_001, 200, 60).unwrap(),
            "--by plan and --by priority together give more than 10000 combinations; ask for one of \
             them alone"
        );
    }
}
