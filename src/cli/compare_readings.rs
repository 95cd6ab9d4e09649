//! Other readings of the documents under which another plan would have the earliest deadline.

use super::{report_parts, time_words::local};
use crate::{
    answer::{Comparison, ComparisonRow, ReadingOutcome},
    sla::ZonedInstant,
    text::listed,
};

/// The most lines on other readings.
const OTHERS: usize = 2;

/// The plans with the earliest deadline under another reading.
pub(super) struct OtherEarliest<'a> {
    reading: &'a ReadingOutcome,
    /// The policy that it is of.
    policy: &'a str,
    /// The plans with the deadline; `None` if that of a plan is not known.
    earliest: Option<(Vec<&'a ComparisonRow>, ZonedInstant)>,
}

/// Returns the readings, each tried alone, under which other plans or another deadline are the
/// earliest, or under which that is not known.
pub(super) fn others(answer: &Comparison) -> Vec<OtherEarliest<'_>> {
    let is_tried = |it: &&ReadingOutcome| it.open && !it.chosen;
    let mut tried: Vec<(&str, &ReadingOutcome)> = Vec::new();
    for row in &answer.rows {
        for reading in row.readings.iter().filter(is_tried) {
            let is_same = |(policy, other): &(&str, &ReadingOutcome)| {
                (*policy, &other.name, &other.value)
                    == (&*row.policy, &reading.name, &reading.value)
            };
            if !tried.iter().any(is_same) {
                tried.push((&row.policy, reading));
            }
        }
    }
    let by = |(policy, reading)| by_reading(answer, policy, reading);
    tried.into_iter().filter_map(by).collect()
}

/// Returns the outcome of a row under a reading of its policy, if that bears on it.
fn outcome_of<'a>(
    row: &'a ComparisonRow,
    policy: &str,
    reading: &ReadingOutcome,
) -> Option<&'a ReadingOutcome> {
    let is_it = |it: &&ReadingOutcome| (&it.name, &it.value) == (&reading.name, &reading.value);
    row.readings.iter().find(is_it).filter(|_| row.policy == policy)
}

fn by_reading<'a>(
    answer: &'a Comparison,
    policy: &'a str,
    reading: &'a ReadingOutcome,
) -> Option<OtherEarliest<'a>> {
    let mut due: Vec<(&ComparisonRow, &ZonedInstant)> = Vec::new();
    let mut is_unknown = false;
    for row in &answer.rows {
        let other = outcome_of(row, policy, reading);
        is_unknown |= row.earliest && other.is_some_and(|it| it.deadline.is_none());
        let deadline = other.map_or(row.deadline.as_ref(), |it| it.deadline.as_ref());
        due.extend(deadline.map(|deadline| (row, deadline)));
    }
    if is_unknown {
        return Some(OtherEarliest { reading, policy, earliest: None });
    }
    let (_, first) = due.iter().min_by_key(|(_, deadline)| deadline.at)?;
    let deadline = (*first).clone();
    due.retain(|(_, other)| other.at == deadline.at);
    let is_same = due.len() == answer.rows.iter().filter(|row| row.earliest).count()
        && due.iter().all(|(row, other)| row.earliest && row.deadline.as_ref() == Some(*other));
    let rows = due.into_iter().map(|(row, _)| row).collect();
    (!is_same).then_some(OtherEarliest { reading, policy, earliest: Some((rows, deadline)) })
}

/// Returns the lines under the verdict.
pub(super) fn caveats(others: &[OtherEarliest<'_>]) -> Vec<String> {
    let (shown, rest) = others.split_at(others.len().min(OTHERS));
    let mut lines: Vec<String> = shown.iter().map(line).collect();
    let named: Vec<&str> = shown.iter().map(|it| it.reading.name.as_str()).collect();
    let names = rest.iter().map(|it| it.reading.name.as_str());
    let where_shown = "slacalc deadline --all-readings shows them, plan by plan";
    lines.extend(report_parts::more_readings(names, &named, "change it", where_shown));
    lines
}

fn line(other: &OtherEarliest<'_>) -> String {
    let it = other.reading;
    let otherwise = match &other.earliest {
        Some((rows, deadline)) => format!("{}: due {}", together(rows), local(deadline)),
        None => report_parts::not_known(it.obstacle.as_deref()),
    };
    let name = format!("{} of {}", it.name, other.policy);
    let why = report_parts::if_read_so(it.condition.as_deref(), (&name, &it.value), &it.clause);
    format!("or {otherwise}, {why}")
}

/// Returns the caveats in few words, for the verdict on its one line.
pub(super) fn marks(others: &[OtherEarliest<'_>]) -> Vec<String> {
    let mark = others.first().map(|other| match &other.earliest {
        Some((rows, deadline)) => {
            let earliest = format!("{}, due {}", together(rows), local(deadline));
            report_parts::by_another(&earliest)
        }
        None => report_parts::open_mark(other.reading.obstacle.as_deref()),
    });
    mark.into_iter().collect()
}

/// Returns `Standard and Premium of scalr/self-hosted; Business of scalr/saas`.
pub(super) fn together(rows: &[&ComparisonRow]) -> String {
    let of_policy = |rows: &[&ComparisonRow]| {
        let mut names: Vec<&str> = rows.iter().map(|row| row.plan_name.as_str()).collect();
        names.dedup();
        format!("{} of {}", listed(&names, "and"), rows[0].policy)
    };
    let groups = rows.chunk_by(|one, other| one.policy == other.policy).map(of_policy);
    groups.collect::<Vec<_>>().join("; ")
}

/// Returns the plan, with the edition and the region if the row is for one only.
pub(super) fn whose(row: &ComparisonRow) -> String {
    let parts = [Some(&row.plan), row.edition.as_ref(), row.region.as_ref()];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}
