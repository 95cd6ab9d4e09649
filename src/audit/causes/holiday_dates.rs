//! The same hours with other days off.

use super::{Cause, CauseKind};
use crate::{
    answer::SlaTerms,
    calendar::{Calendar, DaySpan, Schedule, SpecialDay},
    time::{Date, Instant},
};

/// Longer spans are not looked through date by date.
const MOST_DATES: i64 = 31;

/// The terms with holidays, special days or weekends like any other day, in a year and around its
/// ends.
pub(super) fn variants(terms: &SlaTerms, year: i32) -> Vec<(Cause, SlaTerms)> {
    let mut variants = Vec::new();
    let mut push = |kind, terms: Option<SlaTerms>| {
        variants.extend(terms.map(|terms| (Cause::only(kind), terms)));
    };
    push(
        CauseKind::HolidaysIgnored,
        changed(terms, |schedule| {
            let has_any = !schedule.holidays.is_empty();
            schedule.holidays.clear();
            has_any
        }),
    );
    push(
        CauseKind::SpecialDaysIgnored,
        changed(terms, |schedule| {
            let has_any = !schedule.special_days.is_empty();
            schedule.special_days.clear();
            has_any
        }),
    );
    push(CauseKind::Weekends, changed(terms, |schedule| open_weekends(schedule, year)));
    variants
}

/// The holidays of a year, and those around its ends that tickets of it may reach; of hours of one
/// place.
pub(super) fn holidays(terms: &SlaTerms, year: i32) -> Vec<Date> {
    let (Some([schedule]), Some(first), Some(last)) = (
        terms.calendar.as_ref().map(Calendar::schedules),
        Date::new(year - 1, 12, 1),
        Date::new(year + 1, 3, 1),
    ) else {
        return Vec::new();
    };
    schedule.holidays_between(first, last).into_iter().map(|holiday| holiday.on).collect()
}

/// Each date from one instant to another on which it would be open, or is, and what it would be to
/// take it otherwise.
pub(super) fn one_by_one(
    terms: &SlaTerms,
    holidays: &[Date],
    from: Instant,
    to: Instant,
) -> Vec<(CauseKind, Date)> {
    let Some([schedule]) = terms.calendar.as_ref().map(Calendar::schedules) else {
        return Vec::new();
    };
    let [first, last] = [from, to].map(|at| schedule.zone.wall_at(at).date());
    if last.days_since_epoch() - first.days_since_epoch() > MOST_DATES {
        return Vec::new();
    }
    let dates = (first.days_since_epoch()..=last.days_since_epoch())
        .filter_map(Date::from_days_since_epoch);
    let open = dates.filter(|date| {
        schedule.special_day(*date).is_none() && !schedule.weekly.on(date.weekday()).is_empty()
    });
    let kind = |date: &Date| {
        if holidays.contains(date) {
            CauseKind::OneHolidayIgnored
        } else {
            CauseKind::OneHolidayMore
        }
    };
    open.map(|date| (kind(&date), date)).collect()
}

/// The terms with one date off, or open as its weekday is.
pub(super) fn with_date(terms: &SlaTerms, date: Date, kind: CauseKind) -> Option<SlaTerms> {
    changed(terms, |schedule| {
        let open = kind == CauseKind::OneHolidayIgnored;
        let spans = if open { schedule.weekly.on(date.weekday()).to_vec() } else { Vec::new() };
        add(schedule, date, spans);
        true
    })
}

/// Gives the weekdays without hours those of the first weekday with some.
fn open_weekends(schedule: &mut Schedule, year: i32) -> bool {
    let (Some(first), Some(last)) = (Date::new(year, 1, 1), Date::new(year + 1, 1, 31)) else {
        return false;
    };
    let dates: Vec<Date> = (first.days_since_epoch()..=last.days_since_epoch())
        .filter_map(Date::from_days_since_epoch)
        .collect();
    let hours = dates
        .iter()
        .map(|date| schedule.weekly.on(date.weekday()))
        .find(|spans| !spans.is_empty())
        .map(<[_]>::to_vec);
    let Some(hours) = hours else { return false };
    let off: Vec<Date> =
        dates.into_iter().filter(|date| schedule.weekly.on(date.weekday()).is_empty()).collect();
    let holidays = schedule.holidays_between(first, last);
    let free: Vec<Date> =
        off.into_iter().filter(|date| holidays.iter().all(|holiday| holiday.on != *date)).collect();
    for date in &free {
        add(schedule, *date, hours.clone());
    }
    !free.is_empty()
}

/// Makes a date a special one, unless it is.
fn add(schedule: &mut Schedule, on: Date, spans: Vec<DaySpan>) {
    if let Err(place) = schedule.special_days.binary_search_by_key(&on, |day| day.on) {
        schedule.special_days.insert(place, SpecialDay { on, name: String::new(), spans });
    }
}

/// The terms with each place's hours changed; `None` if nothing was changed in any, or they would
/// never be open.
fn changed(terms: &SlaTerms, mut change: impl FnMut(&mut Schedule) -> bool) -> Option<SlaTerms> {
    let mut schedules = terms.calendar.as_ref()?.schedules().to_vec();
    let mut any = false;
    for schedule in &mut schedules {
        any |= change(schedule);
    }
    if !any {
        return None;
    }
    Some(SlaTerms { calendar: Some(Calendar::new(schedules).ok()?), ..terms.clone() })
}
