//! Lists of dates that were read, whatever form the file has.

use std::ops::RangeInclusive;

use super::{super::problem::Problem, defect::defect};
use crate::calendar::holidays::{Holiday, HolidayList};

/// The name of a day that its list does not name.
pub(super) const UNNAMED: &str = "holiday";

/// Returns the list, unless it has problems or no dates.
pub(super) fn list(
    name: String,
    days: Vec<Holiday>,
    worked: Vec<Holiday>,
    known: Option<RangeInclusive<i32>>,
    mut defects: Vec<Problem>,
) -> Result<HolidayList, Vec<Problem>> {
    let years = || days.iter().chain(&worked).map(|day| day.on.year());
    let spanned = years().min().zip(years().max()).map(|(first, last)| first..=last);
    let Some(known) = known.or(spanned).filter(|_| defects.is_empty()) else {
        if defects.is_empty() {
            defects.push(no_dates());
        }
        return Err(defects);
    };
    Ok(HolidayList::from_dates(name, days, known).working(worked))
}

/// Returns the problem of a file without dates.
pub(super) fn no_dates() -> Problem {
    defect(0..0, "there are no dates in this file").help("a list needs at least one holiday")
}
