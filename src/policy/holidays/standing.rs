//! The standing of a file's events: days off, worked days, or neither and why. What one event says
//! is not enough for it: where some are marked, those without a mark mean something too.

use super::{
    category::Sort,
    ics_event::{AppleMark, IcsEvent, TakenDays},
};

/// The standing of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its days are off.
    Holiday,
    /// Its days are worked.
    Worked,
    /// It was cancelled.
    Cancelled,
    /// It is neither, which is to be said.
    LeftOut(NotOffReason),
}

/// The reason that an event is no day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotOffReason {
    /// It takes hours of a day.
    Hours,
    /// It is all-day in a zone that is not known.
    DaysElsewhere,
    /// It is an observance.
    Observance,
    /// It is a day off of a region.
    Region,
    /// Apple marks days off, and not this one.
    Unmarked,
    /// It is of no category that was asked for.
    OtherCategory,
}

/// Returns the standing of each event, in their order.
pub(super) fn of_all(events: &[IcsEvent]) -> Vec<Standing> {
    let apple_marks = events.iter().any(|event| event.apple == Some(AppleMark::DayOff));
    let is_of_one_region = region_of_all(events).is_some();
    events.iter().map(|event| of_one(event, apple_marks, is_of_one_region)).collect()
}

/// Returns the region in which all days off of a file hold, if they all name the same.
pub(super) fn region_of_all(events: &[IcsEvent]) -> Option<&str> {
    let observed = |event: &&IcsEvent| {
        event.taken == TakenDays::WholeDays && event.category.sort != Sort::Observance
    };
    let mut regions = events.iter().filter(observed).map(|event| match &event.category.sort {
        Sort::Region(region) if !region.is_empty() => Some(region.as_str()),
        _ => None,
    });
    let first = regions.next()??;
    regions.all(|region| region == Some(first)).then_some(first)
}

fn of_one(event: &IcsEvent, apple_marks: bool, is_of_one_region: bool) -> Standing {
    match event.taken {
        TakenDays::Nothing => return Standing::Cancelled,
        TakenDays::Hours => return Standing::LeftOut(NotOffReason::Hours),
        TakenDays::DaysElsewhere => return Standing::LeftOut(NotOffReason::DaysElsewhere),
        TakenDays::WholeDays => {}
    }
    match (event.apple, event.is_wanted) {
        (Some(AppleMark::Worked), _) => Standing::Worked,
        (_, Some(true)) | (Some(AppleMark::DayOff), None) => Standing::Holiday,
        _ if event.says_worked => Standing::Worked,
        (_, Some(false)) => Standing::LeftOut(NotOffReason::OtherCategory),
        (_, None) if apple_marks => Standing::LeftOut(NotOffReason::Unmarked),
        (_, None) => match &event.category.sort {
            Sort::Observance => Standing::LeftOut(NotOffReason::Observance),
            Sort::Region(_) if !is_of_one_region => Standing::LeftOut(NotOffReason::Region),
            Sort::Region(_) | Sort::DayOff | Sort::Unknown | Sort::Unsaid => Standing::Holiday,
        },
    }
}
