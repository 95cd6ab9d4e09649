//! One holiday, and sorted lists of them.

use crate::time::Date;

/// A date of a holiday list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The date, in the country of the list.
    pub on: Date,
    /// Its name in English; several holidays of one date are joined with ` / `.
    pub name: String,
}

/// Returns the days of a sorted list from one date to another, both included.
pub(super) fn within(days: &[Holiday], from: Date, to: Date) -> &[Holiday] {
    let start = days.partition_point(|day| day.on < from);
    let end = days.partition_point(|day| day.on <= to);
    days.get(start..end).unwrap_or_default()
}

/// Joins the names of holidays of one date, in the order in which they came. `holidays` are sorted.
pub(in crate::calendar) fn merged(holidays: Vec<Holiday>) -> Vec<Holiday> {
    let mut all: Vec<Holiday> = Vec::with_capacity(holidays.len());
    for holiday in holidays {
        match all.last_mut() {
            Some(last) if last.on == holiday.on => {
                if !last.name.split(" / ").any(|name| name == holiday.name) {
                    last.name.push_str(" / ");
                    last.name.push_str(&holiday.name);
                }
            }
            _ => all.push(holiday),
        }
    }
    all
}
