//! A cause of another deadline: its kind, the instance of it, and a second kind if one alone does
//! not explain the claim.

use std::cmp::Ordering;

use serde::Serialize;

/// A cause of another deadline. Simpler causes come first, and those of two kinds last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cause {
    /// Its kind.
    pub kind: CauseKind,
    /// The instance of its kind: a date, a priority, a reading and its choice; empty if there is
    /// only one.
    pub which: String,
    /// The second kind, if one alone does not explain the claim.
    pub and: Option<CauseKind>,
}

/// Kinds of causes, the simplest first. Each is described in the table of its family's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CauseKind {
    ZoneUtc,
    ZoneStandard,
    ZoneDaylight,
    ZoneOfOpening,
    ZoneToday,
    ZoneCustomer,
    ZoneOfPolicy,
    HolidaysIgnored,
    HolidaysOfList,
    SpecialDaysIgnored,
    ClosingEdge,
    CalendarHours,
    BusinessHours,
    BusinessDay,
    EightHourDay,
    Reading,
    PausesIgnored,
    PausesTwice,
    PausesInFull,
    PausesAsRealTime,
    Weekends,
    NoCutOff,
    Priority,
    Plan,
    PriorityStricter,
    PriorityLaxer,
    WrittenAsUtc,
    WrittenStandard,
    WrittenDaylight,
    WrittenAsLocal,
    OpenedAsUtc,
    FromMidnight,
    FromNextDay,
    FromPauseEnd,
    OneHolidayIgnored,
    OneHolidayMore,
    DayLater,
    DayEarlier,
    HourLater,
    HourEarlier,
    HoursShifted,
    Opening,
    Shifted,
    WrittenElsewhere,
    Exchanged,
}

/// A kind of cause: its id in JSON and tables, and the words that follow "if", in which `%` stands
/// for the instance.
pub(super) type KindEntry = (CauseKind, &'static str, &'static str);

impl Ord for Cause {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |cause: &Self| (cause.and, cause.kind);
        key(self).cmp(&key(other)).then_with(|| self.which.cmp(&other.which))
    }
}

impl PartialOrd for Cause {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Cause {
    /// Returns the cause of a kind that has one instance only.
    pub(super) fn only(kind: CauseKind) -> Self {
        Self::of(kind, "")
    }

    pub(super) fn of(kind: CauseKind, which: impl Into<String>) -> Self {
        Self { kind, which: which.into(), and: None }
    }

    /// Returns the cause together with a second one.
    pub(super) fn and(&self, other: CauseKind) -> Self {
        Self { and: Some(other), ..self.clone() }
    }
}
