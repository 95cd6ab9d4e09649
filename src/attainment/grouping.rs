//! The group of a ticket: its period, plan, priority, or what a column says.

use std::str::FromStr;

use super::groups::Shortcut;
use crate::{
    policy::{Policy, sha256},
    text::printable,
    tickets::{EvaluatedRow, Extra, Field, Mapping, Row},
    time::Date,
};

/// A way to put tickets into groups, as it was asked for.
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
    /// The cell of a column.
    Column(String),
}

/// A way to put tickets into groups, with its column found in the table.
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

/// The byte between a policy's id, the urgency of a priority, and the plan or priority; no UTF-8
/// text has it, and no urgency is as high.
const SEPARATOR: u8 = 0xff;
/// The most bytes of a cell that name a group. Longer cells are told apart by a digest of the
/// whole.
const LONGEST_KEY: usize = 1_000;

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
    /// Returns the name as it was typed.
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

    /// Returns the way to group.
    #[must_use]
    pub fn group(&self) -> &GroupBy {
        &self.group
    }

    /// Returns true if the subject of a ticket's timer decides alone: its plan and its priority.
    pub(super) fn is_by_subject(&self) -> bool {
        matches!(self.group, GroupBy::Plan | GroupBy::Priority)
    }

    /// Returns the shortcut to the group of a date, if the group is a period.
    pub(super) fn period(&self, opened: Date) -> Option<Shortcut> {
        let (year, month) = (i64::from(opened.year()), i64::from(opened.month()));
        Some(Shortcut::Period(match self.group {
            GroupBy::Quarter => year * 4 + (month - 1) / 3,
            GroupBy::Month => year * 12 + month,
            GroupBy::Week => {
                opened.days_since_epoch() - i64::from(opened.weekday().num_days_from_monday())
            }
            GroupBy::Plan | GroupBy::Priority | GroupBy::Column(_) => return None,
        }))
    }

    /// Appends the key of a ticket's group. Keys are in the order of the groups.
    pub(super) fn put_key(
        &self,
        row: &Row<'_>,
        evaluated: &EvaluatedRow<'_, '_>,
        opened: Date,
        key: &mut Vec<u8>,
    ) {
        let subject = evaluated.group().subject();
        match &self.group {
            GroupBy::Quarter => {
                put_digits::<4>(opened.year(), key);
                key.extend_from_slice(b"-Q");
                put_digits::<1>(opened.month().div_ceil(3), key);
            }
            GroupBy::Month => {
                put_digits::<4>(opened.year(), key);
                key.push(b'-');
                put_digits::<2>(opened.month(), key);
            }
            GroupBy::Week => {
                let (year, week) = iso_week(opened);
                put_digits::<4>(year, key);
                key.extend_from_slice(b"-W");
                put_digits::<2>(week, key);
            }
            GroupBy::Plan => {
                put_policy(&subject.policy.id, key);
                key.extend_from_slice(subject.plan.map_or("", |plan| &plan.id).as_bytes());
            }
            GroupBy::Priority => {
                put_policy(&subject.policy.id, key);
                if let Some(id) = evaluated.last_priority() {
                    key.extend([subject.policy.urgency(id), SEPARATOR]);
                    let [id, name] = id_and_name(subject.policy, id);
                    if !id.is_empty() {
                        key.extend_from_slice(id.as_bytes());
                        key.push(b' ');
                    }
                    key.extend_from_slice(name.as_bytes());
                }
            }
            GroupBy::Column(_) => {
                let cell = match self.column {
                    Some(GroupColumn::Field(field)) => row.cell(field),
                    Some(GroupColumn::Extra(extra)) => row.extra(extra).trim_ascii(),
                    None => &[],
                };
                put_name(cell, key);
            }
        }
    }
}

/// Returns the id of a priority, or nothing if the name says it, and its name, or the id if it has
/// none.
fn id_and_name<'p>(policy: &'p Policy, id: &'p str) -> [&'p str; 2] {
    let known = policy.priorities.iter().find(|priority| priority.id == id);
    let name = known.map_or(id, |priority| &priority.name);
    [if name.eq_ignore_ascii_case(id) { "" } else { id }, name]
}

/// Returns the number and the name of a priority: `1 Critical`.
pub(super) fn priority_label(policy: &Policy, id: &str) -> String {
    id_and_name(policy, id).join(" ").trim_start().to_owned()
}

/// Appends a cell, or what stands for a very long one.
fn put_name(cell: &[u8], key: &mut Vec<u8>) {
    if cell.len() <= LONGEST_KEY {
        return key.extend_from_slice(cell);
    }
    let digest = sha256(&String::from_utf8_lossy(cell));
    let start = String::from_utf8_lossy(&cell[..LONGEST_KEY]);
    key.extend_from_slice(
        format!("{}…{}", start.trim_end_matches('\u{fffd}'), &digest[..16]).as_bytes(),
    );
}

/// Appends a number in so many digits: this is asked of every row, and formatting takes far longer.
fn put_digits<const DIGITS: usize>(number: impl Into<i64>, key: &mut Vec<u8>) {
    let mut left = number.into().unsigned_abs();
    let mut digits = [b'0'; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit += u8::try_from(left % 10).unwrap_or(0);
        left /= 10;
    }
    key.extend_from_slice(&digits);
}

fn put_policy(policy: &str, key: &mut Vec<u8>) {
    key.extend_from_slice(policy.as_bytes());
    key.push(SEPARATOR);
}

/// Returns the year and the number of a date's week: weeks begin on Mondays and belong to the year
/// of their Thursday.
fn iso_week(date: Date) -> (i32, i64) {
    let to_thursday = 3 - i64::from(date.weekday().num_days_from_monday());
    let thursday = date.plus_days(to_thursday).unwrap_or(date);
    let first = Date::new(thursday.year(), 1, 1).unwrap_or(thursday);
    (thursday.year(), (thursday.days_since_epoch() - first.days_since_epoch()) / 7 + 1)
}

/// Returns the name of a group; with the policy's where there are several.
pub(super) fn label(key: &[u8], several: bool) -> String {
    let mut parts = key.split(|byte| *byte == SEPARATOR);
    // Between the policy and a priority stands the urgency, for the order alone.
    let (first, second) = (parts.next().unwrap_or_default(), parts.next_back());
    let text = |bytes: &[u8]| match bytes {
        [] => "not stated".to_owned(),
        bytes => printable(&String::from_utf8_lossy(bytes), usize::MAX),
    };
    match second {
        Some(own) if several => format!("{} {}", text(first), text(own)),
        Some(own) => text(own),
        None => text(first),
    }
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
