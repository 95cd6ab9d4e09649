//! The small values that rule files and date files share: dates, days of the year, years, weekdays.
//! Knows no rule.

use std::ops::{Range, RangeInclusive};

use super::{
    super::{
        problem::Problem,
        raw::{DateText, RawShift, RawWeekday, RawYears, SpannedValue, Text},
    },
    defect::defect,
};
use crate::{
    calendar::holidays::ShiftTarget,
    time::{Date, Weekday},
};

/// Returns a date without a time. `None`, with a defect added, for anything else.
pub(super) fn date(raw: &DateText, defects: &mut Vec<Problem>) -> Option<Date> {
    let written = raw.get_ref().as_str();
    let found = Date::parse(written).ok();
    if found.is_none() {
        let message = format!("'{written}' is not a date of the calendar");
        defects.push(defect(raw.span(), message).help("write a date without a time: 2026-12-24"));
    }
    found
}

/// Returns all of a list's dates, sorted, each once.
pub(super) fn dates(raw: &[DateText], defects: &mut Vec<Problem>) -> Vec<Date> {
    let mut all: Vec<_> = raw.iter().filter_map(|one| date(one, defects)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Returns a day of the year written as `12-25`.
pub(super) fn month_and_day(raw: &Text, defects: &mut Vec<Problem>) -> Option<(u32, u32)> {
    let found = day_of_year(raw.get_ref());
    if found.is_none() {
        let message = format!("'{}' is not a day of the year", raw.get_ref());
        defects.push(defect(raw.span(), message).help("write month and day: \"12-25\""));
    }
    found
}

/// Returns month and day of `12-25`; 29 February is a day of some years, and so of these.
pub(super) fn day_of_year(text: &str) -> Option<(u32, u32)> {
    let [month @ .., b'-', tens, ones] = text.as_bytes() else { return None };
    let [month_tens, month_ones] = month else { return None };
    let number = |tens: &u8, ones: &u8| {
        let digits = tens.is_ascii_digit() && ones.is_ascii_digit();
        digits.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
    };
    let (month, day) = (number(month_tens, month_ones)?, number(tens, ones)?);
    // Any leap year would do.
    Date::new(2024, month, day).map(|_| (month, day))
}

/// Returns the years for which a list is known, or a defect.
pub(super) fn known(
    raw: &SpannedValue<RawYears>,
    defects: &mut Vec<Problem>,
) -> RangeInclusive<i32> {
    let RawYears { from, until } = *raw.get_ref();
    years(Some(from), Some(until), raw.span(), defects)
}

/// Returns a range of years, each end open when not given.
pub(super) fn years(
    from: Option<i32>,
    until: Option<i32>,
    span: Range<usize>,
    defects: &mut Vec<Problem>,
) -> RangeInclusive<i32> {
    let (first, last) = (from.unwrap_or(1), until.unwrap_or(9999));
    if first > last || first < 1 || last > 9999 {
        let message = format!("the years {first} to {last} are not a range within 1 to 9999");
        defects.push(
            defect(span, message).help("'from' is the first year, 'until' the last, both included"),
        );
    }
    first..=last
}

/// Returns a name that can be shown, and typed: not empty, no control characters.
pub(super) fn name(raw: &Text, defects: &mut Vec<Problem>) -> String {
    let text = raw.get_ref().trim();
    if text.is_empty() || text.contains(char::is_control) {
        defects.push(defect(
            raw.span(),
            "a name must have at least one character, and no line break or control character",
        ));
    }
    text.to_owned()
}

/// Returns the names that could have been meant, or `None` if there are none.
pub(super) fn choices<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<String> {
    // A file may have thousands of names, and as many mistakes in them.
    let shown: Vec<_> = names.by_ref().take(40).collect();
    let more = names.count();
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!shown.is_empty()).then(|| format!("this file has: {}{rest}", shown.join(", ")))
}

impl From<RawWeekday> for Weekday {
    fn from(raw: RawWeekday) -> Self {
        match raw {
            RawWeekday::Monday => Self::Mon,
            RawWeekday::Tuesday => Self::Tue,
            RawWeekday::Wednesday => Self::Wed,
            RawWeekday::Thursday => Self::Thu,
            RawWeekday::Friday => Self::Fri,
            RawWeekday::Saturday => Self::Sat,
            RawWeekday::Sunday => Self::Sun,
        }
    }
}

impl From<RawShift> for ShiftTarget {
    fn from(raw: RawShift) -> Self {
        match raw {
            RawShift::NextFree => Self::NextFree,
            RawShift::MondayBefore => Self::Before(Weekday::Mon),
            RawShift::TuesdayBefore => Self::Before(Weekday::Tue),
            RawShift::WednesdayBefore => Self::Before(Weekday::Wed),
            RawShift::ThursdayBefore => Self::Before(Weekday::Thu),
            RawShift::FridayBefore => Self::Before(Weekday::Fri),
            RawShift::SaturdayBefore => Self::Before(Weekday::Sat),
            RawShift::SundayBefore => Self::Before(Weekday::Sun),
            RawShift::MondayAfter => Self::After(Weekday::Mon),
            RawShift::TuesdayAfter => Self::After(Weekday::Tue),
            RawShift::WednesdayAfter => Self::After(Weekday::Wed),
            RawShift::ThursdayAfter => Self::After(Weekday::Thu),
            RawShift::FridayAfter => Self::After(Weekday::Fri),
            RawShift::SaturdayAfter => Self::After(Weekday::Sat),
            RawShift::SundayAfter => Self::After(Weekday::Sun),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::raw::SpannedValue, month_and_day, years};

    #[test]
    fn days_of_the_year() {
        for (text, expected) in [
            ("12-25", Some((12, 25))),
            ("02-29", Some((2, 29))),
            ("02-30", None),
            ("1-1", None),
            ("25-12", None),
            ("1é-1", None),
        ] {
            let mut defects = Vec::new();
            assert_eq!(
                month_and_day(&SpannedValue::new(3..8, text.to_owned()), &mut defects),
                expected,
                "{text}"
            );
            assert_eq!(defects.len(), usize::from(expected.is_none()), "{text}");
        }
    }

    #[test]
    fn years_must_run_forwards() {
        let mut defects = Vec::new();
        assert_eq!(years(Some(2021), None, 0..1, &mut defects), 2021..=9999);
        assert!(defects.is_empty());
        years(Some(2030), Some(2020), 0..1, &mut defects);
        years(Some(0), None, 0..1, &mut defects);
        assert_eq!(defects.len(), 2);
    }
}
