//! Coverage under every combination of what a document leaves open about the hours.

use super::CoverageCombination;
use crate::{
    policy::Reading,
    sla::{KnownHours, QuestionError, ReadingBranch, ReadingCase, Subject, agreed},
    time::Instant,
};

/// Returns whether the subject is covered at an instant under each combination of open readings.
///
/// # Errors
/// There are too many combinations.
pub(crate) fn coverage_combinations(
    subject: &Subject<'_>,
    at: Instant,
) -> Result<Vec<CoverageCombination>, QuestionError> {
    let mut rows = Vec::new();
    for branch in subject.hours_branches(|hours| hours.open_at(at))? {
        let ReadingBranch { choices, outcome, chosen } = branch;
        let (covered, obstacle) = (outcome.as_ref().ok().copied(), outcome.err());
        rows.push(CoverageCombination { choices, covered, obstacle, chosen });
    }
    Ok(rows)
}

impl<'a> Subject<'a> {
    /// Asks the hours of the subject under each combination of open readings.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn hours_branches<T: PartialEq>(
        &self,
        ask: impl Fn(&KnownHours) -> Result<T, String>,
    ) -> Result<Vec<ReadingBranch<T>>, QuestionError> {
        Ok(self.branches(&mut |subject| subject.hours_case(&ask))?)
    }

    /// Asks the hours of the subject by the readings in force; those of each priority that may be
    /// meant by one that the document does not name.
    fn hours_case<T: PartialEq>(
        &self,
        ask: &impl Fn(&KnownHours) -> Result<T, String>,
    ) -> ReadingCase<'a, T> {
        let bearing = match self.coverage_calendar() {
            Ok(rule) => rule.map_or(Vec::new(), |rule| self.readings_on(rule)),
            Err(QuestionError::Unlisted(_)) => return self.hours_case_of_each(ask),
            Err(_) => Vec::new(),
        };
        ReadingCase { bearing, outcome: ask(&self.known_hours()) }
    }

    fn hours_case_of_each<T: PartialEq>(
        &self,
        ask: &impl Fn(&KnownHours) -> Result<T, String>,
    ) -> ReadingCase<'a, T> {
        let (mut bearing, mut outcomes): (Vec<&Reading>, _) = (Vec::new(), Vec::new());
        for subject in self.each_priority().values() {
            let case = subject.hours_case(ask);
            for reading in case.bearing {
                if !bearing.iter().any(|known| known.id == reading.id) {
                    bearing.push(reading);
                }
            }
            outcomes.push(case.outcome);
        }
        let differ = || Err("depends on the priority".to_owned());
        ReadingCase { bearing, outcome: agreed(outcomes).unwrap_or_else(differ) }
    }
}
