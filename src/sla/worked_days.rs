//! Days that a holiday list has as worked, though their weekday is free: which hours they have.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    calendar::{
        DaySpan, Schedule, SpecialDay, WeeklyHours,
        holidays::{Holiday, HolidayList},
    },
    time::{Date, Weekday},
};

const WORKING_WEEK: [Weekday; 5] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// Returns the special days with one more for each worked day, which gets the hours of a usual
/// working day.
///
/// A day is left as it is if it is open anyway, if another list closes on it, or if there is no
/// usual day. Days that the contract names come first.
pub(super) fn with_worked_days(
    agreed: Vec<SpecialDay>,
    weekly: &WeeklyHours,
    lists: &[Arc<HolidayList>],
) -> Vec<SpecialDay> {
    let worked = worked_days(weekly, lists, HolidayList::worked_days);
    let Some(spans) = usual_day(weekly).filter(|_| !worked.is_empty()) else { return agreed };
    let mut days: BTreeMap<Date, SpecialDay> = worked
        .into_iter()
        .map(|day| {
            (
                day.on,
                SpecialDay {
                    on: day.on,
                    name: format!("{}, worked day", day.name),
                    spans: spans.to_vec(),
                },
            )
        })
        .collect();
    days.extend(agreed.into_iter().map(|day| (day.on, day)));
    days.into_values().collect()
}

/// Returns the worked days between two dates that stay closed because a working day has no usual
/// hours here, or because the holidays are those of another zone.
pub(super) fn without_hours(schedule: &Schedule, (first, last): (Date, Date)) -> Vec<Holiday> {
    if schedule.holiday_zone.is_none() && usual_day(&schedule.weekly).is_some() {
        return Vec::new();
    }
    let mut days =
        worked_days(&schedule.weekly, &schedule.holidays, |list| list.worked_between(first, last));
    days.retain(|day| schedule.special_day(day.on).is_none());
    days
}

/// Returns the worked days that `of` takes from each list which would be closed otherwise and which
/// no other list closes, each once.
fn worked_days(
    weekly: &WeeklyHours,
    lists: &[Arc<HolidayList>],
    of: impl Fn(&HolidayList) -> &[Holiday],
) -> Vec<Holiday> {
    let mut days: BTreeMap<Date, Holiday> = BTreeMap::new();
    for (place, list) in lists.iter().enumerate() {
        let worked = of(list);
        let (Some(first), Some(last)) = (worked.first(), worked.last()) else { continue };
        let others = lists.iter().enumerate().filter(|(other, _)| *other != place);
        let holidays = others.flat_map(|(_, other)| other.between(first.on, last.on));
        let closed: BTreeSet<Date> = holidays.map(|holiday| holiday.on).collect();
        for day in worked {
            if weekly.on(day.on.weekday()).is_empty() && !closed.contains(&day.on) {
                days.entry(day.on).or_insert_with(|| day.clone());
            }
        }
    }
    days.into_values().collect()
}

/// Returns the hours of a usual working day: those of all days that have any, or else of Monday to
/// Friday, if they agree.
fn usual_day(weekly: &WeeklyHours) -> Option<&[DaySpan]> {
    let all = WORKING_WEEK.into_iter().chain([Weekday::Sat, Weekday::Sun]);
    let open: Vec<&[DaySpan]> =
        all.map(|day| weekly.on(day)).filter(|spans| !spans.is_empty()).collect();
    let working: Vec<&[DaySpan]> = WORKING_WEEK.map(|day| weekly.on(day)).to_vec();
    [open, working].into_iter().find_map(|days| {
        let first = *days.first()?;
        (!first.is_empty() && days.iter().all(|spans| *spans == first)).then_some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::super::worked_days::usual_day;
    use crate::calendar::WeeklyHours;

    #[test]
    fn a_working_day_is_usual_where_the_days_agree() {
        for (hours, usual) in [
            (&["Mon-Fri 09:00-18:00"][..], Some(1)),
            (&["Mon-Fri 09:00-12:00, 13:00-18:00", "Sat 10:00-12:00"], Some(2)),
            (&["Sun-Thu 09:00-17:00"], Some(1)),
            (&["Mon,Wed 09:00-17:00"], Some(1)),
            (&["Mon-Thu 09:00-18:00", "Fri 09:00-16:00"], None),
            (&["Mon-Thu 09:00-18:00", "Sun 10:00-12:00"], None),
            (&[], None),
        ] {
            let weekly = WeeklyHours::parse(hours.iter().copied()).unwrap();
            assert_eq!(usual_day(&weekly).map(<[_]>::len), usual, "{hours:?}");
        }
    }
}
