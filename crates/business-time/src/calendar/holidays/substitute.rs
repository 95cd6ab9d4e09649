//! The law about holidays that fall on a weekend or on another holiday.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::nearness::{Nearness, near};
use crate::time::{Date, Weekday};

/// The days after a holiday that are searched for a free one.
const REACH: i64 = 31;

/// The law about holidays that fall on a day off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitute {
    /// The shift on each day of the week, Monday first.
    pub shifts: [Option<Shift>; 7],
    /// True if two holidays of one date give another day off, on the next free weekday.
    pub overlap: bool,
    /// The name of a day that is added, with `{}` for the holiday's. A day that is moved keeps its
    /// name.
    pub label: String,
    /// The years in which the law holds.
    pub years: RangeInclusive<i32>,
}

/// The shift of a holiday on one day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The new date.
    pub to: ShiftTarget,
    /// True if the day itself stays a holiday too.
    pub keeps: bool,
}

/// The new date of a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ShiftTarget {
    /// The last such weekday before the holiday, whatever else is on it.
    Before(Weekday),
    /// The first such weekday after the holiday, whatever else is on it.
    After(Weekday),
    /// The first day after the holiday, Monday to Friday, that is neither a holiday nor a
    /// substitute.
    NextFree,
}

impl Substitute {
    /// Returns the law by which a holiday on a Saturday or Sunday gives the next weekday that is
    /// neither a holiday nor a substitute, as in the United Kingdom. The day itself stays a
    /// holiday.
    #[must_use]
    pub fn next_weekday() -> Self {
        let shift = Some(Shift { to: ShiftTarget::NextFree, keeps: true });
        Self {
            shifts: [None, None, None, None, None, shift, shift],
            overlap: false,
            label: "{} (observed)".to_owned(),
            years: 1..=9999,
        }
    }

    /// Returns the shift of a holiday on a date, which it may share with another.
    pub(super) fn shift(&self, on: Date, shared: bool) -> Option<Shift> {
        let index = usize::try_from(on.weekday().num_days_from_monday()).ok()?;
        self.shifts[index]
            .or((self.overlap && shared)
                .then_some(Shift { to: ShiftTarget::NextFree, keeps: true }))
    }
}

impl ShiftTarget {
    /// Returns the new date of a holiday; `taken` are holidays and substitutes.
    pub(super) fn date(self, on: Date, taken: &BTreeSet<Date>) -> Option<Date> {
        match self {
            Self::Before(weekday) => near(on, weekday, Nearness::Before),
            Self::After(weekday) => near(on, weekday, Nearness::After),
            Self::NextFree => (1..=REACH).filter_map(|days| on.plus_days(days)).find(|date| {
                !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && !taken.contains(date)
            }),
        }
    }
}
