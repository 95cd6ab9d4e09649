//! Causes by which the same hours have other days off.

use std::sync::Arc;

use super::{
    Cause, CauseKind,
    candidates::{CandidateCauses, RareTimers},
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    counterexamples::CandidateRef,
};
use crate::{
    calendar::{
        Calendar, DaySpan, Schedule, SpecialDay,
        holidays::{Holiday, HolidayList},
    },
    sla::{SlaTerms, SlaTimer},
    time::{Date, Instant},
};

pub(super) const KINDS: [KindEntry; 6] = [
    (CauseKind::HolidaysIgnored, "holidays-ignored", "holidays are counted as business days"),
    (
        CauseKind::HolidaysOfList,
        "holidays-of-list",
        "the holidays of '%' are days off, as --holidays % has them",
    ),
    (
        CauseKind::SpecialDaysIgnored,
        "special-days-ignored",
        "special days are counted as ordinary ones",
    ),
    (CauseKind::Weekends, "weekends", "weekends are counted as business days"),
    (
        CauseKind::OneHolidayIgnored,
        "one-holiday-ignored",
        "%, a holiday, is counted as a business day",
    ),
    (CauseKind::OneHolidayMore, "one-holiday-more", "%, a business day, is counted as a holiday"),
];

/// Longer spans are not looked through date by date.
const MOST_DATES: i64 = 31;

impl Cause {
    /// Returns the cause that the holidays of a list are days off.
    #[must_use]
    pub fn of_list(name: &str) -> Self {
        Self::of(CauseKind::HolidaysOfList, name)
    }

    /// Returns true if the cause is that of a single date, be it named or not.
    #[must_use]
    pub fn is_of_one_date(&self) -> bool {
        matches!(self.kind, CauseKind::OneHolidayIgnored | CauseKind::OneHolidayMore)
    }

    /// Returns the cause without its date, if it has one, so that there are not too many to tell
    /// apart.
    #[must_use]
    pub fn undated(&self) -> Self {
        if self.is_of_one_date() { Self::only(self.kind) } else { self.clone() }
    }
}

/// Returns the terms with holidays, special days or weekends like any other day, in a year and
/// around its ends.
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

/// Returns the holidays of a year, and those around its ends that tickets of it may reach, for
/// hours of one place.
pub(super) fn holidays(terms: &SlaTerms, year: i32) -> Vec<Date> {
    let (Some([schedule]), Some(first), Some(last)) = (
        terms.coverage.as_ref().map(Calendar::schedules),
        Date::new(year - 1, 12, 1),
        Date::new(year + 1, 3, 1),
    ) else {
        return Vec::new();
    };
    schedule.holidays_between(first, last).into_iter().map(|holiday| holiday.on).collect()
}

/// Tries the ticket with one business day off, or one holiday open. Dates after the deadline change
/// nothing.
pub(super) fn try_dates(
    trial: &mut CauseTrial<'_>,
    candidates: &CandidateCauses,
    found: CauseSink<'_>,
) {
    let CandidateCauses { terms, holidays, .. } = candidates;
    let RareTimers { by_date, rare_calendars, .. } = &mut *trial.rare_timers;
    let (group, year) = trial.group;
    for (kind, date) in one_by_one(terms, holidays, trial.opened, trial.ticket.deadline) {
        let timer = by_date
            .entry((group, year, kind, date))
            .or_insert_with(|| SlaTimer::new(&with_date(terms, date, kind)?, rare_calendars));
        let Some(timer) = timer else { continue };
        if let Some(at) = timer.deadline(trial.opened, &trial.pauses, rare_calendars) {
            found(CandidateRef::PerTicket(kind, Some(date)), at);
        }
    }
}

