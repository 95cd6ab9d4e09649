//! Notes on the holiday lists of an answer, for the days that it is about.

use super::{effective_hours::EffectiveHours, worked_days::without_hours};
use crate::{
    calendar::{
        Calendar, Schedule,
        holidays::{CountryPart, HolidayList, PartialHoliday},
    },
    time::{Date, Instant},
};

/// Days and parts of a country that are named; more are counted.
const MOST_DAYS: usize = 3;
const MOST_PARTS: usize = 4;

impl EffectiveHours<'_> {
    /// Returns the years for which a list is not known, the worked days whose hours are not, and
    /// the days of parts of a country that the customer's list leaves out, between two instants.
    pub(crate) fn holiday_notes(&self, from: Instant, to: Instant) -> Vec<String> {
        let schedules = self.calendar.as_ref().map_or(&[][..], Calendar::schedules);
        let dates = |schedule: &Schedule| {
            [from, to].map(|at| schedule.zone_of_holidays().wall_at(at).date())
        };
        let warning = schedules.iter().find_map(|schedule| {
            let [first, last] = dates(schedule).map(Date::year);
            schedule.holidays.iter().find_map(|list| list.warning(first..=last))
        });
        let mut notes: Vec<String> = warning.into_iter().collect();
        for schedule in schedules {
            let [first, last] = dates(schedule);
            notes.extend(unknown_hours(schedule, (first, last)));
            if self.own_holidays {
                notes.extend(
                    schedule
                        .holidays
                        .iter()
                        .filter_map(|list| open_days_of_parts(schedule, list, (first, last))),
                );
            }
        }
        let mut seen = Vec::new();
        notes.retain(|note| {
            !seen.contains(note) && {
                seen.push(note.clone());
                true
            }
        });
        notes
    }
}

/// Returns the note that worked days stay closed because their hours are not known.
fn unknown_hours(schedule: &Schedule, span: (Date, Date)) -> Option<String> {
    let days = without_hours(schedule, span);
    let shown: Vec<String> =
        days.iter().take(MOST_DAYS).map(|day| format!("{} ({})", day.on, day.name)).collect();
    let more = days.len().checked_sub(MOST_DAYS).filter(|more| *more > 0);
    let more = more.map_or(String::new(), |more| format!(" and {more} more"));
    let why = match schedule.holiday_zone {
        Some(_) => "as holidays of another zone only take time out of these hours",
        None => "as the weekdays have different hours and none are known for them",
    };
    (!days.is_empty()).then(|| {
        format!(
            "Worked days were left out, {why}: {}{more}. A special day of the contract can give \
             them hours.",
            shown.join(", ")
        )
    })
}

/// Returns the note that parts of a country have holidays between two dates that the whole has not.
#[must_use]
pub(crate) fn days_of_parts(list: &HolidayList, from: Date, to: Date) -> Option<String> {
    in_words(list, &list.holidays_of_parts(from, to), None)
}

/// Returns the notes that a list needs on any day: what was left out of it, and that parts of the
/// country have more days.
#[must_use]
pub(crate) fn notes_on_list(list: &HolidayList, zone: Option<&str>) -> Vec<String> {
    let mut notes = list.notes().to_vec();
    if let Some(first) = list.parts().first() {
        let advice = match part_of(list, zone) {
            Some((part, zone)) => {
                format!("The zone {zone} points to {}: --holidays {}.", part.name, part.id)
            }
            None => format!("If tickets of one part are meant, name it: --holidays {}.", first.id),
        };
        notes.push(format!(
            "The list of {} has the days that all its parts share, and parts have more. {advice}",
            list.name()
        ));
    }
    notes
}

/// Returns the part of a country that a zone points to.
fn part_of<'l, 'z>(
    list: &'l HolidayList,
    zone: Option<&'z str>,
) -> Option<(&'l CountryPart, &'z str)> {
    let zone = zone?;
    let part = list.parts().iter().find(|part| part.zones.iter().any(|own| own == zone))?;
    Some((part, zone))
}

/// Returns the note that parts of a country have holidays on which these hours are open.
fn open_days_of_parts(
    schedule: &Schedule,
    list: &HolidayList,
    (first, last): (Date, Date),
) -> Option<String> {
    let mut days = list.holidays_of_parts(first, last);
    days.retain(|partial| {
        let on = partial.holiday.on;
        let is_open =
            !schedule.weekly.on(on.weekday()).is_empty() && schedule.special_day(on).is_none();
        is_open && schedule.holiday_on(on).is_none()
    });
    in_words(list, &days, Some(schedule.zone_of_holidays().name()))
}

/// Returns the days that parts of a country have and the whole has not, and which list to name;
/// `None` if there are none.
fn in_words(list: &HolidayList, days: &[PartialHoliday<'_>], zone: Option<&str>) -> Option<String> {
    let example = days.first()?.parts.first()?;
    let shown: Vec<String> = days.iter().take(MOST_DAYS).map(partial_in_words).collect();
    let more = match days.len().saturating_sub(MOST_DAYS) {
        0 => String::new(),
        1 => "; and one more day".to_owned(),
        more => format!("; and {more} more days"),
    };
    let advice = match part_of(list, zone) {
        Some((part, zone)) => advice(part, days, zone),
        None if zone.is_none() => {
            format!("If one of them is meant, ask for it: slacalc holidays show {}.", example.id)
        }
        None => format!("If one of them is meant, name it: --holidays {}.", example.id),
    };
    let name = list.name();
    Some(format!(
        "The list of {name} has the days that all its parts share. Some have more: {}{more}. \
         {advice}",
        shown.join("; ")
    ))
}

/// Returns the sentence that names the list of a part.
fn advice(part: &CountryPart, days: &[PartialHoliday<'_>], zone: &str) -> String {
    let has_one = days.iter().any(|partial| partial.parts.iter().any(|other| other.id == part.id));
    let none = if has_one { "" } else { ", which has none of these" };
    format!("The zone {zone} points to {}{none}: --holidays {}.", part.name, part.id)
}

/// Returns `Easter Monday (2026-04-06) in England (gb-eng), Wales (gb-wls)`.
fn partial_in_words(partial: &PartialHoliday<'_>) -> String {
    let parts: Vec<String> = partial
        .parts
        .iter()
        .take(MOST_PARTS)
        .map(|part| format!("{} ({})", part.name, part.id))
        .collect();
    let more = match partial.parts.len().saturating_sub(MOST_PARTS) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{} ({}) in {}{more}", partial.holiday.name, partial.holiday.on, parts.join(", "))
}
