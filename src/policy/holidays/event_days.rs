//! The days of the events of an iCalendar file.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
};

use super::{
    super::problem::Problem, defect::defect, ics_event::IcsEvent, recurrence::YEARS,
    standing::Standing,
};
use crate::time::Date;

/// More dates than this are a fault of the file, or somebody's attempt to keep the program busy.
const MOST_DATES: usize = 50_000;

/// The months that the yearly rules of a file may take to follow: a thousand endless rules, or so.
const MOST_MONTHS: usize = 300_000;

/// One day of one event.
pub(super) struct EventDay<'a> {
    pub(super) on: Date,
    pub(super) name: &'a str,
    pub(super) worked: bool,
    /// True if its event repeats without an end.
    pub(super) endless: bool,
}

/// Returns the days off and the worked days of a file, up to the most that it may have.
pub(super) fn days<'a>(
    events: &[(&'a IcsEvent, Standing)],
    defects: &mut Vec<Problem>,
) -> Vec<EventDay<'a>> {
    // An instance that was moved stands as an event of its own, with the date that it had.
    let moved: BTreeSet<(&str, Date)> = events
        .iter()
        .filter_map(|(event, _)| Some((event.uid.as_deref()?, event.instead_of?)))
        .collect();
    let mut all = Vec::new();
    let (mut instances, mut months) = (0, 0);
    for (event, standing) in events
        .iter()
        .filter(|(_, standing)| matches!(standing, Standing::Holiday | Standing::Worked))
    {
        let worked = *standing == Standing::Worked;
        let replaced = |on: Date| {
            event.instead_of.is_none()
                && event.uid.as_deref().is_some_and(|uid| moved.contains(&(uid, on)))
        };
        months += event.effort();
        for start in event.starts() {
            instances += 1;
            // Counted before anything is left out: an excluded instance is work as well.
            if instances > MOST_DATES || all.len() > MOST_DATES || months > MOST_MONTHS {
                defects.push(defect(
                    event.place.clone(),
                    "with this event the file has more dates than any calendar",
                ));
                return all;
            }
            if !event.excludes(start) && !replaced(start) {
                let run = (0..event.length).filter_map(|days| start.plus_days(days));
                all.extend(run.map(|on| EventDay {
                    on,
                    name: &event.name,
                    worked,
                    endless: event.is_endless(),
                }));
            }
        }
    }
    all
}

/// Returns the years that the file covers.
pub(super) fn known(
    events: &[(&IcsEvent, Standing)],
    days: &[EventDay<'_>],
) -> Option<RangeInclusive<i32>> {
    let listed = || days.iter().filter(|day| !day.endless).map(|day| day.on.year());
    if let (Some(first), Some(last)) = (listed().min(), listed().max()) {
        return Some(first..=last);
    }
    // Nothing but rules: complete from the year in which the last of them begins.
    let holidays = events.iter().filter(|(_, standing)| *standing == Standing::Holiday);
    let first = holidays.map(|(event, _)| event.start.year()).max()?.max(*YEARS.start());
    Some(first..=days.iter().map(|day| day.on.year()).max().unwrap_or(first).max(first))
}

/// Returns the note on days that are worked by one event and off by another.
pub(super) fn clashes(
    file: &str,
    worked: &[&EventDay<'_>],
    off: &[&EventDay<'_>],
) -> Option<String> {
    let off: BTreeMap<Date, &str> = off.iter().map(|day| (day.on, day.name)).collect();
    let clashes = worked
        .iter()
        .filter_map(|day| Some(format!("{} ('{}', '{}')", day.on, day.name, off.get(&day.on)?)));
    let clashes: Vec<String> = clashes.collect();
    let shown = clashes.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more =
        if clashes.len() > 3 { format!(" and {} more", clashes.len() - 3) } else { String::new() };
    let message = format!(
        "{file}: a worked day by one event and a day off by another, taken as worked: \
         {shown}{more}."
    );
    (!clashes.is_empty()).then_some(message)
}
