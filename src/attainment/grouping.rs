//! The group of a ticket: its period, plan, priority, or the value of a column.

use std::{io::Write as _, str::FromStr};

use crate::{
    policy::{Policy, sha256},
    tickets::{EvaluatedRow, Extra, Field, Mapping, Row},
    time::{CivilDateTime, Date},
};

/// A way to group tickets, as `--by` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The quarter of the year in which it was opened.
    Quarter,
    /// The month.
    Month,
    /// The week, as ISO 8601 counts them.
    Week,
    /// The plan.
    Plan,
    /// The priority.
    Priority,
    /// The value of a column.
    Column(String),
}

/// A way to group tickets, with its column found.
#[derive(Clone, Debug)]
pub struct Grouping {
    group: GroupBy,
    column: Option<GroupColumn>,
}

#[derive(Clone, Copy, Debug)]
enum GroupColumn {
    Field(Field),
    Extra(Extra),
}

/// Separates a policy's id from the plan or priority: a byte that no UTF-8 text has.
pub(super) const APART: u8 = 0xff;
/// The most bytes of a cell that name a group. Longer cells get a digest of the whole.
const LONGEST: usize = 1_000;

impl FromStr for GroupBy {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text {
            "quarter" => Self::Quarter,
            "month" => Self::Month,
            "week" => Self::Week,
            "plan" => Self::Plan,
            "priority" => Self::Priority,
            column => Self::Column(column.to_owned()),
        })
    }
}

impl GroupBy {
    /// Returns its name, as `--by` takes it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Plan => "plan",
            Self::Priority => "priority",
            Self::Column(column) => column,
        }
    }

    /// Returns true if its groups are spans of time.
    #[must_use]
    pub fn is_period(&self) -> bool {
        matches!(self, Self::Quarter | Self::Month | Self::Week)
    }
}

impl Grouping {
    /// Asks for the column, if it is by one.
    pub fn new(group: GroupBy, mapping: &mut Mapping) -> Self {
        let column = match &group {
            GroupBy::Column(name) => Some(
                Field::of(name)
                    .map_or_else(|| GroupColumn::Extra(mapping.extra(name)), GroupColumn::Field),
            ),
            _ => None,
        };
        Self { group, column }
    }

    /// Returns the way to group tickets.
    #[must_use]
    pub fn group(&self) -> &GroupBy {
        &self.group
    }

    /// Appends the key of a ticket's group. Keys are in the order of the groups.
    pub(super) fn put_key(
        &self,
        row: &Row<'_>,
        answered: &EvaluatedRow<'_, '_>,
        wall: CivilDateTime,
        key: &mut Vec<u8>,
    ) {
        let date = wall.date();
        let subject = answered.group().subject();
        // Writing to a vector never fails.
        let _ = match &self.group {
            GroupBy::Quarter => write!(key, "{:04}-Q{}", date.year(), date.month().div_ceil(3)),
            GroupBy::Month => write!(key, "{:04}-{:02}", date.year(), date.month()),
            GroupBy::Week => {
                let (year, week) = iso_week(date);
                write!(key, "{year:04}-W{week:02}")
            }
            GroupBy::Plan => {
                put_apart(&subject.policy.id, key);
                write!(key, "{}", subject.plan.map_or("", |plan| &plan.id))
            }
            GroupBy::Priority => {
                put_apart(&subject.policy.id, key);
                let first =
                    subject.priority.as_ref().map(|priority| (priority.id(), priority.name()));
                // The last priority is the one whose target counts.
                let last = answered.judged.changed_priority.as_deref();
                let last = last.map(|id| (id, name_of(subject.policy, id)));
                match last.or(first) {
                    Some((id, name)) if name.eq_ignore_ascii_case(id) => write!(key, "{name}"),
                    Some((id, name)) => write!(key, "{id} {name}"),
                    None => Ok(()),
                }
            }
            GroupBy::Column(_) => {
                let cell = match self.column {
                    Some(GroupColumn::Field(field)) => row.cell(field),
                    Some(GroupColumn::Extra(extra)) => row.extra(extra).trim_ascii(),
                    None => &[],
                };
                put_name(cell, key);
                Ok(())
            }
        };
    }
}

/// Returns the name of a priority, or its id if it has none.
fn name_of<'p>(policy: &'p Policy, id: &'p str) -> &'p str {
    let known = policy.priorities.iter().find(|priority| priority.id == id);
    known.map_or(id, |priority| &priority.name)
}

/// Appends a cell, a very long one with a digest for its end.
fn put_name(cell: &[u8], key: &mut Vec<u8>) {
    if cell.len() <= LONGEST {
        return key.extend_from_slice(cell);
    }
    let digest = sha256(&String::from_utf8_lossy(cell));
    let start = String::from_utf8_lossy(&cell[..LONGEST]);
    key.extend_from_slice(
        format!("{}…{}", start.trim_end_matches('\u{fffd}'), &digest[..16]).as_bytes(),
    );
}

fn put_apart(policy: &str, key: &mut Vec<u8>) {
    key.extend_from_slice(policy.as_bytes());
    key.push(APART);
}

/// Returns the year and the number of a date's week: weeks begin on Mondays and belong to the year
/// of their Thursday.
fn iso_week(date: Date) -> (i32, i64) {
    let to_thursday = 3 - i64::from(date.weekday().num_days_from_monday());
    let thursday = date.plus_days(to_thursday).unwrap_or(date);
    let first = Date::new(thursday.year(), 1, 1).unwrap_or(thursday);
    (thursday.year(), (thursday.days_since_epoch() - first.days_since_epoch()) / 7 + 1)
}

#[cfg(test)]
mod tests {
    use super::{Date, iso_week};

    /// From the table of ISO 8601's years that begin oddly.
    #[test]
    fn weeks_belong_to_the_year_of_their_thursday() {
        let cases = [
            ("2026-01-01", (2026, 1)),
            ("2026-03-06", (2026, 10)),
            ("2024-12-30", (2025, 1)),
            ("2021-01-03", (2020, 53)),
            ("2021-01-04", (2021, 1)),
            ("2027-01-01", (2026, 53)),
        ];
        for (date, week) in cases {
            assert_eq!(iso_week(Date::parse(date).unwrap()), week, "{date}");
        }
    }
}