/// Returns each date between two instants that is a holiday or a business day, with the cause that
/// it is taken for the other.
fn one_by_one(
    terms: &SlaTerms,
    holidays: &[Date],
    from: Instant,
    to: Instant,
) -> Vec<(CauseKind, Date)> {
    let Some([schedule]) = terms.coverage.as_ref().map(Calendar::schedules) else {
        return Vec::new();
    };
    let [first, last] = [from, to].map(|at| schedule.zone_of_holidays().wall_at(at).date());
    if last.days_since_epoch() - first.days_since_epoch() > MOST_DATES {
        return Vec::new();
    }
    let dates = (first.days_since_epoch()..=last.days_since_epoch())
        .filter_map(Date::from_days_since_epoch);
    let open = dates.filter(|date| {
        let has_hours = !schedule.weekly.on(date.weekday()).is_empty();
        schedule.holiday_zone.is_some() || has_hours && schedule.special_day(*date).is_none()
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

/// Returns the terms with one date off, or open as its weekday is.
fn with_date(terms: &SlaTerms, date: Date, kind: CauseKind) -> Option<SlaTerms> {
    changed(terms, |schedule| {
        let open = kind == CauseKind::OneHolidayIgnored;
        if schedule.holiday_zone.is_some() {
            change_holiday(schedule, date, open);
            return true;
        }
        let spans = if open { schedule.weekly.on(date.weekday()).to_vec() } else { Vec::new() };
        add_special_day(schedule, date, spans);
        true
    })
}

/// Takes a date off the holidays, or adds it: those of another zone close no special day.
fn change_holiday(schedule: &mut Schedule, date: Date, open: bool) {
    if !open {
        let closed = vec![Holiday { on: date, name: String::new() }];
        let list = HolidayList::from_dates("one more", closed, 1..=9999);
        schedule.holidays.push(Arc::new(list));
        return;
    }
    let [first, last] = [-1, 1].map(|years| Date::new(date.year() + years, 1, 1).unwrap_or(date));
    let mut left = schedule.holidays_between(first, last);
    left.retain(|holiday| holiday.on != date);
    schedule.holidays = vec![Arc::new(HolidayList::from_dates("one less", left, 1..=9999))];
}

/// Gives the weekdays without hours those of the first weekday with some.
fn open_weekends(schedule: &mut Schedule, year: i32) -> bool {
    let (Some(first), Some(last)) = (Date::new(year, 1, 1), Date::new(year + 1, 1, 31)) else {
        return false;
    };
    let dates: Vec<Date> = (first.days_since_epoch()..=last.days_since_epoch())
        .filter_map(Date::from_days_since_epoch)
        .collect();
    let hours_on = |date: &Date| schedule.weekly.on(date.weekday());
    let Some(open) = dates.iter().find(|date| !hours_on(date).is_empty()) else { return false };
    let hours = hours_on(open).to_vec();
    let holidays = schedule.holidays_between(first, last);
    let is_holiday = |date: &Date| holidays.iter().any(|holiday| holiday.on == *date);
    let is_free = |date: &Date| hours_on(date).is_empty() && !is_holiday(date);
    let free: Vec<Date> = dates.into_iter().filter(is_free).collect();
    for date in &free {
        add_special_day(schedule, *date, hours.clone());
    }
    !free.is_empty()
}

/// Makes a date a special day, unless it is one.
fn add_special_day(schedule: &mut Schedule, on: Date, spans: Vec<DaySpan>) {
    if let Err(place) = schedule.special_days.binary_search_by_key(&on, |day| day.on) {
        schedule.special_days.insert(place, SpecialDay { on, name: String::new(), spans });
    }
}

/// Returns the terms with each place's hours changed; `None` if nothing was changed in any, or if
/// they would never be open.
fn changed(terms: &SlaTerms, mut change: impl FnMut(&mut Schedule) -> bool) -> Option<SlaTerms> {
    let mut schedules = terms.coverage.as_ref()?.schedules().to_vec();
    let mut any = false;
    for schedule in &mut schedules {
        any |= change(schedule);
    }
    if !any {
        return None;
    }
    Some(SlaTerms { coverage: Some(Calendar::new(schedules).ok()?), ..terms.clone() })
}
